//! A call laid out as people write one: labels in one column, values beside them.

use domain::imports::drafts::CallDraft;
use domain::imports::import::ColumnReading;
use domain::values::column_letters::column_letters;
use domain::values::text::search_key;

use crate::columns::column_map::{ColumnMap, MatchedColumn, one_line};
use crate::columns::field::{Field, TableKind};
use crate::columns::match_columns::field_of_label;
use crate::read::read_calls::read_call;
use crate::read::row_reader::{ReadRow, RowReader};
use crate::workbook::{CellValue, SheetTable, TableRow};

/// Rows that are not blank in which labels are looked for.
const FORM_ROWS: usize = 80;
/// Labels that make a form.
const LEAST_LABELS: usize = 3;

/// A form that was found on a sheet.
pub struct CallForm {
    /// The labels: row, title, field.
    entries: Vec<FormEntry>,
    /// The sum of the likenesses, comparable with a `ColumnMap`'s.
    pub score: u32,
    /// Rows of the form that say nothing known.
    pub n_ignored: u32,
}

struct FormEntry {
    row: u32,
    label_column: u32,
    value_column: u32,
    title: String,
    field: Field,
    name: &'static str,
    likeness: u16,
    value: CellValue,
}

/// Looks for a form in the rows above `before` (all rows when absent).
#[must_use]
pub fn find_call_form(table: &SheetTable, before: Option<u32>) -> Option<CallForm> {
    let mut entries: Vec<FormEntry> = Vec::new();
    let mut n_ignored = 0;
    let rows = table
        .rows
        .iter()
        .take_while(|row| before.is_none_or(|before| row.number < before))
        .take(FORM_ROWS);
    for row in rows {
        match form_entry(row) {
            Some(entry) if !entries.iter().any(|known| known.field == entry.field) => {
                entries.push(entry);
            }
            _ => n_ignored += 1,
        }
    }
    let has_name = entries
        .iter()
        .any(|entry| matches!(entry.field, Field::Title | Field::CallReference));
    (has_name && entries.len() >= LEAST_LABELS).then(|| CallForm {
        score: entries.iter().map(|entry| u32::from(entry.likeness)).sum(),
        entries,
        n_ignored,
    })
}

/// A row whose first cell is a known label, with the next cell as its value.
fn form_entry(row: &TableRow) -> Option<FormEntry> {
    let mut cells = row.cells.iter();
    let (label_column, label) = cells.next()?;
    let (value_column, value) = cells.next()?;
    let CellValue::Text(label) = label else {
        return None;
    };
    let title = one_line(label);
    let label = title.trim_end_matches([':', ' ', '\u{a0}']);
    let (known, likeness) =
        field_of_label(TableKind::Calls, naming(label, value).unwrap_or(label))?;
    Some(FormEntry {
        row: row.number,
        label_column: *label_column,
        value_column: *value_column,
        title,
        field: known.field,
        name: known.name,
        likeness,
        value: value.clone(),
    })
}

/// The title for a label that only says that the call is named beside it (`Consultation`): words name it, one word is its
/// reference.
fn naming(label: &str, value: &CellValue) -> Option<&'static str> {
    const NAMING: [&str; 6] = [
        "consultation",
        "marche",
        "affaire",
        "projet",
        "operation",
        "call",
    ];
    let CellValue::Text(value) = value else {
        return None;
    };
    let is_one_word = !value.trim().contains(char::is_whitespace);
    NAMING
        .contains(&search_key(label).as_str())
        .then_some(if is_one_word {
            "Référence"
        } else {
            "Intitulé"
        })
}

impl CallForm {
    /// The first row of the form.
    #[must_use]
    pub fn first_row(&self) -> u32 {
        self.entries.first().map_or(1, |entry| entry.row)
    }

    /// The labels as the report shows columns.
    #[must_use]
    pub fn readings(&self) -> Vec<ColumnReading> {
        self.entries
            .iter()
            .map(|entry| ColumnReading {
                column: column_letters(entry.label_column),
                title: entry.title.clone(),
                field: Some(entry.name.to_owned()),
                confidence: entry.likeness,
                is_chosen: false,
                samples: Vec::new(),
            })
            .collect()
    }

    /// Reads the call: the form is laid on its side as one row, and its findings are put back where the values stand.
    #[must_use]
    pub fn read(&self, table: &SheetTable) -> ReadRow<CallDraft> {
        let row_number = self.first_row();
        let turned: Vec<(u32, &FormEntry)> = (0..).zip(&self.entries).collect();
        let map = ColumnMap {
            kind: TableKind::Calls,
            header_row: row_number,
            columns: turned
                .iter()
                .map(|(column, entry)| MatchedColumn {
                    column: *column,
                    title: entry.title.clone(),
                    field: Some(entry.field),
                    name: Some(entry.name),
                    confidence: entry.likeness,
                    is_chosen: false,
                })
                .collect(),
            score: self.score,
        };
        let row = TableRow {
            number: row_number,
            cells: turned
                .iter()
                .map(|(column, entry)| (*column, entry.value.clone()))
                .collect(),
        };
        let on_its_side = SheetTable {
            name: table.name.clone(),
            uses_1904: table.uses_1904,
            ..SheetTable::default()
        };
        let mut read = read_call(RowReader::new(&on_its_side, &map, &row));
        for issue in &mut read.issues {
            let entry = turned
                .iter()
                .find(|(column, _)| issue.place.column == Some(column_letters(*column)));
            if let Some((_, entry)) = entry {
                issue.place = table.place(entry.row, Some(entry.value_column));
            }
        }
        read
    }
}
