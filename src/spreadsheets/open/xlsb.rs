//! Binary Office Open XML workbooks, streamed cell by cell.

use std::io::Cursor;

use calamine::{Reader, Sheet, SheetType, SheetVisible, Xlsb, XlsbError};

use crate::limits;
use crate::open::binary_scan::BinaryScan;
use crate::open::cell_value::lent_value;
use crate::row_collector::rows_of;
use crate::workbook::SheetTable;
use crate::workbook_error::WorkbookError;

type Workbook<'a> = Xlsb<Cursor<&'a [u8]>>;

/// Reads the cells of a workbook that passed the pre-check.
///
/// # Errors
/// `Protected`, `TooLarge` or `Unreadable`.
pub fn open_xlsb(bytes: &[u8], scan: &BinaryScan) -> Result<Vec<SheetTable>, WorkbookError> {
    let mut workbook: Workbook = Xlsb::new(Cursor::new(bytes)).map_err(from_xlsb)?;
    let sheets: Vec<Sheet> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .cloned()
        .collect();
    WorkbookError::check(&limits::SHEETS, sheets.len() as u64)?;
    let mut n_cells = 0;
    let mut tables = Vec::new();
    for sheet in sheets {
        let mut cells = Vec::new();
        let mut reader = workbook
            .worksheet_cells_reader(&sheet.name)
            .map_err(from_xlsb)?;
        while let Some(cell) = reader.next_cell().map_err(from_xlsb)? {
            let (row, column) = cell.get_position();
            if let Some(value) = lent_value(cell.get_value()) {
                n_cells += 1;
                WorkbookError::check(&limits::CELLS, n_cells)?;
                cells.push(((row.saturating_add(1), column), value));
            }
        }
        drop(reader);
        tables.push(SheetTable {
            is_hidden: sheet.visible != SheetVisible::Visible,
            uses_1904: workbook.has_1904_epoch(),
            rows: rows_of(cells),
            merges: scan.merges_of(&sheet.name),
            formulas_without_value: Vec::new(),
            name: sheet.name,
            ..SheetTable::default()
        });
    }
    Ok(tables)
}

fn from_xlsb(error: XlsbError) -> WorkbookError {
    match error {
        XlsbError::Password => WorkbookError::Protected,
        XlsbError::FileNotFound(part) => WorkbookError::NotAWorkbook {
            reason: format!("an archive without {part}"),
        },
        other => WorkbookError::unreadable(other),
    }
}
