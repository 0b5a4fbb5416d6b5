//! The rows of an imported sheet as its file has them, for a person to correct in place.

use domain::values::column_letters::column_letters;
use std::collections::BTreeMap;

use domain::imports::import::ImportRun;
use domain::imports::sheet_rows::{RowFate, SheetCell, SheetRow, SheetRowFilter, fates_on};
use domain::values::page::{Page, PageRequest};
use persistence::repositories::operations::import_plans;
use spreadsheets::read::corrected::corrected_cells;
use spreadsheets::workbook::{SheetTable, TableRow};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::workbooks::opened_again::opened_again;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// A page of the rows of a sheet below its header, in the order of the file, corrected cells as they are now.
///
/// # Errors
/// `NotFound` unless the person may know of the import and it has such a sheet; why the file cannot be read any more.
pub async fn list_sheet_rows(
    app: &App,
    actor: &Actor,
    run: &ImportRun,
    (filter, request): (&SheetRowFilter, &PageRequest),
) -> Result<Page<SheetRow>, AppError> {
    actor.require(Operation::ImportRun, &Subject::import(run))?;
    let opened = opened_again(app, run).await?;
    let table = opened
        .sheets
        .iter()
        .find(|table| filter.sheet.as_ref().is_none_or(|name| table.name == *name))
        .ok_or(AppError::NotFound)?;
    let header_row = run
        .plan
        .sheets
        .iter()
        .find(|sheet| sheet.name == table.name)
        .and_then(|sheet| sheet.header_row)
        .unwrap_or(0);
    let mut plan = run.plan.clone();
    plan.rows = import_plans::all_planned_rows(app.database.read(), run.id).await?;
    let fates = fates_on(&plan, &table.name);
    let nothing = RowFate::default();
    let corrected = corrected_cells(table, &run.choices);
    let wanted: Vec<&TableRow> = corrected
        .rows
        .iter()
        .filter(|row| row.number > header_row)
        .filter(|row| fates.get(&row.number).unwrap_or(&nothing).is_wanted(filter))
        .collect();
    let page = Page::by_place(wanted, request);
    let shown = |row: &TableRow| sheet_row(row, (table, run), &fates);
    Ok(Page {
        items: page
            .items
            .into_iter()
            .map(|(cursor, row)| (cursor, shown(row)))
            .collect(),
        has_next: page.has_next,
        total: page.total,
    })
}

fn sheet_row(
    row: &TableRow,
    (table, run): (&SheetTable, &ImportRun),
    fates: &BTreeMap<u32, RowFate>,
) -> SheetRow {
    let corrected: Vec<&str> = run
        .choices
        .cells
        .iter()
        .filter(|cell| cell.sheet == table.name && cell.row == row.number)
        .map(|cell| cell.column.as_str())
        .collect();
    let mut cells: Vec<(u32, SheetCell)> = row
        .texts()
        .map(|(column, text)| (column, cell_of(column, text, &corrected)))
        .collect();
    let emptied = table
        .rows
        .iter()
        .find(|known| known.number == row.number)
        .into_iter()
        .flat_map(|known| &known.cells)
        .filter(|(column, _)| row.cell(*column).is_none())
        .map(|(column, _)| (*column, cell_of(*column, String::new(), &corrected)));
    cells.extend(emptied);
    cells.sort_by_key(|(column, _)| *column);
    let fate = fates.get(&row.number).cloned().unwrap_or_default();
    SheetRow {
        row: row.number,
        cells: cells.into_iter().map(|(_, cell)| cell).collect(),
        action: fate.action,
        issues: fate.issues,
    }
}

fn cell_of(column: u32, text: String, corrected: &[&str]) -> SheetCell {
    let column = column_letters(column);
    SheetCell {
        is_corrected: corrected.contains(&column.as_str()),
        column,
        text,
    }
}
