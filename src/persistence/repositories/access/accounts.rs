//! Accounts in the database.

use domain::access::account::Account;
use domain::values::codes::EmailAddress;
use domain::values::filters::{AccountFilter, AccountOrderField};
use domain::values::ids::AccountId;
use domain::values::page::{Order, Page, PageRequest};
use domain::values::text::{Name, search_key};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
};
use uuid::Uuid;

use crate::chunks::{insert_rows, rows_in};
use crate::column_values::{instant, parse_word, record, word};
use crate::connection::Connection;
use crate::entities::access::{account, role_grant};
use crate::keyset::{SortKey, keyset_page};
use crate::storage_error::StorageError;
use crate::text_search::{holds_all_words, index_key};
use crate::versioned::{delete_versioned, update_versioned};

/// One account.
///
/// # Errors
/// What the database says.
pub async fn find_account(
    conn: &impl Connection,
    account_id: AccountId,
) -> Result<Option<Account>, StorageError> {
    Ok(accounts_by_id(conn, &[account_id]).await?.pop())
}

/// The account that signs in by an address.
///
/// # Errors
/// What the database says.
pub async fn find_account_by_email(
    conn: &impl Connection,
    email: &EmailAddress,
) -> Result<Option<Account>, StorageError> {
    account::Entity::find()
        .filter(account::Column::Email.eq(email.as_str()))
        .one(conn)
        .await?
        .map(account_of)
        .transpose()
}

/// The accounts with these ids, in the order of their ids; absent ones are left out.
///
/// # Errors
/// What the database says.
pub async fn accounts_by_id(
    conn: &impl Connection,
    account_ids: &[AccountId],
) -> Result<Vec<Account>, StorageError> {
    let ids: Vec<Uuid> = account_ids.iter().map(|id| id.0).collect();
    let select = account::Entity::find().order_by_asc(account::Column::Id);
    let rows = rows_in(conn, select, account::Column::Id, &ids).await?;
    rows.into_iter().map(account_of).collect()
}

/// A page of accounts.
///
/// # Errors
/// `BadCursor` for a cursor of another order; what the database says.
pub async fn page_of_accounts(
    conn: &impl Connection,
    filter: &AccountFilter,
    order: Order<AccountOrderField>,
    page_request: &PageRequest,
) -> Result<Page<Account>, StorageError> {
    let column = match order.field {
        AccountOrderField::Name => account::Column::NameKey,
        AccountOrderField::Email => account::Column::Email,
        AccountOrderField::CreatedAt => account::Column::CreatedAt,
    };
    let sort = SortKey {
        column,
        id: account::Column::Id,
        direction: order.direction,
    };
    let (rows, places) = keyset_page(conn, filtered(filter), sort, page_request).await?;
    let accounts: Result<Vec<Account>, StorageError> = rows.into_iter().map(account_of).collect();
    Ok(places.with(accounts?))
}

/// How many accounts a filter leaves.
///
/// # Errors
/// What the database says.
pub async fn count_accounts(
    conn: &impl Connection,
    filter: &AccountFilter,
) -> Result<u64, StorageError> {
    Ok(filtered(filter).count(conn).await?)
}

/// Stores a new account.
///
/// # Errors
/// A double of `uq_account_email`.
pub async fn insert_account(conn: &impl Connection, account: &Account) -> Result<(), StorageError> {
    insert_rows::<account::Entity>(conn, vec![row_of(account)]).await
}

/// Stores a changed account.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one; a double of `uq_account_email`.
pub async fn update_account(
    conn: &impl Connection,
    account: &Account,
    expected_version: i32,
) -> Result<(), StorageError> {
    update_versioned::<account::Entity>(conn, row_of(account), expected_version).await
}

/// Deletes an account with its roles, sessions and links; what it did elsewhere stays, without a name.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one.
pub async fn delete_account(
    conn: &impl Connection,
    account_id: AccountId,
    expected_version: i32,
) -> Result<(), StorageError> {
    delete_versioned::<account::Entity>(conn, account_id.0, expected_version).await
}

fn filtered(filter: &AccountFilter) -> Select<account::Entity> {
    let mut condition = Condition::all();
    if let Some(text) = &filter.text {
        condition = condition.add(holds_all_words(&account::Column::SearchKey, text));
    }
    if let Some(is_closed) = filter.is_closed {
        condition = condition.add(if is_closed {
            account::Column::ClosedAt.is_not_null()
        } else {
            account::Column::ClosedAt.is_null()
        });
    }
    if !filter.clusters.is_empty() || !filter.companies.is_empty() {
        let holders = role_grant::Entity::find()
            .select_only()
            .column(role_grant::Column::AccountId)
            .filter(
                Condition::any()
                    .add(role_grant::Column::ClusterId.is_in(filter.clusters.iter().map(|id| id.0)))
                    .add(
                        role_grant::Column::CompanyId.is_in(filter.companies.iter().map(|id| id.0)),
                    ),
            );
        condition = condition.add(account::Column::Id.in_subquery(holders.into_query()));
    }
    account::Entity::find().filter(condition)
}

fn account_of(row: account::Model) -> Result<Account, StorageError> {
    Ok(Account {
        id: AccountId(row.id),
        language: parse_word("account.language", &row.language)?,
        email: EmailAddress::stored(row.email),
        name: Name::stored(row.name),
        password_hash: row.password_hash,
        closed_at: row.closed_at,
        record: record(row.version, row.created_at, row.updated_at),
    })
}

fn row_of(account: &Account) -> account::Model {
    account::Model {
        id: account.id.0,
        email: account.email.to_string(),
        name: account.name.to_string(),
        name_key: index_key(account.name.as_str()),
        search_key: search_key(&format!("{} {}", account.name, account.email)),
        language: word(&account.language),
        password_hash: account.password_hash.clone(),
        closed_at: account.closed_at.map(instant),
        version: account.record.version,
        created_at: instant(account.record.created_at),
        updated_at: instant(account.record.updated_at),
    }
}
