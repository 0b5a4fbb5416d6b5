//! A workbook once opened: its sheets as typed cells with their positions, whatever the format it came in.

use std::ops::RangeInclusive;

use chrono::NaiveDateTime;
use domain::imports::import::Place;
use domain::values::column_letters::column_letters;
use serde::{Deserialize, Serialize};

use crate::upload::FileFormat;
use domain::imports::text_reading::TextReading;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum CellValue {
    /// Text as typed.
    #[serde(rename = "t")]
    Text(String),
    /// A number.
    #[serde(rename = "n", with = "exact_number")]
    Number(f64),
    /// True or false.
    #[serde(rename = "b")]
    Boolean(bool),
    /// A day, at midnight when the cell has no time.
    #[serde(rename = "d")]
    DateTime(NaiveDateTime),
    /// A formula's error (`#N/A`).
    #[serde(rename = "e")]
    Error(String),
}

/// Numbers travel as their shortest text, which names the same number again exactly.
mod exact_number {
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(number: &f64, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(number)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// A row of a sheet with its cells that are not blank, from left to right.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct TableRow {
    /// Its number, from 1.
    pub number: u32,
    /// Column (from 0) and value.
    pub cells: Vec<(u32, CellValue)>,
}

/// A merged range, first and last row (from 1) and column (from 0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    /// Its first row.
    pub first_row: u32,
    /// Its last row.
    pub last_row: u32,
    /// Its first column.
    pub first_column: u32,
    /// Its last column.
    pub last_column: u32,
}

/// A cell that is filled with one colour other than white.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Fill {
    /// Its row, from 1.
    #[serde(rename = "r")]
    pub row: u32,
    /// Its column, from 0.
    #[serde(rename = "c")]
    pub column: u32,
    /// Red, green and blue: `0xRRGGBB`.
    #[serde(rename = "f")]
    pub colour: u32,
}

/// A sheet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SheetTable {
    /// Its name; empty for a text file.
    pub name: String,
    /// Whether people see it in their spreadsheet.
    pub is_hidden: bool,
    /// Whether its serial dates count from 1904.
    pub uses_1904: bool,
    /// Its rows that are not blank, from the top.
    pub rows: Vec<TableRow>,
    /// Its merged ranges.
    pub merges: Vec<Merge>,
    /// Formulas that were stored without a result: row (from 1) and column (from 0).
    pub formulas_without_value: Vec<(u32, u32)>,
    /// Its filled cells, blank or not, by row and column. They are told where some blank cell of the workbook is filled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fills: Vec<Fill>,
    /// The cells of its legends of colours, once these were understood: row (from 1) and column (from 0).
    #[serde(skip)]
    pub colour_legend: Vec<(u32, u32)>,
}

/// What a workbook holds besides cells; it is ignored, and said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum IgnoredContent {
    /// Macros.
    Macros,
    /// Links to other files or data connections.
    ExternalLinks,
    /// Embedded objects.
    EmbeddedObjects,
}

/// A workbook once opened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenedWorkbook {
    /// What it was.
    pub format: FileFormat,
    /// Its sheets in their order.
    pub sheets: Vec<SheetTable>,
    /// What is ignored.
    pub ignored: Vec<IgnoredContent>,
    /// How it was understood, when it is a text file.
    pub text: Option<TextReading>,
}

impl SheetTable {
    /// The sheet with everything but its rows.
    #[must_use]
    pub fn clone_without_rows(&self) -> Self {
        Self {
            name: self.name.clone(),
            is_hidden: self.is_hidden,
            uses_1904: self.uses_1904,
            rows: Vec::new(),
            merges: self.merges.clone(),
            formulas_without_value: self.formulas_without_value.clone(),
            fills: self.fills.clone(),
            colour_legend: self.colour_legend.clone(),
        }
    }

    /// The numbers of its first and its last row.
    #[must_use]
    pub fn row_numbers(&self) -> RangeInclusive<u32> {
        let first = self.rows.first().map_or(1, |row| row.number);
        first..=self.rows.last().map_or(first, |row| row.number)
    }
}

impl TableRow {
    /// The cell of a column, unless blank.
    #[must_use]
    pub fn cell(&self, column: u32) -> Option<&CellValue> {
        self.cells
            .binary_search_by_key(&column, |(at, _)| *at)
            .ok()
            .and_then(|index| self.cells.get(index))
            .map(|(_, value)| value)
    }

    /// The texts of the row with their columns; numbers as they are written.
    pub fn texts(&self) -> impl Iterator<Item = (u32, String)> {
        self.cells
            .iter()
            .map(|(column, value)| (*column, value.display()))
    }
}

impl CellValue {
    /// The value as a person would read it.
    #[must_use]
    pub fn display(&self) -> String {
        match self {
            Self::Text(text) | Self::Error(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Boolean(true) => "VRAI".to_owned(),
            Self::Boolean(false) => "FAUX".to_owned(),
            Self::DateTime(instant) if instant.time() == chrono::NaiveTime::MIN => {
                instant.format("%d/%m/%Y").to_string()
            }
            Self::DateTime(instant) => instant.format("%d/%m/%Y %H:%M").to_string(),
        }
    }

    /// Whether nothing is to be read in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Text(text) if text.chars().all(|c| c.is_whitespace() || c == '\u{feff}'))
    }
}

impl SheetTable {
    /// A place on this sheet.
    #[must_use]
    pub fn place(&self, row: u32, column: Option<u32>) -> Place {
        Place {
            sheet: self.name.clone(),
            row,
            column: column.map(column_letters),
        }
    }

    /// Repeats the value of a cell merged downwards on every row of its range, as people read it. Ranges merged only
    /// sideways stay as they are: they are titles and notes.
    pub fn fill_merged_downwards(&mut self) {
        let merges: Vec<Merge> = self
            .merges
            .iter()
            .filter(|merge| merge.last_row > merge.first_row)
            .copied()
            .collect();
        for merge in merges {
            let Some(value) = self
                .row(merge.first_row)
                .and_then(|row| row.cell(merge.first_column))
                .cloned()
            else {
                continue;
            };
            let begin = self
                .rows
                .partition_point(|row| row.number <= merge.first_row);
            let end = self
                .rows
                .partition_point(|row| row.number <= merge.last_row);
            for row in self.rows.get_mut(begin..end).unwrap_or_default() {
                let place = row
                    .cells
                    .binary_search_by_key(&merge.first_column, |(at, _)| *at);
                if let Err(index) = place {
                    row.cells.insert(index, (merge.first_column, value.clone()));
                }
            }
        }
    }

    /// The row of a number, unless blank.
    #[must_use]
    pub fn row(&self, number: u32) -> Option<&TableRow> {
        self.rows
            .binary_search_by_key(&number, |row| row.number)
            .ok()
            .and_then(|index| self.rows.get(index))
    }
}
