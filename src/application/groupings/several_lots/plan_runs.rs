//! Planning all lots of a call as a run: load, plan off the async threads, check independently, store, answer. A plan is a
//! run like any other, with what was wanted of it and the plan itself beside it.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use domain::groupings::call_plan::CallPlan;
use domain::groupings::grouping::{LotQuestion, SuggestOptions};
use domain::groupings::plan_options::{OnLot, PlanOptions};
use domain::groupings::suggestion::{GroupingAnswer, GroupingRun, GroupingStatus, SolveStatistics};
use domain::procurement::call::CallForTender;
use domain::values::ids::{CallId, GroupingRunId, LotId};
use domain::values::rejection::{Rejection, RejectionCode};
use engine::admission;
use engine::budget::{Budget, Progress};
use engine::checker::check_call_plan;
use engine::solve::ENGINE_VERSION;
use engine::whole_call::plan_call::{AskedLot, CallLimits, plan_lots};
use persistence::repositories::groupings::call_plans;
use persistence::repositories::groupings::{grouping_runs, run_inputs};
use persistence::repositories::procurement::{calls, lots};
use sha2::{Digest, Sha256};
use tokio::sync::watch;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::groupings::grouping_jobs::{LotsSoFar, SearchNews};
use crate::application::groupings::kept_questions::{find_questions_of_plan, input_of_several};
use crate::application::groupings::lot_cases::{
    current_questions, fingerprint_of_plan, load_lot_cases,
};
use crate::application::groupings::suggest_groupings::{Solved, Waiting, run_search};
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// The most nodes of one plan.
const NODE_LIMIT: u64 = 5_000_000;
/// The longest time that may be asked for.
const MAX_TIME_LIMIT_MS: u32 = 60_000;
/// How many plans of a call are shown.
const MAX_RUNS_SHOWN: usize = 20;

/// Which call, and what the coordinator wants of its plan.
#[derive(Clone, Debug)]
pub struct PlanCall {
    /// The call.
    pub call_id: CallId,
    /// Pins, exclusions, goals, lots left out.
    pub options: PlanOptions,
}

/// What a plan is asked: the lots that are planned, in the order of the call.
pub struct AskedPlan {
    /// The questions of the lots.
    pub questions: Vec<LotQuestion>,
    /// The digest of what the engine reads of them.
    pub input_fingerprint: String,
    /// What is wanted.
    pub options: PlanOptions,
    /// The run that it repeats.
    pub replay_of: Option<GroupingRunId>,
}

/// Asks the engine for one plan for all lots of a call.
///
/// # Errors
/// `NotFound`, `Forbidden`; under `options` what contradicts itself, each at its place.
pub async fn plan_call(
    app: &Arc<App>,
    actor: &Actor,
    command: PlanCall,
    waiting: Waiting,
) -> Result<GroupingRun, AppError> {
    actor.require_somewhere(Operation::PlanCall)?;
    let call = calls::find_call(app.database.read(), command.call_id).await?;
    let call = call.ok_or(AppError::NotFound)?;
    actor.require(Operation::PlanCall, &Subject::call(&call))?;
    let options = PlanOptions {
        max_lots: call.bidding_rules.max_lots_bid,
        ..command.options
    };
    let of_call: Vec<LotId> = lots::lots_by_call(app.database.read(), &[call.id])
        .await?
        .iter()
        .map(|lot| lot.id)
        .collect();
    check_limits(&options, &of_call)?;
    let planned = of_call.iter().filter(|id| !options.left_out.contains(id));
    let planned: Vec<LotId> = planned.copied().collect();
    let mut cases = load_lot_cases(app.database.read(), &planned).await?;
    let in_order = planned.iter().filter_map(|id| cases.remove(id)).collect();
    let questions = current_questions(app, in_order).await?;
    let asked = AskedPlan {
        input_fingerprint: fingerprint_of_plan(&questions, &of_call, options.max_lots),
        questions,
        options,
        replay_of: None,
    };
    start_plan(app, actor, (&call, asked), waiting).await
}

fn check_limits(options: &PlanOptions, of_call: &[LotId]) -> Result<(), AppError> {
    let mut rejections = options.rejections(of_call);
    if of_call.is_empty() {
        return Err(AppError::rejected_at(RejectionCode::WrongState, "callId"));
    }
    if !(1..=MAX_TIME_LIMIT_MS).contains(&options.time_limit_ms) {
        let limit = Rejection::at(RejectionCode::OutOfRange, "timeLimitMs");
        rejections.push(
            limit
                .with("value", options.time_limit_ms)
                .with("min", 1)
                .with("max", MAX_TIME_LIMIT_MS),
        );
    }
    if options.objectives.is_empty() {
        rejections.push(Rejection::at(RejectionCode::Required, "objectives"));
    }
    if rejections.is_empty() {
        return Ok(());
    }
    let placed = rejections.into_iter().map(|one| one.under("options"));
    Err(AppError::Rejected(placed.collect()))
}

/// What contradicts itself in the wishes for single lots, each at its place in what the coordinator gave.
fn contradictions(asked: &AskedPlan) -> Vec<Rejection> {
    let mut rejections = Vec::new();
    for question in &asked.questions {
        let wishes = asked.options.on_lot(question.lot.id);
        for found in admission::rejections(question, &wishes) {
            let placed = in_plan(found, question.lot.id, &asked.options.pinned);
            // Goals are those of all lots: what is wrong with them is said once.
            if !rejections.contains(&placed) {
                rejections.push(placed);
            }
        }
    }
    rejections
}

/// Where in the wishes for a plan something is that contradicts itself in the wishes for one of its lots: at the company
/// that it names, or, for more pins than the lot takes members, at the last of them.
fn in_plan(found: Rejection, lot_id: LotId, pinned: &[OnLot]) -> Rejection {
    let company = found.parameter("value");
    let is_named = |pin: &OnLot| company == Some(pin.company_id.to_string().as_str());
    let place = match found.path.first().map(String::as_str) {
        Some("pinned") => pinned
            .iter()
            .position(|pin| pin.lot_id == lot_id && is_named(pin)),
        Some("maxMembers") => pinned.iter().rposition(|pin| pin.lot_id == lot_id),
        _ => None,
    };
    let Some(place) = place else {
        return found;
    };
    let at_company = Rejection::at(found.code, "companyId").under(&place.to_string());
    at_company.under("pinned")
}

/// Stores a run with what its plan is asked, and sets the engine to work on it. Permission is asked by the caller.
///
/// # Errors
/// What the engine refuses about options that contradict one another; what the database says.
pub async fn start_plan(
    app: &Arc<App>,
    actor: &Actor,
    (call, asked): (&CallForTender, AskedPlan),
    waiting: Waiting,
) -> Result<GroupingRun, AppError> {
    let contradictions = contradictions(&asked);
    if !contradictions.is_empty() {
        let placed = contradictions.into_iter().map(|one| one.under("options"));
        return Err(AppError::Rejected(placed.collect()));
    }
    let first = asked.questions.first().ok_or(AppError::NotFound)?.lot.id;
    let others = asked.questions.iter().skip(1).map(|one| one.lot.id);
    let run = GroupingRun {
        id: GroupingRunId::new(),
        lot_id: first,
        joint_with: others.collect(),
        requested_by: actor.account_id(),
        input_fingerprint: asked.input_fingerprint,
        options: asked.options.on_lot(first),
        answer: None,
        status: GroupingStatus::Running,
        created_at: app.clock.now(),
        finished_at: None,
    };
    let kept = call_plans::KeptPlan {
        run_id: run.id,
        call_id: call.id,
        options: asked.options.clone(),
        plan: None,
    };
    let input = input_of_several(run.id, &asked.questions, asked.replay_of).await?;
    let transaction = app.database.begin().await?;
    grouping_runs::record_grouping_run(&transaction, &run).await?;
    run_inputs::record_run_input(&transaction, input).await?;
    call_plans::record_call_plan(&transaction, &kept).await?;
    transaction.commit().await?;
    let (questions, options) = (asked.questions, asked.options);
    let planning = move |cancelled: &AtomicBool, news: &watch::Sender<Option<SearchNews>>| {
        plan_and_check(&questions, &options, (cancelled, news))
    };
    let search = tokio::spawn(run_search(Arc::clone(app), run.clone(), planning));
    match waiting {
        Waiting::InBackground => Ok(run),
        Waiting::ForTheEnd => search.await.map_err(AppError::internal)?,
    }
}

/// Plans again what a run was asked, with its wishes and the present engine, as a run of its own. Permission is asked by the
/// caller.
///
/// # Errors
/// `WRONG_STATE` when its questions were not kept.
pub async fn replay_plan(
    app: &Arc<App>,
    actor: &Actor,
    (call, run, kept): (&CallForTender, GroupingRun, KeptPlan),
    waiting: Waiting,
) -> Result<GroupingRun, AppError> {
    let wrong_state = || AppError::rejected_at(RejectionCode::WrongState, "runId");
    let questions = find_questions_of_plan(app, run.id).await?;
    let asked = AskedPlan {
        questions: questions.ok_or_else(wrong_state)?,
        input_fingerprint: run.input_fingerprint,
        options: kept.options,
        replay_of: Some(run.id),
    };
    start_plan(app, actor, (call, asked), waiting).await
}

fn plan_and_check(
    questions: &[LotQuestion],
    options: &PlanOptions,
    (cancelled, news): (&AtomicBool, &watch::Sender<Option<SearchNews>>),
) -> Result<Solved, AppError> {
    let begun = Instant::now();
    let limits = CallLimits {
        max_lots: options.max_lots,
    };
    let limit = Duration::from_millis(u64::from(options.time_limit_ms));
    let budget = Budget {
        node_limit: NODE_LIMIT,
        cancelled,
        is_time_up: &|| begun.elapsed() >= limit,
        on_progress: &|told: &Progress| {
            news.send_replace(Some(news_of(told, questions.len())));
        },
    };
    let wishes: Vec<SuggestOptions> = questions
        .iter()
        .map(|question| options.on_lot(question.lot.id))
        .collect();
    let asked = questions.iter().zip(&wishes);
    let asked: Vec<AskedLot<'_>> = asked
        .map(|(question, options)| AskedLot { question, options })
        .collect();
    let planned = plan_lots(&asked, limits, &budget).map_err(AppError::Rejected)?;
    check_call_plan(questions, &planned, limits.max_lots)
        .map_err(|faults| AppError::fault(&format!("the checker refused a plan: {faults:?}")))?;
    let n_candidates = questions.iter().map(|one| one.candidates.len()).max();
    let statistics = SolveStatistics {
        engine_version: ENGINE_VERSION.to_owned(),
        nodes: planned.nodes,
        n_candidates: u32::try_from(n_candidates.unwrap_or_default()).unwrap_or(u32::MAX),
        elapsed_us: u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX),
    };
    let plan = planned.plan;
    let answer = GroupingAnswer {
        status: status_of(&plan),
        suggestions: Vec::new(),
        bound: plan.bound.clone(),
        conflict: None,
        plan_fingerprint: Some(digest_of(&plan)?),
        statistics,
    };
    Ok(Solved {
        answer,
        plan: Some(plan),
    })
}

/// What the engine tells of a plan: its worth begins with the lots that have no grouping.
fn news_of(told: &Progress, n_lots: usize) -> SearchNews {
    let unserved = |worth: &[i64]| worth.first().and_then(|n| usize::try_from(*n).ok());
    let goals = |worth: &[i64]| worth.iter().skip(1).copied().collect();
    let n_unserved_at_best = unserved(&told.bound).unwrap_or_default();
    SearchNews {
        nodes: told.nodes,
        best: goals(&told.best),
        group: Vec::new(),
        bound: goals(&told.bound),
        lots: told.n_lots_settled.map(|n_settled| LotsSoFar {
            n_lots,
            n_settled,
            n_served: unserved(&told.best).map(|n| n_lots.saturating_sub(n)),
            n_served_at_best: n_lots.saturating_sub(n_unserved_at_best),
        }),
    }
}

/// Without any grouping a plan says as much as a search for one lot does: that there is none, or that none was found.
fn status_of(plan: &CallPlan) -> GroupingStatus {
    let is_empty = plan.n_unserved() == plan.lots.len();
    match (is_empty, plan.is_proven) {
        (true, true) => GroupingStatus::Infeasible,
        (true, false) => GroupingStatus::Stopped,
        (false, true) => GroupingStatus::ProvenOptimal,
        (false, false) => GroupingStatus::Feasible,
    }
}

fn digest_of(plan: &CallPlan) -> Result<String, AppError> {
    let written = serde_json::to_vec(plan).map_err(AppError::internal)?;
    let digest = Sha256::digest(written);
    Ok(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A plan as it is kept with its run.
#[derive(Clone, Debug)]
pub struct KeptPlan {
    /// What was wanted.
    pub options: PlanOptions,
    /// The plan; absent while it is worked on.
    pub plan: Option<CallPlan>,
}

/// The plans of some runs that the actor has been shown; runs that are none are left out.
///
/// # Errors
/// What the database says.
pub async fn plans_by_run(
    app: &App,
    run_ids: &[GroupingRunId],
) -> Result<BTreeMap<GroupingRunId, KeptPlan>, AppError> {
    let found = call_plans::plans_by_run(app.database.read(), run_ids).await?;
    let kept = found.into_iter().map(|(run_id, kept)| {
        let (options, plan) = (kept.options, kept.plan);
        (run_id, KeptPlan { options, plan })
    });
    Ok(kept.collect())
}

/// The last plans of calls, latest first, as far as the person steers the calls.
///
/// # Errors
/// What the database says.
pub async fn plan_runs_by_call(
    app: &App,
    actor: &Actor,
    call_ids: &[CallId],
) -> Result<BTreeMap<CallId, Vec<GroupingRun>>, AppError> {
    let found = calls::calls_by_id(app.database.read(), call_ids).await?;
    let steered = found
        .iter()
        .filter(|call| actor.may(Operation::GroupingRun, &Subject::call(call)));
    let mut by_call: BTreeMap<CallId, Vec<GroupingRun>> =
        steered.map(|call| (call.id, Vec::new())).collect();
    let ids: Vec<CallId> = by_call.keys().copied().collect();
    let picked = call_plans::plan_runs_by_call(app.database.read(), &ids, MAX_RUNS_SHOWN).await?;
    let run_ids: Vec<GroupingRunId> = picked.iter().map(|(_, run_id)| *run_id).collect();
    let runs = grouping_runs::runs_by_id(app.database.read(), &run_ids).await?;
    let mut runs: BTreeMap<GroupingRunId, GroupingRun> =
        runs.into_iter().map(|run| (run.id, run)).collect();
    for (call_id, run_id) in picked {
        if let (Some(list), Some(run)) = (by_call.get_mut(&call_id), runs.remove(&run_id)) {
            list.push(run);
        }
    }
    Ok(by_call)
}
