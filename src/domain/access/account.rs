//! Accounts and the roles granted to them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::values::codes::EmailAddress;
use crate::values::ids::{AccountId, ClusterId, CompanyId, RoleGrantId, SessionId};
use crate::values::record::Record;
use crate::values::text::Name;

/// The language of a reader.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Language {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
}

/// A role, with what it is held over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Clusters, accounts, vocabulary; not the content of consortia.
    NetworkAdministrator,
    /// Calls, suggestions and consortia of one cluster.
    Coordinator(ClusterId),
    /// Everything of one company.
    CompanyManager(CompanyId),
    /// The capabilities of one company.
    CompanyContributor(CompanyId),
}

/// The kind of a role, without what it is held over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RoleKind {
    /// Clusters, accounts, vocabulary; not the content of consortia.
    NetworkAdministrator,
    /// Calls, suggestions and consortia of one cluster.
    Coordinator,
    /// Everything of one company.
    CompanyManager,
    /// The capabilities of one company.
    CompanyContributor,
}

impl Role {
    /// What kind of role it is.
    #[must_use]
    pub fn kind(self) -> RoleKind {
        match self {
            Self::NetworkAdministrator => RoleKind::NetworkAdministrator,
            Self::Coordinator(_) => RoleKind::Coordinator,
            Self::CompanyManager(_) => RoleKind::CompanyManager,
            Self::CompanyContributor(_) => RoleKind::CompanyContributor,
        }
    }

    /// The cluster that it is held over.
    #[must_use]
    pub fn cluster_id(self) -> Option<ClusterId> {
        match self {
            Self::Coordinator(cluster_id) => Some(cluster_id),
            _ => None,
        }
    }

    /// The company that it is held over.
    #[must_use]
    pub fn company_id(self) -> Option<CompanyId> {
        match self {
            Self::CompanyManager(company_id) | Self::CompanyContributor(company_id) => {
                Some(company_id)
            }
            _ => None,
        }
    }
}

/// One role of one account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleGrant {
    /// Its id.
    pub id: RoleGrantId,
    /// Who has the role.
    pub account_id: AccountId,
    /// The role.
    pub role: Role,
    /// Since when.
    pub created_at: DateTime<Utc>,
}

/// A person who can sign in. The password hash never leaves persistence and the accounts use cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// How the person signs in, unique.
    pub email: EmailAddress,
    /// How the person is called.
    pub name: Name,
    /// The language of the person's screens and messages.
    pub language: Language,
    /// The argon2id hash in PHC form; absent until the person has used the one-time link.
    pub password_hash: Option<String>,
    /// When the account was closed, if it was.
    pub closed_at: Option<DateTime<Utc>>,
    /// Version and instants.
    pub record: Record,
}

/// A signed-in session; the token itself is known only to the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Whose it is.
    pub account_id: AccountId,
    /// SHA-256 of the token.
    pub token_hash: Vec<u8>,
    /// The browser as it named itself, cut to 200 characters.
    pub user_agent: Option<String>,
    /// When the person signed in.
    pub created_at: DateTime<Utc>,
    /// When it was last used.
    pub last_used_at: DateTime<Utc>,
    /// When it ends at the latest.
    pub expires_at: DateTime<Utc>,
}

/// What a one-time link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum LinkPurpose {
    /// Make the first network administrator of a new installation.
    Setup,
    /// Choose a password.
    Password,
}

/// A link that works once and not for long; the token itself is known only to its receiver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneTimeLink {
    /// SHA-256 of the token.
    pub token_hash: Vec<u8>,
    /// What it is for.
    pub purpose: LinkPurpose,
    /// Whose it is; absent as long as the account is to be made.
    pub account_id: Option<AccountId>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Until when it works.
    pub expires_at: DateTime<Utc>,
    /// When it was used, if it was.
    pub used_at: Option<DateTime<Utc>>,
}

/// How often signing in has failed for one key (an address of a person or of a network).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoginThrottle {
    /// What is counted: the caller's own spelling, without personal data in clear.
    pub key: String,
    /// Failures in a row.
    pub n_failures: u32,
    /// Until when further attempts are refused.
    pub blocked_until: Option<DateTime<Utc>>,
    /// When the last failure was.
    pub last_failure_at: DateTime<Utc>,
}
