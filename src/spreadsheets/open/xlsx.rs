//! Office Open XML workbooks, streamed cell by cell: the whole sheet is never laid out, nor held where nothing in it is merged.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, Sheet, SheetType, SheetVisible, Xlsx, XlsxError};

use crate::limits;
use crate::open::cell_value::lent_value;
use crate::open::given_rows::{GiveRow, ReadSize};
use crate::open::markup::xml_scan::CellFindings;
use crate::row_collector::RowCollector;
use crate::workbook::{CellValue, Merge, SheetTable, TableRow};
use crate::workbook_error::WorkbookError;
use crate::write::corrections::reason_columns::ReasonsTakenOff;

/// A workbook under its reader.
pub type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads a workbook that passed the pre-check; what the pre-check did not find is not looked for. The rows of sheets without
/// merged cells are given away as they are read; the other sheets keep theirs. The reader comes back for what else there
/// is to ask it.
///
/// # Errors
/// `Protected`, `TooLarge`, `NotAWorkbook` or `Unreadable`.
pub fn open_xlsx<'b>(
    bytes: &'b [u8],
    findings: CellFindings,
    give: &mut GiveRow<'_>,
) -> Result<(Vec<SheetTable>, Workbook<'b>), WorkbookError> {
    let mut workbook: Workbook = Xlsx::new(Cursor::new(bytes)).map_err(from_xlsx)?;
    let sheets: Vec<Sheet> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .cloned()
        .collect();
    WorkbookError::check(&limits::SHEETS, sheets.len() as u64)?;
    let mut size = ReadSize::default();
    let mut tables = Vec::new();
    for (index, sheet) in sheets.iter().enumerate() {
        size.begin_sheet();
        let table = if findings.have_merges {
            read_merged_sheet(&mut workbook, sheet, findings, &mut size)?
        } else {
            let mut give = |row| give(index, row);
            let mut rows = ReasonsTakenOff::default();
            let formulas_without_value = read_cells(&mut workbook, sheet, findings, &mut |row| {
                size.add(&row)?;
                rows.add(row, &mut give)
            })?;
            rows.release(&mut give)?;
            SheetTable {
                formulas_without_value,
                ..head_of(&workbook, sheet)
            }
        };
        tables.push(table);
    }
    Ok((tables, workbook))
}

fn head_of(workbook: &Workbook, sheet: &Sheet) -> SheetTable {
    SheetTable {
        name: sheet.name.clone(),
        is_hidden: sheet.visible != SheetVisible::Visible,
        uses_1904: workbook.has_1904_epoch(),
        ..SheetTable::default()
    }
}

/// Reads a sheet whole: merged cells are filled once all of it is there.
fn read_merged_sheet(
    workbook: &mut Workbook,
    sheet: &Sheet,
    findings: CellFindings,
    size: &mut ReadSize,
) -> Result<SheetTable, WorkbookError> {
    let mut rows = RowCollector::default();
    let formulas_without_value = read_cells(workbook, sheet, findings, &mut |row| {
        size.add(&row)?;
        rows.take(row);
        Ok(())
    })?;
    let merges = workbook
        .merge_cells_by_sheet_name(&sheet.name)
        .map_err(from_xlsx)?;
    Ok(SheetTable {
        rows: rows.finish(),
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
        ..head_of(workbook, sheet)
    })
}

/// Reads the cells of a sheet into rows; formulas that were stored without a result are returned.
fn read_cells(
    workbook: &mut Workbook,
    sheet: &Sheet,
    findings: CellFindings,
    give: &mut dyn FnMut(TableRow) -> Result<(), WorkbookError>,
) -> Result<Vec<(u32, u32)>, WorkbookError> {
    let mut row = OpenRow::default();
    let mut formulas_without_value = Vec::new();
    let mut reader = workbook
        .worksheet_cells_reader(&sheet.name)
        .map_err(from_xlsx)?;
    if findings.have_formulas {
        while let Some(record) = reader
            .next_cell_with_formula_metadata()
            .map_err(from_xlsx)?
        {
            let has_value = row.take(record.pos, &record.value, give)?;
            if !has_value && record.formula.is_some() {
                formulas_without_value.push((record.pos.0.saturating_add(1), record.pos.1));
            }
        }
    } else {
        while let Some(cell) = reader.next_cell().map_err(from_xlsx)? {
            row.take(cell.get_position(), cell.get_value(), give)?;
        }
    }
    row.end(give)?;
    Ok(formulas_without_value)
}

/// The row whose cells are being read.
#[derive(Default)]
struct OpenRow {
    row: TableRow,
    is_disordered: bool,
}

impl OpenRow {
    /// Takes a cell at its row and column, both from 0; gives the row before it away when it was the last of that row.
    /// Whether the cell holds a value.
    fn take(
        &mut self,
        (number, column): (u32, u32),
        value: &DataRef<'_>,
        give: &mut dyn FnMut(TableRow) -> Result<(), WorkbookError>,
    ) -> Result<bool, WorkbookError> {
        let Some(value) = lent_value(value) else {
            return Ok(false);
        };
        if value.is_blank() {
            return Ok(true);
        }
        let number = number.saturating_add(1);
        if self.row.number != number {
            self.end(give)?;
            self.row.number = number;
        }
        self.is_disordered |= self
            .row
            .cells
            .last()
            .is_some_and(|(last, _)| *last >= column);
        self.row.cells.push((column, value));
        Ok(true)
    }

    fn end(
        &mut self,
        give: &mut dyn FnMut(TableRow) -> Result<(), WorkbookError>,
    ) -> Result<(), WorkbookError> {
        if self.row.cells.is_empty() {
            return Ok(());
        }
        // Rows of a table are about as long as one another.
        let next = Vec::with_capacity(self.row.cells.len());
        let mut row = TableRow {
            number: self.row.number,
            cells: std::mem::replace(&mut self.row.cells, next),
        };
        if std::mem::take(&mut self.is_disordered) {
            // Of two cells at one place the later counts.
            let cells: BTreeMap<u32, CellValue> = row.cells.into_iter().collect();
            row.cells = cells.into_iter().collect();
        }
        give(row)
    }
}

/// What the error of the reader means.
pub fn from_xlsx(error: XlsxError) -> WorkbookError {
    match error {
        XlsxError::Password => WorkbookError::Protected,
        XlsxError::FileNotFound(part) => WorkbookError::NotAWorkbook {
            reason: format!("an archive without {part}"),
        },
        other => WorkbookError::unreadable(other),
    }
}
