//! Fields that several inputs share, and their way into three-state changes.

use async_graphql::{ID, InputObject, MaybeUndefined};
use domain::edits::parts::{TypedCoordinates, TypedMoney};
use domain::values::changes::Change;
use domain::values::money::Currency;
use domain::values::rejection::Rejection;

use crate::graphql::node_id::{NodeId, read_all_at, read_at};
use crate::graphql::scalars::MoneyInput;

/// A point of the map (WGS 84).
#[derive(Clone, Copy, InputObject)]
pub struct CoordinatesInput {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

impl From<CoordinatesInput> for TypedCoordinates {
    fn from(point: CoordinatesInput) -> Self {
        Self {
            latitude: point.latitude,
            longitude: point.longitude,
        }
    }
}

impl From<MoneyInput> for TypedMoney {
    fn from(money: MoneyInput) -> Self {
        Self {
            amount: money.amount.0,
            currency: money
                .currency
                .unwrap_or_else(|| Currency::EUR.as_str().to_owned()),
        }
    }
}

/// An optional field of an update as a change.
pub fn change<T, U: From<T>>(field: MaybeUndefined<T>) -> Change<U> {
    match field {
        MaybeUndefined::Undefined => Change::Keep,
        MaybeUndefined::Null => Change::Clear,
        MaybeUndefined::Value(value) => Change::Set(value.into()),
    }
}

/// A list of an update as a change.
pub fn change_list<T, U: From<T>>(field: MaybeUndefined<Vec<T>>) -> Change<Vec<U>> {
    match field {
        MaybeUndefined::Undefined => Change::Keep,
        MaybeUndefined::Null => Change::Clear,
        MaybeUndefined::Value(list) => Change::Set(list.into_iter().map(U::from).collect()),
    }
}

/// An id of an update as a change.
///
/// # Errors
/// `NOT_FOUND` at `field` when it is of another kind.
pub fn change_id<T: NodeId>(
    field: &str,
    id: MaybeUndefined<ID>,
) -> Result<Change<T>, Vec<Rejection>> {
    match id {
        MaybeUndefined::Undefined => Ok(Change::Keep),
        MaybeUndefined::Null => Ok(Change::Clear),
        MaybeUndefined::Value(id) => read_at(field, &id)
            .map(Change::Set)
            .map_err(|absent| vec![absent]),
    }
}

/// A list of ids of an update as a change.
///
/// # Errors
/// `NOT_FOUND` at `field` and the place of each that is of another kind.
pub fn change_ids<T: NodeId>(
    field: &str,
    ids: MaybeUndefined<Vec<ID>>,
) -> Result<Change<Vec<T>>, Vec<Rejection>> {
    match ids {
        MaybeUndefined::Undefined => Ok(Change::Keep),
        MaybeUndefined::Null => Ok(Change::Clear),
        MaybeUndefined::Value(ids) => Ok(Change::Set(read_all_at(field, &ids)?)),
    }
}

/// A field of a new record as a change.
pub fn given<T, U: From<T>>(field: Option<T>) -> Change<U> {
    Change::from_option(field.map(U::from))
}

/// A list of a new record as a change.
pub fn given_list<T, U: From<T>>(field: Option<Vec<T>>) -> Change<Vec<U>> {
    Change::from_option(field.map(|list| list.into_iter().map(U::from).collect()))
}

/// An id of a new record as a change.
///
/// # Errors
/// `NOT_FOUND` at `field` when it is of another kind.
pub fn given_id<T: NodeId>(field: &str, id: Option<ID>) -> Result<Change<T>, Vec<Rejection>> {
    id.map(|id| read_at(field, &id))
        .transpose()
        .map(Change::from_option)
        .map_err(|absent| vec![absent])
}
