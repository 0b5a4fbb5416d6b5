//! The file of an import, opened once more as the person decided.

use domain::imports::import::ImportRun;
use persistence::repositories::operations::imports;
use spreadsheets::reader::open_contained;
use spreadsheets::workbook::OpenedWorkbook;

use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::workbooks::plan_file::refused_file;

/// Opens the file of an import once more, contained as the first time.
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
    opened.map_err(refused_file)
}
