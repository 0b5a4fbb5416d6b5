//! Inputs about signing in, accounts, roles, networks and clusters.

use async_graphql::{ID, InputObject, MaybeUndefined};
use domain::values::ids::{ClusterId, CompanyId};
use domain::values::rejection::Rejection;

use crate::application::access::roles::Granting;
use crate::graphql::enums::accounts::{Language, RoleKind};
use crate::graphql::node_id::read_at;

/// Who signs in.
#[derive(InputObject)]
pub struct SignInInput {
    /// The address of the account.
    pub email: String,
    /// Its password.
    pub password: String,
}

/// A one-time link: makes the first administrator, or sets the password of an account.
#[derive(InputObject)]
pub struct RedeemLinkInput {
    /// The token at the end of the link.
    pub token: String,
    /// The address of the first administrator; not needed otherwise.
    pub email: Option<String>,
    /// The name of the first administrator; not needed otherwise.
    pub name: Option<String>,
    /// The password to set: 8 characters at least, 12 advised.
    pub password: String,
}

/// What changes about one's own account.
#[derive(InputObject)]
pub struct UpdateProfileInput {
    /// How the person is called; absent stays.
    pub name: Option<String>,
    /// The language of the screens; absent stays.
    pub language: Option<Language>,
    /// The version that was read.
    pub version: i32,
}

/// A new password for one's own account.
#[derive(InputObject)]
pub struct ChangePasswordInput {
    /// The present password.
    pub current_password: String,
    /// The new one: 8 characters at least, 12 advised.
    pub new_password: String,
}

/// Which session of one's own ends.
#[derive(InputObject)]
pub struct EndSessionInput {
    /// Which session.
    pub session_id: ID,
}

/// An account that is to be made, with its first role.
#[derive(InputObject)]
pub struct CreateAccountInput {
    /// The address that the person will sign in with.
    pub email: String,
    /// How the person is called.
    pub name: String,
    /// The language of the screens.
    pub language: Language,
    /// The kind of role.
    pub role: RoleKind,
    /// The cluster of a coordinator.
    pub cluster_id: Option<ID>,
    /// The company of a manager or contributor.
    pub company_id: Option<ID>,
}

/// Which account is closed.
#[derive(InputObject)]
pub struct CloseAccountInput {
    /// Which account.
    pub account_id: ID,
    /// The version that was read.
    pub version: i32,
}

/// For which account a link is made.
#[derive(InputObject)]
pub struct IssueLinkInput {
    /// Which account.
    pub account_id: ID,
}

/// Which role is given to whom.
#[derive(InputObject)]
pub struct GrantRoleInput {
    /// Which account.
    pub account_id: ID,
    /// The kind of role.
    pub role: RoleKind,
    /// The cluster of a coordinator.
    pub cluster_id: Option<ID>,
    /// The company of a manager or contributor.
    pub company_id: Option<ID>,
}

/// Which role is taken away.
#[derive(InputObject)]
pub struct RevokeRoleInput {
    /// Which grant.
    pub grant_id: ID,
}

/// A network that is to be made.
#[derive(InputObject)]
pub struct CreateNetworkInput {
    /// Its name, unique.
    pub name: String,
}

/// A cluster that is to be made.
#[derive(InputObject)]
pub struct CreateClusterInput {
    /// The network that it belongs to.
    pub network_id: ID,
    /// Its name, unique in the network.
    pub name: String,
    /// What it is and where.
    pub summary: Option<String>,
}

/// What changes about a cluster.
#[derive(InputObject)]
pub struct UpdateClusterInput {
    /// Which cluster.
    pub cluster_id: ID,
    /// Its name; absent stays.
    pub name: Option<String>,
    /// What it is and where; absent stays, null clears.
    pub summary: MaybeUndefined<String>,
    /// The version that was read.
    pub version: i32,
}

/// The role that an input asks for.
///
/// # Errors
/// `NOT_FOUND` at the field whose id is of another kind.
pub fn granting(
    role: RoleKind,
    cluster_id: Option<&ID>,
    company_id: Option<&ID>,
) -> Result<Granting, Rejection> {
    Ok(Granting {
        kind: role.into(),
        cluster_id: cluster_id
            .map(|id| read_at::<ClusterId>("clusterId", id))
            .transpose()?,
        company_id: company_id
            .map(|id| read_at::<CompanyId>("companyId", id))
            .transpose()?,
    })
}
