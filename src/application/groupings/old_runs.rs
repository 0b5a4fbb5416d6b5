//! Runs of the engine that nobody needs any more: deleted with what they were asked, once a day.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use chrono::{Days, NaiveDate};
use persistence::repositories::groupings::grouping_runs;

use crate::application::app::App;
use crate::application::app_error::AppError;

/// How often a server looks whether another day has begun.
const LOOK_EVERY: Duration = Duration::from_secs(60);

/// Deletes the runs that were asked more than so many days ago and that no consortium came from; how many.
///
/// # Errors
/// What the database says.
pub async fn delete_old_runs(app: &App, kept_days: NonZeroU32) -> Result<u64, AppError> {
    let days = Days::new(u64::from(kept_days.get()));
    let Some(asked_before) = app.clock.now().checked_sub_days(days) else {
        return Ok(0);
    };
    let transaction = app.database.begin().await?;
    let n_deleted = grouping_runs::delete_unused_runs(&transaction, asked_before).await?;
    transaction.commit().await?;
    if n_deleted > 0 {
        tracing::info!(
            n_deleted,
            "old runs that no consortium came from were deleted"
        );
    }
    Ok(n_deleted)
}

/// Deletes old runs once a day, for as long as the server runs.
pub async fn delete_old_runs_daily(app: Arc<App>, kept_days: NonZeroU32) {
    let mut done_on: Option<NaiveDate> = None;
    loop {
        let today = app.clock.today();
        if done_on != Some(today) {
            match delete_old_runs(&app, kept_days).await {
                Ok(_) => done_on = Some(today),
                Err(error) => tracing::warn!(%error, "old runs could not be deleted"),
            }
        }
        tokio::time::sleep(LOOK_EVERY).await;
    }
}
