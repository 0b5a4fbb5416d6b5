//! Asking about an answer of the engine: load what the run was asked, ask off the async threads, check independently,
//! answer. Nothing is stored: the same question about the same run gets the same answer, whatever has changed since.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use domain::groupings::grouping::{LotQuestion, Objective, SuggestOptions};
use domain::groupings::inquiry::{Front, Necessity, WhyNot, WhyNotVerdict, Withdrawal};
use domain::groupings::suggestion::{GroupingRun, Suggestion};
use domain::values::ids::CompanyId;
use domain::values::rejection::Rejection;
use engine::budget::Budget;
use engine::checker::{check_grouping, check_necessity, check_withdrawals};
use engine::checking::failure::Fault;
use engine::inquiries::front::{front, options_for};
use engine::inquiries::necessity::necessity;
use engine::inquiries::why_not::{options_with, why_not};
use engine::inquiries::withdrawals::withdrawals;
use persistence::repositories::directory::companies;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::groupings::kept_questions::find_question;
use crate::application::groupings::lot_cases::{current_question, load_lot_cases};
use crate::application::groupings::suggest_groupings::call_of;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// The most nodes of one search for an answer.
const NODE_LIMIT: u64 = 500_000;
/// The longest that one answer may take.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// A run with the question that it answered.
struct Asked {
    question: LotQuestion,
    options: SuggestOptions,
}

impl Asked {
    /// Refuses an answer that the checker does not confirm.
    fn confirmed<T>(answer: T, verdict: Result<(), Vec<Fault>>) -> Result<T, AppError> {
        verdict.map(|()| answer).map_err(|faults| {
            AppError::fault(&format!("the checker refused an answer: {faults:?}"))
        })
    }
}

/// What a company would cost, or what keeps it out. `None` when the run has no grouping, or when its question was not
/// kept and something that the engine read has changed since.
///
/// # Errors
/// `NotFound`, also for a company that is no candidate; what the database says.
pub async fn ask_why_not(
    app: &App,
    actor: &Actor,
    run: &GroupingRun,
    company_id: CompanyId,
) -> Result<Option<WhyNot>, AppError> {
    let Some(best) = best_of(run) else {
        return Ok(None);
    };
    let call = call_of(app, run.lot_id).await?;
    let found = companies::find_company(app.database.read(), company_id).await?;
    // What a company declared is no longer spoken of once it has left the cluster.
    if found.is_none_or(|company| !company.cluster_ids.contains(&call.cluster_id)) {
        return Ok(None);
    }
    ask(app, actor, run, move |asked, budget| {
        let answer = why_not(&asked.question, &asked.options, &best, (company_id, budget))
            .map_err(absent_or_refused)?;
        let options = options_with(&asked.options, company_id);
        let verdict = match &answer.verdict {
            WhyNotVerdict::Price { grouping, .. } => {
                check_grouping(&asked.question, &options, grouping)
            }
            _ => Ok(()),
        };
        Asked::confirmed(answer, verdict)
    })
    .await
}

/// What one goal costs in another. `None` as for `ask_why_not`.
///
/// # Errors
/// `NotFound`; the refusal of goals that are not two or three different ones; what the database says.
pub async fn ask_front(
    app: &App,
    actor: &Actor,
    run: &GroupingRun,
    goals: Vec<Objective>,
) -> Result<Option<Front>, AppError> {
    if best_of(run).is_none() {
        return Ok(None);
    }
    ask(app, actor, run, move |asked, budget| {
        let answer = front(&asked.question, &asked.options, &goals, budget)?;
        let options = options_for(&asked.options, &goals);
        let verdict = answer
            .points
            .iter()
            .try_for_each(|point| check_grouping(&asked.question, &options, &point.grouping));
        Asked::confirmed(answer, verdict)
    })
    .await
}

/// Whether fewer members would do. `None` as for `ask_why_not`.
///
/// # Errors
/// `NotFound`; what the database says.
pub async fn ask_necessity(
    app: &App,
    actor: &Actor,
    suggested: (&GroupingRun, &Suggestion),
) -> Result<Option<Necessity>, AppError> {
    let (run, grouping) = suggested;
    let grouping = grouping.clone();
    ask(app, actor, run, move |asked, budget| {
        let answer = necessity(&asked.question, &asked.options, &grouping, budget)?;
        let verdict = check_necessity(&asked.question, &grouping, &answer);
        Asked::confirmed(answer, verdict)
    })
    .await
}

/// What the withdrawal of each member breaks. `None` as for `ask_why_not`.
///
/// # Errors
/// `NotFound`; what the database says.
pub async fn ask_withdrawals(
    app: &App,
    actor: &Actor,
    suggested: (&GroupingRun, &Suggestion),
) -> Result<Option<Vec<Withdrawal>>, AppError> {
    let (run, grouping) = suggested;
    let grouping = grouping.clone();
    ask(app, actor, run, move |asked, _| {
        let answer = withdrawals(&asked.question, &asked.options, &grouping)?;
        let verdict = check_withdrawals(&asked.question, &asked.options, (&grouping, &answer));
        Asked::confirmed(answer, verdict)
    })
    .await
}

fn best_of(run: &GroupingRun) -> Option<Suggestion> {
    run.answer.as_ref()?.suggestions.first().cloned()
}

/// A company that is no candidate is answered as an absent one; the rest are refusals.
fn absent_or_refused(rejections: Vec<Rejection>) -> AppError {
    let is_absent = rejections
        .iter()
        .any(|rejection| rejection.code == domain::values::rejection::RejectionCode::NotFound);
    if is_absent {
        AppError::NotFound
    } else {
        AppError::Rejected(rejections)
    }
}

/// Loads what the run was asked and asks about it in its turn.
async fn ask<T: Send + 'static>(
    app: &App,
    actor: &Actor,
    run: &GroupingRun,
    inquiry: impl FnOnce(&Asked, &Budget<'_>) -> Result<T, AppError> + Send + 'static,
) -> Result<Option<T>, AppError> {
    actor.require_somewhere(Operation::GroupingRun)?;
    let call = call_of(app, run.lot_id).await?;
    actor.require(Operation::GroupingRun, &Subject::call(&call))?;
    let Some(question) = question_of_run(app, run).await? else {
        return Ok(None);
    };
    let asked = Asked {
        question,
        options: run.options.clone(),
    };
    let turns: Arc<tokio::sync::Semaphore> = app.grouping_jobs.turns();
    let _turn = turns.acquire_owned().await.map_err(AppError::internal)?;
    let answer = tokio::task::spawn_blocking(move || {
        let begun = Instant::now();
        let cancelled = AtomicBool::new(false);
        let budget = Budget {
            node_limit: NODE_LIMIT,
            cancelled: &cancelled,
            is_time_up: &|| begun.elapsed() >= TIME_LIMIT,
            on_progress: &|_| {},
        };
        inquiry(&asked, &budget)
    });
    answer.await.map_err(AppError::internal)?.map(Some)
}

/// What the run was asked: as it was kept, else as everything stands now when nothing has changed since.
async fn question_of_run(app: &App, run: &GroupingRun) -> Result<Option<LotQuestion>, AppError> {
    if let Some(kept) = find_question(app, run.id).await? {
        return Ok(Some(kept));
    }
    let lot_ids = run.lot_ids();
    let mut cases = load_lot_cases(app.database.read(), &lot_ids).await?;
    let own = lot_ids.iter().filter_map(|id| cases.remove(id)).collect();
    let (question, fingerprint) = current_question(app, own).await?;
    Ok(Some(question).filter(|_| fingerprint == run.input_fingerprint))
}
