//! The one way from bytes to an opened workbook; runs inside the contained process.

use crate::limits;
use crate::open::archive::inspect_archive;
use crate::open::ods::open_ods;
use crate::open::text_table::open_text;
use crate::open::xlsx::open_xlsx;
use crate::upload::{FileFormat, sniff};
use crate::workbook::{CellValue, OpenedWorkbook, SheetTable};
use crate::workbook_error::WorkbookError;

/// Opens a file after its pre-check.
///
/// # Errors
/// Every kind of `WorkbookError` except those of the process around it.
pub fn open_workbook(bytes: &[u8]) -> Result<OpenedWorkbook, WorkbookError> {
    WorkbookError::check(&limits::UPLOAD_BYTES, bytes.len() as u64)?;
    let format = sniff(bytes)?;
    let mut opened = match format {
        FileFormat::Text => OpenedWorkbook {
            format,
            sheets: vec![open_text(bytes)?],
            ignored: Vec::new(),
        },
        FileFormat::Xlsx => {
            let findings = inspect_archive(bytes, format)?;
            OpenedWorkbook {
                format,
                sheets: open_xlsx(bytes)?,
                ignored: findings.ignored,
            }
        }
        FileFormat::Ods => {
            let findings = inspect_archive(bytes, format)?;
            OpenedWorkbook {
                format,
                sheets: open_ods(bytes, &findings.scan.ods)?,
                ignored: findings.ignored,
            }
        }
    };
    check_size(&opened.sheets)?;
    for sheet in &mut opened.sheets {
        sheet.fill_merged_downwards();
    }
    Ok(opened)
}

/// The limits on what was read, whatever the format.
fn check_size(sheets: &[SheetTable]) -> Result<(), WorkbookError> {
    WorkbookError::check(&limits::SHEETS, sheets.len() as u64)?;
    let mut n_cells = 0;
    for sheet in sheets {
        WorkbookError::check(&limits::ROWS, sheet.rows.len() as u64)?;
        for (column, value) in sheet.rows.iter().flat_map(|row| &row.cells) {
            n_cells += 1;
            WorkbookError::check(&limits::COLUMNS, u64::from(*column) + 1)?;
            if let CellValue::Text(text) = value {
                WorkbookError::check(&limits::CELL_CHARACTERS, text.chars().count() as u64)?;
            }
        }
    }
    WorkbookError::check(&limits::CELLS, n_cells)
}
