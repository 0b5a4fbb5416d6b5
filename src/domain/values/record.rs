//! What every stored record carries: its version and the instants of its making and last change.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The housekeeping fields of a stored record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Counts the changes, from 1; an update must name the version that it read.
    pub version: i32,
    /// When the record was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
}

impl Record {
    /// The housekeeping of a record that is being made at `now`.
    #[must_use]
    pub fn new(now: DateTime<Utc>) -> Self {
        Self {
            version: 1,
            created_at: now,
            updated_at: now,
        }
    }

    /// The housekeeping after one more change at `now`.
    #[must_use]
    pub fn changed(self, now: DateTime<Utc>) -> Self {
        Self {
            version: self.version.saturating_add(1),
            updated_at: now,
            ..self
        }
    }
}
