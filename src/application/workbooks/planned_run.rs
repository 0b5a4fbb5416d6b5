//! An import that waits for a decision, the rows of its plan, and what a plan that waited too long comes to.

use domain::imports::import::{ImportRun, ImportState, PlannedAction, PlannedRow};
use domain::imports::repairs::{Repair, repairs_of};
use domain::values::filters::RowsWanted;
use domain::values::ids::ImportRunId;
use domain::values::rejection::{Rejection, RejectionCode};
use persistence::connection::Transaction;
use persistence::repositories::operations::import_plans::planned_rows;
use persistence::repositories::operations::imports;
use persistence::storage_error::StorageError;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// A transaction with an import that is planned and was neither applied nor put away; without the rows and writes of its plan.
///
/// # Errors
/// `NotFound`, `Forbidden`, `PLAN_STALE`.
pub async fn planned_run(
    app: &App,
    actor: &Actor,
    asked: (ImportRunId, Operation),
) -> Result<(Transaction, ImportRun), AppError> {
    run_in_state(app, actor, asked, &[ImportState::Planned]).await
}

/// The same, also for an import whose file could not be read to the end.
///
/// # Errors
/// As `planned_run`.
pub async fn unapplied_run(
    app: &App,
    actor: &Actor,
    asked: (ImportRunId, Operation),
) -> Result<(Transaction, ImportRun), AppError> {
    let states = [ImportState::Planned, ImportState::Failed];
    run_in_state(app, actor, asked, &states).await
}

async fn run_in_state(
    app: &App,
    actor: &Actor,
    (import_run_id, operation): (ImportRunId, Operation),
    states: &[ImportState],
) -> Result<(Transaction, ImportRun), AppError> {
    actor.require_somewhere(operation)?;
    let transaction = app.database.begin().await?;
    let run = imports::find_import_run(&transaction, import_run_id)
        .await?
        .ok_or(AppError::NotFound)?;
    actor.require(operation, &Subject::import(&run))?;
    if !states.contains(&run.state) {
        return Err(Rejection::at(RejectionCode::PlanStale, "importRunId").into());
    }
    Ok((transaction, run))
}

/// A record moved, was made or went away since the plan was shown: the plan is of no use any more.
#[must_use]
pub fn stale_plan(error: StorageError) -> AppError {
    match error {
        StorageError::StaleVersion | StorageError::Constraint { .. } => {
            Rejection::at(RejectionCode::PlanStale, "importRunId").into()
        }
        other => other.into(),
    }
}

/// Rows of a plan that the person may see, those in trouble first, then in the order of the file; and how many there are of
/// the fates wanted.
///
/// # Errors
/// What the database says.
pub async fn page_of_rows(
    app: &App,
    import_run_id: ImportRunId,
    wanted: &RowsWanted,
) -> Result<(Vec<PlannedRow>, usize), AppError> {
    Ok(planned_rows(app.database.read(), import_run_id, wanted).await?)
}

/// The rows that cannot be used as they are, in the order of the file.
///
/// # Errors
/// What the database says.
pub async fn rows_in_trouble(
    app: &App,
    import_run_id: ImportRunId,
) -> Result<Vec<PlannedRow>, AppError> {
    let wanted = RowsWanted {
        actions: Some(vec![PlannedAction::Reject, PlannedAction::Ambiguous]),
        skip: 0,
        take: usize::MAX,
    };
    let (mut rows, _) = page_of_rows(app, import_run_id, &wanted).await?;
    rows.sort_by(|first, second| first.place.cmp(&second.place));
    Ok(rows)
}

/// The problems that keep rows from being used, each once however many rows have it.
///
/// # Errors
/// What the database says.
pub async fn repairs_in(app: &App, run: &ImportRun) -> Result<Vec<Repair>, AppError> {
    let mut plan = run.plan.clone();
    plan.rows = rows_in_trouble(app, run.id).await?;
    Ok(repairs_of(&plan))
}
