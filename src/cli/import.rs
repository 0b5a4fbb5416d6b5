//! `import`: plans what a workbook would change, and applies the plan when asked to.

use std::path::Path;
use std::time::Duration;

use domain::access::account::Language;
use domain::imports::choices::CallChoice;
use domain::imports::import::{
    ImportIssue, ImportRun, ImportTarget, Place, PlannedAction, PlannedRow,
};
use domain::imports::journal::{KeptReason, KeptRecord};
use domain::values::ids::{ClusterId, ImportRunId};
use serde_json::{Value, json};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::exports::export_rejected::{WordIssue, export_rejected};
use crate::application::workbooks::apply_import::{RejectedRows, apply_import};
use crate::application::workbooks::import_jobs::{ImportProgress, ImportStage};
use crate::application::workbooks::import_workbook::{
    ImportWorkbook, UploadedFile, find_whole_import_run, import_workbook,
};
use crate::application::workbooks::turning::undo_import::{Turn, kept_records, turn_import};
use crate::cli::arguments::{ImportCommand, PlanArguments, WorkbookTarget};
use crate::cli::exit::Failure;
use crate::cli::exporting::export::write_out;
use crate::cli::naming::{call_of_cluster, lot_of_call};
use crate::cli::opening::open_existing;
use crate::cli::output::{print, print_json, say, spinner};
use crate::cli::user::{cluster_named, language_of};
use crate::config::DatabaseConfig;
use crate::wording::import_issues::import_issue_message;

/// For how long nothing is said about what is being done.
const QUIET: Duration = Duration::from_secs(1);
/// How often it is said how far it is.
const TELL_EVERY: Duration = Duration::from_millis(200);

/// Runs the command.
///
/// # Errors
/// `Refused` when the file cannot be read, rows are rejected and their absence was not accepted, or the state of the import
/// does not allow it; `NotFound` for an import that does not exist.
pub async fn import(
    config: &DatabaseConfig,
    command: ImportCommand,
    is_json: bool,
) -> Result<(), Failure> {
    let app = open_existing(config).await?;
    let actor = Actor::local_operator(Language::En);
    match command {
        ImportCommand::Plan(arguments) => plan(&app, &actor, arguments, is_json).await,
        ImportCommand::Apply {
            id,
            leave_out_rejected,
        } => {
            let run = find_whole_import_run(&app, &actor, run_named(&id)?).await?;
            write(&app, &actor, &run, (leave_out_rejected, is_json)).await
        }
        ImportCommand::Undo { id } => {
            let run =
                followed(&app, turn_import(&app, &actor, run_named(&id)?, Turn::Undo)).await?;
            tell_turned(&app, &run, is_json).await
        }
        ImportCommand::Redo { id } => {
            let run =
                followed(&app, turn_import(&app, &actor, run_named(&id)?, Turn::Redo)).await?;
            tell_turned(&app, &run, is_json).await
        }
        ImportCommand::Rejected {
            id,
            output,
            language,
        } => {
            let run_id = run_named(&id)?;
            let words = (language_of(language), import_issue_message as WordIssue);
            let file = export_rejected(&app, &actor, run_id, words).await?;
            write_out(&file, &output, is_json).await
        }
    }
}

async fn plan(
    app: &App,
    actor: &Actor,
    arguments: PlanArguments,
    is_json: bool,
) -> Result<(), Failure> {
    let cluster = cluster_named(app, actor, &arguments.cluster).await?;
    let command = ImportWorkbook {
        upload: upload_of(&arguments.file, app.settings.max_upload_bytes).await?,
        target: match arguments.target {
            WorkbookTarget::Calls => ImportTarget::Calls,
            WorkbookTarget::Capabilities => ImportTarget::Capabilities,
            WorkbookTarget::Awards => ImportTarget::Awards,
            WorkbookTarget::Companies => ImportTarget::Companies,
            WorkbookTarget::Interests => ImportTarget::Interests,
            WorkbookTarget::Competencies => ImportTarget::Competencies,
        },
        cluster_id: cluster.id,
        decisions_of: arguments.like.as_deref().map(run_named).transpose()?,
        call: call_meant(app, actor, cluster.id, &arguments).await?,
    };
    let planned = followed(app, import_workbook(app, actor, command)).await?;
    if arguments.apply {
        let ways = (arguments.leave_out_rejected, is_json);
        return write(app, actor, &planned, ways).await;
    }
    show(&planned, is_json)?;
    say(&format!(
        "nothing was written: `cordee import apply {}` writes this plan",
        planned.id
    ));
    Ok(())
}

/// The call, and its lot, that rows are about which name none.
async fn call_meant(
    app: &App,
    actor: &Actor,
    cluster_id: ClusterId,
    arguments: &PlanArguments,
) -> Result<Option<CallChoice>, Failure> {
    let Some(reference) = &arguments.call else {
        return Ok(None);
    };
    let call_id = call_of_cluster(app, actor, cluster_id, reference).await?.id;
    let lot_id = match &arguments.lot {
        Some(number) => Some(lot_of_call(app, actor, call_id, number).await?),
        None => None,
    };
    Ok(Some(CallChoice { call_id, lot_id }))
}

/// Writes a plan, unless rows would be left out unasked.
async fn write(
    app: &App,
    actor: &Actor,
    planned: &ImportRun,
    (leave_out_rejected, is_json): (bool, bool),
) -> Result<(), Failure> {
    let n_left_out = planned.plan.counts.n_rejected + planned.plan.counts.n_ambiguous;
    if n_left_out > 0 && !leave_out_rejected {
        show(planned, is_json)?;
        return Err(Failure::Refused(format!(
            "nothing was written, because {n_left_out} rows cannot be used: correct them (`cordee import rejected {} -o FILE` \
             writes them out), or write the others with --leave-out-rejected",
            planned.id
        )));
    }
    let applying = apply_import(app, actor, planned.id, RejectedRows::LeaveOut);
    let mut applied = followed(app, applying).await?;
    applied.plan.rows.clone_from(&planned.plan.rows);
    show(&applied, is_json)
}

/// Waits for the end of an import and says how far it is while that takes longer than a second.
async fn followed<T>(app: &App, work: impl Future<Output = T>) -> T {
    tokio::pin!(work);
    if let Ok(done) = tokio::time::timeout(QUIET, &mut work).await {
        return done;
    }
    let progress = spinner("");
    loop {
        if let Some(job) = app.import_jobs.any() {
            progress.set_message(words_of(job.progress()));
        }
        if let Ok(done) = tokio::time::timeout(TELL_EVERY, &mut work).await {
            progress.finish_and_clear();
            return done;
        }
    }
}

fn words_of(progress: ImportProgress) -> String {
    let of = |what: &str| match progress.n_total {
        0 => what.to_owned(),
        total => format!("{what}: {} of {total}", progress.n_done),
    };
    match progress.stage {
        ImportStage::Reading => of("reading the workbook"),
        ImportStage::Comparing => format!("comparing {} rows", progress.n_total),
        ImportStage::Writing => of("writing"),
        ImportStage::Undoing => of("undoing"),
        ImportStage::Redoing => of("doing again"),
    }
}

/// Says what an undoing, or doing again, left as it was.
async fn tell_turned(app: &App, run: &ImportRun, is_json: bool) -> Result<(), Failure> {
    let kept = kept_records(app, run.id).await?;
    if is_json {
        let kept: Vec<Value> = kept.iter().map(kept_as_json).collect();
        return print_json(&json!({
            "importRunId": run.id.to_string(), "state": run.state, "kept": kept
        }));
    }
    for one in &kept {
        let why = match one.reason {
            KeptReason::ChangedSince => "changed since",
            KeptReason::InUse => "used since",
            KeptReason::Gone => "removed since",
            KeptReason::Taken => "another one is in its place",
        };
        let fields = one.fields.join(", ");
        let fields = if fields.is_empty() {
            fields
        } else {
            format!(" ({fields})")
        };
        say(&format!("left as it is, {why}: {}{fields}", one.label));
    }
    let done = if run.undone_at.is_some() {
        "undone"
    } else {
        "done again"
    };
    print(&format!("{done}; {} records left as they are", kept.len()))
}

fn kept_as_json(kept: &KeptRecord) -> Value {
    json!({
        "subject": kept.subject,
        "label": kept.label,
        "reason": kept.reason,
        "fields": kept.fields,
    })
}

/// The import of an id, as plans name it.
fn run_named(id: &str) -> Result<ImportRunId, Failure> {
    let parsed = serde_json::from_value(Value::String(id.to_owned()));
    parsed.map_err(|_| Failure::NotFound(format!("no import is called {id}")))
}

async fn upload_of(file: &Path, max_bytes: u64) -> Result<UploadedFile, Failure> {
    let cannot = |error: std::io::Error| Failure::of_file(file, "read", &error);
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

/// What the plan does, and on standard error what is wrong in the file, a line each.
fn show(run: &ImportRun, is_json: bool) -> Result<(), Failure> {
    if is_json {
        return print_json(&as_json(run));
    }
    let of_rows = run.plan.rows.iter().flat_map(|row| &row.issues);
    for issue in run.plan.issues.iter().chain(of_rows) {
        let message = import_issue_message(issue, Language::En);
        say(&format!("{}: {message}", words_for(&issue.place)));
    }
    let counts = &run.plan.counts;
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

/// A place as spreadsheets name it: `Sheet!C4`, or the row where no cell is meant.
fn words_for(place: &Place) -> String {
    let row = place.row;
    let cell = match &place.column {
        Some(column) => format!("{column}{row}"),
        None if row > 0 => format!("row {row}"),
        None => String::new(),
    };
    match (place.sheet.as_str(), cell.as_str()) {
        ("", "") => "the file".to_owned(),
        ("", _) => cell,
        (sheet, "") => sheet.to_owned(),
        (sheet, _) if place.column.is_some() => format!("{sheet}!{cell}"),
        (sheet, _) => format!("{sheet}, {cell}"),
    }
}

fn as_json(run: &ImportRun) -> Value {
    let counts = &run.plan.counts;
    let issues = |found: &[ImportIssue]| found.iter().map(issue_as_json).collect::<Vec<_>>();
    let is_left_out =
        |row: &&PlannedRow| matches!(row.action, PlannedAction::Reject | PlannedAction::Ambiguous);
    let left_out = run.plan.rows.iter().filter(is_left_out).map(|row| {
        json!({
            "sheet": row.place.sheet,
            "row": row.place.row,
            "column": row.place.column,
            "label": row.label,
            "action": row.action,
            "issues": issues(&row.issues),
        })
    });
    json!({
        "importRunId": run.id.to_string(),
        "state": run.state,
        "counts": {
            "nRows": counts.n_rows,
            "nCreated": counts.n_created,
            "nChanged": counts.n_changed,
            "nUnchanged": counts.n_unchanged,
            "nRejected": counts.n_rejected,
            "nAmbiguous": counts.n_ambiguous,
            "nIgnored": counts.n_ignored,
        },
        "issues": issues(&run.plan.issues),
        "rejectedRows": left_out.collect::<Vec<_>>(),
    })
}

fn issue_as_json(issue: &ImportIssue) -> Value {
    json!({
        "code": issue.code,
        "severity": issue.severity,
        "sheet": issue.place.sheet,
        "row": issue.place.row,
        "column": issue.place.column,
        "columnTitle": issue.column_title,
        "found": issue.found,
        "expected": issue.expected,
        "proposals": issue.proposals,
        "message": import_issue_message(issue, Language::En),
    })
}
