//! How domain values stand in columns, where a column cannot hold them as they are.

use chrono::{DateTime, SubsecRound, Utc};
use domain::directory::company::Coordinates;
use domain::values::money::{Currency, Money};
use domain::values::quantity::Level;
use domain::values::record::Record;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as WordError, StrDeserializer};
use serde::{Deserialize, Serialize};

use crate::storage_error::StorageError;

/// An instant cut to the microsecond, the finest that both databases keep.
pub(crate) fn instant(at: DateTime<Utc>) -> DateTime<Utc> {
    at.trunc_subsecs(6)
}

/// A value of an enumeration as its word (`JOINT_AND_SEVERAL`), which is the one of the API too.
pub(crate) fn word<T: Serialize>(value: &T) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|json| json.as_str().map(str::to_owned))
        .unwrap_or_default()
}

/// The value that a word stands for.
pub(crate) fn parse_word<'a, T: Deserialize<'a>>(
    column: &'static str,
    word: &'a str,
) -> Result<T, StorageError> {
    let deserializer: StrDeserializer<'a, WordError> = word.into_deserializer();
    T::deserialize(deserializer).map_err(|_| StorageError::unreadable(column))
}

/// The value that a word stands for, where there is one.
pub(crate) fn parse_word_if<'a, T: Deserialize<'a>>(
    column: &'static str,
    word: Option<&'a str>,
) -> Result<Option<T>, StorageError> {
    word.map(|word| parse_word(column, word)).transpose()
}

/// A count as its column holds it.
pub(crate) fn count(value: u32) -> i64 {
    i64::from(value)
}

/// A count read from its column.
pub(crate) fn parse_count(column: &'static str, value: i64) -> Result<u32, StorageError> {
    u32::try_from(value).map_err(|_| StorageError::unreadable(column))
}

/// A count that may be absent, read from its column.
pub(crate) fn parse_count_if(
    column: &'static str,
    value: Option<i64>,
) -> Result<Option<u32>, StorageError> {
    value.map(|value| parse_count(column, value)).transpose()
}

/// A place in an ordered list of children.
pub(crate) fn position(index: usize) -> i32 {
    i32::try_from(index).unwrap_or(i32::MAX)
}

/// A level read from its column.
pub(crate) fn parse_level(column: &'static str, number: i32) -> Result<Level, StorageError> {
    Level::parse(column, i64::from(number)).map_err(|_| StorageError::unreadable(column))
}

/// The two columns of an amount that may be absent.
pub(crate) fn money_columns(money: Option<Money>) -> (Option<i64>, Option<String>) {
    match money {
        Some(money) => (Some(money.cents), Some(money.currency.as_str().to_owned())),
        None => (None, None),
    }
}

/// An amount read from its two columns.
pub(crate) fn parse_money(
    column: &'static str,
    cents: i64,
    currency: &str,
) -> Result<Money, StorageError> {
    let currency =
        Currency::parse(column, currency).map_err(|_| StorageError::unreadable(column))?;
    Ok(Money { cents, currency })
}

/// An amount that may be absent, read from its two columns.
pub(crate) fn parse_money_if(
    column: &'static str,
    cents: Option<i64>,
    currency: Option<&str>,
) -> Result<Option<Money>, StorageError> {
    cents
        .zip(currency)
        .map(|(cents, currency)| parse_money(column, cents, currency))
        .transpose()
}

/// A point of the map read from its two columns.
pub(crate) fn coordinates(latitude: Option<i32>, longitude: Option<i32>) -> Option<Coordinates> {
    latitude.zip(longitude).map(
        |(latitude_microdegrees, longitude_microdegrees)| Coordinates {
            latitude_microdegrees,
            longitude_microdegrees,
        },
    )
}

/// The housekeeping read from its three columns.
pub(crate) fn record(version: i32, created_at: DateTime<Utc>, updated_at: DateTime<Utc>) -> Record {
    Record {
        version,
        created_at,
        updated_at,
    }
}

/// A structure as JSON.
pub(crate) fn json<T: Serialize>(column: &'static str, value: &T) -> Result<String, StorageError> {
    serde_json::to_string(value).map_err(|_| StorageError::unreadable(column))
}

/// A structure read from its JSON.
pub(crate) fn parse_json<'a, T: Deserialize<'a>>(
    column: &'static str,
    text: &'a str,
) -> Result<T, StorageError> {
    serde_json::from_str(text).map_err(|_| StorageError::unreadable(column))
}
