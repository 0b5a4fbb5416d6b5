//! Writing and turning back large imports: what takes longer than a request may goes on behind its answer.

use std::sync::Arc;
use std::time::Duration;

use domain::imports::import::ImportRun;
use domain::values::ids::ImportRunId;
use domain::values::rejection::{Rejection, RejectionCode};
use persistence::repositories::operations::imports;
use persistence::storage_error::StorageError;
use tokio::sync::oneshot;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::workbooks::import_jobs::AtWork;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// Checks that a person may do something with an import, and registers that it is being done.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Rejected` with `WRONG_STATE` when something is done with it already.
pub async fn begun(
    app: &App,
    actor: &Actor,
    (import_run_id, operation): (ImportRunId, Operation),
) -> Result<AtWork, AppError> {
    actor.require_somewhere(operation)?;
    let run = imports::find_import_run(app.database.read(), import_run_id)
        .await?
        .ok_or(AppError::NotFound)?;
    actor.require(operation, &Subject::import(&run))?;
    let at_work = app.import_jobs.begin_alone(import_run_id);
    at_work.ok_or_else(|| Rejection::at(RejectionCode::WrongState, "importRunId").into())
}

/// Waits for the end of work on an import, at most for so long: it goes on behind the answer then, which is the import as it
/// was. What stood in its way is told by the import then.
///
/// # Errors
/// What the work says, when it ends in time.
pub async fn finished_within(
    app: &Arc<App>,
    at_work: AtWork,
    work: impl Future<Output = Result<ImportRun, AppError>> + Send + 'static,
    limit: Duration,
) -> Result<ImportRun, AppError> {
    let import_run_id = at_work.import_run_id();
    let (sender, mut receiver) = oneshot::channel();
    let behind = Arc::clone(app);
    tokio::spawn(async move {
        let result = work.await;
        if sender.is_closed() {
            keep_outcome(&behind, import_run_id, result).await;
            drop(at_work);
            return;
        }
        // Whoever is answered may go on with the import at once.
        drop(at_work);
        if let Err(result) = sender.send(result) {
            keep_outcome(&behind, import_run_id, result).await;
        }
    });
    if let Ok(ended) = tokio::time::timeout(limit, &mut receiver).await {
        return ended.map_err(AppError::internal)?;
    }
    receiver.close();
    if let Ok(ended) = receiver.try_recv() {
        return ended;
    }
    imports::find_import_run(app.database.read(), import_run_id)
        .await?
        .ok_or(AppError::NotFound)
}

/// What stood in the way of work that nobody waited for any more, told by the import.
async fn keep_outcome(app: &App, import_run_id: ImportRunId, result: Result<ImportRun, AppError>) {
    let Err(error) = result else {
        return;
    };
    tracing::warn!(%error, %import_run_id, "an import could not be written behind its request");
    let failures = error.into_rejections("importRunId").unwrap_or_default();
    if let Err(error) = tell_failures(app, import_run_id, failures).await {
        tracing::error!(%error, %import_run_id, "what stood in the way of an import was lost");
    }
}

async fn tell_failures(
    app: &App,
    import_run_id: ImportRunId,
    failures: Vec<Rejection>,
) -> Result<(), StorageError> {
    let transaction = app.database.begin().await?;
    let Some(mut run) = imports::find_import_run(&transaction, import_run_id).await? else {
        return Ok(());
    };
    let version = run.record.version;
    run.plan.failures = failures;
    run.record = run.record.changed(app.clock.now());
    imports::update_import_run(&transaction, &run, version).await?;
    transaction.commit().await
}
