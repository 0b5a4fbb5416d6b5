//! Runs of the engine, and imports being read, whose process is gone: marked as failed, so that nobody waits for them.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use persistence::repositories::groupings::grouping_runs;
use persistence::repositories::operations::imports;

use crate::application::app::App;
use crate::application::app_error::AppError;

/// How long a run may take: a minute of searching at most, and some minutes of waiting for its turn.
const LONGEST_RUN: TimeDelta = TimeDelta::minutes(5);
/// How often a server looks for runs of others that are gone.
const LOOK_EVERY: Duration = Duration::from_secs(60);

/// Fails the runs that nobody works on any more when a server starts; how many. A database in a file has one server, so
/// that all its runs are left over from the one before; another server may be at work on those of a shared database.
///
/// # Errors
/// What the database says.
pub async fn fail_runs_left_over(app: &App) -> Result<u64, AppError> {
    if app.database.is_shared() {
        return fail_runs_asked_before(app, -LONGEST_RUN).await;
    }
    // Whatever the clock said before.
    fail_runs_asked_before(app, TimeDelta::days(1)).await
}

/// Fails, for as long as the server runs, the runs of servers that have gone.
pub async fn fail_runs_of_others(app: Arc<App>) {
    loop {
        tokio::time::sleep(LOOK_EVERY).await;
        if let Err(error) = fail_runs_asked_before(&app, -LONGEST_RUN).await {
            tracing::warn!(%error, "runs that were left over could not be looked for");
        }
    }
}

async fn fail_runs_asked_before(app: &App, from_now: TimeDelta) -> Result<u64, AppError> {
    let now = app.clock.now();
    let transaction = app.database.begin().await?;
    let n_failed = grouping_runs::fail_abandoned_runs(&transaction, now + from_now, now).await?;
    let n_unread = imports::fail_abandoned_readings(&transaction, now + from_now, now).await?;
    transaction.commit().await?;
    if n_unread > 0 {
        tracing::info!(
            n_unread,
            "imports that nobody reads any more were marked as failed"
        );
    }
    if n_failed > 0 {
        tracing::info!(
            n_failed,
            "runs that nobody works on any more were marked as failed"
        );
    }
    Ok(n_failed)
}
