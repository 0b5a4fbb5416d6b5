//! The file of an import, opened once more as the person decided.

use domain::imports::import::ImportRun;
use persistence::repositories::directory::competencies;
use persistence::repositories::operations::imports;
use spreadsheets::read::layouts::colours::with_colours;
use spreadsheets::read::reading::Reading;
use spreadsheets::reader::open_contained;
use spreadsheets::workbook::OpenedWorkbook;

use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::workbooks::plan_file::refused_file;

/// Opens the file of an import once more, contained as the first time, with texts for the levels that are only coloured.
///
/// # Errors
/// `NotFound` when the file is gone; why it cannot be read.
pub async fn opened_again(app: &App, run: &ImportRun) -> Result<OpenedWorkbook, AppError> {
    let file = imports::find_import_file(app.database.read(), run.id)
        .await?
        .ok_or(AppError::NotFound)?;
    let program = app.workbooks.program.clone();
    let text = run.choices.text;
    let opened = {
        let _turn = app.workbooks.turn().await?;
        let reading = tokio::task::spawn_blocking(move || open_contained(&program, &file, &text));
        reading.await.map_err(AppError::internal)?
    };
    let opened = opened.map_err(refused_file)?;
    if opened.sheets.iter().all(|sheet| sheet.fills.is_empty()) {
        return Ok(opened);
    }
    let vocabulary = competencies::load_vocabulary(app.database.read()).await?;
    let reading = Reading {
        choices: &run.choices,
        ..Reading::unaided(run.target, &vocabulary)
    };
    Ok(with_colours(&opened, &reading).into_owned())
}
