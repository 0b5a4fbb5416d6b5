//! Accounts: who can sign in. Made by those who look after them, with a one-time link instead of a password.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::access::account::{Account, Language, Role, RoleGrant};
use domain::values::codes::EmailAddress;
use domain::values::filters::{AccountFilter, AccountOrderField};
use domain::values::ids::{AccountId, ClusterId, CompanyId, RoleGrantId};
use domain::values::page::{Direction, Order, Page, PageRequest};
use domain::values::record::Record;
use domain::values::rejection::{Rejection, RejectionCode};
use domain::values::text::Name;
use persistence::connection::Connection;
use persistence::repositories::access::{accounts, role_grants, sessions};
use persistence::repositories::directory::clusters;

use crate::application::access::one_time_links::{email_taken, issue_password_link};
use crate::application::access::passwords::check_new_password;
use crate::application::access::roles::{Granting, role_subject};
use crate::application::access::sessions::start_session;
use crate::application::access::sign_in::SignedIn;
use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::authorization::field_class::FieldClass;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// An account that is to be made.
#[derive(Clone, Debug)]
pub struct CreateAccount {
    /// How the person signs in.
    pub email: String,
    /// How the person is called.
    pub name: String,
    /// The language of the person.
    pub language: Language,
    /// The first role.
    pub granting: Granting,
}

/// A page of the accounts that the person looks after: all for network administrators, those of the own clusters and
/// of their companies for coordinators.
///
/// # Errors
/// `Forbidden` for those who look after no accounts.
pub async fn list_accounts(
    app: &App,
    actor: &Actor,
    text: Option<String>,
    page_request: &PageRequest,
) -> Result<Page<Account>, AppError> {
    actor.require_somewhere(Operation::Accounts)?;
    let conn = app.database.read();
    let mut filter = AccountFilter {
        text,
        ..AccountFilter::default()
    };
    if !actor.is_network_administrator() && !actor.is_operator() {
        filter.clusters = actor.coordinated_clusters().into_iter().collect();
        filter.companies = clusters::company_ids_by_cluster(conn, &filter.clusters)
            .await?
            .into_iter()
            .map(|(_, company_id)| company_id)
            .collect();
    }
    let order = Order {
        field: AccountOrderField::Name,
        direction: Direction::Ascending,
    };
    Ok(accounts::page_of_accounts(conn, &filter, order, page_request).await?)
}

/// One account, as far as the person may know of it.
///
/// # Errors
/// `NotFound` for absent and hidden ones.
pub async fn find_account(
    app: &App,
    actor: &Actor,
    account_id: AccountId,
) -> Result<Account, AppError> {
    let conn = app.database.read();
    let account = accounts::find_account(conn, account_id)
        .await?
        .ok_or(AppError::NotFound)?;
    let subject = reading_subject(conn, account_id).await?;
    if actor.may_read(FieldClass::Administration, &subject) {
        Ok(account)
    } else {
        Err(AppError::NotFound)
    }
}

/// The roles of some accounts.
///
/// # Errors
/// What the database says.
pub async fn grants_by_account(
    app: &App,
    account_ids: &[AccountId],
) -> Result<BTreeMap<AccountId, Vec<RoleGrant>>, AppError> {
    let mut by_account: BTreeMap<AccountId, Vec<RoleGrant>> = BTreeMap::new();
    for grant in role_grants::grants_by_account(app.database.read(), account_ids).await? {
        by_account.entry(grant.account_id).or_default().push(grant);
    }
    Ok(by_account)
}

/// Makes an account with its first role; answers with the link to hand over.
///
/// # Errors
/// `NOT_UNIQUE` for an address in use; findings about the input; `Forbidden` for roles that the person may not give.
pub async fn create_account(
    app: &App,
    actor: &Actor,
    command: CreateAccount,
) -> Result<(Account, String), AppError> {
    actor.require_somewhere(Operation::CreateAccount)?;
    let transaction = app.database.begin().await?;
    let role = command.granting.role()?;
    let subject = role_subject(&transaction, role, command.granting.id_field()).await?;
    actor.require(Operation::CreateAccount, &subject)?;
    let account = new_account(&command, app.clock.now())?;
    accounts::insert_account(&transaction, &account)
        .await
        .map_err(email_taken)?;
    let grant = RoleGrant {
        id: RoleGrantId::new(),
        account_id: account.id,
        role,
        created_at: app.clock.now(),
    };
    role_grants::insert_role_grant(&transaction, &grant).await?;
    let link = issue_password_link(app, &transaction, account.id).await?;
    transaction.commit().await?;
    Ok((account, link))
}

fn new_account(command: &CreateAccount, now: DateTime<Utc>) -> Result<Account, Vec<Rejection>> {
    let email = EmailAddress::parse("email", &command.email);
    let name = Name::parse("name", &command.name);
    match (email, name) {
        (Ok(email), Ok(name)) => Ok(Account {
            id: AccountId::new(),
            email,
            name,
            language: command.language,
            password_hash: None,
            closed_at: None,
            record: Record::new(now),
        }),
        (email, name) => Err([email.err(), name.err()].into_iter().flatten().collect()),
    }
}

/// Closes an account: its sessions end and it cannot sign in any more; what it did keeps its name.
///
/// # Errors
/// `NotFound`, `Conflict` for a version that is not the present one, `WRONG_STATE` when it is closed already or is the
/// last one that administrates the network.
pub async fn close_account(
    app: &App,
    actor: &Actor,
    account_id: AccountId,
    version: i32,
) -> Result<Account, AppError> {
    actor.require_somewhere(Operation::CloseAccount)?;
    let transaction = app.database.begin().await?;
    let account = accounts::find_account(&transaction, account_id)
        .await?
        .ok_or(AppError::NotFound)?;
    let subject = account_subject(&transaction, account_id).await?;
    actor.require(Operation::CloseAccount, &subject)?;
    if account.closed_at.is_some() {
        return Err(AppError::rejected_at(
            RejectionCode::WrongState,
            "accountId",
        ));
    }
    let grants = role_grants::grants_by_account(&transaction, &[account_id]).await?;
    let administrates = grants
        .iter()
        .any(|grant| grant.role == Role::NetworkAdministrator);
    if administrates && role_grants::count_network_administrators(&transaction).await? <= 1 {
        return Err(AppError::rejected_at(
            RejectionCode::WrongState,
            "accountId",
        ));
    }
    let now = app.clock.now();
    let closed = Account {
        closed_at: Some(now),
        password_hash: None,
        record: account.record.changed(now),
        ..account
    };
    accounts::update_account(&transaction, &closed, version).await?;
    for grant in grants {
        role_grants::delete_role_grant(&transaction, grant.id).await?;
    }
    sessions::end_all_sessions(&transaction, account_id, None).await?;
    transaction.commit().await?;
    Ok(closed)
}

/// Makes a new one-time link for an account, to hand over.
///
/// # Errors
/// `NotFound` for absent, hidden and closed accounts.
pub async fn issue_link(
    app: &App,
    actor: &Actor,
    account_id: AccountId,
) -> Result<String, AppError> {
    actor.require_somewhere(Operation::IssueLink)?;
    let transaction = app.database.begin().await?;
    accounts::find_account(&transaction, account_id)
        .await?
        .filter(|account| account.closed_at.is_none())
        .ok_or(AppError::NotFound)?;
    let subject = account_subject(&transaction, account_id).await?;
    actor.require(Operation::IssueLink, &subject)?;
    let link = issue_password_link(app, &transaction, account_id).await?;
    transaction.commit().await?;
    Ok(link)
}

/// Changes the person's own name and language.
///
/// # Errors
/// `Conflict` for a version that is not the present one; findings about the name.
pub async fn update_profile(
    app: &App,
    actor: &Actor,
    (name, language, version): (Option<String>, Option<Language>, i32),
) -> Result<Account, AppError> {
    let account_id = own_account(actor, Operation::UpdateProfile)?;
    let transaction = app.database.begin().await?;
    let account = accounts::find_account(&transaction, account_id)
        .await?
        .ok_or(AppError::NotFound)?;
    let changed = Account {
        name: match name {
            Some(typed) => Name::parse("name", &typed)?,
            None => account.name,
        },
        language: language.unwrap_or(account.language),
        record: account.record.changed(app.clock.now()),
        ..account
    };
    accounts::update_account(&transaction, &changed, version).await?;
    transaction.commit().await?;
    Ok(changed)
}

/// Changes the person's own password: all sessions end, and a new one begins for the browser that asked.
///
/// # Errors
/// `BAD_CREDENTIALS` at `currentPassword`, `WEAK_PASSWORD` at `newPassword`.
pub async fn change_password(
    app: &App,
    actor: &Actor,
    (current, new): (&str, &str),
    user_agent: Option<String>,
) -> Result<(Account, SignedIn), AppError> {
    let account_id = own_account(actor, Operation::ChangePassword)?;
    let account = accounts::find_account(app.database.read(), account_id)
        .await?
        .ok_or(AppError::NotFound)?;
    let stored = account.password_hash.as_deref();
    if !app.passwords.is_right(current, stored).await? {
        return Err(AppError::rejected_at(
            RejectionCode::BadCredentials,
            "currentPassword",
        ));
    }
    check_new_password("newPassword", new, account.email.as_str())?;
    let password_hash = app.passwords.hash(new).await?;
    let now = app.clock.now();
    let read_version = account.record.version;
    let changed = Account {
        password_hash: Some(password_hash),
        record: account.record.changed(now),
        ..account
    };
    let transaction = app.database.begin().await?;
    accounts::update_account(&transaction, &changed, read_version).await?;
    sessions::end_all_sessions(&transaction, account_id, None).await?;
    let (session_id, token) = start_session(&transaction, account_id, user_agent, now).await?;
    let actor = crate::application::access::sessions::actor_of(
        &transaction,
        changed.clone(),
        Some(session_id),
    )
    .await?;
    transaction.commit().await?;
    Ok((changed, SignedIn { actor, token }))
}

fn own_account(actor: &Actor, operation: Operation) -> Result<AccountId, AppError> {
    actor.require_somewhere(operation)?;
    let account_id = actor.account_id().ok_or(AppError::Unauthenticated)?;
    actor.require(operation, &Subject::account(account_id))?;
    Ok(account_id)
}

/// Whose an account is for those who read it: every cluster that one of its roles lies in.
async fn reading_subject(
    conn: &impl Connection,
    account_id: AccountId,
) -> Result<Subject, AppError> {
    let grants = role_grants::grants_by_account(conn, &[account_id]).await?;
    let roles = || grants.iter().map(|grant| grant.role);
    let companies: Vec<CompanyId> = roles().filter_map(|role| role.company_id()).collect();
    let of_companies = clusters::cluster_ids_by_company(conn, &companies).await?;
    Ok(Subject {
        cluster_ids: roles()
            .filter_map(|role| role.cluster_id())
            .chain(of_companies.into_iter().map(|(_, cluster_id)| cluster_id))
            .collect(),
        ..Subject::account(account_id)
    })
}

/// Whose an account is for those who change it: the clusters that all of its roles lie in. An account with a role above companies belongs to
/// no cluster, so that a coordinator cannot take it over; nor can one whose companies lie elsewhere too.
///
/// # Errors
/// What the database says.
pub async fn account_subject(
    conn: &impl Connection,
    account_id: AccountId,
) -> Result<Subject, AppError> {
    let grants = role_grants::grants_by_account(conn, &[account_id]).await?;
    let companies: Vec<CompanyId> = grants
        .iter()
        .filter_map(|grant| grant.role.company_id())
        .collect();
    let subject = Subject::account(account_id);
    if companies.len() != grants.len() || companies.is_empty() {
        return Ok(subject);
    }
    let pairs = clusters::cluster_ids_by_company(conn, &companies).await?;
    let clusters_of = |company_id: CompanyId| -> BTreeSet<ClusterId> {
        pairs
            .iter()
            .filter(|(known, _)| *known == company_id)
            .map(|(_, cluster_id)| *cluster_id)
            .collect()
    };
    let shared = companies
        .iter()
        .map(|company_id| clusters_of(*company_id))
        .reduce(|one, other| one.intersection(&other).copied().collect())
        .unwrap_or_default();
    Ok(Subject {
        cluster_ids: shared.into_iter().collect(),
        ..subject
    })
}
