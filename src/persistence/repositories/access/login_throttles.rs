//! Failures of signing in, counted by key, in the database: all server processes count together.

use chrono::{DateTime, Utc};
use domain::access::account::LoginThrottle;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};

use crate::chunks::rows_in_texts;
use crate::column_values::{instant, parse_count};
use crate::connection::Connection;
use crate::entities::access::login_throttle;
use crate::storage_error::StorageError;

/// What is counted for some keys; keys without failures are left out.
///
/// # Errors
/// What the database says.
pub async fn throttles_by_key(
    conn: &impl Connection,
    keys: &[&str],
) -> Result<Vec<LoginThrottle>, StorageError> {
    let select = login_throttle::Entity::find().order_by_asc(login_throttle::Column::ThrottleKey);
    let rows = rows_in_texts(conn, select, login_throttle::Column::ThrottleKey, keys).await?;
    rows.into_iter().map(throttle_of).collect()
}

/// Counts one more failure, also when several happen at the same time; how many there are now.
///
/// # Errors
/// What the database says.
pub async fn record_login_failure(
    conn: &impl Connection,
    key: &str,
    now: DateTime<Utc>,
) -> Result<u32, StorageError> {
    let first = login_throttle::ActiveModel {
        throttle_key: ActiveValue::Set(key.to_owned()),
        n_failures: ActiveValue::Set(1),
        blocked_until: ActiveValue::Set(None),
        last_failure_at: ActiveValue::Set(instant(now)),
    };
    let one_more = Expr::col((login_throttle::Entity, login_throttle::Column::NFailures)).add(1);
    let counting = OnConflict::column(login_throttle::Column::ThrottleKey)
        .value(login_throttle::Column::NFailures, one_more)
        .update_column(login_throttle::Column::LastFailureAt)
        .to_owned();
    let row = login_throttle::Entity::insert(first)
        .on_conflict(counting)
        .exec_with_returning(conn)
        .await?;
    parse_count("login_throttle.n_failures", row.n_failures)
}

/// Refuses further attempts until an instant.
///
/// # Errors
/// What the database says.
pub async fn block_logins(
    conn: &impl Connection,
    key: &str,
    until: DateTime<Utc>,
) -> Result<(), StorageError> {
    login_throttle::Entity::update_many()
        .col_expr(
            login_throttle::Column::BlockedUntil,
            Expr::value(instant(until)),
        )
        .filter(login_throttle::Column::ThrottleKey.eq(key))
        .exec(conn)
        .await?;
    Ok(())
}

/// Forgets the failures of some keys.
///
/// # Errors
/// What the database says.
pub async fn clear_login_failures(
    conn: &impl Connection,
    keys: &[&str],
) -> Result<(), StorageError> {
    login_throttle::Entity::delete_many()
        .filter(login_throttle::Column::ThrottleKey.is_in(keys.iter().copied()))
        .exec(conn)
        .await?;
    Ok(())
}

/// Forgets failures from before an instant that block nothing at `now`; how many keys.
///
/// # Errors
/// What the database says.
pub async fn purge_login_failures(
    conn: &impl Connection,
    before: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<u64, StorageError> {
    let blocks_nothing = Condition::any()
        .add(login_throttle::Column::BlockedUntil.is_null())
        .add(login_throttle::Column::BlockedUntil.lte(instant(now)));
    let outcome = login_throttle::Entity::delete_many()
        .filter(login_throttle::Column::LastFailureAt.lt(instant(before)))
        .filter(blocks_nothing)
        .exec(conn)
        .await?;
    Ok(outcome.rows_affected)
}

fn throttle_of(row: login_throttle::Model) -> Result<LoginThrottle, StorageError> {
    Ok(LoginThrottle {
        n_failures: parse_count("login_throttle.n_failures", row.n_failures)?,
        key: row.throttle_key,
        blocked_until: row.blocked_until,
        last_failure_at: row.last_failure_at,
    })
}
