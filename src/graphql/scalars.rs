//! Scalars of the API that the library does not bring: decimal numbers as text, days, instants.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use domain::money::{Currency, Money};
use domain::rejection::Rejection;

/// A decimal number as text, with a point and without grouping (`"12345.67"`): no precision is lost on the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal(pub String);

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
