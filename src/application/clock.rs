//! The only reader of the system clock: the time is a value that use cases are given.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, DurationRound, NaiveDate, TimeDelta, Utc};

/// Where the time comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The clock of the machine.
    System,
    /// An instant that never moves.
    Fixed(DateTime<Utc>),
    /// An instant written in a file (RFC 3339), read each time; the machine's clock when it cannot be read. For tests
    /// that let time pass in a running server; the command line offers it in debug builds only.
    File(Arc<PathBuf>),
}

impl Clock {
    /// The present instant, in whole microseconds: what both databases store exactly.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        match self {
            Self::System => system_now(),
            Self::Fixed(instant) => *instant,
            Self::File(path) => std::fs::read_to_string(path.as_path())
                .ok()
                .and_then(|text| DateTime::parse_from_rfc3339(text.trim()).ok())
                .map_or_else(system_now, |instant| instant.with_timezone(&Utc)),
        }
    }

    /// The present day in France, on which proofs are judged.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.now()
            .with_timezone(&chrono_tz::Europe::Paris)
            .date_naive()
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place where the clock of the machine is read"
)]
fn system_now() -> DateTime<Utc> {
    let now = Utc::now();
    now.duration_trunc(TimeDelta::microseconds(1))
        .unwrap_or(now)
}
