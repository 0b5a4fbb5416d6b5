//! The rows of an import that could not be used, as a workbook to correct and import again.

use domain::access::account::Language;
use domain::imports::import::ImportIssue;
use domain::values::ids::ImportRunId;
use spreadsheets::write::corrections::write_rejected::{RejectedRows, reasons_of, write_rejected};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::exports::exported_file::{ExportedFile, file_stem, workbook, written};
use crate::application::workbooks::import_workbook::find_import_run;
use crate::application::workbooks::opened_again::opened_again;
use crate::application::workbooks::planned_run::rows_in_trouble;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// The words for a finding: they are above this floor.
pub type WordIssue = fn(&ImportIssue, Language) -> String;

/// The person's own sheets with the rows that are rejected or ambiguous, their faulty cells marked and the reasons beside
/// them.
///
/// # Errors
/// `NotFound` unless the person may know of the import and it left rows out.
pub async fn export_rejected(
    app: &App,
    actor: &Actor,
    import_run_id: ImportRunId,
    (language, word): (Language, WordIssue),
) -> Result<ExportedFile, AppError> {
    let mut run = find_import_run(app, actor, import_run_id).await?;
    actor.require(Operation::DownloadRejectedRows, &Subject::import(&run))?;
    let counts = run.plan.counts;
    if counts.n_rejected + counts.n_ambiguous == 0 {
        return Err(AppError::NotFound);
    }
    run.plan.rows = rows_in_trouble(app, import_run_id).await?;
    let opened = opened_again(app, &run).await?;
    let stem = file_stem(&[run.file_name.as_str(), corrections(language)]);
    let made_at = app.clock.now();
    let bytes = written(move || {
        let reasons = reasons_of(&run.plan, |issue| word(issue, language));
        let rejected = RejectedRows {
            workbook: &opened,
            sheets: &run.plan.sheets,
            reasons: &reasons,
        };
        write_rejected(rejected, language, made_at)
    });
    Ok(workbook(&stem, bytes.await?))
}

fn corrections(language: Language) -> &'static str {
    match language {
        Language::Fr => "à corriger",
        Language::En => "to correct",
    }
}
