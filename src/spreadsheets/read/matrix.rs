//! Capabilities as a matrix: companies one way, competencies the other, levels in the cells.

use domain::values::column_letters::column_letters;
use std::borrow::Cow;
use std::collections::BTreeSet;

use domain::consortia::violation::Severity;
use domain::directory::competency::Vocabulary;
use domain::imports::choices::{COMPETENCY_COLUMN, SheetChoice, SheetUse, value_key};
use domain::imports::drafts::{CapabilityDraft, CompanyKey, DraftRow};
use domain::imports::import::{ColumnReading, ImportIssue, SheetReading};

use crate::columns::column_map::{ColumnMap, MatchedColumn, one_line};
use crate::columns::field::{Field, TableKind};
use crate::columns::fields_of::fields_of;
use crate::columns::known_field::KnownField;
use crate::columns::match_columns::field_of_label;
use crate::read::aside::{is_example, is_total_label};
use crate::read::corrected::meant_sheet;
use crate::read::layouts::colour_word::colour_word;
use crate::read::layouts::legend::Legend;
use crate::read::matrix_marks::{Mark, matrix_words, parse_mark};
use crate::read::read_capabilities::read_company_key;
use crate::read::reading::Reading;
use crate::read::row_reader::RowReader;
use crate::read::sheet_head::sheet_reading;
use crate::row_collector::rows_of;
use crate::workbook::{CellValue, SheetTable, TableRow};

/// How far down and right the titles are looked for.
const SEARCH: usize = 30;
/// Titles that the vocabulary must know before a sheet is taken for a matrix.
const LEAST_KNOWN: usize = 2;

/// What a matrix came to.
pub struct ReadMatrix {
    /// What was understood.
    pub reading: SheetReading,
    /// The capabilities, each with its cell.
    pub drafts: Vec<DraftRow<CapabilityDraft>>,
    /// The findings.
    pub issues: Vec<ImportIssue>,
    /// Where its words stand, row (from 1) and column (from 0): titles of competencies, and marks.
    cells: Vec<((u32, u32), bool)>,
}

/// A matrix always with companies in rows: one found the other way round is turned first.
struct Layout {
    header_row: u32,
    /// The columns that tell who the company is.
    company_map: ColumnMap,
    /// The columns that are competencies.
    competencies: Vec<(u32, String)>,
    /// Other columns with a title.
    others: Vec<(u32, String)>,
}

/// Reads a sheet as a matrix when it is one. A person's decisions about rows and columns are about a sheet with companies
/// in rows: the other way round it is only read unaided.
#[must_use]
pub fn read_matrix(
    table: &SheetTable,
    reading: &Reading<'_>,
    choice: &SheetChoice,
) -> Option<ReadMatrix> {
    let meant = meant_sheet(table, reading.choices);
    let legend = Legend::of(&meant);
    let words = |mut matrix: ReadMatrix| {
        matrix.reading.words =
            matrix_words(&matrix.cells, table, reading, |mark| legend.meaning(mark));
        matrix
    };
    if let Some((meant, layout)) = find_layout(&meant, &legend, (reading.vocabulary, choice)) {
        let mut read = read_layout(&meant, &layout, &|row, column| (row, column));
        let columns: Vec<u32> = layout.competencies.iter().map(|(at, _)| *at).collect();
        let n_aside = legend.n_cells_in(layout.header_row, &columns);
        read.reading.n_rows += n_aside;
        read.reading.n_ignored += n_aside;
        return Some(words(read));
    }
    if choice.header_row.is_some() {
        return None;
    }
    let turned = transposed(&meant)?;
    let about = (reading.vocabulary, choice);
    let (turned, layout) = find_layout(&turned, &legend.turned(), about)?;
    // A turned row number is a column (from 0) plus one; a turned column is a row number minus one.
    Some(words(read_layout(&turned, &layout, &|row, column| {
        (column + 1, row.saturating_sub(1))
    })))
}

/// The sheet turned over its diagonal.
#[must_use]
pub fn transposed(table: &SheetTable) -> Option<SheetTable> {
    let cells = table.rows.iter().flat_map(|row| {
        row.cells
            .iter()
            .map(|(column, value)| ((column + 1, row.number.saturating_sub(1)), value.clone()))
    });
    let turned = SheetTable {
        name: table.name.clone(),
        rows: rows_of(cells),
        ..SheetTable::default()
    };
    (!turned.rows.is_empty()).then_some(turned)
}

/// The row of titles that a person pointed at, or that names the most known competencies.
#[must_use]
pub fn title_row(table: &SheetTable, vocabulary: &Vocabulary, choice: &SheetChoice) -> Option<u32> {
    if let Some(header_row) = choice.header_row {
        return table.row(header_row).map(|row| row.number);
    }
    let n_known = |row: &TableRow| {
        row.texts()
            .filter(|(_, text)| vocabulary.find_by_word(text).is_some())
            .count()
    };
    table
        .rows
        .iter()
        .take(SEARCH)
        .map(|row| (n_known(row), row))
        .filter(|(known, row)| *known >= LEAST_KNOWN && known * 4 >= row.cells.len())
        .max_by(|(first, first_row), (second, second_row)| {
            first
                .cmp(second)
                .then(second_row.number.cmp(&first_row.number))
        })
        .map(|(_, row)| row.number)
}

/// How a sheet is laid out, and the sheet as its own legend means it.
fn find_layout<'t>(
    table: &'t SheetTable,
    legend: &Legend,
    (vocabulary, choice): (&Vocabulary, &SheetChoice),
) -> Option<(Cow<'t, SheetTable>, Layout)> {
    let header_row = title_row(table, vocabulary, choice)?;
    let meant = legend.applied(table, header_row);
    let layout = layout_under(&meant, header_row, (vocabulary, choice))?;
    Some((meant, layout))
}

fn layout_under(
    table: &SheetTable,
    header_row: u32,
    (vocabulary, choice): (&Vocabulary, &SheetChoice),
) -> Option<Layout> {
    let header = table.row(header_row)?;
    let body: Vec<&TableRow> = table
        .rows
        .iter()
        .filter(|row| row.number > header.number)
        .collect();
    let company_columns = company_columns(header, &body, vocabulary, choice);
    let first_column = company_columns.first()?.column;
    let marks = own_marks(header, &body, vocabulary);
    let mut competencies = Vec::new();
    let mut others = Vec::new();
    for (column, title) in header.texts() {
        if company_columns.iter().any(|known| known.column == column) {
            continue;
        }
        let title = one_line(&title);
        let looks_so = column > first_column
            && (vocabulary.find_by_word(&title).is_some()
                || !is_total_label(&title) && holds_marks(&body, column, &marks));
        let is_competency = match choice.column(&column_letters(column)) {
            Some(chosen) => chosen == Some(COMPETENCY_COLUMN),
            None => looks_so,
        };
        if is_competency {
            competencies.push((column, title));
        } else {
            others.push((column, title));
        }
    }
    let cells = || {
        body.iter().flat_map(|row| {
            competencies
                .iter()
                .filter_map(|(column, _)| row.cell(*column))
        })
    };
    let n_marks = cells().filter(|cell| is_mark(cell, &marks)).count();
    let is_chosen = choice.read_as == Some(SheetUse::CapabilityMatrix);
    let is_matrix = is_chosen || !body.is_empty() && n_marks * 2 >= cells().count();
    is_matrix.then_some(Layout {
        header_row: header.number,
        company_map: ColumnMap {
            kind: TableKind::CapabilityMatrix,
            header_row: header.number,
            columns: company_columns,
            score: 0,
        },
        competencies,
        others,
    })
}

/// The columns that name the company: by their titles, else the first column of words under no known competency.
#[must_use]
pub fn company_columns(
    header: &TableRow,
    body: &[&TableRow],
    vocabulary: &Vocabulary,
    choice: &SheetChoice,
) -> Vec<MatchedColumn> {
    let mut columns: Vec<MatchedColumn> = Vec::new();
    for (column, title) in header.texts() {
        let chosen = choice.column(&column_letters(column));
        if chosen.is_none() && vocabulary.find_by_word(&title).is_some() {
            continue;
        }
        let names_company = |known: &KnownField| {
            matches!(
                known.field,
                Field::CompanyName | Field::Siret | Field::Siren | Field::Postcode
            )
        };
        let known = match chosen {
            Some(name) => fields_of(TableKind::CapabilityMatrix)
                .iter()
                .find(|known| Some(known.name) == name)
                .map(|known| (known, 10_000)),
            None => field_of_label(TableKind::CapabilityMatrix, &title),
        }
        .filter(|(known, _)| names_company(known));
        let is_new = |field: Field| !columns.iter().any(|column| column.field == Some(field));
        if let Some((known, likeness)) = known.filter(|(known, _)| is_new(known.field)) {
            columns.push(MatchedColumn {
                column,
                title: one_line(&title),
                field: Some(known.field),
                name: Some(known.name),
                confidence: likeness,
                is_chosen: chosen.is_some(),
            });
        }
    }
    if !columns.is_empty() {
        return columns;
    }
    let first = body
        .iter()
        .filter_map(|row| row.cells.first())
        .map(|(column, _)| *column)
        .min();
    first
        .filter(|column| {
            header
                .cell(*column)
                .is_none_or(|title| vocabulary.find_by_word(&title.display()).is_none())
        })
        .map(|column| MatchedColumn {
            column,
            title: header
                .cell(column)
                .map(|title| one_line(&title.display()))
                .unwrap_or_default(),
            field: Some(Field::CompanyName),
            name: Some("companyName"),
            confidence: 7_000,
            is_chosen: false,
        })
        .into_iter()
        .collect()
}

/// The marks of the file's own (`A`, `B`, `maîtrisé`), when the cells under known competencies hold a few short words again
/// and again: what they mean, a legend or a person says.
fn own_marks(header: &TableRow, body: &[&TableRow], vocabulary: &Vocabulary) -> BTreeSet<String> {
    const LEAST_TITLES: usize = 3;
    const MOST_MARKS: usize = 8;
    const LONGEST_MARK: usize = 24;
    let known: Vec<u32> = header
        .texts()
        .filter(|(_, title)| vocabulary.find_by_word(title).is_some())
        .map(|(column, _)| column)
        .collect();
    let words: Vec<String> = body
        .iter()
        .filter(|row| !row.texts().any(|(_, text)| is_total_label(&text)))
        .flat_map(|row| known.iter().filter_map(|column| row.cell(*column)))
        .map(|cell| value_key(&cell.display()))
        .collect();
    let marks: BTreeSet<String> = words.iter().cloned().collect();
    let is_short = |mark: &String| mark.chars().count() <= LONGEST_MARK;
    let is_alphabet = known.len() >= LEAST_TITLES
        && marks.len() <= MOST_MARKS
        && marks.len() * 3 <= words.len() * 2
        && marks.iter().all(is_short);
    if is_alphabet { marks } else { BTreeSet::new() }
}

fn is_mark(cell: &CellValue, own: &BTreeSet<String>) -> bool {
    parse_mark(cell).is_ok()
        || matches!(cell, CellValue::Text(text) if colour_word(text).is_some())
        || own.contains(&value_key(&cell.display()))
}

/// Whether the cells of a column are levels and marks, three out of five at least.
fn holds_marks(body: &[&TableRow], column: u32, own: &BTreeSet<String>) -> bool {
    let cells: Vec<&CellValue> = body.iter().filter_map(|row| row.cell(column)).collect();
    let n_marks = cells.iter().filter(|cell| is_mark(cell, own)).count();
    !cells.is_empty() && n_marks * 5 >= cells.len() * 3
}

fn read_layout(
    table: &SheetTable,
    layout: &Layout,
    place_of: &impl Fn(u32, u32) -> (u32, u32),
) -> ReadMatrix {
    let mut read = ReadMatrix {
        reading: reading_of(table, layout, place_of),
        drafts: Vec::new(),
        issues: Vec::new(),
        cells: layout
            .competencies
            .iter()
            .map(|(column, _)| (place_of(layout.header_row, *column), true))
            .collect(),
    };
    for row in table
        .rows
        .iter()
        .filter(|row| row.number > layout.header_row)
    {
        read_company_row(table, layout, row, place_of, &mut read);
    }
    read
}

fn reading_of(
    table: &SheetTable,
    layout: &Layout,
    place_of: &impl Fn(u32, u32) -> (u32, u32),
) -> SheetReading {
    let reading = |column: u32, title: &str, field: Option<&str>, confidence: u16| ColumnReading {
        column: column_letters(place_of(layout.header_row, column).1),
        title: title.to_owned(),
        field: field.map(str::to_owned),
        confidence,
        is_chosen: false,
        samples: Vec::new(),
    };
    let companies = layout
        .company_map
        .columns
        .iter()
        .map(|known| reading(known.column, &known.title, known.name, known.confidence));
    let competencies = layout
        .competencies
        .iter()
        .map(|(column, title)| reading(*column, title, Some(COMPETENCY_COLUMN), 10_000));
    let others = layout
        .others
        .iter()
        .map(|(column, title)| reading(*column, title, None, 0));
    SheetReading {
        header_row: Some(
            place_of(
                layout.header_row,
                layout.company_map.columns.first().map_or(0, |c| c.column),
            )
            .0,
        ),
        columns: companies.chain(competencies).chain(others).collect(),
        ..sheet_reading(table, SheetUse::CapabilityMatrix)
    }
}

/// Whether what stands where companies do is the label of a sum: a sum has neither number nor postcode, a company may be
/// called Total.
fn is_sum(company: &CompanyKey) -> bool {
    let has_no_mark =
        company.siren.is_none() && company.siret.is_none() && company.postcode.is_none();
    has_no_mark && company.name.as_deref().is_some_and(is_total_label)
}

/// Reads the marks of one company. Each mark counts as a row of its own; without a company each is an error.
fn read_company_row(
    table: &SheetTable,
    layout: &Layout,
    row: &TableRow,
    place_of: &impl Fn(u32, u32) -> (u32, u32),
    read: &mut ReadMatrix,
) {
    let marks: Vec<(u32, &str, &CellValue)> = layout
        .competencies
        .iter()
        .filter_map(|(column, title)| Some((*column, title.as_str(), row.cell(*column)?)))
        .collect();
    let place = |column: u32| {
        let (row, column) = place_of(row.number, column);
        table.place(row, Some(column))
    };
    read.reading.n_rows += u32::try_from(marks.len()).unwrap_or(u32::MAX);
    let mut reader = RowReader::new(table, &layout.company_map, row);
    let company: CompanyKey = read_company_key(&mut reader);
    if is_example(row) || is_sum(&company) {
        read.reading.n_ignored += u32::try_from(marks.len()).unwrap_or(u32::MAX);
        return;
    }
    let company_issues = reader.finish(()).issues;
    let is_rejected = company_issues
        .iter()
        .any(|issue| issue.severity == Severity::Error);
    let marked = marks
        .iter()
        .map(|(column, ..)| (place_of(row.number, *column), false));
    read.cells.extend(marked);
    for (column, title, cell) in marks {
        let mut issue_here = |code, found: String, expected, proposals| {
            read.issues.push(ImportIssue {
                code,
                severity: Severity::Error,
                place: place(column),
                column_title: Some(title.to_owned()),
                found: Some(found),
                expected,
                proposals,
                candidates: Vec::new(),
            });
        };
        match parse_mark(cell) {
            Ok(Mark::Nothing) => read.reading.n_ignored += 1,
            _ if is_rejected => {
                for issue in &company_issues {
                    issue_here(
                        issue.code,
                        issue.found.clone().unwrap_or_default(),
                        issue.expected.clone(),
                        issue.proposals.clone(),
                    );
                }
            }
            Ok(Mark::Holds(level)) => read.drafts.push(DraftRow {
                place: place(column),
                draft: CapabilityDraft {
                    company: company.clone(),
                    competency: title.to_owned(),
                    level,
                    ..CapabilityDraft::default()
                },
            }),
            Err(fault) => {
                issue_here(
                    fault.code,
                    cell.display(),
                    Some(fault.expected),
                    fault.proposals,
                );
            }
        }
    }
}
