//! Sessions: a browser holds a random token, the server keeps its digest and ends it when idle, old or told to.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use domain::access::account::{Account, Session};
use domain::values::ids::{AccountId, ClusterId, CompanyId, SessionId};
use persistence::connection::Connection;
use persistence::repositories::access::{accounts, role_grants, sessions};
use persistence::repositories::directory::clusters;
use rand::TryRngCore;
use rand::rngs::OsRng;
use sha2::{Digest, Sha256};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// A session ends after so long without use.
const IDLE: TimeDelta = TimeDelta::hours(8);
/// A session ends after so long in any case.
pub const LIFETIME: TimeDelta = TimeDelta::days(7);
/// Use is noted at most so often, to spare the database.
const TOUCH: TimeDelta = TimeDelta::minutes(5);

/// A token of 256 random bits.
///
/// # Errors
/// When the machine has no randomness.
pub fn fresh_token() -> Result<String, AppError> {
    let mut bytes = [0_u8; 32];
    OsRng
        .try_fill_bytes(&mut bytes)
        .map_err(AppError::internal)?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// What the server keeps of a token.
#[must_use]
pub fn token_hash(token: &str) -> Vec<u8> {
    Sha256::digest(token.as_bytes()).to_vec()
}

/// The person whose session the token belongs to, or nothing when it is unknown, over, idle, or the account is closed.
///
/// # Errors
/// What the database says.
pub async fn authenticate(app: &App, token: &str) -> Result<Option<Actor>, AppError> {
    let now = app.clock.now();
    let conn = app.database.read();
    let hash = token_hash(token);
    let Some(session) = sessions::find_session_by_token_hash(conn, &hash, now).await? else {
        return Ok(None);
    };
    if now - session.last_used_at > IDLE {
        return Ok(None);
    }
    let Some(account) = accounts::find_account(conn, session.account_id).await? else {
        return Ok(None);
    };
    if account.closed_at.is_some() {
        return Ok(None);
    }
    if now - session.last_used_at > TOUCH {
        let transaction = app.database.begin().await?;
        sessions::touch_session(&transaction, session.id, now).await?;
        transaction.commit().await?;
    }
    Ok(Some(actor_of(conn, account, Some(session.id)).await?))
}

/// The actor of an account.
///
/// # Errors
/// What the database says.
pub async fn actor_of(
    conn: &impl Connection,
    account: Account,
    session_id: Option<SessionId>,
) -> Result<Actor, AppError> {
    let grants = role_grants::grants_by_account(conn, &[account.id]).await?;
    let company_ids: Vec<CompanyId> = grants
        .iter()
        .filter_map(|grant| grant.role.company_id())
        .collect();
    let mut company_clusters: BTreeMap<CompanyId, Vec<ClusterId>> = BTreeMap::new();
    if !company_ids.is_empty() {
        for (company_id, cluster_id) in clusters::cluster_ids_by_company(conn, &company_ids).await?
        {
            company_clusters
                .entry(company_id)
                .or_default()
                .push(cluster_id);
        }
    }
    Ok(Actor::signed_in(
        account,
        grants,
        company_clusters,
        session_id,
    ))
}

/// Makes a session for an account; the token goes to the browser and is not kept.
///
/// # Errors
/// What the database says.
pub async fn start_session(
    conn: &impl Connection,
    account_id: AccountId,
    user_agent: Option<String>,
    now: DateTime<Utc>,
) -> Result<(SessionId, String), AppError> {
    let token = fresh_token()?;
    let session = Session {
        id: SessionId::new(),
        account_id,
        token_hash: token_hash(&token),
        user_agent,
        created_at: now,
        last_used_at: now,
        expires_at: now + LIFETIME,
    };
    sessions::insert_session(conn, &session).await?;
    Ok((session.id, token))
}

/// The person's own sessions, the last used one first.
///
/// # Errors
/// `Unauthenticated` for visitors; what the database says.
pub async fn list_sessions(app: &App, actor: &Actor) -> Result<Vec<Session>, AppError> {
    let account_id = actor.account_id().ok_or(AppError::Unauthenticated)?;
    let now = app.clock.now();
    let sessions = sessions::sessions_by_account(app.database.read(), account_id, now).await?;
    Ok(sessions
        .into_iter()
        .filter(|session| now - session.last_used_at <= IDLE)
        .collect())
}

/// Ends one of the person's own sessions.
///
/// # Errors
/// `NotFound` when there is no such session of this person.
pub async fn end_session(
    app: &App,
    actor: &Actor,
    session_id: SessionId,
) -> Result<SessionId, AppError> {
    actor.require_somewhere(Operation::EndSession)?;
    let account_id = actor.account_id().ok_or(AppError::Unauthenticated)?;
    actor.require(Operation::EndSession, &Subject::account(account_id))?;
    let transaction = app.database.begin().await?;
    let had_one = sessions::end_session(&transaction, account_id, session_id).await?;
    transaction.commit().await?;
    if had_one {
        Ok(session_id)
    } else {
        Err(AppError::NotFound)
    }
}

/// Ends the session of the request, if there is one.
///
/// # Errors
/// What the database says.
pub async fn sign_out(app: &App, actor: &Actor) -> Result<(), AppError> {
    actor.require_somewhere(Operation::SignOut)?;
    if let (Some(account_id), Some(session_id)) = (actor.account_id(), actor.session_id()) {
        let transaction = app.database.begin().await?;
        sessions::end_session(&transaction, account_id, session_id).await?;
        transaction.commit().await?;
    }
    Ok(())
}
