//! Planning all lots of a call together: load, plan off the async threads, check independently, answer. Nothing is
//! stored: the plan is a proposal, and each lot's own page has the run from which a consortium is made.

use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use domain::groupings::call_plan::CallPlan;
use domain::groupings::grouping::SuggestOptions;
use domain::values::ids::{CallId, LotId};
use engine::budget::Budget;
use engine::checker::check_call_plan;
use engine::whole_call::plan_call::{CallLimits, plan_call};
use persistence::repositories::procurement::{calls, lots};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::groupings::lot_cases::{current_questions, load_lot_cases};
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// The most nodes of one search.
const NODE_LIMIT: u64 = 200_000;
/// The longest that a plan may take; what is known by then is told.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// One plan for all lots of a call; `None` unless the person steers the call.
///
/// # Errors
/// `NotFound`, and what the database says.
pub async fn plan_whole_call(
    app: &App,
    actor: &Actor,
    call_id: CallId,
    allows_subcontractors: bool,
) -> Result<Option<CallPlan>, AppError> {
    let found = calls::calls_by_id(app.database.read(), &[call_id]).await?;
    let call = found.into_iter().next().ok_or(AppError::NotFound)?;
    if !actor.may(Operation::GroupingRun, &Subject::call(&call)) {
        return Ok(None);
    }
    let ids: Vec<LotId> = lots::lots_by_call(app.database.read(), &[call_id])
        .await?
        .iter()
        .map(|lot| lot.id)
        .collect();
    let mut cases = load_lot_cases(app.database.read(), &ids).await?;
    let in_order = ids.iter().filter_map(|id| cases.remove(id)).collect();
    let questions = current_questions(app, in_order).await?;
    let limits = CallLimits {
        max_lots: call.bidding_rules.max_lots_bid,
    };
    let options = SuggestOptions {
        allows_subcontractors,
        n_alternatives: 0,
        ..SuggestOptions::default()
    };
    let turns = app.grouping_jobs.turns();
    let _turn = turns.acquire_owned().await.map_err(AppError::internal)?;
    let planned = tokio::task::spawn_blocking(move || {
        let begun = Instant::now();
        let cancelled = AtomicBool::new(false);
        let budget = Budget {
            node_limit: NODE_LIMIT,
            cancelled: &cancelled,
            is_time_up: &|| begun.elapsed() >= TIME_LIMIT,
            on_progress: &|_| {},
        };
        let planned = plan_call(&questions, &options, limits, &budget)?;
        check_call_plan(&questions, &planned, limits.max_lots).map_err(|faults| {
            AppError::fault(&format!("the checker refused a plan: {faults:?}"))
        })?;
        Ok(Some(planned.plan))
    });
    planned.await.map_err(AppError::internal)?
}
