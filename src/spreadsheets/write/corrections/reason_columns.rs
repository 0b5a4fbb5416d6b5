//! The two columns that say why rows were left out: written at the right of a person's own table, and taken off without a
//! word when the corrected file comes back.

use domain::access::account::Language;

use crate::workbook::{CellValue, SheetTable};
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
    while let Some((number, column)) = find_titles(sheet) {
        for row in &mut sheet.rows {
            if row.number >= number {
                row.cells
                    .retain(|(at, _)| *at != column && *at != column.saturating_add(1));
            }
        }
        sheet.rows.retain(|row| !row.cells.is_empty());
    }
}

/// The row and the first column of the titles.
fn find_titles(sheet: &SheetTable) -> Option<(u32, u32)> {
    let is_text = |value: Option<&CellValue>, wanted: &str| matches!(value, Some(CellValue::Text(text)) if text.trim() == wanted);
    sheet.rows.iter().take(SEARCHED_ROWS).find_map(|row| {
        let place = row.cells.iter().find(|(column, value)| {
            TITLES.iter().any(|[reason, code]| {
                is_text(Some(value), reason) && is_text(row.cell(column.saturating_add(1)), code)
            })
        });
        place.map(|(column, _)| (row.number, *column))
    })
}
