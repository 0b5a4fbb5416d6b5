//! Asking the engine once more what a run was asked, to see whether the answer is the same.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::groupings::suggestion::{GroupingRun, GroupingStatus};
use domain::values::ids::GroupingRunId;
use domain::values::rejection::RejectionCode;
use persistence::repositories::groupings::{grouping_runs, run_inputs};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::groupings::kept_questions::find_question;
use crate::application::groupings::several_lots::plan_runs::{plans_by_run, replay_plan};
use crate::application::groupings::suggest_groupings::{
    AskedRun, Waiting, run_with_call, start_run,
};
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// Solves the kept question of a run again, with its options and the present engine, as a run of its own.
///
/// # Errors
/// `NotFound`, `Forbidden`, `WRONG_STATE` while it runs and when its question was not kept, and what the engine refuses
/// about its options by now.
pub async fn replay_grouping_run(
    app: &Arc<App>,
    actor: &Actor,
    run_id: GroupingRunId,
    waiting: Waiting,
) -> Result<GroupingRun, AppError> {
    actor.require_somewhere(Operation::ReplayGroupingRun)?;
    let (run, call) = run_with_call(app, run_id).await?;
    actor.require(Operation::ReplayGroupingRun, &Subject::call(&call))?;
    let wrong_state = || AppError::rejected_at(RejectionCode::WrongState, "runId");
    if run.status == GroupingStatus::Running {
        return Err(wrong_state());
    }
    if let Some(kept) = plans_by_run(app, &[run_id]).await?.remove(&run_id) {
        return replay_plan(app, actor, (&call, run, kept), waiting).await;
    }
    let question = find_question(app, run_id).await?.ok_or_else(wrong_state)?;
    let asked = AskedRun {
        lot_ids: run.lot_ids(),
        question,
        input_fingerprint: run.input_fingerprint,
        options: run.options,
        replay_of: Some(run_id),
    };
    start_run(app, actor, asked, waiting).await
}

/// What is told of a run's input without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RunOrigin {
    /// The run that it repeats, when it is a replay.
    pub replay_of: Option<GroupingRunId>,
    /// Whether the question is kept.
    pub is_kept: bool,
}

/// Which of some runs are replays, and whose questions are kept. For runs that the actor has been shown.
///
/// # Errors
/// What the database says.
pub async fn origins_by_run(
    app: &App,
    run_ids: &[GroupingRunId],
) -> Result<BTreeMap<GroupingRunId, RunOrigin>, AppError> {
    let found = run_inputs::origins_by_run(app.database.read(), run_ids).await?;
    Ok(found
        .into_iter()
        .map(|(run_id, (replay_of, is_kept))| (run_id, RunOrigin { replay_of, is_kept }))
        .collect())
}

/// Runs by their ids. For the originals of replays that the actor has been shown.
///
/// # Errors
/// What the database says.
pub async fn runs_by_id(
    app: &App,
    run_ids: &[GroupingRunId],
) -> Result<BTreeMap<GroupingRunId, GroupingRun>, AppError> {
    let found = grouping_runs::runs_by_id(app.database.read(), run_ids).await?;
    Ok(found.into_iter().map(|run| (run.id, run)).collect())
}
