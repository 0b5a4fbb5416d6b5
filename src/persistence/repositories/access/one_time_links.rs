//! One-time links in the database, known by the digest of their token.

use chrono::{DateTime, Utc};
use domain::access::account::{LinkPurpose, OneTimeLink};
use domain::values::ids::AccountId;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::chunks::insert_rows;
use crate::column_values::{instant, parse_word, word};
use crate::connection::Connection;
use crate::entities::access::one_time_link;
use crate::storage_error::StorageError;

/// The link of a token, used and expired ones included.
///
/// # Errors
/// What the database says.
pub async fn find_one_time_link(
    conn: &impl Connection,
    token_hash: &[u8],
) -> Result<Option<OneTimeLink>, StorageError> {
    one_time_link::Entity::find_by_id(token_hash.to_vec())
        .one(conn)
        .await?
        .map(link_of)
        .transpose()
}

/// Stores a new link.
///
/// # Errors
/// A foreign key when the account is gone.
pub async fn insert_one_time_link(
    conn: &impl Connection,
    link: &OneTimeLink,
) -> Result<(), StorageError> {
    insert_rows::<one_time_link::Entity>(conn, vec![row_of(link)]).await
}

/// Uses a link up: of any number of attempts at the same time one gets it. Nothing when it is unknown, expired or used.
///
/// # Errors
/// What the database says.
pub async fn use_one_time_link(
    conn: &impl Connection,
    token_hash: &[u8],
    now: DateTime<Utc>,
) -> Result<Option<OneTimeLink>, StorageError> {
    let outcome = one_time_link::Entity::update_many()
        .col_expr(one_time_link::Column::UsedAt, Expr::value(instant(now)))
        .filter(one_time_link::Column::TokenHash.eq(token_hash.to_vec()))
        .filter(one_time_link::Column::UsedAt.is_null())
        .filter(one_time_link::Column::ExpiresAt.gt(instant(now)))
        .exec(conn)
        .await?;
    if outcome.rows_affected == 1 {
        find_one_time_link(conn, token_hash).await
    } else {
        Ok(None)
    }
}

/// Takes back all unused links of a purpose, those of one account or those of none; how many.
///
/// # Errors
/// What the database says.
pub async fn revoke_one_time_links(
    conn: &impl Connection,
    purpose: LinkPurpose,
    account_id: Option<AccountId>,
) -> Result<u64, StorageError> {
    let subject = match account_id {
        Some(account_id) => one_time_link::Column::AccountId.eq(account_id.0),
        None => one_time_link::Column::AccountId.is_null(),
    };
    let outcome = one_time_link::Entity::delete_many()
        .filter(one_time_link::Column::Purpose.eq(word(&purpose)))
        .filter(one_time_link::Column::UsedAt.is_null())
        .filter(subject)
        .exec(conn)
        .await?;
    Ok(outcome.rows_affected)
}

/// Deletes the links that expired before an instant; how many.
///
/// # Errors
/// What the database says.
pub async fn purge_one_time_links(
    conn: &impl Connection,
    before: DateTime<Utc>,
) -> Result<u64, StorageError> {
    let outcome = one_time_link::Entity::delete_many()
        .filter(one_time_link::Column::ExpiresAt.lt(instant(before)))
        .exec(conn)
        .await?;
    Ok(outcome.rows_affected)
}

fn link_of(row: one_time_link::Model) -> Result<OneTimeLink, StorageError> {
    Ok(OneTimeLink {
        purpose: parse_word("one_time_link.purpose", &row.purpose)?,
        token_hash: row.token_hash,
        account_id: row.account_id.map(AccountId),
        created_at: row.created_at,
        expires_at: row.expires_at,
        used_at: row.used_at,
    })
}

fn row_of(link: &OneTimeLink) -> one_time_link::Model {
    one_time_link::Model {
        token_hash: link.token_hash.clone(),
        purpose: word(&link.purpose),
        account_id: link.account_id.map(|id| id.0),
        created_at: instant(link.created_at),
        expires_at: instant(link.expires_at),
        used_at: link.used_at.map(instant),
    }
}
