//! An import that waits for a decision, and what a plan that waited too long comes to.

use domain::imports::import::{ImportRun, ImportState};
use domain::values::ids::ImportRunId;
use domain::values::rejection::{Rejection, RejectionCode};
use persistence::connection::Transaction;
use persistence::repositories::operations::imports;
use persistence::storage_error::StorageError;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// A transaction with an import that is planned and was neither applied nor put away.
///
/// # Errors
/// `NotFound`, `Forbidden`, `PLAN_STALE`.
pub async fn planned_run(
    app: &App,
    actor: &Actor,
    (import_run_id, operation): (ImportRunId, Operation),
) -> Result<(Transaction, ImportRun), AppError> {
    actor.require_somewhere(operation)?;
    let transaction = app.database.begin().await?;
    let run = imports::find_import_run(&transaction, import_run_id)
        .await?
        .ok_or(AppError::NotFound)?;
    actor.require(operation, &Subject::import(&run))?;
    if run.state != ImportState::Planned {
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
