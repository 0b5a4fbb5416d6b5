//! Asking the engine for groupings of a lot: load, solve off the async threads, check independently, store, answer.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use domain::groupings::call_plan::CallPlan;
use domain::groupings::grouping::{LotQuestion, SuggestOptions};
use domain::groupings::suggestion::{GroupingAnswer, GroupingRun, GroupingStatus, Suggestion};
use domain::procurement::call::CallForTender;
use domain::procurement::lot::Lot;
use domain::values::ids::{GroupingRunId, LotId, SuggestionId};
use domain::values::rejection::{Rejection, RejectionCode};
use engine::admission;
use engine::budget::{Budget, Progress};
use engine::checker::check_answer;
use engine::solve::solve;
use persistence::repositories::groupings::{call_plans, grouping_runs, run_inputs};
use persistence::repositories::procurement::{calls, lots};
use tokio::sync::watch;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::groupings::grouping_jobs::SearchNews;
use crate::application::groupings::kept_questions::input_of;
use crate::application::groupings::lot_cases::current_question;
use crate::application::groupings::several_lots::chosen_lots::load_chosen_lots;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// The most nodes of one search: what a small server does in well under a minute.
const NODE_LIMIT: u64 = 5_000_000;
/// The longest time that may be asked for.
const MAX_TIME_LIMIT_MS: u32 = 60_000;
/// The most alternatives that may be asked for.
const MAX_ALTERNATIVES: u8 = 10;
/// How many runs of a lot are shown.
const MAX_RUNS_SHOWN: usize = 20;
/// How long stopping a search of this process may take.
const CANCEL_WAIT: Duration = Duration::from_secs(2);
/// How often a search looks whether another process has stopped it.
const WATCH_EVERY: Duration = Duration::from_millis(500);

/// Which lots, and what the coordinator wants.
#[derive(Clone, Debug)]
pub struct SuggestGroupings {
    /// The lot, or several of a call that one grouping is to answer together.
    pub lot_ids: Vec<LotId>,
    /// Pins, exclusions, limits, goals.
    pub options: SuggestOptions,
    /// A suggestion for the lots, or one of them, whose members join those that are compared with.
    pub near_suggestion: Option<SuggestionId>,
}

/// Whether the answer is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// Answer when the search has ended.
    ForTheEnd,
    /// Answer at once with a run that is at work.
    InBackground,
}

/// Asks the engine for groupings of a lot, or of several lots together.
///
/// # Errors
/// What `load_chosen_lots` refuses, `OUT_OF_RANGE` for options outside their limits, and what the engine refuses about options
/// that contradict one another.
pub async fn suggest_groupings(
    app: &Arc<App>,
    actor: &Actor,
    mut command: SuggestGroupings,
    waiting: Waiting,
) -> Result<GroupingRun, AppError> {
    actor.require_somewhere(Operation::SuggestGroupings)?;
    check_limits(&command.options)?;
    let cases = load_chosen_lots(app, actor, &command.lot_ids).await?;
    compare_with_suggestion(app, &mut command).await?;
    let lot_ids = cases.iter().map(|case| case.lot.id).collect();
    let (question, input_fingerprint) = current_question(app, cases).await?;
    let asked = AskedRun {
        lot_ids,
        question,
        input_fingerprint,
        options: command.options,
        replay_of: None,
    };
    start_run(app, actor, asked, waiting).await
}

/// What a new run is asked.
pub struct AskedRun {
    /// The lots, in the order of the call.
    pub lot_ids: Vec<LotId>,
    /// The question.
    pub question: LotQuestion,
    /// The digest of what the engine reads of it.
    pub input_fingerprint: String,
    /// What is wanted.
    pub options: SuggestOptions,
    /// The run that it repeats.
    pub replay_of: Option<GroupingRunId>,
}

/// Stores a run with what it is asked, and sets the engine to work on it. Permission is asked by the caller.
///
/// # Errors
/// What the engine refuses about options that contradict one another; what the database says.
pub async fn start_run(
    app: &Arc<App>,
    actor: &Actor,
    asked: AskedRun,
    waiting: Waiting,
) -> Result<GroupingRun, AppError> {
    let contradictions = admission::rejections(&asked.question, &asked.options);
    if !contradictions.is_empty() {
        let placed = contradictions.into_iter().map(|one| one.under("options"));
        return Err(AppError::Rejected(placed.collect()));
    }
    let run = GroupingRun {
        id: GroupingRunId::new(),
        lot_id: asked.question.lot.id,
        joint_with: asked.lot_ids.into_iter().skip(1).collect(),
        requested_by: actor.account_id(),
        input_fingerprint: asked.input_fingerprint,
        options: asked.options,
        answer: None,
        status: GroupingStatus::Running,
        created_at: app.clock.now(),
        finished_at: None,
    };
    let input = input_of(run.id, &asked.question, asked.replay_of).await?;
    let transaction = app.database.begin().await?;
    grouping_runs::record_grouping_run(&transaction, &run).await?;
    run_inputs::record_run_input(&transaction, input).await?;
    transaction.commit().await?;
    let (question, options) = (asked.question, run.options.clone());
    let solving = move |cancelled: &AtomicBool, news: &watch::Sender<Option<SearchNews>>| {
        let answer = solve_and_check(&question, &options, cancelled, news)?;
        Ok(Solved { answer, plan: None })
    };
    let search = tokio::spawn(run_search(Arc::clone(app), run.clone(), solving));
    match waiting {
        Waiting::InBackground => Ok(run),
        Waiting::ForTheEnd => search.await.map_err(AppError::internal)?,
    }
}

/// Adds the members of the suggestion that is compared with, which has to be one for these lots or one of them.
async fn compare_with_suggestion(
    app: &App,
    command: &mut SuggestGroupings,
) -> Result<(), AppError> {
    let Some(suggestion_id) = command.near_suggestion else {
        return Ok(());
    };
    let found = grouping_runs::find_suggestion(app.database.read(), suggestion_id).await?;
    let is_for_these = |run: &GroupingRun| {
        let own = run.lot_ids();
        own.iter().all(|lot_id| command.lot_ids.contains(lot_id))
    };
    let Some((_, suggestion)) = found.filter(|(run, _)| is_for_these(run)) else {
        let absent = Rejection::at(RejectionCode::NotFound, "nearSuggestion");
        return Err(AppError::Rejected(vec![absent.under("options")]));
    };
    command.options.near.extend(suggestion.members);
    command.options.near.sort_unstable();
    command.options.near.dedup();
    Ok(())
}

/// Stops a search. What a search of this process has found by then is kept; one that waits for its turn or belongs to
/// another process ends empty-handed.
///
/// # Errors
/// `NotFound`, `Forbidden`, `WRONG_STATE` when it has ended already.
pub async fn cancel_grouping_run(
    app: &App,
    actor: &Actor,
    run_id: GroupingRunId,
) -> Result<GroupingRun, AppError> {
    actor.require_somewhere(Operation::CancelGroupingRun)?;
    let (mut run, call) = run_with_call(app, run_id).await?;
    actor.require(Operation::CancelGroupingRun, &Subject::call(&call))?;
    if run.status != GroupingStatus::Running {
        return Err(AppError::rejected_at(RejectionCode::WrongState, "runId"));
    }
    if let Some(mut job) = app.grouping_jobs.cancel(run_id) {
        let ended = async { while job.progress.changed().await.is_ok() {} };
        // A search looks at its flag every few nodes, stores how it ended, and closes its news.
        let _ = tokio::time::timeout(CANCEL_WAIT, ended).await;
    }
    run.status = GroupingStatus::Stopped;
    run.finished_at = Some(app.clock.now());
    store_end(app, &run, None).await?;
    grouping_runs::find_grouping_run(app.database.read(), run_id)
        .await?
        .ok_or(AppError::NotFound)
}

/// One run, for coordinators of its call.
///
/// # Errors
/// `NotFound` unless the person may know of it.
pub async fn find_grouping_run(
    app: &App,
    actor: &Actor,
    run_id: GroupingRunId,
) -> Result<GroupingRun, AppError> {
    actor.require_somewhere(Operation::GroupingRun)?;
    let (run, call) = run_with_call(app, run_id).await?;
    actor.require(Operation::GroupingRun, &Subject::call(&call))?;
    Ok(run)
}

/// One suggestion with its run, for coordinators of the call.
///
/// # Errors
/// `NotFound` unless the person may know of it.
pub async fn find_suggestion(
    app: &App,
    actor: &Actor,
    suggestion_id: SuggestionId,
) -> Result<(GroupingRun, Suggestion), AppError> {
    actor.require_somewhere(Operation::GroupingRun)?;
    let found = grouping_runs::find_suggestion(app.database.read(), suggestion_id).await?;
    let (run, suggestion) = found.ok_or(AppError::NotFound)?;
    let call = call_of(app, run.lot_id).await?;
    actor.require(Operation::GroupingRun, &Subject::call(&call))?;
    Ok((run, suggestion))
}

/// A run with its call, unseen by any permission.
///
/// # Errors
/// `NotFound` when it is gone.
pub async fn run_with_call(
    app: &App,
    run_id: GroupingRunId,
) -> Result<(GroupingRun, CallForTender), AppError> {
    let run = grouping_runs::find_grouping_run(app.database.read(), run_id)
        .await?
        .ok_or(AppError::NotFound)?;
    let call = call_of(app, run.lot_id).await?;
    Ok((run, call))
}

/// The call of a lot, unseen by any permission.
///
/// # Errors
/// `NotFound` when it is gone.
pub async fn call_of(app: &App, lot_id: LotId) -> Result<CallForTender, AppError> {
    let lot = lots::find_lot(app.database.read(), lot_id)
        .await?
        .ok_or(AppError::NotFound)?;
    calls::find_call(app.database.read(), lot.call_id)
        .await?
        .ok_or(AppError::NotFound)
}

fn check_limits(options: &SuggestOptions) -> Result<(), AppError> {
    let mut rejections = Vec::new();
    let mut within = |field: &str, value: u32, (min, max): (u32, u32)| {
        if !(min..=max).contains(&value) {
            let rejection = Rejection::at(RejectionCode::OutOfRange, field).with("value", value);
            rejections.push(rejection.with("min", min).with("max", max).under("options"));
        }
    };
    within(
        "nAlternatives",
        u32::from(options.n_alternatives),
        (0, u32::from(MAX_ALTERNATIVES)),
    );
    within("minDifference", u32::from(options.min_difference), (1, 20));
    within("timeLimitMs", options.time_limit_ms, (1, MAX_TIME_LIMIT_MS));
    if let Some(limit) = options.max_members {
        within("maxMembers", limit, (1, 1_000));
    }
    if options.objectives.is_empty() {
        rejections.push(Rejection::at(RejectionCode::Required, "objectives").under("options"));
    }
    if rejections.is_empty() {
        Ok(())
    } else {
        Err(rejections.into())
    }
}

/// What a search came to.
pub struct Solved {
    /// The answer.
    pub answer: GroupingAnswer,
    /// The plan, where all lots of a call were planned.
    pub plan: Option<CallPlan>,
}

/// Waits for a turn, solves, checks and stores; the run as it is stored in the end. Runs to its end whoever waits for
/// it, and closes its news only once the end is stored.
///
/// # Errors
/// What the engine refuses; what the database says.
pub async fn run_search<F>(
    app: Arc<App>,
    run: GroupingRun,
    solving: F,
) -> Result<GroupingRun, AppError>
where
    F: FnOnce(&AtomicBool, &watch::Sender<Option<SearchNews>>) -> Result<Solved, AppError>
        + Send
        + 'static,
{
    let run_id = run.id;
    let (cancelled, news) = app.grouping_jobs.register(run_id);
    let news = Arc::new(news);
    let ended = work(&app, run, solving, (&cancelled, &news)).await;
    app.grouping_jobs.forget(run_id);
    ended
}

async fn work<F>(
    app: &Arc<App>,
    mut run: GroupingRun,
    solving: F,
    (cancelled, news): (&Arc<AtomicBool>, &Arc<watch::Sender<Option<SearchNews>>>),
) -> Result<GroupingRun, AppError>
where
    F: FnOnce(&AtomicBool, &watch::Sender<Option<SearchNews>>) -> Result<Solved, AppError>
        + Send
        + 'static,
{
    let turn = app.grouping_jobs.turns().acquire_owned().await;
    let turn = turn.map_err(AppError::internal)?;
    let watcher = tokio::spawn(stop_when_stored_as_ended(
        Arc::clone(app),
        run.id,
        Arc::clone(cancelled),
    ));
    let (cancelled, news) = (Arc::clone(cancelled), Arc::clone(news));
    let outcome = tokio::task::spawn_blocking(move || solving(&cancelled, &news)).await;
    watcher.abort();
    drop(turn);
    let mut plan = None;
    let result = match outcome {
        Ok(Ok(solved)) => {
            run.status = solved.answer.status;
            run.answer = Some(solved.answer);
            plan = solved.plan;
            Ok(())
        }
        Ok(Err(error)) => Err(error),
        Err(panicked) => Err(AppError::internal(panicked)),
    };
    if result.is_err() {
        run.status = GroupingStatus::Failed;
    }
    run.finished_at = Some(app.clock.now());
    let was_running = store_end(app, &run, plan.as_ref()).await?;
    result?;
    if was_running {
        return Ok(run);
    }
    // Someone has stopped it in the meantime: its suggestions are stored nowhere and are not shown either.
    let stored = grouping_runs::find_grouping_run(app.database.read(), run.id).await?;
    stored.ok_or(AppError::NotFound)
}

/// Stores how a run ended, unless it had ended already; whether it was stored.
async fn store_end(
    app: &App,
    run: &GroupingRun,
    plan: Option<&CallPlan>,
) -> Result<bool, AppError> {
    let transaction = app.database.begin().await?;
    let was_running = grouping_runs::finish_grouping_run(&transaction, run).await?;
    if let Some(plan) = plan.filter(|_| was_running) {
        call_plans::store_call_plan(&transaction, run.id, plan).await?;
    }
    transaction.commit().await?;
    Ok(was_running)
}

async fn stop_when_stored_as_ended(
    app: Arc<App>,
    run_id: GroupingRunId,
    cancelled: Arc<AtomicBool>,
) {
    loop {
        let stored = grouping_runs::find_grouping_run(app.database.read(), run_id).await;
        if stored.is_ok_and(|run| run.is_none_or(|run| run.status != GroupingStatus::Running)) {
            cancelled.store(true, std::sync::atomic::Ordering::Relaxed);
            return;
        }
        tokio::time::sleep(WATCH_EVERY).await;
    }
}

fn solve_and_check(
    question: &LotQuestion,
    options: &SuggestOptions,
    cancelled: &AtomicBool,
    progress: &watch::Sender<Option<SearchNews>>,
) -> Result<GroupingAnswer, AppError> {
    let begun = Instant::now();
    let limit = Duration::from_millis(u64::from(options.time_limit_ms));
    let budget = Budget {
        node_limit: NODE_LIMIT,
        cancelled,
        is_time_up: &|| begun.elapsed() >= limit,
        on_progress: &|news: &Progress| {
            progress.send_replace(Some(SearchNews {
                nodes: news.nodes,
                best: news.best.clone(),
                group: news.group.clone(),
                bound: news.bound.clone(),
                lots: None,
            }));
        },
    };
    let mut answer = solve(question, options, &budget).map_err(AppError::Rejected)?;
    answer.statistics.elapsed_us = u64::try_from(begun.elapsed().as_micros()).unwrap_or(u64::MAX);
    check_answer(question, options, &answer).map_err(|failures| {
        AppError::fault(&format!(
            "the checker refused an answer of the engine: {failures:?}"
        ))
    })?;
    // The engine repeats itself to the byte, ids included; each stored suggestion has one of its own.
    for suggestion in &mut answer.suggestions {
        suggestion.id = SuggestionId::new();
    }
    Ok(answer)
}

/// The last runs on several lots, latest first, as far as the person steers their calls.
///
/// # Errors
/// What the database says.
pub async fn runs_by_lot(
    app: &App,
    actor: &Actor,
    lot_ids: &[LotId],
) -> Result<BTreeMap<LotId, Vec<GroupingRun>>, AppError> {
    let found = lots::lots_by_id(app.database.read(), lot_ids).await?;
    let call_ids: BTreeSet<_> = found.iter().map(|lot| lot.call_id).collect();
    let their_calls = calls::calls_by_id(
        app.database.read(),
        &call_ids.into_iter().collect::<Vec<_>>(),
    )
    .await?;
    let may_see = |lot: &&Lot| {
        let call = their_calls.iter().find(|call| call.id == lot.call_id);
        call.is_some_and(|call| actor.may(Operation::GroupingRun, &Subject::call(call)))
    };
    let visible: Vec<LotId> = found.iter().filter(may_see).map(|lot| lot.id).collect();
    let mut by_lot: BTreeMap<LotId, Vec<GroupingRun>> =
        visible.iter().map(|id| (*id, Vec::new())).collect();
    for run in grouping_runs::runs_by_lot(app.database.read(), &visible, MAX_RUNS_SHOWN).await? {
        by_lot.entry(run.lot_id).or_default().push(run);
    }
    Ok(by_lot)
}
