//! Quantities that people count in: full-time equivalents, shares and levels.

use serde::{Deserialize, Serialize};

use crate::values::rejection::{Rejection, RejectionCode};

/// Full-time equivalents in tenths: 15 is one person and a half.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct FteTenths(pub u32);

impl FteTenths {
    /// The largest figure accepted: ten thousand people.
    pub const MAX: u32 = 100_000;

    /// Checks a figure in tenths.
    ///
    /// # Errors
    /// `OUT_OF_RANGE` at `field` when negative or above `MAX`.
    pub fn parse(field: &str, tenths: i64) -> Result<Self, Rejection> {
        match u32::try_from(tenths) {
            Ok(value) if value <= Self::MAX => Ok(Self(value)),
            _ => Err(Rejection::at(RejectionCode::OutOfRange, field)
                .with("value", tenths)
                .with("min", 0)
                .with("max", Self::MAX)),
        }
    }
}

/// A share in per-ten-thousands: 10 000 is the whole, 1 is 0.01 %.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Share(pub u16);

impl Share {
    /// The whole: 100.00 %.
    pub const WHOLE: Self = Self(10_000);

    /// Checks a share in per-ten-thousands.
    ///
    /// # Errors
    /// `OUT_OF_RANGE` at `field` unless it lies between 0 and 10 000.
    pub fn parse(field: &str, per_ten_thousand: i64) -> Result<Self, Rejection> {
        match u16::try_from(per_ten_thousand) {
            Ok(value) if value <= Self::WHOLE.0 => Ok(Self(value)),
            _ => Err(Rejection::at(RejectionCode::OutOfRange, field)
                .with("value", per_ten_thousand)
                .with("min", 0)
                .with("max", Self::WHOLE.0)),
        }
    }
}

/// How well a company masters a competency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Level {
    /// Level 1, *notions*.
    Notions,
    /// Level 2, *autonome*: works alone.
    Autonomous,
    /// Level 3, *confirmé*: has done it several times.
    Confirmed,
    /// Level 4, *expert*.
    Expert,
}

impl Level {
    /// All levels, lowest first.
    pub const ALL: [Self; 4] = [
        Self::Notions,
        Self::Autonomous,
        Self::Confirmed,
        Self::Expert,
    ];

    /// The level of a number 1 to 4.
    ///
    /// # Errors
    /// `OUT_OF_RANGE` at `field` for any other number.
    pub fn parse(field: &str, number: i64) -> Result<Self, Rejection> {
        match number {
            1 => Ok(Self::Notions),
            2 => Ok(Self::Autonomous),
            3 => Ok(Self::Confirmed),
            4 => Ok(Self::Expert),
            _ => Err(Rejection::at(RejectionCode::OutOfRange, field)
                .with("value", number)
                .with("min", 1)
                .with("max", 4)),
        }
    }

    /// The number 1 to 4.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::Notions => 1,
            Self::Autonomous => 2,
            Self::Confirmed => 3,
            Self::Expert => 4,
        }
    }
}
