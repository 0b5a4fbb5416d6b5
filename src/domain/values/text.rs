//! Text that people type: trimmed, composed (NFC), without control characters, within a limit; and the key it is searched by.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::values::rejection::{Rejection, RejectionCode};

/// Text of at most `MAX` characters, never blank.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text<const MAX: usize>(String);

/// A name or a title.
pub type Name = Text<300>;
/// A paragraph or more.
pub type Prose = Text<10_000>;

impl<const MAX: usize> Text<MAX> {
    /// Cleans and checks what was typed.
    ///
    /// # Errors
    /// `REQUIRED` when nothing is left after trimming, `TOO_LONG` beyond `MAX` characters; both at `field`.
    pub fn parse(field: &str, typed: &str) -> Result<Self, Rejection> {
        let clean = clean_text(typed);
        if clean.is_empty() {
            return Err(Rejection::at(RejectionCode::Required, field));
        }
        let length = clean.chars().count();
        if length > MAX {
            return Err(Rejection::at(RejectionCode::TooLong, field)
                .with("max", MAX)
                .with("found", length));
        }
        Ok(Self(clean))
    }

    /// As `parse`, where blank means absent.
    ///
    /// # Errors
    /// `TOO_LONG` beyond `MAX` characters, at `field`.
    pub fn parse_optional(field: &str, typed: Option<&str>) -> Result<Option<Self>, Rejection> {
        match typed.map(clean_text) {
            Some(clean) if !clean.is_empty() => Self::parse(field, &clean).map(Some),
            _ => Ok(None),
        }
    }

    /// Takes back a text that was checked before it was stored.
    #[must_use]
    pub fn stored(text: String) -> Self {
        Self(text)
    }

    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text itself, owned.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

impl<const MAX: usize> std::fmt::Display for Text<MAX> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Trims, composes (NFC), turns every kind of space into a plain one, keeps line breaks and drops other control
/// characters, the two that no XML can hold, and bidirectional overrides, which can make a text read differently from what
/// it is.
#[must_use]
pub fn clean_text(typed: &str) -> String {
    let clean: String = typed
        .nfc()
        .filter_map(|character| match character {
            '\n' => Some('\n'),
            '\r'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}'
            | '\u{FFFE}'
            | '\u{FFFF}' => None,
            space if space.is_whitespace() => Some(' '),
            control if control.is_control() => None,
            other => Some(other),
        })
        .collect();
    clean.trim().to_owned()
}

/// The key by which a text is searched and compared: lower case, without accents, everything that is neither letter nor
/// digit turned into one space. Computed here because databases disagree on case and accents in comparisons.
#[must_use]
pub fn search_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for character in text
        .nfkd()
        .filter(|character| !is_combining_mark(*character))
    {
        match character {
            'œ' | 'Œ' => key.push_str("oe"),
            'æ' | 'Æ' => key.push_str("ae"),
            '+' | '#' => key.push(character),
            letter if letter.is_alphanumeric() => key.extend(letter.to_lowercase()),
            _ if key.ends_with(' ') || key.is_empty() => {}
            _ => key.push(' '),
        }
    }
    key.trim_end().to_owned()
}
