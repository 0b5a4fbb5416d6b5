//! The one way from bytes to an opened workbook; runs inside the contained process.

use crate::limits;
use crate::open::archive::UnpackedArchive;
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
use domain::imports::text_reading::TextOptions;

/// Where rows go as they are read: the index of their sheet, and the row.
pub type GiveRow<'a> = dyn FnMut(usize, TableRow) -> Result<(), WorkbookError> + 'a;

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
    let mut opened = open_format(bytes, sniff(bytes)?, options, give)?;
    WorkbookError::check(&limits::SHEETS, opened.sheets.len() as u64)?;
    let mut size = ReadSize::default();
    for (index, sheet) in opened.sheets.iter_mut().enumerate() {
        size.begin_sheet();
        for row in &sheet.rows {
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
                let (findings, sheets) =
                    archive.checked_while(|cells| open_xlsx(bytes, cells, give))?;
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

/// What was read so far, held against the limits whatever the format.
#[derive(Debug, Default)]
pub struct ReadSize {
    n_cells: u64,
    n_rows: u64,
}

impl ReadSize {
    /// A further sheet begins.
    pub fn begin_sheet(&mut self) {
        self.n_rows = 0;
    }

    /// Counts a row in.
    ///
    /// # Errors
    /// `TooLarge` with the limit that is passed.
    pub fn add(&mut self, row: &TableRow) -> Result<(), WorkbookError> {
        self.n_rows += 1;
        WorkbookError::check(&limits::ROWS, self.n_rows)?;
        for (column, value) in &row.cells {
            self.n_cells += 1;
            WorkbookError::check(&limits::COLUMNS, u64::from(*column) + 1)?;
            if let CellValue::Text(text) = value {
                WorkbookError::check(&limits::CELL_CHARACTERS, n_characters(text))?;
            }
        }
        WorkbookError::check(&limits::CELLS, self.n_cells)
    }
}

/// The characters of a text, or its bytes where there are too few of them to matter.
fn n_characters(text: &str) -> u64 {
    let n_bytes = text.len() as u64;
    if n_bytes > limits::CELL_CHARACTERS.most {
        text.chars().count() as u64
    } else {
        n_bytes
    }
}
