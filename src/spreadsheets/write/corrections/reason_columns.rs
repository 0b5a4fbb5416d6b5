//! The two columns that say why rows were left out: written at the right of a person's own table, and taken off without a
//! word when the corrected file comes back.

use domain::access::account::Language;

use crate::workbook::{CellValue, SheetTable, TableRow};
use crate::workbook_error::WorkbookError;
use crate::write::own_words::either;

/// The titles of both columns, in French and in English.
const TITLES: [[&str; 2]; 2] = [
    ["Motif (Cordée)", "Code (Cordée)"],
    ["Reason (Cordée)", "Reason code (Cordée)"],
];
/// How far down the titles are looked for.
const SEARCHED_ROWS: usize = 60;

/// The titles of both columns in a language.
#[must_use]
pub fn reason_titles(language: Language) -> [&'static str; 2] {
    let [french, english] = TITLES;
    [
        either(language, french[0], english[0]),
        either(language, french[1], english[1]),
    ]
}

/// Takes the columns off a sheet, from the row of their titles downwards.
pub fn take_off_reasons(sheet: &mut SheetTable) {
    while let Some(place) = find_titles(sheet) {
        for row in &mut sheet.rows {
            place.take_off(row);
        }
        sheet.rows.retain(|row| !row.cells.is_empty());
    }
}

/// Takes the columns off a sheet that comes row by row: the rows among which the titles may be are held back.
#[derive(Debug, Default)]
pub struct ReasonsTakenOff {
    head: SheetTable,
    places: Option<Vec<ReasonPlace>>,
}

impl ReasonsTakenOff {
    /// Takes a row and gives those that can go on.
    ///
    /// # Errors
    /// Those of whom the rows are given to.
    pub fn add(
        &mut self,
        mut row: TableRow,
        give: &mut impl FnMut(TableRow) -> Result<(), WorkbookError>,
    ) -> Result<(), WorkbookError> {
        match &self.places {
            None => {
                self.head.rows.push(row);
                if self.head.rows.len() < SEARCHED_ROWS {
                    return Ok(());
                }
                self.release(give)
            }
            Some(places) => {
                for place in places {
                    place.take_off(&mut row);
                }
                if row.cells.is_empty() {
                    Ok(())
                } else {
                    give(row)
                }
            }
        }
    }

    /// Gives the rows that were held back, if any are.
    ///
    /// # Errors
    /// Those of whom the rows are given to.
    pub fn release(
        &mut self,
        give: &mut impl FnMut(TableRow) -> Result<(), WorkbookError>,
    ) -> Result<(), WorkbookError> {
        let mut places = Vec::new();
        while let Some(place) = find_titles(&self.head) {
            for row in &mut self.head.rows {
                place.take_off(row);
            }
            self.head.rows.retain(|row| !row.cells.is_empty());
            places.push(place);
        }
        self.places = Some(places);
        std::mem::take(&mut self.head.rows)
            .into_iter()
            .try_for_each(give)
    }
}

/// Where the two columns begin.
#[derive(Clone, Copy, Debug)]
struct ReasonPlace {
    /// The row of their titles.
    row: u32,
    /// The first of them.
    column: u32,
}

impl ReasonPlace {
    fn take_off(self, row: &mut TableRow) {
        if row.number >= self.row {
            row.cells
                .retain(|(at, _)| *at != self.column && *at != self.column.saturating_add(1));
        }
    }
}

/// The row and the first column of the titles.
fn find_titles(sheet: &SheetTable) -> Option<ReasonPlace> {
    let is_text = |value: Option<&CellValue>, wanted: &str| matches!(value, Some(CellValue::Text(text)) if text.trim() == wanted);
    sheet.rows.iter().take(SEARCHED_ROWS).find_map(|row| {
        let place = row.cells.iter().find(|(column, value)| {
            TITLES.iter().any(|[reason, code]| {
                is_text(Some(value), reason) && is_text(row.cell(column.saturating_add(1)), code)
            })
        });
        place.map(|(column, _)| ReasonPlace {
            row: row.number,
            column: *column,
        })
    })
}
