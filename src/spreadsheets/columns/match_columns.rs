//! Finds the header row of a sheet and what each of its columns is.

use domain::values::column_letters::column_letters;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use domain::imports::choices::SheetChoice;

use crate::columns::column_map::{ColumnMap, MatchedColumn, one_line};
use crate::columns::field::{Field, TableKind};
use crate::columns::fields_of::fields_of;
use crate::columns::further_companies::{is_further, mark_further, mistakes_the_buyer};
use crate::columns::known_field::KnownField;
use crate::columns::title::{TitleKey, year_in_title};
use crate::columns::value_looks::weigh_by_values;
use crate::workbook::{CellValue, SheetTable, TableRow};

/// How far down a header is looked for, in rows that are not blank.
const HEADER_SEARCH_ROWS: usize = 30;
/// The least likeness of a title to count, in per-ten-thousands.
const LEAST_LIKENESS: u16 = 7_000;
/// A likeness by which a title is surely meant: the same words, but for one more.
const SURE_LIKENESS: u16 = 8_800;
/// Whatever a person says is sure.
const SURE: u16 = 10_000;
/// Sure columns that a header must have, so that no row of data is taken for one.
const LEAST_COLUMNS: usize = 2;

/// A longer text is no title.
const LONGEST_TITLE: usize = 120;
/// How many rows a header may have.
const MOST_HEADER_ROWS: u32 = 3;
/// What the name of a sheet adds when it says what the table is.
const SHEET_NAME_HINT: u32 = 12_000;

/// A known field with the keys of its titles.
type KeyedField = (&'static KnownField, Vec<TitleKey>);

/// The titles of every kind of table, made comparable once.
static KEYED_FIELDS: LazyLock<BTreeMap<TableKind, Vec<KeyedField>>> = LazyLock::new(|| {
    TableKind::ALL
        .into_iter()
        .map(|kind| {
            let fields = fields_of(kind)
                .iter()
                .map(|known| (known, known.titles().map(TitleKey::new).collect()))
                .collect();
            (kind, fields)
        })
        .collect()
});

fn keyed_fields(kind: TableKind) -> &'static [KeyedField] {
    KEYED_FIELDS
        .get(&kind)
        .map(Vec::as_slice)
        .unwrap_or_default()
}

/// A column with the titles that it may go by.
struct HeaderCell {
    column: u32,
    title: String,
    keys: Vec<TitleKey>,
    /// The title without the year that it names.
    of_year: Option<TitleKey>,
}

impl HeaderCell {
    fn new(column: u32, title: String, keys: Vec<TitleKey>) -> Self {
        let of_year = year_in_title(&title).map(|(_, rest)| TitleKey::new(&rest));
        Self {
            column,
            title,
            keys,
            of_year,
        }
    }

    /// How well a field fits. A field of a year is only one with a year in its title.
    fn likeness(&self, known: &KnownField, titles: &[TitleKey]) -> u16 {
        match (&self.of_year, known.field.is_of_year()) {
            (Some(key), true) => best_likeness(std::slice::from_ref(key), titles),
            (None, true) => 0,
            (_, false) => best_likeness(&self.keys, titles),
        }
    }
}

/// The header that fits best among the first rows and the kinds of table given, or the one that a person pointed at;
/// `None` when none is good enough.
#[must_use]
pub fn match_columns(
    table: &SheetTable,
    kinds: &[TableKind],
    choice: &SheetChoice,
) -> Option<ColumnMap> {
    let kinds: Vec<TableKind> = kinds
        .iter()
        .copied()
        .filter(|kind| choice.allows(kind.sheet_use()))
        .collect();
    let mut map = match choice.header_row {
        Some(header_row) => pointed_at(table, &kinds, (header_row, choice)),
        None => best_header(table, &kinds, choice),
    }?;
    mark_further(&mut map);
    weigh_by_values(table, &mut map);
    Some(map)
}

/// The kind of table that fits the header that a person pointed at.
fn pointed_at(
    table: &SheetTable,
    kinds: &[TableKind],
    (header_row, choice): (u32, &SheetChoice),
) -> Option<ColumnMap> {
    let n_rows = choice.n_header_rows.unwrap_or(1).clamp(1, MOST_HEADER_ROWS);
    let header = if n_rows > 1 {
        joined_header(table, header_row, n_rows)
    } else {
        let index = table.rows.iter().position(|row| row.number == header_row)?;
        let above = index.checked_sub(1).and_then(|above| table.rows.get(above));
        header_cells(table, table.rows.get(index)?, above)
    };
    let mut best: Option<ColumnMap> = None;
    for kind in kinds {
        let map = match_row((*kind, header_row), &header, &table.name, choice);
        if best.as_ref().is_none_or(|known| map.score > known.score) {
            best = Some(map);
        }
    }
    best
}

/// The titles of several rows, one over the other, joined: `Référence / Client`. A title merged sideways stands over each
/// of its columns.
fn joined_header(table: &SheetTable, header_row: u32, n_rows: u32) -> Vec<HeaderCell> {
    let first = header_row.saturating_sub(n_rows - 1);
    let rows: Vec<&TableRow> = table
        .rows
        .iter()
        .filter(|row| (first..=header_row).contains(&row.number))
        .collect();
    let mut columns: Vec<u32> = rows
        .iter()
        .flat_map(|row| row.cells.iter().map(|(column, _)| *column))
        .collect();
    columns.sort_unstable();
    columns.dedup();
    columns
        .into_iter()
        .filter_map(|column| {
            let mut parts: Vec<String> = Vec::new();
            for row in &rows {
                let own = row.cell(column).map(|value| one_line(&value.display()));
                let part =
                    own.or_else(|| group_title(table, row, column).map(|text| one_line(&text)));
                parts.extend(part.filter(|part| !part.is_empty() && parts.last() != Some(part)));
            }
            let last = parts.last()?.clone();
            let title = parts.join(" / ");
            let keys = vec![TitleKey::new(&last), TitleKey::new(&parts.join(" "))];
            Some(HeaderCell::new(column, title, keys))
        })
        .collect()
}

fn best_header(table: &SheetTable, kinds: &[TableKind], choice: &SheetChoice) -> Option<ColumnMap> {
    let mut best: Option<ColumnMap> = None;
    for (index, row) in table.rows.iter().enumerate().take(HEADER_SEARCH_ROWS) {
        if row.cells.len() < LEAST_COLUMNS {
            continue;
        }
        let above = index.checked_sub(1).and_then(|above| table.rows.get(above));
        let header = header_cells(table, row, above);
        for kind in kinds {
            let map = match_row((*kind, row.number), &header, &table.name, choice);
            let is_better = best.as_ref().is_none_or(|known| map.score > known.score);
            if is_header(&map) && is_better {
                best = Some(map);
            }
        }
    }
    best
}

/// The row as the header of a further table on its sheet, when it is surely one: nothing but texts, most of them titles of
/// a table that is complete.
#[must_use]
pub fn further_header(
    table: &SheetTable,
    row: &TableRow,
    kinds: &[TableKind],
) -> Option<ColumnMap> {
    let header = header_cells(table, row, None);
    if row.cells.len() < LEAST_COLUMNS || header.len() < row.cells.len() {
        return None;
    }
    let choice = SheetChoice::default();
    kinds
        .iter()
        .map(|kind| match_row((*kind, row.number), &header, "", &choice))
        .filter(|map| {
            let is_known = |column: &&MatchedColumn| column.field.is_some();
            is_header(map) && map.columns.iter().filter(is_known).count() * 2 >= header.len()
        })
        .max_by_key(|map| map.score)
}

/// Whether the columns are those without which a table of its kind says nothing.
fn is_header(map: &ColumnMap) -> bool {
    let n_sure = map
        .columns
        .iter()
        .filter(|column| column.confidence >= SURE_LIKENESS)
        .count();
    let has_any = |fields: &[Field]| fields.iter().any(|field| map.has(*field));
    let is_complete = match map.kind {
        TableKind::Calls => {
            map.has(Field::Title)
                && has_any(&[
                    Field::CallReference,
                    Field::Buyer,
                    Field::SubmissionDeadlineAt,
                ])
        }
        TableKind::Lots => map.has(Field::LotNumber) && map.has(Field::Title),
        TableKind::Requirements => fields_of(map.kind)
            .iter()
            .any(|known| known.is_key && map.has(known.field)),
        TableKind::CapabilityList => map.has(Field::Competency),
        TableKind::CapabilityMatrix => false,
        TableKind::Interests => {
            map.has(Field::Answer)
                && has_any(&[
                    Field::CompanyName,
                    Field::Siret,
                    Field::Siren,
                    Field::CallReference,
                ])
        }
        TableKind::Competencies => has_any(&[Field::LabelFr, Field::LabelEn, Field::Code]),
        TableKind::Awards => {
            map.has(Field::CallReference)
                && has_any(&[Field::CompanyName, Field::Siret, Field::Siren])
        }
        TableKind::Companies => has_any(&[Field::CompanyName, Field::Siret, Field::Siren]),
        TableKind::References => {
            map.has(Field::EvidenceTitle) && has_any(&[Field::Competencies, Field::EvidenceParty])
        }
        TableKind::Certificates => map.has(Field::Certificate) || map.has(Field::Title),
    };
    is_complete && n_sure >= LEAST_COLUMNS
}

/// The cells of a header row. A title under a merged group title (`Référence` over `Client`, `Montant`) may also go by
/// both together.
fn header_cells(table: &SheetTable, row: &TableRow, above: Option<&TableRow>) -> Vec<HeaderCell> {
    row.cells
        .iter()
        .filter_map(|(column, value)| match value {
            CellValue::Text(title) if could_be_title(title) => Some((*column, title.as_str())),
            _ => None,
        })
        .map(|(column, title)| {
            let mut keys = vec![TitleKey::new(title)];
            if let Some(group) = above.and_then(|above| group_title(table, above, column)) {
                keys.push(TitleKey::new(&format!("{title} {group}")));
            }
            HeaderCell::new(column, one_line(title), keys)
        })
        .collect()
}

fn could_be_title(text: &str) -> bool {
    text.len() <= LONGEST_TITLE * 2
        && text.chars().count() <= LONGEST_TITLE
        && text
            .chars()
            .any(|c| c.is_alphabetic() || matches!(c, '°' | 'º'))
}

/// The title merged sideways over a column in the row above.
fn group_title(table: &SheetTable, above: &TableRow, column: u32) -> Option<String> {
    let merge = table.merges.iter().find(|merge| {
        merge.first_row <= above.number
            && merge.last_row >= above.number
            && merge.last_column > merge.first_column
            && (merge.first_column..=merge.last_column).contains(&column)
    })?;
    above.cell(merge.first_column).map(|value| value.display())
}

fn match_row(
    (kind, header_row): (TableKind, u32),
    header: &[HeaderCell],
    sheet_name: &str,
    choice: &SheetChoice,
) -> ColumnMap {
    let mut columns: Vec<MatchedColumn> = header
        .iter()
        .map(|cell| chosen_column(kind, cell, choice))
        .collect();
    let mut taken: Vec<Field> = columns.iter().filter_map(|column| column.field).collect();
    let mut candidates: Vec<(u16, usize, &'static KnownField)> = Vec::new();
    for (index, cell) in header.iter().enumerate() {
        let titles = header.iter().map(|cell| cell.title.as_str());
        if is_further(kind, &cell.title, titles) {
            continue;
        }
        for (known, titles) in keyed_fields(kind) {
            let likeness = cell.likeness(known, titles);
            if likeness >= LEAST_LIKENESS && !mistakes_the_buyer(&cell.title, known.field) {
                candidates.push((likeness, index, known));
            }
        }
    }
    // The surest pairs first; of equal ones the leftmost column.
    candidates.sort_by(|first, second| second.0.cmp(&first.0).then(first.1.cmp(&second.1)));
    let mut score: u32 = columns
        .iter()
        .map(|column| u32::from(column.confidence))
        .sum();
    for (likeness, index, known) in candidates {
        let Some(column) = columns.get_mut(index) else {
            continue;
        };
        let is_free = known.field.is_of_year() || !taken.contains(&known.field);
        if column.field.is_none() && !column.is_chosen && is_free {
            column.field = Some(known.field);
            column.name = Some(known.name);
            column.confidence = likeness;
            taken.push(known.field);
            score += u32::from(likeness);
        }
    }
    let name_key = TitleKey::new(sheet_name);
    let is_hinted = kind
        .sheet_names()
        .iter()
        .any(|hint| name_key.likeness(&TitleKey::new(hint)) >= 8_000);
    ColumnMap {
        kind,
        header_row,
        columns,
        score: score + if is_hinted { SHEET_NAME_HINT } else { 0 },
    }
}

/// The column as a person decided, or nothing yet.
fn chosen_column(kind: TableKind, cell: &HeaderCell, choice: &SheetChoice) -> MatchedColumn {
    let chosen = choice.column(&column_letters(cell.column));
    let known = chosen
        .flatten()
        .and_then(|name| fields_of(kind).iter().find(|known| known.name == name));
    MatchedColumn {
        column: cell.column,
        title: cell.title.clone(),
        field: known.map(|known| known.field),
        name: known.map(|known| known.name),
        confidence: if known.is_some() { SURE } else { 0 },
        is_chosen: chosen.is_some(),
    }
}

fn best_likeness(keys: &[TitleKey], titles: &[TitleKey]) -> u16 {
    titles
        .iter()
        .flat_map(|title| keys.iter().map(move |key| key.likeness(title)))
        .max()
        .unwrap_or(0)
}

/// The field that a label in front of its value names, for sheets laid out as a form.
#[must_use]
pub fn field_of_label(kind: TableKind, label: &str) -> Option<(&'static KnownField, u16)> {
    if label.chars().count() > LONGEST_TITLE {
        return None;
    }
    let keys = [TitleKey::new(label)];
    keyed_fields(kind)
        .iter()
        .map(|(known, titles)| (*known, best_likeness(&keys, titles)))
        .filter(|(_, likeness)| *likeness >= LEAST_LIKENESS)
        .max_by_key(|(_, likeness)| *likeness)
}
