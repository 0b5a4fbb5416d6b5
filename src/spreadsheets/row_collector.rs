//! Cells and rows put in order as they come.

use std::collections::BTreeMap;

use crate::workbook::{CellValue, OpenedWorkbook, TableRow};

/// Puts cells into rows. They nearly always come in order, row by row from left to right; the others wait for the end.
#[derive(Debug, Default)]
pub struct RowCollector {
    rows: Vec<TableRow>,
    strays: Vec<((u32, u32), CellValue)>,
}

impl RowCollector {
    /// Takes the cell of a row (from 1) and a column (from 0), unless blank.
    pub fn push(&mut self, (number, column): (u32, u32), value: CellValue) {
        if value.is_blank() {
            return;
        }
        match self.rows.last_mut() {
            Some(row) if row.number > number => self.strays.push(((number, column), value)),
            Some(row) if row.number == number => match row.cells.last() {
                Some((last, _)) if *last >= column => self.strays.push(((number, column), value)),
                _ => row.cells.push((column, value)),
            },
            last => {
                // Rows of a table are about as long as one another.
                let mut cells = Vec::with_capacity(last.map_or(1, |row| row.cells.len()));
                cells.push((column, value));
                self.rows.push(TableRow { number, cells });
            }
        }
    }

    /// Takes a row whose cells are in order.
    pub fn take(&mut self, row: TableRow) {
        if self.rows.last().is_none_or(|last| last.number < row.number) {
            self.rows.push(row);
        } else {
            for (column, value) in row.cells {
                self.push((row.number, column), value);
            }
        }
    }

    /// The rows from the top; of two cells at one place the later counts.
    #[must_use]
    pub fn finish(self) -> Vec<TableRow> {
        if self.strays.is_empty() {
            return self.rows;
        }
        let mut rows: BTreeMap<u32, BTreeMap<u32, CellValue>> = self
            .rows
            .into_iter()
            .map(|row| (row.number, row.cells.into_iter().collect()))
            .collect();
        for ((number, column), value) in self.strays {
            rows.entry(number).or_default().insert(column, value);
        }
        rows.into_iter()
            .map(|(number, cells)| TableRow {
                number,
                cells: cells.into_iter().collect(),
            })
            .collect()
    }
}

/// Puts cells that come in any order into rows; of two cells at one place the later counts.
#[must_use]
pub fn rows_of(cells: impl IntoIterator<Item = ((u32, u32), CellValue)>) -> Vec<TableRow> {
    let mut collector = RowCollector::default();
    for (place, value) in cells {
        collector.push(place, value);
    }
    collector.finish()
}

/// The rows of all sheets of a workbook, as they come.
#[derive(Debug, Default)]
pub struct RowsOfSheets(BTreeMap<usize, RowCollector>);

impl RowsOfSheets {
    /// Takes a row of a sheet, told by its index.
    pub fn take(&mut self, sheet: usize, row: TableRow) {
        self.0.entry(sheet).or_default().take(row);
    }

    /// Gives the sheets of a workbook their rows; those of sheets that it does not have are dropped.
    pub fn put_into(self, workbook: &mut OpenedWorkbook) {
        for (index, rows) in self.0 {
            if let Some(sheet) = workbook.sheets.get_mut(index) {
                sheet.rows = rows.finish();
            }
        }
    }
}
