//! OpenDocument workbooks: the extent of each table with its repeats, measured before the reader lays it out, then cells.

use std::io::Cursor;

use calamine::{Data, Ods, OdsError, Reader, SheetVisible};

use crate::limits;
use crate::open::ods_layout::OdsLayout;
use crate::open::text_table::parse_iso_datetime;
use crate::workbook::{CellValue, SheetTable};
use crate::workbook_error::WorkbookError;

/// Reads the cells of an OpenDocument workbook that passed the pre-check.
///
/// # Errors
/// `Protected`, `TooLarge` or `Unreadable`.
pub fn open_ods(bytes: &[u8], layout: &OdsLayout) -> Result<Vec<SheetTable>, WorkbookError> {
    let mut workbook: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(from_ods)?;
    let sheets = workbook.sheets_metadata().to_vec();
    WorkbookError::check(&limits::SHEETS, sheets.len() as u64)?;
    let mut tables = Vec::new();
    for sheet in sheets {
        let range = workbook.worksheet_range(&sheet.name).map_err(from_ods)?;
        let (first_row, first_column) = range.start().unwrap_or_default();
        let cells = range.used_cells().filter_map(|(row, column, value)| {
            let row = first_row
                .checked_add(u32::try_from(row).ok()?)?
                .checked_add(1)?;
            let column = first_column.checked_add(u32::try_from(column).ok()?)?;
            Some(((row, column), cell_value(value)?))
        });
        tables.push(SheetTable {
            rows: SheetTable::rows_of(cells),
            is_hidden: sheet.visible != SheetVisible::Visible,
            uses_1904: false,
            merges: layout.merges_of(&sheet.name),
            formulas_without_value: Vec::new(),
            name: sheet.name,
        });
    }
    Ok(tables)
}

fn cell_value(value: &Data) -> Option<CellValue> {
    match value {
        Data::Empty => None,
        Data::Int(number) => Some(CellValue::Number(*number as f64)),
        Data::Float(number) => Some(CellValue::Number(*number)),
        Data::Bool(truth) => Some(CellValue::Boolean(*truth)),
        Data::DateTime(serial) => serial.as_datetime().map(CellValue::DateTime),
        Data::DateTimeIso(text) => Some(
            parse_iso_datetime(text)
                .map_or_else(|| CellValue::Text(text.clone()), CellValue::DateTime),
        ),
        Data::String(text) | Data::DurationIso(text) => Some(CellValue::Text(text.clone())),
        Data::Error(error) => Some(CellValue::Error(error.to_string())),
    }
}

fn from_ods(error: OdsError) -> WorkbookError {
    match error {
        OdsError::Password => WorkbookError::Protected,
        OdsError::CellLimitExceeded { .. } => WorkbookError::too_large(&limits::LAID_OUT_CELLS),
        other => WorkbookError::unreadable(other),
    }
}
