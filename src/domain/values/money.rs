//! Amounts of money: integer minor units with a currency, never floating point.

use serde::{Deserialize, Serialize};

use crate::values::rejection::{Rejection, RejectionCode};

/// A currency by its ISO 4217 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The euro, the currency of every amount that the product computes with.
    pub const EUR: Self = Self(*b"EUR");

    /// Parses an ISO 4217 code.
    ///
    /// # Errors
    /// `INVALID_FORMAT` at `field` unless it is three letters.
    pub fn parse(field: &str, typed: &str) -> Result<Self, Rejection> {
        let code = typed.trim().to_ascii_uppercase();
        match <[u8; 3]>::try_from(code.as_bytes()) {
            Ok(letters) if letters.iter().all(u8::is_ascii_uppercase) => Ok(Self(letters)),
            _ => Err(Rejection::at(RejectionCode::InvalidFormat, field)
                .with("value", typed)
                .with("expected", "EUR")),
        }
    }

    /// The three letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("EUR")
    }
}

/// An amount in minor units (cents).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    /// The amount in cents; may be negative only in differences.
    pub cents: i64,
    /// The currency.
    pub currency: Currency,
}

impl Money {
    /// The largest amount accepted: 100 billion, far above any call and far below overflow.
    pub const MAX_CENTS: i64 = 10_000_000_000_000;

    /// An amount in euros, given in cents.
    #[must_use]
    pub fn euros(cents: i64) -> Self {
        Self {
            cents,
            currency: Currency::EUR,
        }
    }

    /// Parses a decimal text with a point and at most two decimals (`"12345.67"`), as the API sends it.
    ///
    /// # Errors
    /// `INVALID_FORMAT` or `OUT_OF_RANGE` (negative, or above `MAX_CENTS`), at `field`.
    pub fn parse_decimal(field: &str, typed: &str, currency: Currency) -> Result<Self, Rejection> {
        let wrong = || {
            Rejection::at(RejectionCode::InvalidFormat, field)
                .with("value", typed)
                .with("expected", "12345.67")
        };
        let text = typed.trim();
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || decimals.len() > 2 || !digits(whole) || !digits(decimals) {
            return Err(wrong());
        }
        let out_of_range = || {
            Rejection::at(RejectionCode::OutOfRange, field)
                .with("value", typed)
                .with("min", 0)
                .with("max", Self::MAX_CENTS / 100)
        };
        let units: i64 = whole.parse().map_err(|_| out_of_range())?;
        let cents: i64 = format!("{decimals:0<2}").parse().map_err(|_| wrong())?;
        let total = units
            .checked_mul(100)
            .and_then(|value| value.checked_add(cents))
            .ok_or_else(out_of_range)?;
        if total > Self::MAX_CENTS {
            return Err(out_of_range());
        }
        Ok(Self {
            cents: total,
            currency,
        })
    }

    /// The amount as a decimal text with two decimals and a point (`"12345.67"`).
    #[must_use]
    pub fn to_decimal(&self) -> String {
        let sign = if self.cents < 0 { "-" } else { "" };
        let absolute = self.cents.unsigned_abs();
        format!("{sign}{}.{:02}", absolute / 100, absolute % 100)
    }
}
