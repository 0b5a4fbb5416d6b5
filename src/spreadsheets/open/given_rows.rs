//! Rows on their way out of a reader: where they go, and how many there may be.

use crate::limits;
use crate::workbook::{CellValue, TableRow};
use crate::workbook_error::WorkbookError;

/// Where rows go as they are read: the index of their sheet, and the row.
pub type GiveRow<'a> = dyn FnMut(usize, TableRow) -> Result<(), WorkbookError> + 'a;

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
