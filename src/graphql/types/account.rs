//! Accounts, roles, sessions and the person who asks, as the API shows them.

use std::sync::Arc;

use async_graphql::{ID, SimpleObject};
use chrono::{DateTime, Utc};
use domain::access::account;
use domain::values::ids::{AccountId, ClusterId, CompanyId, SessionId};

use crate::application::actor::Actor;
use crate::graphql::enums::accounts::{Language, RoleKind};
use crate::graphql::node_id::show;

/// The person who asks, with what that person may do.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Viewer {
    /// Who asks, inside.
    #[graphql(skip)]
    pub actor: Arc<Actor>,
    /// The person's account.
    pub account: Account,
    /// The person's roles.
    pub grants: Vec<RoleGrant>,
    /// Whether the person administrates the network.
    pub is_network_administrator: bool,
}

/// Someone who can sign in. For the person, and those who look after accounts.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Account {
    /// Its id inside.
    #[graphql(skip)]
    pub account_id: AccountId,
    /// Its id.
    pub id: ID,
    /// The address that the person signs in with.
    pub email: String,
    /// How the person is called.
    pub name: String,
    /// The language of the person's screens and messages.
    pub language: Language,
    /// Whether the account was closed.
    pub is_closed: bool,
    /// Whether the person has set a password yet.
    pub has_password: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Counts the changes; an update names the version that it read.
    pub version: i32,
}

/// A role of an account. For the person, and those who look after accounts.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct RoleGrant {
    /// The cluster that it is held over, inside.
    #[graphql(skip)]
    pub cluster_id: Option<ClusterId>,
    /// The company that it is held over, inside.
    #[graphql(skip)]
    pub company_id: Option<CompanyId>,
    /// Its id.
    pub id: ID,
    /// The kind of role.
    pub role: RoleKind,
    /// Since when.
    pub created_at: DateTime<Utc>,
}

/// A signed-in session of one's own.
#[derive(Clone, SimpleObject)]
pub struct Session {
    /// Its id.
    pub id: ID,
    /// The browser as it named itself.
    pub user_agent: Option<String>,
    /// When the person signed in.
    pub created_at: DateTime<Utc>,
    /// When it was last used, to a few minutes.
    pub last_used_at: DateTime<Utc>,
    /// When it ends at the latest; earlier when it is not used for eight hours.
    pub expires_at: DateTime<Utc>,
    /// Whether it is the session of this request.
    pub is_current: bool,
}

impl Viewer {
    /// The person who asks; nothing for a visitor.
    #[must_use]
    pub fn of(actor: Arc<Actor>) -> Option<Self> {
        let account = actor.account()?.clone();
        Some(Self {
            account: account.into(),
            grants: actor
                .grants()
                .iter()
                .copied()
                .map(RoleGrant::from)
                .collect(),
            is_network_administrator: actor.is_network_administrator(),
            actor,
        })
    }
}

impl From<account::Account> for Account {
    fn from(account: account::Account) -> Self {
        Self {
            account_id: account.id,
            id: show(account.id),
            email: account.email.as_str().to_owned(),
            name: account.name.into_string(),
            language: account.language.into(),
            is_closed: account.closed_at.is_some(),
            has_password: account.password_hash.is_some(),
            created_at: account.record.created_at,
            version: account.record.version,
        }
    }
}

impl From<account::RoleGrant> for RoleGrant {
    fn from(grant: account::RoleGrant) -> Self {
        Self {
            cluster_id: grant.role.cluster_id(),
            company_id: grant.role.company_id(),
            id: show(grant.id),
            role: grant.role.kind().into(),
            created_at: grant.created_at,
        }
    }
}

impl Session {
    /// The session as its own person sees it.
    #[must_use]
    pub fn seen_from(current: Option<SessionId>, session: account::Session) -> Self {
        Self {
            id: show(session.id),
            user_agent: session.user_agent,
            created_at: session.created_at,
            last_used_at: session.last_used_at,
            expires_at: session.expires_at,
            is_current: current == Some(session.id),
        }
    }
}
