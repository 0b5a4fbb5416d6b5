//! Cells as a person corrected them, and words as a person said that they are meant, before anything is made of them.

use domain::values::column_letters::{column_letters, column_number};
use std::borrow::Cow;

use domain::imports::choices::{CellChoice, ImportChoices};

use crate::workbook::{CellValue, SheetTable, TableRow};

/// The sheet with the cells that a person corrected.
#[must_use]
pub fn corrected_cells<'t>(table: &'t SheetTable, choices: &ImportChoices) -> Cow<'t, SheetTable> {
    let here: Vec<&CellChoice> = choices
        .cells
        .iter()
        .filter(|cell| cell.sheet == table.name)
        .collect();
    if here.is_empty() {
        return Cow::Borrowed(table);
    }
    let mut corrected = table.clone();
    for cell in here {
        let Some(column) = column_number(&cell.column) else {
            continue;
        };
        put(
            &mut corrected,
            (cell.row, column),
            cell.text.clone().map(CellValue::Text),
        );
        corrected
            .formulas_without_value
            .retain(|place| *place != (cell.row, column));
    }
    Cow::Owned(corrected)
}

fn put(table: &mut SheetTable, (row, column): (u32, u32), value: Option<CellValue>) {
    let value = value.filter(|value| !value.is_blank());
    match table.rows.binary_search_by_key(&row, |known| known.number) {
        Ok(index) => {
            if let Some(known) = table.rows.get_mut(index) {
                put_in_row(known, column, value);
            }
        }
        Err(index) => {
            let cells = value.map(|value| (column, value)).into_iter().collect();
            let row = TableRow { number: row, cells };
            if !row.cells.is_empty() {
                table.rows.insert(index, row);
            }
        }
    }
}

fn put_in_row(row: &mut TableRow, column: u32, value: Option<CellValue>) {
    let place = row.cells.binary_search_by_key(&column, |(at, _)| *at);
    match (place, value) {
        (Ok(index), Some(value)) => {
            if let Some(cell) = row.cells.get_mut(index) {
                cell.1 = value;
            }
        }
        (Ok(index), None) => {
            row.cells.remove(index);
        }
        (Err(index), Some(value)) => row.cells.insert(index, (column, value)),
        (Err(_), None) => {}
    }
}

/// The row with its words replaced as a person decided. Blank cells of the columns named are filled where the person said
/// so.
#[must_use]
pub fn meant_row<'r>(row: &'r TableRow, sheet: &str, choices: &ImportChoices) -> Cow<'r, TableRow> {
    if !choices.values.iter().any(|choice| choice.sheet == sheet) {
        return Cow::Borrowed(row);
    }
    let mut meant = row.clone();
    for (column, value) in &row.cells {
        let letters = column_letters(*column);
        if let Some(choice) = choices.value_in(sheet, &letters, &value.display()) {
            put_in_row(
                &mut meant,
                *column,
                choice.read_as.clone().map(CellValue::Text),
            );
        }
    }
    let blanks = choices
        .values
        .iter()
        .filter(|choice| choice.sheet == sheet && choice.found.trim().is_empty());
    for choice in blanks {
        let column = choice.column.as_deref().and_then(column_number);
        if let (Some(column), Some(text)) = (column, &choice.read_as)
            && row.cell(column).is_none()
        {
            put_in_row(&mut meant, column, Some(CellValue::Text(text.clone())));
        }
    }
    Cow::Owned(meant)
}

/// The sheet with the words of all its rows replaced as a person decided, titles included.
#[must_use]
pub fn meant_sheet<'t>(table: &'t SheetTable, choices: &ImportChoices) -> Cow<'t, SheetTable> {
    if !choices
        .values
        .iter()
        .any(|choice| choice.sheet == table.name)
    {
        return Cow::Borrowed(table);
    }
    let mut meant = table.clone();
    for row in &mut meant.rows {
        if let Cow::Owned(changed) = meant_row(row, &table.name, choices) {
            *row = changed;
        }
    }
    Cow::Owned(meant)
}
