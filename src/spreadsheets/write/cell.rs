//! What is written into a cell: typed values, so that a spreadsheet computes with them and a reader gets them back.

use chrono::{DateTime, NaiveDate, Utc};
use domain::values::money::Money;
use domain::values::quantity::{FteTenths, Share};

use crate::cells::date::DayMeans;

/// A value on its way into a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// Text of people: made inert wherever it is written.
    Text(String),
    /// A whole number.
    Count(i64),
    /// An amount.
    Amount(Money),
    /// Full-time equivalents.
    Fte(FteTenths),
    /// A part of the whole.
    Share(Share),
    /// A day.
    Day(NaiveDate),
    /// An instant, with what a day without time means in its column.
    Instant(DateTime<Utc>, DayMeans),
    /// A formula of ours, never with text of people in it, and the result that readers without arithmetic see.
    Formula {
        /// The formula in English notation, beginning with `=`.
        formula: String,
        /// Its result.
        result: String,
        /// How the result is shown.
        look: FormulaLook,
    },
}

/// How the result of a formula is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormulaLook {
    /// A whole number.
    Count,
    /// A part of the whole.
    Share,
    /// An amount in euros.
    Amount,
    /// A word.
    Text,
}

impl Cell {
    /// A text, or nothing.
    #[must_use]
    pub fn text(text: Option<impl ToString>) -> Self {
        text.map_or(Self::Blank, |text| Self::Text(text.to_string()))
    }

    /// A whole number, or nothing.
    #[must_use]
    pub fn count(count: Option<u32>) -> Self {
        count.map_or(Self::Blank, |count| Self::Count(i64::from(count)))
    }

    /// An amount, or nothing.
    #[must_use]
    pub fn amount(amount: Option<Money>) -> Self {
        amount.map_or(Self::Blank, Self::Amount)
    }

    /// A day, or nothing.
    #[must_use]
    pub fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Blank, Self::Day)
    }

    /// An instant, or nothing.
    #[must_use]
    pub fn instant(instant: Option<DateTime<Utc>>, means: DayMeans) -> Self {
        instant.map_or(Self::Blank, |instant| Self::Instant(instant, means))
    }
}
