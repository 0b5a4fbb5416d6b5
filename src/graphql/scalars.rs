//! Scalars of the API that the library does not bring: decimal numbers as text, days, instants.

use async_graphql::{
    InputObject, InputValueError, InputValueResult, Scalar, ScalarType, SimpleObject, Value,
};
use chrono::NaiveDate;
use domain::values::money::{Currency, Money};
use domain::values::rejection::Rejection;

/// A decimal number as text, with a point and without grouping (`"12345.67"`): no precision is lost on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal(pub String);

/// A decimal number as text, with a point and without grouping (`"12345.67"`): no precision is lost on the way.
#[Scalar]
impl ScalarType for Decimal {
    fn parse(value: Value) -> InputValueResult<Self> {
        match value {
            Value::String(text) => Ok(Self(text)),
            Value::Number(number) => Ok(Self(number.to_string())),
            other => Err(InputValueError::expected_type(other)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.clone())
    }
}

impl From<i64> for Decimal {
    fn from(number: i64) -> Self {
        Self(number.to_string())
    }
}

impl From<u64> for Decimal {
    fn from(number: u64) -> Self {
        Self(number.to_string())
    }
}

/// A day without time or zone (`2026-11-21`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Date(pub NaiveDate);

impl From<Date> for NaiveDate {
    fn from(day: Date) -> Self {
        day.0
    }
}

/// A day without time or zone (`2026-11-21`).
#[Scalar]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        match value {
            Value::String(text) => NaiveDate::parse_from_str(&text, "%Y-%m-%d")
                .map(Self)
                .map_err(|_| InputValueError::custom("a day is written like 2026-11-21")),
            other => Err(InputValueError::expected_type(other)),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.format("%Y-%m-%d").to_string())
    }
}

/// An amount of money.
#[derive(Clone, Debug, SimpleObject)]
#[graphql(name = "Money")]
pub struct MoneyValue {
    /// The amount with two decimals.
    pub amount: Decimal,
    /// The currency by its ISO 4217 code.
    pub currency: String,
}

impl From<Money> for MoneyValue {
    fn from(money: Money) -> Self {
        Self {
            amount: Decimal(money.to_decimal()),
            currency: money.currency.as_str().to_owned(),
        }
    }
}

/// An amount of money to be stored.
#[derive(Clone, Debug, InputObject)]
pub struct MoneyInput {
    /// The amount with at most two decimals.
    pub amount: Decimal,
    /// The currency by its ISO 4217 code; euros when absent.
    pub currency: Option<String>,
}

impl MoneyInput {
    /// The amount that a field of the input holds.
    ///
    /// # Errors
    /// `INVALID_FORMAT` or `OUT_OF_RANGE`, under `field`.
    pub fn read_at(&self, field: &str) -> Result<Money, Rejection> {
        let currency = match &self.currency {
            Some(code) => Currency::parse("currency", code).map_err(|wrong| wrong.under(field))?,
            None => Currency::EUR,
        };
        Money::parse_decimal("amount", &self.amount.0, currency).map_err(|wrong| wrong.under(field))
    }
}
