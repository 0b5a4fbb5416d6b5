//! What the reader of binary and markup workbooks gives for a cell, as a typed value of ours.

use calamine::{Data, DataRef, ExcelDateTime, Range};

use crate::open::text_table::parse_iso_datetime;
use crate::workbook::CellValue;

/// A value that the reader owns; `None` when blank.
fn owned_value(value: &Data) -> Option<CellValue> {
    match value {
        Data::Empty => None,
        Data::Int(number) => Some(CellValue::Number(*number as f64)),
        Data::Float(number) => Some(CellValue::Number(*number)),
        Data::Bool(truth) => Some(CellValue::Boolean(*truth)),
        Data::DateTime(serial) => Some(serial_value(serial)),
        Data::DateTimeIso(text) => Some(iso_value(text)),
        Data::String(text) | Data::DurationIso(text) => Some(CellValue::Text(text.clone())),
        Data::Error(error) => Some(CellValue::Error(error.to_string())),
    }
}

/// A value that the reader lends; `None` when blank.
#[must_use]
pub fn lent_value(value: &DataRef<'_>) -> Option<CellValue> {
    match value {
        DataRef::Empty => None,
        DataRef::Int(number) => Some(CellValue::Number(*number as f64)),
        DataRef::Float(number) => Some(CellValue::Number(*number)),
        DataRef::Bool(truth) => Some(CellValue::Boolean(*truth)),
        DataRef::DateTime(serial) => Some(serial_value(serial)),
        DataRef::DateTimeIso(text) => Some(iso_value(text)),
        DataRef::String(text) | DataRef::DurationIso(text) => Some(CellValue::Text(text.clone())),
        DataRef::SharedString(text) => Some(CellValue::Text((*text).to_owned())),
        DataRef::Error(error) => Some(CellValue::Error(error.to_string())),
    }
}

/// A date where the style says so; durations and dates out of range stay numbers.
fn serial_value(serial: &ExcelDateTime) -> CellValue {
    let instant = serial.is_datetime().then(|| serial.as_datetime()).flatten();
    instant.map_or(CellValue::Number(serial.as_f64()), CellValue::DateTime)
}

fn iso_value(text: &str) -> CellValue {
    parse_iso_datetime(text).map_or_else(|| CellValue::Text(text.to_owned()), CellValue::DateTime)
}

/// The cells of a range that are not blank, each with its row (from 1) and its column (from 0).
pub fn placed_cells(range: &Range<Data>) -> impl Iterator<Item = ((u32, u32), CellValue)> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    range.used_cells().filter_map(move |(row, column, value)| {
        let row = first_row
            .checked_add(u32::try_from(row).ok()?)?
            .checked_add(1)?;
        let column = first_column.checked_add(u32::try_from(column).ok()?)?;
        Some(((row, column), owned_value(value)?))
    })
}
