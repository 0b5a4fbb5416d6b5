//! The one way from bytes to an opened workbook; runs inside the contained process.

use crate::limits;
use crate::open::archive::UnpackedArchive;
use crate::open::fills::add_fills;
use crate::open::given_rows::{GiveRow, ReadSize};
use crate::open::ods::open_ods;
use crate::open::text_table::open_text;
use crate::open::xls::open_xls;
use crate::open::xlsb::open_xlsb;
use crate::open::xlsx::open_xlsx;
use crate::row_collector::RowsOfSheets;
use crate::upload::{FileFormat, sniff};
use crate::workbook::{CellValue, OpenedWorkbook, TableRow};
use crate::workbook_error::WorkbookError;
use crate::write::corrections::reason_columns::take_off_reasons;
use crate::write::safe_text::{GUARD, unguard_text};
use domain::imports::text_reading::TextOptions;

/// Opens a file after its pre-check; the options speak of text files.
///
/// # Errors
/// Every kind of `WorkbookError` except those of the process around it.
pub fn open_workbook(bytes: &[u8], options: &TextOptions) -> Result<OpenedWorkbook, WorkbookError> {
    let mut rows = RowsOfSheets::default();
    let mut opened = stream_workbook(bytes, options, &mut |sheet, row| {
        rows.take(sheet, row);
        Ok(())
    })?;
    rows.put_into(&mut opened);
    Ok(opened)
}

/// Opens a file as `open_workbook` does and gives its rows away as soon as they are read; what is returned has none. When
/// it fails, nothing of the rows may be used.
///
/// # Errors
/// As `open_workbook`.
pub fn stream_workbook(
    bytes: &[u8],
    options: &TextOptions,
    give: &mut GiveRow<'_>,
) -> Result<OpenedWorkbook, WorkbookError> {
    WorkbookError::check(&limits::UPLOAD_BYTES, bytes.len() as u64)?;
    let mut opened = open_format(bytes, sniff(bytes)?, options, &mut |sheet, mut row| {
        take_off_guards(&mut row);
        give(sheet, row)
    })?;
    WorkbookError::check(&limits::SHEETS, opened.sheets.len() as u64)?;
    let mut size = ReadSize::default();
    for (index, sheet) in opened.sheets.iter_mut().enumerate() {
        size.begin_sheet();
        for row in &mut sheet.rows {
            take_off_guards(row);
            size.add(row)?;
        }
        sheet.fill_merged_downwards();
        take_off_reasons(sheet);
        for row in std::mem::take(&mut sheet.rows) {
            give(index, row)?;
        }
    }
    Ok(opened)
}

/// Our text files guard what could be taken for a formula; the guard stays when a spreadsheet saves them in another format.
fn take_off_guards(row: &mut TableRow) {
    row.cells.retain_mut(|(_, value)| match value {
        CellValue::Text(text) if text.starts_with(GUARD) => {
            *text = unguard_text(text).to_owned();
            !value.is_blank()
        }
        _ => true,
    });
}

fn open_format(
    bytes: &[u8],
    format: FileFormat,
    options: &TextOptions,
    give: &mut GiveRow<'_>,
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
            let archive = UnpackedArchive::of(bytes, FileFormat::Xlsx)?;
            if archive.is_binary() {
                let findings = archive.checked()?;
                let sheets = open_xlsb(bytes, &findings.binary)?;
                Ok(workbook(FileFormat::Xlsb, sheets, findings.ignored))
            } else {
                let (findings, (mut sheets, mut reader)) =
                    archive.checked_while(|cells| open_xlsx(bytes, cells, give))?;
                add_fills(&mut reader, &findings.scan.blank_styles, &mut sheets)?;
                Ok(workbook(FileFormat::Xlsx, sheets, findings.ignored))
            }
        }
        FileFormat::Ods => {
            let findings = UnpackedArchive::of(bytes, format)?.checked()?;
            let sheets = open_ods(bytes, &findings.scan.ods)?;
            Ok(workbook(format, sheets, findings.ignored))
        }
    }
}
