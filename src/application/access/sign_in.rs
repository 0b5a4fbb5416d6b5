//! Signing in: the same answer in the same time for whatever is wrong, and growing delays for whoever guesses.

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::account::{Account, LoginThrottle};
use domain::values::codes::EmailAddress;
use domain::values::rejection::{Rejection, RejectionCode};
use persistence::repositories::access::{accounts, login_throttles};
use sha2::{Digest, Sha256};

use crate::application::access::sessions::{actor_of, start_session};
use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::authorization::operation::Operation;

/// Failures in a row that cost nothing.
const FREE_FAILURES: u32 = 5;
/// The longest delay.
const MAX_DELAY_SECONDS: i64 = 60;
/// Failures are forgotten when nothing happened for so long.
const MEMORY: TimeDelta = TimeDelta::hours(1);

/// What a person types to sign in, and from where.
#[derive(Clone, Debug)]
pub struct SignIn {
    /// The address as typed.
    pub email: String,
    /// The password as typed.
    pub password: String,
    /// Where the request came from.
    pub client: ClientKey,
}

/// Where an attempt came from.
#[derive(Clone, Debug, Default)]
pub struct ClientKey {
    /// The address of the client.
    pub address: Option<std::net::IpAddr>,
    /// The browser as it named itself.
    pub user_agent: Option<String>,
}

/// A person who has just signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// Who it is.
    pub actor: Actor,
    /// The token for the browser.
    pub token: String,
}

/// Signs a person in.
///
/// # Errors
/// `BAD_CREDENTIALS` for anything that is wrong, `TOO_MANY_ATTEMPTS` with the seconds to wait.
pub async fn sign_in(app: &App, actor: &Actor, command: SignIn) -> Result<SignedIn, AppError> {
    actor.require_somewhere(Operation::SignIn)?;
    let now = app.clock.now();
    let email_key = key("account", &command.email.trim().to_lowercase());
    let client_key = command
        .client
        .address
        .map(|address| key("client", &network_of(address)));
    count_attempt(app, &email_key, client_key.as_deref(), now).await?;
    let account = find_by_email(app, &command.email).await?;
    let hash = account
        .as_ref()
        .filter(|account| account.closed_at.is_none())
        .and_then(|account| account.password_hash.as_deref());
    let is_right = app.passwords.is_right(&command.password, hash).await?;
    match account.filter(|_| is_right) {
        Some(account) => open_session(app, account, command.client.user_agent, &email_key).await,
        None => {
            if let Some(client_key) = &client_key {
                count_failure(app, client_key, now).await?;
            }
            Err(Rejection::whole(RejectionCode::BadCredentials).into())
        }
    }
}

async fn open_session(
    app: &App,
    account: Account,
    user_agent: Option<String>,
    email_key: &str,
) -> Result<SignedIn, AppError> {
    let transaction = app.database.begin().await?;
    let (session_id, token) =
        start_session(&transaction, account.id, user_agent, app.clock.now()).await?;
    login_throttles::clear_login_failures(&transaction, &[email_key]).await?;
    let actor = actor_of(&transaction, account, Some(session_id)).await?;
    transaction.commit().await?;
    Ok(SignedIn { actor, token })
}

/// Refuses while a delay runs. Otherwise the attempt counts as failed for the account until it proves right, so that
/// many at the same time do not slip through.
async fn count_attempt(
    app: &App,
    email_key: &str,
    client_key: Option<&str>,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    let transaction = app.database.begin().await?;
    login_throttles::purge_login_failures(&transaction, now - MEMORY, now).await?;
    let keys: Vec<&str> = std::iter::once(email_key).chain(client_key).collect();
    let throttles = login_throttles::throttles_by_key(&transaction, &keys).await?;
    if let Some(seconds) = seconds_to_wait(&throttles, now) {
        return Err(Rejection::whole(RejectionCode::TooManyAttempts)
            .with("seconds", seconds)
            .into());
    }
    add_failure(&transaction, email_key, now).await?;
    transaction.commit().await?;
    Ok(())
}

async fn count_failure(app: &App, key: &str, now: DateTime<Utc>) -> Result<(), AppError> {
    let transaction = app.database.begin().await?;
    add_failure(&transaction, key, now).await?;
    Ok(transaction.commit().await?)
}

async fn add_failure(
    conn: &impl persistence::connection::Connection,
    key: &str,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    let n_failures = login_throttles::record_login_failure(conn, key, now).await?;
    if let Some(delay) = delay_after(n_failures) {
        login_throttles::block_logins(conn, key, now + delay).await?;
    }
    Ok(())
}

/// 1, 2, 4 … 60 seconds from the fifth failure on.
fn delay_after(n_failures: u32) -> Option<TimeDelta> {
    let beyond = n_failures.checked_sub(FREE_FAILURES)?;
    let seconds = 1_i64.checked_shl(beyond).unwrap_or(MAX_DELAY_SECONDS);
    let seconds = if beyond > 6 {
        MAX_DELAY_SECONDS
    } else {
        seconds
    };
    Some(TimeDelta::seconds(seconds.min(MAX_DELAY_SECONDS)))
}

fn seconds_to_wait(throttles: &[LoginThrottle], now: DateTime<Utc>) -> Option<i64> {
    throttles
        .iter()
        .filter_map(|throttle| throttle.blocked_until)
        .filter(|until| *until > now)
        .map(|until| (until - now).num_milliseconds().div_euclid(1000) + 1)
        .max()
}

/// A key without personal data in clear.
fn key(kind: &str, text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{kind}:{hex}")
}

/// The network that one subscriber has: the address itself, or the first 64 bits of an IPv6 address.
fn network_of(address: std::net::IpAddr) -> String {
    match address.to_canonical() {
        std::net::IpAddr::V4(address) => address.to_string(),
        std::net::IpAddr::V6(address) => {
            let network = address.to_bits() >> 64 << 64;
            std::net::Ipv6Addr::from_bits(network).to_string()
        }
    }
}

async fn find_by_email(app: &App, typed: &str) -> Result<Option<Account>, AppError> {
    match EmailAddress::parse("email", typed) {
        Ok(email) => Ok(accounts::find_account_by_email(app.database.read(), &email).await?),
        Err(_) => Ok(None),
    }
}
