//! Field by field: what a row would change in a record.

use crate::imports::import::FieldChange;

/// Collects the fields that a row changes.
#[derive(Clone, Debug, Default)]
pub struct ChangeLog {
    changes: Vec<FieldChange>,
}

impl ChangeLog {
    /// Puts `value` into the slot and notes the change, when the row says something and it differs.
    pub fn set<T: PartialEq>(
        &mut self,
        field: &str,
        slot: &mut T,
        value: Option<T>,
        show: impl Fn(&T) -> Option<String>,
    ) {
        let Some(value) = value else { return };
        if *slot != value {
            let (before, after) = (show(slot), show(&value));
            self.changes.push(FieldChange {
                field: field.to_owned(),
                before,
                after,
            });
            *slot = value;
        }
    }

    /// Tells what a new record says in a field that was not compared, because the record was made with it.
    pub fn tell(&mut self, field: &str, value: Option<String>) {
        let is_told = self.changes.iter().any(|change| change.field == field);
        if value.is_some() && !is_told {
            self.changes.push(FieldChange {
                field: field.to_owned(),
                before: None,
                after: value,
            });
        }
    }

    /// Notes a change of a field that is shown as text.
    pub fn note(&mut self, field: &str, before: Option<String>, after: Option<String>) {
        if before != after {
            self.changes.push(FieldChange {
                field: field.to_owned(),
                before,
                after,
            });
        }
    }

    /// Notes a change that the row makes in several records, once.
    pub fn note_once(&mut self, field: &str, before: Option<String>, after: Option<String>) {
        let is_noted = |known: &FieldChange| known.field == field && known.after == after;
        if !self.changes.iter().any(is_noted) {
            self.note(field, before, after);
        }
    }

    /// Whether the row changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The changes, in the order in which the fields were compared.
    #[must_use]
    pub fn into_changes(self) -> Vec<FieldChange> {
        self.changes
    }
}

/// Shows a value that is written as it is.
pub fn plain<T: std::fmt::Display>(value: &T) -> Option<String> {
    Some(value.to_string())
}

/// Shows an optional value that is written as it is.
pub fn optional<T: std::fmt::Display>(value: &Option<T>) -> Option<String> {
    value.as_ref().map(ToString::to_string)
}

/// Shows the values of a list with commas between them.
#[expect(clippy::ptr_arg, reason = "the slot that is compared is a Vec")]
pub fn list<T: std::fmt::Display>(values: &Vec<T>) -> Option<String> {
    let words: Vec<String> = values.iter().map(ToString::to_string).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// Shows a word of the model by its name in the API.
pub fn word<T: serde::Serialize>(value: &T) -> Option<String> {
    serde_json::to_value(value).ok().map(|json| {
        json.as_str()
            .map_or_else(|| json.to_string(), str::to_owned)
    })
}

/// Shows an instant as ISO 8601 in UTC.
pub fn instant(value: &Option<chrono::DateTime<chrono::Utc>>) -> Option<String> {
    value.map(|instant| instant.format("%Y-%m-%dT%H:%M:%SZ").to_string())
}

/// Shows an amount of money with its currency.
pub fn money(value: &Option<crate::values::money::Money>) -> Option<String> {
    value.map(|amount| format!("{} {}", amount.to_decimal(), amount.currency.as_str()))
}
