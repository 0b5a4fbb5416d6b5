//! OpenDocument workbooks: the extent of each table with its repeats, measured before the reader lays it out, then cells.

use std::io::Cursor;

use calamine::{Ods, OdsError, Reader, SheetVisible};

use crate::limits;
use crate::open::cell_value::placed_cells;
use crate::open::markup::ods_layout::OdsLayout;
use crate::row_collector::rows_of;
use crate::workbook::SheetTable;
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
        tables.push(SheetTable {
            rows: rows_of(placed_cells(&range)),
            is_hidden: sheet.visible != SheetVisible::Visible,
            uses_1904: false,
            merges: layout.merges_of(&sheet.name),
            name: sheet.name,
            ..SheetTable::default()
        });
    }
    Ok(tables)
}

fn from_ods(error: OdsError) -> WorkbookError {
    match error {
        OdsError::Password => WorkbookError::Protected,
        OdsError::CellLimitExceeded { .. } => WorkbookError::too_large(&limits::LAID_OUT_CELLS),
        other => WorkbookError::unreadable(other),
    }
}
