//! The roles of accounts in the database.

use domain::access::account::{Role, RoleGrant};
use domain::values::ids::{AccountId, ClusterId, CompanyId, RoleGrantId};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::chunks::{insert_rows, rows_in};
use crate::column_values::instant;
use crate::connection::Connection;
use crate::entities::access::role_grant;
use crate::storage_error::StorageError;

/// The words of the roles, as the checks of the table have them.
const NETWORK_ADMINISTRATOR: &str = "NETWORK_ADMINISTRATOR";
const COORDINATOR: &str = "COORDINATOR";
const COMPANY_MANAGER: &str = "COMPANY_MANAGER";
const COMPANY_CONTRIBUTOR: &str = "COMPANY_CONTRIBUTOR";
/// The subject of a role that is held over everything.
const EVERYTHING: &str = "*";

/// One grant.
///
/// # Errors
/// What the database says.
pub async fn find_role_grant(
    conn: &impl Connection,
    role_grant_id: RoleGrantId,
) -> Result<Option<RoleGrant>, StorageError> {
    role_grant::Entity::find_by_id(role_grant_id.0)
        .one(conn)
        .await?
        .map(grant_of)
        .transpose()
}

/// The roles of some accounts, each account's oldest first.
///
/// # Errors
/// What the database says.
pub async fn grants_by_account(
    conn: &impl Connection,
    account_ids: &[AccountId],
) -> Result<Vec<RoleGrant>, StorageError> {
    let ids: Vec<Uuid> = account_ids.iter().map(|id| id.0).collect();
    let select = role_grant::Entity::find()
        .order_by_asc(role_grant::Column::AccountId)
        .order_by_asc(role_grant::Column::Id);
    let rows = rows_in(conn, select, role_grant::Column::AccountId, &ids).await?;
    rows.into_iter().map(grant_of).collect()
}

/// The roles held over some companies, each company's oldest first.
///
/// # Errors
/// What the database says.
pub async fn grants_by_company(
    conn: &impl Connection,
    company_ids: &[CompanyId],
) -> Result<Vec<RoleGrant>, StorageError> {
    let ids: Vec<Uuid> = company_ids.iter().map(|id| id.0).collect();
    let select = role_grant::Entity::find()
        .order_by_asc(role_grant::Column::CompanyId)
        .order_by_asc(role_grant::Column::Id);
    let rows = rows_in(conn, select, role_grant::Column::CompanyId, &ids).await?;
    rows.into_iter().map(grant_of).collect()
}

/// How many accounts administrate the network: none means that the installation is to be set up.
///
/// # Errors
/// What the database says.
pub async fn count_network_administrators(conn: &impl Connection) -> Result<u64, StorageError> {
    let select =
        role_grant::Entity::find().filter(role_grant::Column::Role.eq(NETWORK_ADMINISTRATOR));
    Ok(select.count(conn).await?)
}

/// Stores a new grant.
///
/// # Errors
/// A double of `uq_role_grant_account_id_role_subject` when the account has the role already.
pub async fn insert_role_grant(
    conn: &impl Connection,
    role_grant: &RoleGrant,
) -> Result<(), StorageError> {
    insert_rows::<role_grant::Entity>(conn, vec![row_of(role_grant)]).await
}

/// Takes a role away; whether there was one.
///
/// # Errors
/// What the database says.
pub async fn delete_role_grant(
    conn: &impl Connection,
    role_grant_id: RoleGrantId,
) -> Result<bool, StorageError> {
    let outcome = role_grant::Entity::delete_by_id(role_grant_id.0)
        .exec(conn)
        .await?;
    Ok(outcome.rows_affected == 1)
}

fn grant_of(row: role_grant::Model) -> Result<RoleGrant, StorageError> {
    let role = match (row.role.as_str(), row.cluster_id, row.company_id) {
        (NETWORK_ADMINISTRATOR, None, None) => Role::NetworkAdministrator,
        (COORDINATOR, Some(cluster), None) => Role::Coordinator(ClusterId(cluster)),
        (COMPANY_MANAGER, None, Some(company)) => Role::CompanyManager(CompanyId(company)),
        (COMPANY_CONTRIBUTOR, None, Some(company)) => Role::CompanyContributor(CompanyId(company)),
        _ => return Err(StorageError::unreadable("role_grant.role")),
    };
    Ok(RoleGrant {
        id: RoleGrantId(row.id),
        account_id: AccountId(row.account_id),
        role,
        created_at: row.created_at,
    })
}

fn row_of(grant: &RoleGrant) -> role_grant::Model {
    let (role, cluster_id, company_id) = match grant.role {
        Role::NetworkAdministrator => (NETWORK_ADMINISTRATOR, None, None),
        Role::Coordinator(cluster) => (COORDINATOR, Some(cluster.0), None),
        Role::CompanyManager(company) => (COMPANY_MANAGER, None, Some(company.0)),
        Role::CompanyContributor(company) => (COMPANY_CONTRIBUTOR, None, Some(company.0)),
    };
    role_grant::Model {
        id: grant.id.0,
        account_id: grant.account_id.0,
        role: role.to_owned(),
        subject: cluster_id
            .or(company_id)
            .map_or_else(|| EVERYTHING.to_owned(), |id| id.to_string()),
        cluster_id,
        company_id,
        created_at: instant(grant.created_at),
    }
}
