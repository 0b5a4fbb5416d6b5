//! Office Open XML workbooks, streamed cell by cell: the whole sheet is never laid out.

use std::io::Cursor;

use calamine::{Reader, Sheet, SheetType, SheetVisible, Xlsx, XlsxError};

use crate::limits;
use crate::open::cell_value::lent_value;
use crate::workbook::{Merge, SheetTable};
use crate::workbook_error::WorkbookError;

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads the cells of a workbook that passed the pre-check.
///
/// # Errors
/// `Protected`, `TooLarge`, `NotAWorkbook` or `Unreadable`.
pub fn open_xlsx(bytes: &[u8]) -> Result<Vec<SheetTable>, WorkbookError> {
    let mut workbook: Workbook = Xlsx::new(Cursor::new(bytes)).map_err(from_xlsx)?;
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
        tables.push(read_sheet(&mut workbook, &sheet, &mut n_cells)?);
    }
    Ok(tables)
}

fn read_sheet(
    workbook: &mut Workbook,
    sheet: &Sheet,
    n_cells: &mut u64,
) -> Result<SheetTable, WorkbookError> {
    let uses_1904 = workbook.has_1904_epoch();
    let mut cells = Vec::new();
    let mut formulas_without_value = Vec::new();
    let mut reader = workbook
        .worksheet_cells_reader(&sheet.name)
        .map_err(from_xlsx)?;
    while let Some(record) = reader
        .next_cell_with_formula_metadata()
        .map_err(from_xlsx)?
    {
        let place = (record.pos.0.saturating_add(1), record.pos.1);
        match lent_value(&record.value) {
            Some(value) => {
                *n_cells += 1;
                WorkbookError::check(&limits::CELLS, *n_cells)?;
                cells.push((place, value));
            }
            None if record.formula.is_some() => formulas_without_value.push(place),
            None => {}
        }
    }
    drop(reader);
    let merges = workbook
        .merge_cells_by_sheet_name(&sheet.name)
        .map_err(from_xlsx)?;
    Ok(SheetTable {
        name: sheet.name.clone(),
        is_hidden: sheet.visible != SheetVisible::Visible,
        uses_1904,
        rows: SheetTable::rows_of(cells),
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
        formulas_without_value,
    })
}

fn from_xlsx(error: XlsxError) -> WorkbookError {
    match error {
        XlsxError::Password => WorkbookError::Protected,
        XlsxError::FileNotFound(part) => WorkbookError::NotAWorkbook {
            reason: format!("an archive without {part}"),
        },
        other => WorkbookError::unreadable(other),
    }
}
