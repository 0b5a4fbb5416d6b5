//! Dates of the demonstration: they move with the day of loading, so that what is valid or ahead stays so.

use chrono::{DateTime, Datelike, LocalResult, NaiveDate, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Europe::Paris;

/// How dates of the files become dates of the database.
#[derive(Clone, Copy, Debug)]
pub struct MovedDates {
    reference: NaiveDate,
    today: NaiveDate,
}

impl MovedDates {
    /// Dates written as seen from `reference`, loaded on `today`.
    #[must_use]
    pub fn new(reference: NaiveDate, today: NaiveDate) -> Self {
        Self { reference, today }
    }

    /// A day, moved by the days between the reference and today.
    #[must_use]
    pub fn day(&self, written: NaiveDate) -> NaiveDate {
        written
            .checked_add_signed(self.today - self.reference)
            .unwrap_or(written)
    }

    /// A financial year, moved by whole years.
    #[must_use]
    pub fn year(&self, written: i32) -> i32 {
        written + self.today.year() - self.reference.year()
    }

    /// An instant so many days from today, at a time of day in France.
    #[must_use]
    pub fn instant(&self, days: i64, time: NaiveTime) -> Option<DateTime<Utc>> {
        let day = self.today.checked_add_signed(TimeDelta::days(days))?;
        match Paris.from_local_datetime(&day.and_time(time)) {
            LocalResult::Single(instant) | LocalResult::Ambiguous(instant, _) => {
                Some(instant.with_timezone(&Utc))
            }
            LocalResult::None => None,
        }
    }
}
