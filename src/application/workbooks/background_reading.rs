//! Large workbooks: the upload is answered at once, reading goes on behind it, and can be stopped without a trace, as can
//! writing.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use domain::imports::import::{ImportRun, ImportState};
use domain::values::ids::ImportRunId;
use domain::values::rejection::{Rejection, RejectionCode};
use persistence::repositories::operations::imports;
use persistence::storage_error::StorageError;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::workbooks::call_meant::check_call;
use crate::application::workbooks::import_jobs::AtWork;
use crate::application::workbooks::import_workbook::{
    ImportWorkbook, new_run, read_and_plan, remembered,
};
use crate::application::workbooks::plan_file::Remembered;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// How long stopping may take before it is answered all the same.
const CANCEL_WAIT: Duration = Duration::from_secs(5);
/// How often it is looked whether something has stopped.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// Takes a workbook in and answers with an import that is being read.
///
/// # Errors
/// `Forbidden`; why the file cannot be read is told by the import.
pub async fn begin_import(
    app: &Arc<App>,
    actor: &Actor,
    command: ImportWorkbook,
) -> Result<ImportRun, AppError> {
    let subject = Subject::import_into(command.cluster_id, command.target);
    actor.require(Operation::UploadWorkbook, &subject)?;
    let into = (command.cluster_id, command.target);
    check_call(app.database.read(), actor, into, command.call).await?;
    let remembered = remembered(app, actor, &command).await?;
    let run = new_run(app, actor, &command, ImportState::Reading);
    let transaction = app.database.begin().await?;
    imports::record_import_run(&transaction, &run, &command.upload.bytes).await?;
    transaction.commit().await?;
    let at_work = app.import_jobs.begin(run.id);
    let (app, actor, reading) = (Arc::clone(app), actor.clone(), run.clone());
    tokio::spawn(async move {
        let import_run_id = reading.id;
        let read = (reading, command.upload.bytes);
        if let Err(error) = read_on(&app, &actor, read, remembered, at_work).await {
            tracing::warn!(%error, %import_run_id, "an import could not be read to its end");
        }
    });
    Ok(run)
}

/// Reads to the end and stores what came of it, unless somebody has stopped it or taken it away.
async fn read_on(
    app: &App,
    actor: &Actor,
    (mut run, file): (ImportRun, Vec<u8>),
    remembered: Remembered,
    at_work: AtWork,
) -> Result<(), AppError> {
    let planned = read_and_plan(app, actor, (&run, file), remembered, &at_work.share()).await;
    if at_work.is_cancelled() {
        return Ok(());
    }
    let version = run.record.version;
    match planned {
        Ok(planned) => {
            run.state = ImportState::Planned;
            run.choices = planned.choices;
            run.plan = planned.plan;
        }
        Err(error) => {
            run.state = ImportState::Failed;
            run.plan.failures = failures_of(error);
        }
    }
    run.record = run.record.changed(app.clock.now());
    let transaction = app.database.begin().await?;
    match imports::replan_import_run(&transaction, &run, version).await {
        // Taken away meanwhile, or given up by another server.
        Err(StorageError::StaleVersion) => return Ok(()),
        other => other?,
    }
    transaction.commit().await?;
    Ok(())
}

/// What a person is told; faults of ours are in the log.
fn failures_of(error: AppError) -> Vec<Rejection> {
    error.into_rejections("clusterId").unwrap_or_else(|error| {
        tracing::error!(%error, "an import could not be read");
        Vec::new()
    })
}

/// Stops an import that is being read, of which nothing is left, or written, of which nothing was: the import that is left.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Rejected` with `WRONG_STATE` when nothing is under way.
pub async fn cancel_import(
    app: &App,
    actor: &Actor,
    import_run_id: ImportRunId,
) -> Result<Option<ImportRun>, AppError> {
    actor.require_somewhere(Operation::CancelImport)?;
    let run = imports::find_import_run(app.database.read(), import_run_id)
        .await?
        .ok_or(AppError::NotFound)?;
    actor.require(Operation::CancelImport, &Subject::import(&run))?;
    let job = app.import_jobs.find(import_run_id);
    if run.state != ImportState::Reading && job.is_none() {
        return Err(Rejection::at(RejectionCode::WrongState, "importRunId").into());
    }
    if let Some(job) = job {
        job.cancelled.store(true, Ordering::Relaxed);
        let is_gone = async {
            while app.import_jobs.find(import_run_id).is_some() {
                tokio::time::sleep(LOOK_EVERY).await;
            }
        };
        let _ = tokio::time::timeout(CANCEL_WAIT, is_gone).await;
    }
    if run.state == ImportState::Reading {
        let transaction = app.database.begin().await?;
        imports::delete_import_run(&transaction, import_run_id, run.record.version).await?;
        transaction.commit().await?;
        return Ok(None);
    }
    Ok(imports::find_import_run(app.database.read(), import_run_id).await?)
}
