//! What is known of a field: its name in the API and the titles that name it.

use crate::columns::field::Field;

/// A field of one kind of table with the titles that name it.
#[derive(Debug)]
pub struct KnownField {
    /// Which field.
    pub field: Field,
    /// Its name in the API.
    pub name: &'static str,
    /// Whether rows are useless without it.
    pub is_key: bool,
    /// Titles with ` | ` between them: the French one of our templates first, the English one second.
    titles: &'static str,
}

/// A field that may be absent.
#[must_use]
pub const fn known(field: Field, name: &'static str, titles: &'static str) -> KnownField {
    KnownField {
        field,
        name,
        is_key: false,
        titles,
    }
}

/// A field without which rows say nothing.
#[must_use]
pub const fn key(field: Field, name: &'static str, titles: &'static str) -> KnownField {
    KnownField {
        field,
        name,
        is_key: true,
        titles,
    }
}

impl KnownField {
    /// The titles by which the field goes.
    pub fn titles(&self) -> impl Iterator<Item = &'static str> {
        self.titles.split('|').map(str::trim)
    }

    /// The title that our own files give it.
    #[must_use]
    pub fn own_title(&self, language: domain::access::account::Language) -> &'static str {
        let place = match language {
            domain::access::account::Language::Fr => 0,
            domain::access::account::Language::En => 1,
        };
        self.titles().nth(place).unwrap_or(self.name)
    }
}
