//! What is told of a sheet before anything of it is read.

use domain::imports::choices::SheetUse;
use domain::imports::import::{HeadRow, SheetReading};

use crate::columns::column_map::shortened;
use crate::workbook::SheetTable;

/// How much of the top of a sheet is shown for a person to point at the header.
const HEAD_ROWS: usize = 25;
const HEAD_COLUMNS: u32 = 40;

/// A sheet of which nothing has been read yet.
#[must_use]
pub fn sheet_reading(table: &SheetTable, read_as: SheetUse) -> SheetReading {
    SheetReading {
        name: table.name.clone(),
        read_as,
        is_hidden: table.is_hidden,
        header_row: None,
        head: head_of(table),
        columns: Vec::new(),
        n_rows: 0,
        n_ignored: 0,
        words: Vec::new(),
    }
}

/// The rows at the top, for a person to point at the header.
fn head_of(table: &SheetTable) -> Vec<HeadRow> {
    table
        .rows
        .iter()
        .take(HEAD_ROWS)
        .map(|row| {
            let shown = row
                .cells
                .iter()
                .filter(|(column, _)| *column < HEAD_COLUMNS);
            let mut cells: Vec<String> = Vec::new();
            for (column, value) in shown {
                cells.resize(usize::try_from(*column).unwrap_or(0), String::new());
                cells.push(shortened(&value.display()));
            }
            HeadRow {
                row: row.number,
                cells,
            }
        })
        .collect()
}
