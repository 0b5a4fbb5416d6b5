//! What an import did, as a workbook.

use domain::access::account::Language;
use domain::imports::import::ImportIssue;
use domain::values::ids::ImportRunId;
use persistence::repositories::directory::clusters;
use spreadsheets::write::reports::import_report::{ImportReport, write_import_report};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::exports::exported_file::{
    ExportedFile, file_stem, in_language, provenance, workbook, written,
};
use crate::application::workbooks::import_workbook::find_whole_import_run;
use crate::application::workbooks::turning::undo_import::kept_records;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// The words of a report that are above this floor.
#[derive(Clone, Copy, Debug)]
pub struct ReportWords {
    /// The sentence of a finding.
    pub issue_text: fn(&ImportIssue, Language) -> String,
    /// The title of a field.
    pub field_label: fn(&str, Language) -> String,
}

/// The report of an import, in whatever state it is.
///
/// # Errors
/// `NotFound` unless the person may know of the import.
pub async fn export_import_report(
    app: &App,
    actor: &Actor,
    import_run_id: ImportRunId,
    (language, words): (Language, ReportWords),
) -> Result<ExportedFile, AppError> {
    let run = find_whole_import_run(app, actor, import_run_id).await?;
    actor.require(Operation::DownloadImportReport, &Subject::import(&run))?;
    let kept = kept_records(app, import_run_id).await?;
    let cluster = clusters::find_cluster(app.database.read(), run.cluster_id)
        .await?
        .ok_or(AppError::NotFound)?;
    let word = in_language(language, "rapport-import", "import-report");
    let stem = file_stem(&[word, run.file_name.as_str()]);
    let title = in_language(language, "Rapport d’import", "Import report");
    let title = format!("{title} – {}", run.file_name);
    let made = provenance(app, actor, &title, Some(run.record.version));
    let bytes = written(move || {
        let report = ImportReport {
            run: &run,
            cluster_name: cluster.name.as_str(),
            kept: &kept,
            provenance: &made,
            issue_text: words.issue_text,
            field_label: words.field_label,
        };
        write_import_report(&report, language)
    });
    Ok(workbook(&stem, bytes.await?))
}
