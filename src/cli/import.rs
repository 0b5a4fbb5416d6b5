//! `import`: plans what a workbook would change, and applies the plan when asked to.

use std::path::Path;

use domain::access::account::Language;
use domain::imports::import::{ImportRun, ImportTarget, PlannedAction};
use serde_json::json;

use crate::application::actor::Actor;
use crate::application::workbooks::import_workbook::{
    ImportWorkbook, RejectedRows, UploadedFile, apply_import, import_workbook,
};
use crate::cli::arguments::{ImportArguments, WorkbookTarget};
use crate::cli::exit::Failure;
use crate::cli::opening::open_for_command;
use crate::cli::output::{print, print_json, say, spinner};
use crate::cli::user::cluster_named;
use crate::config::DatabaseConfig;
use crate::wording::import_issues::import_issue_message;

/// Runs the command.
///
/// # Errors
/// `Refused` when the file cannot be read, or rows are rejected and their absence was not accepted.
pub async fn import(
    config: &DatabaseConfig,
    arguments: ImportArguments,
    is_json: bool,
) -> Result<(), Failure> {
    let app = open_for_command(config, "").await?;
    let actor = Actor::local_operator(Language::En);
    let cluster = cluster_named(&app, &actor, &arguments.cluster).await?;
    let command = ImportWorkbook {
        upload: upload_of(&arguments.file, app.settings.max_upload_bytes).await?,
        target: match arguments.target {
            WorkbookTarget::Calls => ImportTarget::Calls,
            WorkbookTarget::Capabilities => ImportTarget::Capabilities,
        },
        cluster_id: cluster.id,
    };
    let progress = spinner("reading the workbook");
    let planned = import_workbook(&app, &actor, command).await;
    progress.finish_and_clear();
    let mut run = planned?;
    if arguments.apply {
        let rejected = if arguments.leave_out_rejected {
            RejectedRows::LeaveOut
        } else {
            RejectedRows::Refuse
        };
        show_issues(&run, is_json);
        let progress = spinner("writing");
        let applied = apply_import(&app, &actor, run.id, rejected).await;
        progress.finish_and_clear();
        run = applied?;
    } else {
        show_issues(&run, is_json);
    }
    show_counts(&run, is_json)
}

async fn upload_of(file: &Path, max_bytes: u64) -> Result<UploadedFile, Failure> {
    let cannot = |error: std::io::Error| Failure::NotFound(format!("{}: {error}", file.display()));
    let length = tokio::fs::metadata(file).await.map_err(cannot)?.len();
    if length > max_bytes {
        return Err(Failure::Refused(format!(
            "{} has {length} bytes; at most {max_bytes} are read",
            file.display()
        )));
    }
    Ok(UploadedFile {
        name: file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned(),
        bytes: tokio::fs::read(file).await.map_err(cannot)?,
    })
}

/// What is wrong in the file, a line each; part of the JSON otherwise.
fn show_issues(run: &ImportRun, is_json: bool) {
    if is_json {
        return;
    }
    let of_rows = run.plan.rows.iter().flat_map(|row| &row.issues);
    for issue in run.plan.issues.iter().chain(of_rows) {
        let place = format!(
            "{}!{}{}",
            issue.place.sheet,
            issue.place.column.as_deref().unwrap_or_default(),
            issue.place.row
        );
        say(&format!(
            "{place}: {}",
            import_issue_message(issue, Language::En)
        ));
    }
}

fn show_counts(run: &ImportRun, is_json: bool) -> Result<(), Failure> {
    let counts = &run.plan.counts;
    if is_json {
        let rejected: Vec<_> = run
            .plan
            .rows
            .iter()
            .filter(|row| matches!(row.action, PlannedAction::Reject | PlannedAction::Ambiguous))
            .collect();
        return print_json(&json!({
            "importRunId": run.id.to_string(),
            "state": run.state,
            "counts": counts,
            "issues": run.plan.issues,
            "rejectedRows": rejected,
        }));
    }
    print(&format!(
        "{} rows: {} created, {} changed, {} unchanged, {} rejected, {} ambiguous, {} ignored",
        counts.n_rows,
        counts.n_created,
        counts.n_changed,
        counts.n_unchanged,
        counts.n_rejected,
        counts.n_ambiguous,
        counts.n_ignored
    ))
}
