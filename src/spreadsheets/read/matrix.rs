//! Capabilities as a matrix: companies one way, competencies the other, levels in the cells.

use domain::consortia::violation::Severity;
use domain::directory::competency::Vocabulary;
use domain::imports::drafts::{CapabilityDraft, CompanyKey, DraftRow};
use domain::imports::import::{ColumnReading, ImportIssue, SheetReading};
use domain::values::quantity::Level;

use crate::cells::fault::{CellFault, says_nothing};
use crate::cells::word::{parse_level, parse_yes_no};
use crate::columns::field::{Field, TableKind};
use crate::columns::match_columns::{ColumnMap, MatchedColumn, field_of_label, one_line};
use crate::read::aside::{is_example, is_total_label};
use crate::read::read_capabilities::read_company_key;
use crate::read::row_reader::RowReader;
use crate::workbook::{CellValue, SheetTable, TableRow, column_letters};

/// How far down and right the titles are looked for.
const SEARCH: usize = 30;
/// Titles that the vocabulary must know before a sheet is taken for a matrix.
const LEAST_KNOWN: usize = 2;

/// What a column of levels is called in the report: each is a competency of its own, so none is *the* competency.
pub const COMPETENCY_COLUMN: &str = "competencyColumn";

/// What a matrix came to.
pub struct ReadMatrix {
    /// What was understood.
    pub reading: SheetReading,
    /// The capabilities, each with its cell.
    pub drafts: Vec<DraftRow<CapabilityDraft>>,
    /// The findings.
    pub issues: Vec<ImportIssue>,
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

/// What one cell of a matrix says.
enum Mark {
    /// The company has the competency, at a level when one is given.
    Holds(Option<Level>),
    /// It has not.
    Nothing,
}

/// Reads a sheet as a matrix when it is one.
#[must_use]
pub fn read_matrix(table: &SheetTable, vocabulary: &Vocabulary) -> Option<ReadMatrix> {
    if let Some(layout) = find_layout(table, vocabulary) {
        return Some(read_layout(table, &layout, &|row, column| (row, column)));
    }
    let turned = transposed(table)?;
    let layout = find_layout(&turned, vocabulary)?;
    // A turned row number is a column (from 0) plus one; a turned column is a row number minus one.
    Some(read_layout(&turned, &layout, &|row, column| {
        (column + 1, row.saturating_sub(1))
    }))
}

fn transposed(table: &SheetTable) -> Option<SheetTable> {
    let cells = table.rows.iter().flat_map(|row| {
        row.cells
            .iter()
            .map(|(column, value)| ((column + 1, row.number.saturating_sub(1)), value.clone()))
    });
    let turned = SheetTable {
        name: table.name.clone(),
        rows: SheetTable::rows_of(cells),
        ..SheetTable::default()
    };
    (!turned.rows.is_empty()).then_some(turned)
}

/// The row of titles that names the most known competencies.
fn find_layout(table: &SheetTable, vocabulary: &Vocabulary) -> Option<Layout> {
    let n_known = |row: &TableRow| {
        row.texts()
            .filter(|(_, text)| vocabulary.find_by_word(text).is_some())
            .count()
    };
    let header = table
        .rows
        .iter()
        .take(SEARCH)
        .map(|row| (n_known(row), row))
        .filter(|(known, row)| *known >= LEAST_KNOWN && known * 4 >= row.cells.len())
        .max_by(|(first, first_row), (second, second_row)| {
            first
                .cmp(second)
                .then(second_row.number.cmp(&first_row.number))
        })?
        .1;
    let body: Vec<&TableRow> = table
        .rows
        .iter()
        .filter(|row| row.number > header.number)
        .collect();
    let company_columns = company_columns(header, &body, vocabulary);
    let first_column = company_columns.first()?.column;
    let mut competencies = Vec::new();
    let mut others = Vec::new();
    for (column, title) in header.texts() {
        if company_columns.iter().any(|known| known.column == column) {
            continue;
        }
        let title = one_line(&title);
        let is_competency = column > first_column
            && !is_total_label(&title)
            && (vocabulary.find_by_word(&title).is_some() || holds_marks(&body, column));
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
    let n_marks = cells().filter(|cell| parse_mark(cell).is_ok()).count();
    let is_matrix = !body.is_empty() && n_marks * 2 >= cells().count();
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
fn company_columns(
    header: &TableRow,
    body: &[&TableRow],
    vocabulary: &Vocabulary,
) -> Vec<MatchedColumn> {
    let mut columns: Vec<MatchedColumn> = Vec::new();
    for (column, title) in header.texts() {
        if vocabulary.find_by_word(&title).is_some() {
            continue;
        }
        let known = field_of_label(TableKind::CapabilityMatrix, &title).filter(|(known, _)| {
            matches!(
                known.field,
                Field::CompanyName | Field::Siret | Field::Siren | Field::Postcode
            )
        });
        let is_new = |field: Field| !columns.iter().any(|column| column.field == Some(field));
        if let Some((known, likeness)) = known.filter(|(known, _)| is_new(known.field)) {
            columns.push(MatchedColumn {
                column,
                title: one_line(&title),
                field: Some(known.field),
                name: Some(known.name),
                confidence: likeness,
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
        })
        .into_iter()
        .collect()
}

/// Whether the cells of a column are levels and marks, three out of five at least.
fn holds_marks(body: &[&TableRow], column: u32) -> bool {
    let cells: Vec<&CellValue> = body.iter().filter_map(|row| row.cell(column)).collect();
    let n_marks = cells.iter().filter(|cell| parse_mark(cell).is_ok()).count();
    !cells.is_empty() && n_marks * 5 >= cells.len() * 3
}

fn parse_mark(cell: &CellValue) -> Result<Mark, CellFault> {
    match cell {
        CellValue::Number(number) if *number == 0.0 => return Ok(Mark::Nothing),
        CellValue::Text(text) if says_nothing(text) || text.trim() == "0" => {
            return Ok(Mark::Nothing);
        }
        CellValue::Boolean(truth) => {
            return Ok(if *truth {
                Mark::Holds(None)
            } else {
                Mark::Nothing
            });
        }
        _ => {}
    }
    match parse_level(cell) {
        Ok(Some(level)) => Ok(Mark::Holds(Some(level))),
        Ok(None) => Ok(Mark::Nothing),
        Err(fault) => match parse_yes_no(cell) {
            Ok(Some(true)) => Ok(Mark::Holds(None)),
            Ok(_) => Ok(Mark::Nothing),
            Err(_) => Err(fault),
        },
    }
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
        name: table.name.clone(),
        read_as: TableKind::CapabilityMatrix.name().to_owned(),
        header_row: Some(
            place_of(
                layout.header_row,
                layout.company_map.columns.first().map_or(0, |c| c.column),
            )
            .0,
        ),
        columns: companies.chain(competencies).chain(others).collect(),
        n_rows: 0,
        n_ignored: 0,
    }
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
    if is_example(row) || company.name.as_deref().is_some_and(is_total_label) {
        read.reading.n_ignored += u32::try_from(marks.len()).unwrap_or(u32::MAX);
        return;
    }
    let company_issues = reader.finish(()).issues;
    let is_rejected = company_issues
        .iter()
        .any(|issue| issue.severity == Severity::Error);
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
