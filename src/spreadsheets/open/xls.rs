//! Workbooks of Excel before 2007: the workbook stream is checked and put into a fresh container, which alone the reader sees.

use std::io::Cursor;

use calamine::{Data, Reader, SheetType, SheetVisible, Xls, XlsError};

use crate::limits;
use crate::open::biff_scan::scan_workbook;
use crate::open::cell_value::placed_cells;
use crate::open::compound::{Compound, wrap_workbook};
use crate::row_collector::rows_of;
use crate::workbook::{IgnoredContent, Merge, SheetTable};
use crate::workbook_error::WorkbookError;

/// Reads the cells of an `.xls` workbook, and says what of it is ignored.
///
/// # Errors
/// `Protected`, `TooLarge`, `UnsupportedFormat`, `NotAWorkbook` or `Unreadable`.
pub fn open_xls(bytes: &[u8]) -> Result<(Vec<SheetTable>, Vec<IgnoredContent>), WorkbookError> {
    let container = Compound::open(bytes)?;
    let mut stream = workbook_stream(&container)?;
    let findings = scan_workbook(&mut stream)?;
    let ignored = [
        (container.has("_VBA_PROJECT_CUR"), IgnoredContent::Macros),
        (findings.has_links, IgnoredContent::ExternalLinks),
        (container.has_prefix("MBD"), IgnoredContent::EmbeddedObjects),
    ];
    let mut workbook = Xls::new(Cursor::new(wrap_workbook(&stream))).map_err(from_xls)?;
    let sheets = workbook.sheets_metadata().to_vec();
    let uses_1904 = workbook.has_1904_epoch();
    let mut tables = Vec::new();
    for (sheet, shared) in sheets.iter().zip(&findings.shared_text_cells) {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let range = workbook.worksheet_range(&sheet.name).map_err(from_xls)?;
        if shared.iter().any(|place| {
            range
                .get_value(*place)
                .is_none_or(|value| *value == Data::Empty)
        }) {
            return Err(WorkbookError::unreadable(
                "a cell points at a text that is not there",
            ));
        }
        let merges = workbook
            .merge_cells_by_sheet_name(&sheet.name)
            .map_err(from_xls)?;
        tables.push(SheetTable {
            name: sheet.name.clone(),
            is_hidden: sheet.visible != SheetVisible::Visible,
            uses_1904,
            rows: rows_of(placed_cells(&range)),
            merges: merges
                .iter()
                .take(usize::try_from(limits::MERGES.most).unwrap_or(usize::MAX))
                .map(|range| Merge {
                    first_row: range.start.0.saturating_add(1),
                    last_row: range.end.0.saturating_add(1),
                    first_column: range.start.1,
                    last_column: range.end.1,
                })
                .collect(),
            formulas_without_value: Vec::new(),
            ..SheetTable::default()
        });
    }
    let ignored = ignored
        .into_iter()
        .filter_map(|(is_there, kind)| is_there.then_some(kind))
        .collect();
    Ok((tables, ignored))
}

/// The stream of cells, or what the container holds instead.
fn workbook_stream(container: &Compound<'_>) -> Result<Vec<u8>, WorkbookError> {
    for name in ["Workbook", "Book"] {
        if let Some(stream) = container.stream(name)? {
            return Ok(stream);
        }
    }
    if container.has("EncryptedPackage") {
        return Err(WorkbookError::Protected);
    }
    let others = [("WordDocument", "doc"), ("PowerPoint Document", "ppt")];
    match others.iter().find(|(stream, _)| container.has(stream)) {
        Some((_, found)) => Err(WorkbookError::UnsupportedFormat {
            found: (*found).to_owned(),
        }),
        None => Err(WorkbookError::NotAWorkbook {
            reason: "an old container without a workbook".to_owned(),
        }),
    }
}

fn from_xls(error: XlsError) -> WorkbookError {
    match error {
        XlsError::Password => WorkbookError::Protected,
        other => WorkbookError::unreadable(other),
    }
}
