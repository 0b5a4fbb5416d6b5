//! Signed-in sessions in the database, known by the digest of their token.

use chrono::{DateTime, Utc};
use domain::access::account::Session;
use domain::values::ids::{AccountId, SessionId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};

use crate::chunks::insert_rows;
use crate::column_values::instant;
use crate::connection::Connection;
use crate::entities::access::session;
use crate::storage_error::StorageError;

/// The session of a token that has not ended at `now`. Whether it was idle for too long is for the caller to judge.
///
/// # Errors
/// What the database says.
pub async fn find_session_by_token_hash(
    conn: &impl Connection,
    token_hash: &[u8],
    now: DateTime<Utc>,
) -> Result<Option<Session>, StorageError> {
    let row = session::Entity::find()
        .filter(session::Column::TokenHash.eq(token_hash.to_vec()))
        .filter(session::Column::ExpiresAt.gt(instant(now)))
        .one(conn)
        .await?;
    Ok(row.map(session_of))
}

/// The sessions of an account that have not ended at `now`, the last used one first.
///
/// # Errors
/// What the database says.
pub async fn sessions_by_account(
    conn: &impl Connection,
    account_id: AccountId,
    now: DateTime<Utc>,
) -> Result<Vec<Session>, StorageError> {
    let rows = session::Entity::find()
        .filter(session::Column::AccountId.eq(account_id.0))
        .filter(session::Column::ExpiresAt.gt(instant(now)))
        .order_by_desc(session::Column::LastUsedAt)
        .order_by_asc(session::Column::Id)
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(session_of).collect())
}

/// Stores a new session.
///
/// # Errors
/// A double of `uq_session_token_hash`; a foreign key when the account is gone.
pub async fn insert_session(conn: &impl Connection, session: &Session) -> Result<(), StorageError> {
    insert_rows::<session::Entity>(conn, vec![row_of(session)]).await
}

/// Notes that a session was used.
///
/// # Errors
/// What the database says.
pub async fn touch_session(
    conn: &impl Connection,
    session_id: SessionId,
    now: DateTime<Utc>,
) -> Result<(), StorageError> {
    session::Entity::update_many()
        .col_expr(session::Column::LastUsedAt, Expr::value(instant(now)))
        .filter(session::Column::Id.eq(session_id.0))
        .exec(conn)
        .await?;
    Ok(())
}

/// Ends one session of an account; whether there was one.
///
/// # Errors
/// What the database says.
pub async fn end_session(
    conn: &impl Connection,
    account_id: AccountId,
    session_id: SessionId,
) -> Result<bool, StorageError> {
    let outcome = session::Entity::delete_many()
        .filter(session::Column::Id.eq(session_id.0))
        .filter(session::Column::AccountId.eq(account_id.0))
        .exec(conn)
        .await?;
    Ok(outcome.rows_affected == 1)
}

/// Ends all sessions of an account, but one where given; how many there were.
///
/// # Errors
/// What the database says.
pub async fn end_all_sessions(
    conn: &impl Connection,
    account_id: AccountId,
    kept: Option<SessionId>,
) -> Result<u64, StorageError> {
    let mut ending =
        session::Entity::delete_many().filter(session::Column::AccountId.eq(account_id.0));
    if let Some(kept) = kept {
        ending = ending.filter(session::Column::Id.ne(kept.0));
    }
    Ok(ending.exec(conn).await?.rows_affected)
}

/// Deletes the sessions that have ended at `now` or were last used before `idle_since`; how many.
///
/// # Errors
/// What the database says.
pub async fn purge_sessions(
    conn: &impl Connection,
    now: DateTime<Utc>,
    idle_since: DateTime<Utc>,
) -> Result<u64, StorageError> {
    let is_over = Condition::any()
        .add(session::Column::ExpiresAt.lte(instant(now)))
        .add(session::Column::LastUsedAt.lt(instant(idle_since)));
    let outcome = session::Entity::delete_many()
        .filter(is_over)
        .exec(conn)
        .await?;
    Ok(outcome.rows_affected)
}

fn session_of(row: session::Model) -> Session {
    Session {
        id: SessionId(row.id),
        account_id: AccountId(row.account_id),
        token_hash: row.token_hash,
        user_agent: row.user_agent,
        created_at: row.created_at,
        last_used_at: row.last_used_at,
        expires_at: row.expires_at,
    }
}

fn row_of(session: &Session) -> session::Model {
    session::Model {
        id: session.id.0,
        account_id: session.account_id.0,
        token_hash: session.token_hash.clone(),
        user_agent: session.user_agent.clone(),
        created_at: instant(session.created_at),
        last_used_at: instant(session.last_used_at),
        expires_at: instant(session.expires_at),
    }
}
