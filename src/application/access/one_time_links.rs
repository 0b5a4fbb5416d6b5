//! Links that work once: the first administrator makes its account with one, everyone else sets a password with one.

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::account::{Account, Language, LinkPurpose, OneTimeLink, Role, RoleGrant};
use domain::values::codes::EmailAddress;
use domain::values::ids::{AccountId, RoleGrantId};
use domain::values::record::Record;
use domain::values::rejection::{Rejection, RejectionCode};
use domain::values::text::Name;
use persistence::connection::Connection;
use persistence::repositories::access::{accounts, one_time_links, role_grants, sessions};

use crate::application::access::passwords::check_new_password;
use crate::application::access::sessions::{actor_of, fresh_token, start_session, token_hash};
use crate::application::access::sign_in::SignedIn;
use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::authorization::operation::Operation;

/// How long a link works.
const LIFETIME: TimeDelta = TimeDelta::hours(24);

/// What the receiver of a link types.
#[derive(Clone, Debug)]
pub struct RedeemLink {
    /// The token of the link.
    pub token: String,
    /// The address of the first administrator.
    pub email: Option<String>,
    /// The name of the first administrator.
    pub name: Option<String>,
    /// The password to set.
    pub password: String,
    /// The browser as it named itself.
    pub user_agent: Option<String>,
}

/// Makes a link with which an account sets its password; earlier unused ones of the account stop working.
///
/// # Errors
/// What the database says.
pub async fn issue_password_link(
    app: &App,
    conn: &impl Connection,
    account_id: AccountId,
) -> Result<String, AppError> {
    issue(app, conn, LinkPurpose::Password, Some(account_id)).await
}

/// Makes the link of the first administrator when nobody administrates the network yet.
///
/// # Errors
/// What the database says.
pub async fn issue_first_administrator_link(app: &App) -> Result<Option<String>, AppError> {
    let transaction = app.database.begin().await?;
    if needs_setup(&transaction).await? {
        let link = issue(app, &transaction, LinkPurpose::Setup, None).await?;
        transaction.commit().await?;
        return Ok(Some(link));
    }
    Ok(None)
}

/// Whether nobody administrates the network yet.
///
/// # Errors
/// What the database says.
pub async fn needs_setup(conn: &impl Connection) -> Result<bool, AppError> {
    Ok(role_grants::count_network_administrators(conn).await? == 0)
}

async fn issue(
    app: &App,
    conn: &impl Connection,
    purpose: LinkPurpose,
    account_id: Option<AccountId>,
) -> Result<String, AppError> {
    let now = app.clock.now();
    let token = fresh_token()?;
    one_time_links::revoke_one_time_links(conn, purpose, account_id).await?;
    let link = OneTimeLink {
        token_hash: token_hash(&token),
        purpose,
        account_id,
        created_at: now,
        expires_at: now + LIFETIME,
        used_at: None,
    };
    one_time_links::insert_one_time_link(conn, &link).await?;
    Ok(format!("{}/setup/{token}", app.settings.public_url))
}

/// Uses a link up: sets the password of its account, or makes the first administrator; signs the person in.
///
/// # Errors
/// `LINK_EXPIRED` for a link that does not work (any more), `WEAK_PASSWORD`, and for the first administrator findings
/// about address and name. A refused attempt does not use the link up.
pub async fn redeem_link(
    app: &App,
    actor: &Actor,
    command: RedeemLink,
) -> Result<SignedIn, AppError> {
    actor.require_somewhere(Operation::RedeemLink)?;
    let now = app.clock.now();
    let hash = token_hash(&command.token);
    let known = one_time_links::find_one_time_link(app.database.read(), &hash).await?;
    let is_usable = |link: &OneTimeLink| link.used_at.is_none() && link.expires_at > now;
    let link = known.filter(is_usable).ok_or_else(expired)?;
    let draft = account_for(app, &link, &command, now).await?;
    check_new_password("password", &command.password, draft.account.email.as_str())?;
    let password_hash = app.passwords.hash(&command.password).await?;

    let transaction = app.database.begin().await?;
    one_time_links::use_one_time_link(&transaction, &hash, now)
        .await?
        .ok_or_else(expired)?;
    let account = Account {
        password_hash: Some(password_hash),
        ..draft.account
    };
    if draft.is_first {
        store_first_administrator(&transaction, &account, now).await?;
    } else {
        accounts::update_account(&transaction, &account, draft.stored_version).await?;
        sessions::end_all_sessions(&transaction, account.id, None).await?;
    }
    let (session_id, token) =
        start_session(&transaction, account.id, command.user_agent, now).await?;
    let actor = actor_of(&transaction, account, Some(session_id)).await?;
    transaction.commit().await?;
    Ok(SignedIn { actor, token })
}

/// The account that a link is for, before its password is set.
struct Draft {
    account: Account,
    is_first: bool,
    stored_version: i32,
}

async fn account_for(
    app: &App,
    link: &OneTimeLink,
    command: &RedeemLink,
    now: DateTime<Utc>,
) -> Result<Draft, AppError> {
    let conn = app.database.read();
    let Some(account_id) = link.account_id else {
        if !needs_setup(conn).await? {
            return Err(expired());
        }
        return first_administrator(command, now);
    };
    let account = accounts::find_account(conn, account_id)
        .await?
        .filter(|account| account.closed_at.is_none())
        .ok_or_else(expired)?;
    Ok(Draft {
        stored_version: account.record.version,
        account: Account {
            record: account.record.changed(now),
            ..account
        },
        is_first: false,
    })
}

fn first_administrator(command: &RedeemLink, now: DateTime<Utc>) -> Result<Draft, AppError> {
    let email = EmailAddress::parse("email", command.email.as_deref().unwrap_or_default());
    let name = Name::parse("name", command.name.as_deref().unwrap_or_default());
    match (email, name) {
        (Ok(email), Ok(name)) => Ok(Draft {
            account: Account {
                id: AccountId::new(),
                email,
                name,
                language: Language::Fr,
                password_hash: None,
                closed_at: None,
                record: Record::new(now),
            },
            is_first: true,
            stored_version: 0,
        }),
        (email, name) => Err(AppError::Rejected(
            [email.err(), name.err()].into_iter().flatten().collect(),
        )),
    }
}

async fn store_first_administrator(
    conn: &impl Connection,
    account: &Account,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    if !needs_setup(conn).await? {
        return Err(expired());
    }
    accounts::insert_account(conn, account)
        .await
        .map_err(email_taken)?;
    let grant = RoleGrant {
        id: RoleGrantId::new(),
        account_id: account.id,
        role: Role::NetworkAdministrator,
        created_at: now,
    };
    Ok(role_grants::insert_role_grant(conn, &grant).await?)
}

fn expired() -> AppError {
    Rejection::whole(RejectionCode::LinkExpired).into()
}

/// A double of the address is a finding; anything else stays what it is.
pub fn email_taken(error: persistence::storage_error::StorageError) -> AppError {
    if error.is_double("uq_account_email") {
        AppError::rejected_at(RejectionCode::NotUnique, "email")
    } else {
        error.into()
    }
}
