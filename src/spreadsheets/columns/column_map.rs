//! The columns of a table once understood.

use domain::imports::import::ColumnReading;
use domain::values::column_letters::column_letters;

use crate::columns::field::{Field, TableKind};
use crate::workbook::SheetTable;

/// How many things of a column are shown, and among how many rows they are looked for.
const SAMPLES: usize = 3;
const SAMPLE_ROWS: usize = 200;
/// A longer text is cut where it is only shown.
const LONGEST_SAMPLE: usize = 60;

/// A column of the table and what it was understood as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatchedColumn {
    /// The column, from 0.
    pub column: u32,
    /// Its title in the file.
    pub title: String,
    /// The field; `None` when ignored.
    pub field: Option<Field>,
    /// The field's name in the API.
    pub name: Option<&'static str>,
    /// How sure, in per-ten-thousands.
    pub confidence: u16,
    /// Whether a person decided so.
    pub is_chosen: bool,
}

/// How a sheet was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnMap {
    /// What the table speaks of.
    pub kind: TableKind,
    /// The row of the titles, from 1.
    pub header_row: u32,
    /// Every column that has a title, from left to right.
    pub columns: Vec<MatchedColumn>,
    /// How well it fits: the sum of the likenesses.
    pub score: u32,
}

impl ColumnMap {
    /// The column of a field.
    #[must_use]
    pub fn column_of(&self, field: Field) -> Option<&MatchedColumn> {
        self.columns
            .iter()
            .find(|column| column.field == Some(field))
    }

    /// Whether the table has the field.
    #[must_use]
    pub fn has(&self, field: Field) -> bool {
        self.column_of(field).is_some()
    }

    /// The columns as the report shows them.
    #[must_use]
    pub fn readings(&self, table: &SheetTable) -> Vec<ColumnReading> {
        self.columns
            .iter()
            .map(|column| ColumnReading {
                column: column_letters(column.column),
                title: column.title.clone(),
                field: column.name.map(str::to_owned),
                confidence: column.confidence,
                is_chosen: column.is_chosen,
                samples: samples(table, self.header_row, column.column),
            })
            .collect()
    }
}

/// The first different things in a column below the header, long ones cut.
#[must_use]
pub fn samples(table: &SheetTable, header_row: u32, column: u32) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let below = table.rows.iter().filter(|row| row.number > header_row);
    for cell in below.take(SAMPLE_ROWS).filter_map(|row| row.cell(column)) {
        let text = shortened(&cell.display());
        if !text.is_empty() && !found.contains(&text) {
            found.push(text);
        }
        if found.len() == SAMPLES {
            break;
        }
    }
    found
}

/// A text on one line, cut where it is long.
#[must_use]
pub fn shortened(text: &str) -> String {
    let line = one_line(text);
    match line.char_indices().nth(LONGEST_SAMPLE) {
        None => line,
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
    }
}

/// A title without its line breaks.
#[must_use]
pub fn one_line(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}
