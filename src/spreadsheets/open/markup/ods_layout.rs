//! How far the tables of an OpenDocument workbook reach with their repeats, measured before any reader lays them out.

use std::borrow::Cow;

use crate::limits;
use crate::workbook::Merge;
use crate::workbook_error::WorkbookError;

/// The tables of the workbook as their markup lays them out.
#[derive(Debug, Default)]
pub struct OdsLayout {
    tables: Vec<OdsTable>,
    is_in_table: bool,
}

/// One table: how far it reaches, and what is merged.
#[derive(Debug, Default)]
struct OdsTable {
    name: String,
    merges: Vec<Merge>,
    /// Rows that are complete, repeats counted.
    n_rows: u64,
    row_repeats: u64,
    /// Columns of the open row, repeats counted.
    n_columns: u64,
    /// The last row and column that hold something, from 1.
    last_row: u64,
    last_column: u64,
    cells_in_row: u64,
    n_cells: u64,
}

impl OdsLayout {
    /// An element begins.
    ///
    /// # Errors
    /// `TooLarge` when the repeats lay out too many cells.
    pub fn open<'a>(
        &mut self,
        name: &str,
        attribute: &impl Fn(&str) -> Option<Cow<'a, str>>,
    ) -> Result<(), WorkbookError> {
        match name {
            "table" if attribute("name").is_some() => {
                self.is_in_table = true;
                self.tables.push(OdsTable {
                    name: unescaped(&attribute("name").unwrap_or_default()),
                    ..OdsTable::default()
                });
            }
            "table-row" if self.is_in_table => {
                let repeats = repeats(attribute("number-rows-repeated").as_deref())?;
                if let Some(table) = self.tables.last_mut() {
                    table.row_repeats = repeats;
                    table.n_columns = 0;
                    table.cells_in_row = 0;
                }
            }
            "table-cell" | "covered-table-cell" if self.is_in_table => {
                let repeats = repeats(attribute("number-columns-repeated").as_deref())?;
                let holds_something = ["value-type", "formula"]
                    .iter()
                    .any(|name| attribute(name).is_some());
                if let Some(table) = self.tables.last_mut() {
                    table.note_merge(
                        attribute("number-rows-spanned").as_deref(),
                        attribute("number-columns-spanned").as_deref(),
                    );
                    table.add_cells(repeats, holds_something)?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// An element ends.
    pub fn close(&mut self, name: &str) {
        match name {
            "table" => self.is_in_table = false,
            "table-row" => {
                if let Some(table) = self.tables.last_mut() {
                    table.n_rows = table.n_rows.saturating_add(table.row_repeats);
                }
            }
            _ => {}
        }
    }

    /// The merged ranges of a table.
    #[must_use]
    pub fn merges_of(&self, name: &str) -> Vec<Merge> {
        self.tables
            .iter()
            .find(|table| table.name == name)
            .map(|table| table.merges.clone())
            .unwrap_or_default()
    }
}

impl OdsTable {
    fn add_cells(&mut self, repeats: u64, holds_something: bool) -> Result<(), WorkbookError> {
        self.n_columns = self.n_columns.saturating_add(repeats);
        if !holds_something {
            return Ok(());
        }
        self.cells_in_row = self.cells_in_row.saturating_add(repeats);
        self.last_column = self.last_column.max(self.n_columns);
        self.last_row = self.n_rows.saturating_add(self.row_repeats);
        self.n_cells = self
            .n_cells
            .saturating_add(repeats.saturating_mul(self.row_repeats));
        WorkbookError::check(&limits::CELLS, self.n_cells)?;
        WorkbookError::check(&limits::COLUMNS, self.last_column)?;
        WorkbookError::check(
            &limits::LAID_OUT_CELLS,
            self.last_row.saturating_mul(self.last_column),
        )
    }

    fn note_merge(&mut self, rows: Option<&str>, columns: Option<&str>) {
        let span = |text: Option<&str>| text.and_then(|text| text.parse().ok()).unwrap_or(1u64);
        let (rows, columns) = (span(rows), span(columns));
        let is_merged = rows > 1 || columns > 1;
        if !is_merged || self.merges.len() as u64 >= limits::MERGES.most {
            return;
        }
        let corner = (
            u32::try_from(self.n_rows + 1),
            u32::try_from(self.n_columns),
            u32::try_from(self.n_rows.saturating_add(rows)),
            u32::try_from(self.n_columns.saturating_add(columns) - 1),
        );
        if let (Ok(first_row), Ok(first_column), Ok(last_row), Ok(last_column)) = corner {
            self.merges.push(Merge {
                first_row,
                last_row,
                first_column,
                last_column,
            });
        }
    }
}

fn repeats(declared: Option<&str>) -> Result<u64, WorkbookError> {
    declared.map_or(Ok(1), |text| {
        text.parse()
            .map_err(|_| WorkbookError::unreadable("a repeat that is no number"))
    })
}

fn unescaped(name: &str) -> String {
    quick_xml::escape::unescape(name).map_or_else(|_| name.to_owned(), Cow::into_owned)
}
