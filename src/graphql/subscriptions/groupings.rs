//! Following a run of the engine while it works.

use std::time::Duration;

use async_graphql::{Context, ID, Result, Subscription};
use domain::groupings::suggestion::{GroupingRun, GroupingStatus, ObjectiveValue};
use futures_util::stream::{self, Stream};

use crate::application::app_error::AppError;
use crate::application::groupings::grouping_jobs::{Job, SearchNews};
use crate::application::groupings::suggest_groupings::find_grouping_run;
use crate::graphql::app_error::top_level;
use crate::graphql::node_id::read;
use crate::graphql::request_scope::scope;
use crate::graphql::types::suggestion::{GroupingRunProgress, objective_values};

/// How long to wait for news before looking at the stored run, which another process may be working on.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// Following runs.
#[derive(Default)]
pub struct GroupingSubscriptions;

#[Subscription]
impl GroupingSubscriptions {
    /// Emits the run while it goes on and whenever it gets better, between every second and ten times a second, and a last time when it ends. For coordinators of
    /// the call; their right is asked again before each emission.
    async fn grouping_run_progress(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The run.")] run_id: ID,
    ) -> Result<impl Stream<Item = Result<GroupingRunProgress>> + use<>> {
        let scope = scope(ctx)?;
        let (app, actor) = (scope.app.clone(), scope.actor.clone());
        let run_id = read(run_id.as_str()).ok_or_else(|| top_level(AppError::NotFound))?;
        find_grouping_run(&app, &actor, run_id)
            .await
            .map_err(top_level)?;
        let job = app.grouping_jobs.find(run_id);
        Ok(stream::unfold((job, false), move |(mut job, is_over)| {
            let (app, actor) = (app.clone(), actor.clone());
            async move {
                if is_over {
                    return None;
                }
                job = after_news(job).await;
                match find_grouping_run(&app, &actor, run_id).await {
                    Ok(run) => {
                        let news = job.as_ref().and_then(|job| job.progress.borrow().clone());
                        let is_finished = run.status != GroupingStatus::Running;
                        Some((Ok(progress_of(run, news)), (job, is_finished)))
                    }
                    Err(error) => Some((Err(top_level(error)), (job, true))),
                }
            }
        }))
    }
}

/// How long to let news gather: nobody reads faster.
const SHORTEST_PAUSE: Duration = Duration::from_millis(100);

/// Waits for news; the job for as long as there may be more of them.
async fn after_news(job: Option<Job>) -> Option<Job> {
    let Some(mut job) = job else {
        tokio::time::sleep(LOOK_EVERY / 4).await;
        return None;
    };
    tokio::time::sleep(SHORTEST_PAUSE).await;
    match tokio::time::timeout(LOOK_EVERY, job.progress.changed()).await {
        Ok(Err(_)) => None,
        _ => Some(job),
    }
}

fn progress_of(run: GroupingRun, news: Option<SearchNews>) -> GroupingRunProgress {
    let goals = &run.options.objectives;
    let values = |numbers: &[i64]| -> Vec<ObjectiveValue> {
        goals
            .iter()
            .zip(numbers)
            .map(|(objective, value)| ObjectiveValue {
                objective: *objective,
                value: *value,
            })
            .collect()
    };
    let lots_inside = news.as_ref().and_then(|news| news.lots);
    let (nodes, best, bound, group) = match (&run.answer, news) {
        (Some(answer), _) => {
            let best = answer.suggestions.first();
            (
                answer.statistics.nodes,
                best.map(|best| best.objective.clone()).unwrap_or_default(),
                answer.bound.clone(),
                best.map(|best| best.members.clone()).unwrap_or_default(),
            )
        }
        (None, Some(news)) => (
            news.nodes,
            values(&news.best),
            values(&news.bound),
            news.group,
        ),
        (None, None) => (0, Vec::new(), Vec::new(), Vec::new()),
    };
    GroupingRunProgress {
        group,
        lots_inside,
        is_finished: run.status != GroupingStatus::Running,
        nodes: nodes.into(),
        objective: objective_values(&best),
        bound: objective_values(&bound),
        run: run.into(),
    }
}
