//! Many rows or many ids at once: statements are cut into pieces that both databases accept.

use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, Iterable, QueryFilter, Select};
use uuid::Uuid;

use crate::connection::Connection;
use crate::storage_error::StorageError;

/// Rows that one statement inserts at most; more is slower, not faster.
const MAX_ROWS: usize = 500;
/// Values that one statement binds at most; SQLite's limit is 32 766.
const MAX_VALUES: usize = 32_000;
/// Ids that one statement looks for at most.
pub(crate) const MAX_IDS: usize = 10_000;

/// Inserts rows, in as few statements as the limits allow.
pub(crate) async fn insert_rows<E>(
    conn: &impl Connection,
    rows: Vec<E::Model>,
) -> Result<(), StorageError>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    let n_columns = E::Column::iter().count().max(1);
    let n_rows = (MAX_VALUES / n_columns).clamp(1, MAX_ROWS);
    let mut rest = rows.into_iter().peekable();
    while rest.peek().is_some() {
        let chunk: Vec<E::ActiveModel> = rest
            .by_ref()
            .take(n_rows)
            .map(IntoActiveModel::into_active_model)
            .collect();
        E::insert_many(chunk).exec_without_returning(conn).await?;
    }
    Ok(())
}

/// The rows of `select` whose `column` is one of `ids`: one statement up to ten thousand ids. Beyond that, the order of
/// `select` holds within each piece only.
pub(crate) async fn rows_in<E>(
    conn: &impl Connection,
    select: Select<E>,
    column: E::Column,
    ids: &[Uuid],
) -> Result<Vec<E::Model>, StorageError>
where
    E: EntityTrait,
{
    let mut rows = Vec::new();
    for chunk in ids.chunks(MAX_IDS) {
        let found = select
            .clone()
            .filter(column.is_in(chunk.iter().copied()))
            .all(conn)
            .await?;
        rows.extend(found);
    }
    Ok(rows)
}

/// The same for a column of text.
pub(crate) async fn rows_in_texts<E>(
    conn: &impl Connection,
    select: Select<E>,
    column: E::Column,
    texts: &[&str],
) -> Result<Vec<E::Model>, StorageError>
where
    E: EntityTrait,
{
    let mut rows = Vec::new();
    for chunk in texts.chunks(MAX_IDS) {
        let found = select
            .clone()
            .filter(column.is_in(chunk.iter().copied()))
            .all(conn)
            .await?;
        rows.extend(found);
    }
    Ok(rows)
}
