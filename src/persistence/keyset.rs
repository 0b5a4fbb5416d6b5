//! Keyset paging: a page begins after the sort key and id of the last row seen, so that rows that come or go in between
//! neither repeat nor vanish. Rows without a sort key come last in both directions.

use chrono::{DateTime, SecondsFormat, Utc};
use domain::values::page::{Cursor, Direction, Page, PageRequest};
use sea_orm::sea_query::NullOrdering;
use sea_orm::{
    ColumnTrait, ColumnType, Condition, EntityTrait, ModelTrait, Order, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, Select, Value,
};
use uuid::Uuid;

use crate::column_values::instant;
use crate::connection::Connection;
use crate::storage_error::StorageError;

/// By which column a list is sorted, and the column of the id that breaks ties.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SortKey<C> {
    /// The sort key: text, an instant or a whole number.
    pub(crate) column: C,
    /// The id.
    pub(crate) id: C,
    /// Up or down; the id runs the same way.
    pub(crate) direction: Direction,
}

/// Where the rows of a page stand in their list.
#[derive(Debug)]
pub(crate) struct Places {
    cursors: Vec<Cursor>,
    has_next: bool,
    total: u64,
}

impl Places {
    /// The page of the values made of the rows, in the same order.
    pub(crate) fn with<T>(self, values: Vec<T>) -> Page<T> {
        Page {
            items: self.cursors.into_iter().zip(values).collect(),
            has_next: self.has_next,
            total: self.total,
        }
    }
}

/// The wanted page of `select`, and how many rows `select` has in all: two statements.
pub(crate) async fn keyset_page<E>(
    conn: &impl Connection,
    select: Select<E>,
    sort: SortKey<E::Column>,
    page_request: &PageRequest,
) -> Result<(Vec<E::Model>, Places), StorageError>
where
    E: EntityTrait,
    E::Model: Send + Sync,
{
    let total = select.clone().count(conn).await?;
    let order = match sort.direction {
        Direction::Ascending => Order::Asc,
        Direction::Descending => Order::Desc,
    };
    let n_wanted = usize::try_from(page_request.first).unwrap_or(usize::MAX);
    let mut rows = select
        .filter(after(&sort, page_request)?)
        .order_by_with_nulls(sort.column, order.clone(), NullOrdering::Last)
        .order_by(sort.id, order)
        .limit(u64::from(page_request.first).saturating_add(1))
        .all(conn)
        .await?;
    let has_next = rows.len() > n_wanted;
    rows.truncate(n_wanted);
    let cursors = rows
        .iter()
        .map(|row| cursor_at::<E>(row, &sort))
        .collect::<Result<_, _>>()?;
    let places = Places {
        cursors,
        has_next,
        total,
    };
    Ok((rows, places))
}

/// The condition of standing after the cursor; of nothing when there is none.
fn after<C: ColumnTrait>(
    sort: &SortKey<C>,
    page_request: &PageRequest,
) -> Result<Condition, StorageError> {
    let Some(cursor) = &page_request.after else {
        return Ok(Condition::all());
    };
    let is_ascending = sort.direction == Direction::Ascending;
    let later_id = if is_ascending {
        sort.id.gt(cursor.id)
    } else {
        sort.id.lt(cursor.id)
    };
    let Some(key) = key_value(&sort.column, &cursor.key)? else {
        return Ok(Condition::all().add(sort.column.is_null()).add(later_id));
    };
    let later_key = if is_ascending {
        sort.column.gt(key.clone())
    } else {
        sort.column.lt(key.clone())
    };
    let same_key = Condition::all().add(sort.column.eq(key)).add(later_id);
    let sequel = Condition::any().add(later_key).add(same_key);
    Ok(if sort.column.def().is_null() {
        sequel.add(sort.column.is_null())
    } else {
        sequel
    })
}

/// The value that a cursor's key stands for; none for an absent one.
fn key_value<C: ColumnTrait>(column: &C, key: &str) -> Result<Option<Value>, StorageError> {
    let definition = column.def();
    if key.is_empty() && definition.is_null() {
        return Ok(None);
    }
    let value = match definition.get_column_type() {
        ColumnType::TimestampWithTimeZone => DateTime::parse_from_rfc3339(key)
            .ok()
            .map(|at| Value::from(instant(at.with_timezone(&Utc)))),
        ColumnType::BigInteger => key.parse::<i64>().ok().map(Value::from),
        ColumnType::Integer => key.parse::<i32>().ok().map(Value::from),
        _ => Some(Value::from(key)),
    };
    value.map(Some).ok_or(StorageError::BadCursor)
}

/// The cursor that stands after a row.
fn cursor_at<E: EntityTrait>(
    row: &E::Model,
    sort: &SortKey<E::Column>,
) -> Result<Cursor, StorageError> {
    let id = match row.get(sort.id) {
        Value::Uuid(Some(id)) => id,
        _ => Uuid::nil(),
    };
    let key = match row.get(sort.column) {
        Value::String(text) => text.unwrap_or_default(),
        Value::ChronoDateTimeUtc(Some(at)) => at.to_rfc3339_opts(SecondsFormat::Micros, true),
        Value::BigInt(Some(number)) => number.to_string(),
        Value::Int(Some(number)) => number.to_string(),
        Value::ChronoDateTimeUtc(None) | Value::BigInt(None) | Value::Int(None) => String::new(),
        _ => return Err(StorageError::BadCursor),
    };
    Ok(Cursor { key, id })
}
