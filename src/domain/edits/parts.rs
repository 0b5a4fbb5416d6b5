//! Parts that several forms share: text, amounts, places, addresses, dates.

use chrono::{DateTime, NaiveDate, SubsecRound, Utc};

use crate::directory::company::Coordinates;
use crate::values::changes::whole_number;
use crate::values::codes::{CpvCode, NutsCode, WebAddress};
use crate::values::money::{Currency, Money};
use crate::values::rejection::{Rejection, RejectionCode};
use crate::values::text::Text;

/// An amount as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedMoney {
    /// A decimal text with a point (`12345.67`).
    pub amount: String,
    /// The ISO 4217 code.
    pub currency: String,
}

/// A point of the map as typed, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TypedCoordinates {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

/// Text that may be left blank.
///
/// # Errors
/// `TOO_LONG` at `field`.
pub fn optional_text<const MAX: usize>(
    field: &str,
    typed: String,
) -> Result<Option<Text<MAX>>, Rejection> {
    Text::parse_optional(field, Some(&typed))
}

/// Text that may not be left blank.
///
/// # Errors
/// `REQUIRED` or `TOO_LONG` at `field`.
pub fn text<const MAX: usize>(field: &str, typed: String) -> Result<Text<MAX>, Rejection> {
    Text::parse(field, &typed)
}

/// A whole number from 1 to `max` that may be absent.
pub fn count_up_to(max: u32) -> impl FnOnce(&str, i64) -> Result<Option<u32>, Rejection> {
    move |field, typed| whole_number(field, typed, 1, max).map(Some)
}

/// An instant, cut to microseconds: what every database keeps.
///
/// # Errors
/// None.
pub fn instant(_field: &str, typed: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, Rejection> {
    Ok(Some(typed.trunc_subsecs(6)))
}

/// An amount of money.
///
/// # Errors
/// `INVALID_FORMAT` or `OUT_OF_RANGE`, under `field`.
pub fn money(field: &str, typed: TypedMoney) -> Result<Money, Rejection> {
    Currency::parse("currency", &typed.currency)
        .and_then(|currency| Money::parse_decimal("amount", &typed.amount, currency))
        .map_err(|rejection| rejection.under(field))
}

/// An amount that may be absent.
///
/// # Errors
/// As `money`.
pub fn optional_money(field: &str, typed: TypedMoney) -> Result<Option<Money>, Rejection> {
    money(field, typed).map(Some)
}

/// A code of the Common Procurement Vocabulary.
///
/// # Errors
/// `INVALID_FORMAT` at `field`.
pub fn cpv(field: &str, typed: String) -> Result<CpvCode, Rejection> {
    CpvCode::parse(field, &typed)
}

/// A place, which may be left blank.
///
/// # Errors
/// `INVALID_FORMAT` at `field`.
pub fn optional_place(field: &str, typed: String) -> Result<Option<NutsCode>, Rejection> {
    unless_blank(field, typed, NutsCode::parse)
}

/// A web address, which may be left blank.
///
/// # Errors
/// `INVALID_FORMAT` at `field`.
pub fn optional_web_address(field: &str, typed: String) -> Result<Option<WebAddress>, Rejection> {
    unless_blank(field, typed, WebAddress::parse)
}

/// A code of any kind, absent when nothing but spaces was typed.
///
/// # Errors
/// What `parse` finds.
pub fn unless_blank<T>(
    field: &str,
    typed: String,
    parse: impl FnOnce(&str, &str) -> Result<T, Rejection>,
) -> Result<Option<T>, Rejection> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    parse(field, &typed).map(Some)
}

/// A point of the map.
///
/// # Errors
/// `OUT_OF_RANGE` under `field` beyond the poles or a half turn.
pub fn coordinates(field: &str, typed: TypedCoordinates) -> Result<Option<Coordinates>, Rejection> {
    let under = |rejection: Rejection| rejection.under(field);
    Ok(Some(Coordinates {
        latitude_microdegrees: microdegrees("latitude", typed.latitude, 90).map_err(under)?,
        longitude_microdegrees: microdegrees("longitude", typed.longitude, 180).map_err(under)?,
    }))
}

fn microdegrees(field: &str, degrees: f64, most: i32) -> Result<i32, Rejection> {
    if degrees.is_finite() && degrees.abs() <= f64::from(most) {
        return Ok((degrees * 1_000_000.0).round() as i32);
    }
    Err(Rejection::at(RejectionCode::OutOfRange, field)
        .with("value", degrees)
        .with("min", -most)
        .with("max", most))
}

/// A validity must not end before it begins.
///
/// # Errors
/// `DATES_OUT_OF_ORDER` at `validUntil`.
pub fn days_in_order(from: Option<NaiveDate>, until: Option<NaiveDate>) -> Result<(), Rejection> {
    match (from, until) {
        (Some(first), Some(last)) if last < first => {
            Err(Rejection::at(RejectionCode::DatesOutOfOrder, "validUntil")
                .with("before", "validFrom"))
        }
        _ => Ok(()),
    }
}
