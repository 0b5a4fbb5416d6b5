//! Who had a file written, when, and from which version of the record.

use chrono::{DateTime, Utc};
use domain::access::account::Language;

use crate::cells::date::display_local;
use crate::write::own_words::either;

/// An instant in Paris as people read it, without seconds.
#[must_use]
pub fn to_the_minute(instant: DateTime<Utc>) -> String {
    let seconds = instant.timestamp();
    let minute = DateTime::from_timestamp(seconds - seconds.rem_euclid(60), 0);
    display_local(minute.unwrap_or(instant))
}

/// Where a file comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// What it is about.
    pub title: String,
    /// When it was written.
    pub made_at: DateTime<Utc>,
    /// Who asked for it.
    pub made_by: String,
    /// The version of the record, when it is about one.
    pub version: Option<i32>,
}

impl Provenance {
    /// In a line: `Établi le 2026-06-15 10:30 par Ada – version 3`.
    #[must_use]
    pub fn line(&self, language: Language) -> String {
        let made_at = to_the_minute(self.made_at);
        let made = match language {
            Language::Fr => format!("Établi le {made_at} par {}", self.made_by),
            Language::En => format!("Made on {made_at} by {}", self.made_by),
        };
        match self.version {
            Some(version) => format!(
                "{made} – {} {version}",
                either(language, "version", "version")
            ),
            None => made,
        }
    }

    /// The same at the foot of a printed page, where `&` begins a command and 255 characters are allowed in all.
    #[must_use]
    pub fn footer(&self, language: Language) -> String {
        const ROOM: usize = 150;
        let line: String = self.line(language).chars().take(ROOM).collect();
        let line: String = line.replace('&', "+").replace(['\n', '\r', '\t'], " ");
        format!("&L&A&C{line}&R&P / &N")
    }
}
