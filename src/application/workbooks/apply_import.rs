//! The plan of an import is written, all of it or nothing, with a journal by which it can be undone; what people decided
//! about its sheets is remembered.

use std::sync::Arc;
use std::time::Duration;

use domain::imports::import::{ImportRun, ImportState, PlannedWrite};
use domain::imports::mapping::{ImportMapping, learned};
use domain::values::ids::{ImportMappingId, ImportRunId};
use domain::values::record::Record;
use domain::values::rejection::{Rejection, RejectionCode};
use persistence::connection::Transaction;
use persistence::repositories::operations::{
    import_journals, import_mappings, import_plans, imports,
};
use persistence::storage_error::StorageError;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::workbooks::behind_requests::{begun, finished_within};
use crate::application::workbooks::import_jobs::{ImportJob, ImportStage};
use crate::application::workbooks::journal_of::{JournalLabels, journal_of};
use crate::application::workbooks::planned_run::{planned_run, stale_plan};
use crate::application::workbooks::writes_by_kind::{WritesByKind, touched};
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// Writes what a plan says, all of it or nothing. An import that is stopped meanwhile is answered as it was.
///
/// # Errors
/// `PLAN_STALE` when the plan was used before or a record that it read has changed since, `REQUIRED` at
/// `acceptsRejectedRows` when rows are rejected and the person has not said to go on without them, `WRONG_STATE` when
/// something else is done with the import.
pub async fn apply_import(
    app: &App,
    actor: &Actor,
    import_run_id: ImportRunId,
    rejected_rows: RejectedRows,
) -> Result<ImportRun, AppError> {
    let at_work = begun(app, actor, (import_run_id, Operation::ApplyImport)).await?;
    write_plan((app, actor), (import_run_id, rejected_rows), &at_work).await
}

/// The same; what takes longer than `limit` goes on behind the answer, which is the import as it was.
///
/// # Errors
/// As `apply_import`.
pub async fn apply_import_within(
    app: &Arc<App>,
    actor: &Actor,
    (import_run_id, rejected_rows): (ImportRunId, RejectedRows),
    limit: Duration,
) -> Result<ImportRun, AppError> {
    let at_work = begun(app, actor, (import_run_id, Operation::ApplyImport)).await?;
    let (writing, actor, job) = (Arc::clone(app), actor.clone(), at_work.share());
    let asked = (import_run_id, rejected_rows);
    let work = async move { write_plan((&writing, &actor), asked, &job).await };
    finished_within(app, at_work, work, limit).await
}

async fn write_plan(
    (app, actor): (&App, &Actor),
    (import_run_id, rejected_rows): (ImportRunId, RejectedRows),
    job: &ImportJob,
) -> Result<ImportRun, AppError> {
    job.tell(ImportStage::Writing, (0, 0));
    let (transaction, mut run) =
        planned_run(app, actor, (import_run_id, Operation::ApplyImport)).await?;
    let n_left_out = run.plan.counts.n_rejected + run.plan.counts.n_ambiguous;
    if n_left_out > 0 && rejected_rows == RejectedRows::Refuse {
        let rejection =
            Rejection::at(RejectionCode::Required, "acceptsRejectedRows").with("count", n_left_out);
        return Err(rejection.into());
    }
    let is_whole = write_parts(&transaction, (app, actor), &run, job).await?;
    if !is_whole {
        // Dropping the transaction takes back what was written so far.
        return Ok(run);
    }
    remember(&transaction, app, &run).await?;
    let (now, version) = (app.clock.now(), run.record.version);
    run.state = ImportState::Applied;
    run.applied_at = Some(now);
    run.plan.failures.clear();
    run.record = run.record.changed(now);
    imports::update_import_run(&transaction, &run, version)
        .await
        .map_err(stale_plan)?;
    transaction.commit().await?;
    Ok(run)
}

/// Writes the plan part by part with its journal; whether it came to the end before anybody stopped it.
async fn write_parts(
    transaction: &Transaction,
    (app, actor): (&App, &Actor),
    run: &ImportRun,
    job: &ImportJob,
) -> Result<bool, AppError> {
    let parts = import_plans::write_parts(transaction, run.id).await?;
    let n_total = parts.iter().map(|(_, n_writes)| n_writes).sum();
    let mut n_done = 0;
    let mut labels = JournalLabels::new(transaction, actor.language()).await?;
    import_journals::begin_import_journal(transaction, run.id).await?;
    for (part, n_writes) in parts {
        job.tell(ImportStage::Writing, (n_done, n_total));
        if job.is_cancelled() {
            return Ok(false);
        }
        let writes = import_plans::planned_writes(transaction, run.id, part).await?;
        if writes.iter().any(changes_vocabulary) {
            actor.require(Operation::UpdateCompetency, &Subject::none())?;
        }
        let journal = journal_of(transaction, &writes, &mut labels).await?;
        import_journals::add_journal_part(transaction, (run.id, part), &journal).await?;
        let sorted = WritesByKind::of(writes);
        sorted
            .write(transaction, app.clock.now())
            .await
            .map_err(stale_plan)?;
        n_done += n_writes;
    }
    Ok(!job.is_cancelled())
}

/// Whether an entry of the vocabulary that is known changes, which takes the right to keep it.
fn changes_vocabulary(write: &PlannedWrite) -> bool {
    matches!(write, PlannedWrite::UpdateCompetency(_))
}

/// What to do about rows that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RejectedRows {
    /// Write nothing while there are any.
    Refuse,
    /// Write the others.
    LeaveOut,
}

/// Keeps what was decided about the sheets of an import, in the place of what was kept of sheets with the same titles.
async fn remember(
    transaction: &Transaction,
    app: &App,
    run: &ImportRun,
) -> Result<(), StorageError> {
    let now = app.clock.now();
    let cluster_id = run.cluster_id;
    let target = Some(run.target);
    let kept = import_mappings::import_mappings_by_cluster(transaction, cluster_id, target).await?;
    for sheet in learned(run) {
        match kept.iter().find(|known| known.sheet.is_about_same(&sheet)) {
            Some(known) if known.sheet == sheet => {}
            Some(known) => {
                let mut mapping = known.clone();
                mapping.sheet = sheet;
                let version = touched(&mut mapping.record, now);
                import_mappings::update_import_mapping(transaction, &mapping, version).await?;
            }
            None => {
                let mapping = ImportMapping {
                    id: ImportMappingId::new(),
                    cluster_id,
                    target: run.target,
                    sheet,
                    record: Record::new(now),
                };
                import_mappings::insert_import_mapping(transaction, &mapping).await?;
            }
        }
    }
    Ok(())
}
