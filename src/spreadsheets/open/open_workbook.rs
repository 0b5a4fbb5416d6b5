//! The one way from bytes to an opened workbook; runs inside the contained process.

use crate::limits;
use crate::open::archive::inspect_archive;
use crate::open::ods::open_ods;
use crate::open::text_table::open_text;
use crate::open::xls::open_xls;
use crate::open::xlsb::open_xlsb;
use crate::open::xlsx::open_xlsx;
use crate::upload::{FileFormat, sniff};
use crate::workbook::{CellValue, OpenedWorkbook, SheetTable};
use crate::workbook_error::WorkbookError;
use crate::write::corrections::reason_columns::take_off_reasons;
use domain::imports::text_reading::TextOptions;

/// Opens a file after its pre-check; the options speak of text files.
///
/// # Errors
/// Every kind of `WorkbookError` except those of the process around it.
pub fn open_workbook(bytes: &[u8], options: &TextOptions) -> Result<OpenedWorkbook, WorkbookError> {
    WorkbookError::check(&limits::UPLOAD_BYTES, bytes.len() as u64)?;
    let mut opened = open_format(bytes, sniff(bytes)?, options)?;
    check_size(&opened.sheets)?;
    for sheet in &mut opened.sheets {
        sheet.fill_merged_downwards();
        take_off_reasons(sheet);
    }
    Ok(opened)
}

fn open_format(
    bytes: &[u8],
    format: FileFormat,
    options: &TextOptions,
) -> Result<OpenedWorkbook, WorkbookError> {
    let workbook = |format, sheets, ignored| OpenedWorkbook {
        format,
        sheets,
        ignored,
        text: None,
    };
    match format {
        FileFormat::Text => {
            let (sheet, reading) = open_text(bytes, options)?;
            Ok(OpenedWorkbook {
                text: Some(reading),
                ..workbook(format, vec![sheet], Vec::new())
            })
        }
        FileFormat::Xls => {
            let (sheets, ignored) = open_xls(bytes)?;
            Ok(workbook(format, sheets, ignored))
        }
        FileFormat::Xlsx | FileFormat::Xlsb => {
            let findings = inspect_archive(bytes, FileFormat::Xlsx)?;
            if findings.is_binary {
                let sheets = open_xlsb(bytes, &findings.binary)?;
                Ok(workbook(FileFormat::Xlsb, sheets, findings.ignored))
            } else {
                Ok(workbook(
                    FileFormat::Xlsx,
                    open_xlsx(bytes)?,
                    findings.ignored,
                ))
            }
        }
        FileFormat::Ods => {
            let findings = inspect_archive(bytes, format)?;
            let sheets = open_ods(bytes, &findings.scan.ods)?;
            Ok(workbook(format, sheets, findings.ignored))
        }
    }
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
