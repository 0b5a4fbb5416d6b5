//! What an import wrote, so that it can be undone: each record before and after, compared field by field with what the record
//! is now. Undoing touches only fields that the import wrote and that are still as it wrote them; of a list of things that
//! have a name of their own (certificates, evidence, years), only those of them.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::imports::import::ImportSubject;
use crate::imports::journal_lists::undone_list;

/// A record before and after an import, or before and after its undoing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct JournalEntry {
    /// What kind of record it is.
    pub subject: ImportSubject,
    /// Its id.
    pub id: Uuid,
    /// How a person recognises it.
    pub label: String,
    /// The record before; absent when it was made.
    pub before: Option<Value>,
    /// The record after; absent when it was removed.
    pub after: Option<Value>,
}

/// A record that an undo left as it is, wholly or in part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptRecord {
    /// What kind of record it is.
    pub subject: ImportSubject,
    /// How a person recognises it.
    pub label: String,
    /// Why it was left.
    pub reason: KeptReason,
    /// The fields that were left, by their names in the API; empty when it is the record as a whole.
    pub fields: Vec<String>,
}

/// Why an undo left a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum KeptReason {
    /// It was changed since the import.
    ChangedSince,
    /// The import made it, and something else uses it now.
    InUse,
    /// It was removed since the import.
    Gone,
    /// It would be made again, but another record has its place by now.
    Taken,
}

/// What undoing one entry comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Undoing {
    /// The record is removed again: the import made it.
    Remove,
    /// The record is made again: it had been removed.
    Restore(Value),
    /// The record gets these values; fields that were changed since are left and named.
    Change {
        /// The record as it will be; its housekeeping is that of the record now.
        record: Value,
        /// The fields left.
        left: Vec<String>,
    },
    /// Nothing is done.
    Keep(KeptReason, Vec<String>),
}

/// The housekeeping of a record, which is no field of anybody's.
const RECORD: &str = "record";

/// What undoing an entry comes to, given the record as it is now and whether anything else uses it.
#[must_use]
pub fn undoing(entry: &JournalEntry, now: Option<&Value>, is_in_use: bool) -> Undoing {
    match (&entry.before, &entry.after, now) {
        (None, Some(after), Some(now)) => {
            let changed = differing(after, now);
            if !changed.is_empty() {
                Undoing::Keep(KeptReason::ChangedSince, changed)
            } else if is_in_use {
                Undoing::Keep(KeptReason::InUse, Vec::new())
            } else {
                Undoing::Remove
            }
        }
        (Some(before), Some(after), Some(now)) => restored(before, after, now),
        (Some(before), None, None) => Undoing::Restore(before.clone()),
        _ => Undoing::Keep(KeptReason::Gone, Vec::new()),
    }
}

fn restored(before: &Value, after: &Value, now: &Value) -> Undoing {
    let mut record = now.as_object().cloned().unwrap_or_default();
    let mut left = Vec::new();
    let mut is_undone = false;
    for field in differing(before, after) {
        let of = |version: &Value| version.get(&field).cloned();
        let versions = (of(before), of(after), of(now));
        if versions.1 == versions.2 {
            put(&mut record, &field, versions.0.as_ref());
            is_undone = true;
            continue;
        }
        let (Some(before), Some(after), Some(now)) = versions else {
            left.push(field);
            continue;
        };
        let Some(list) = undone_list(&before, &after, &now) else {
            left.push(field);
            continue;
        };
        is_undone |= list.is_undone;
        if list.is_left {
            left.push(field.clone());
        }
        record.insert(field, Value::Array(list.elements));
    }
    if !is_undone {
        return Undoing::Keep(KeptReason::ChangedSince, left);
    }
    Undoing::Change {
        record: Value::Object(record),
        left,
    }
}

fn put(record: &mut Map<String, Value>, field: &str, value: Option<&Value>) {
    match value {
        Some(value) => {
            record.insert(field.to_owned(), value.clone());
        }
        None => {
            record.remove(field);
        }
    }
}

/// The fields in which two versions of a record differ, in the order of their names.
fn differing(first: &Value, second: &Value) -> Vec<String> {
    let names = |value: &Value| -> Vec<String> {
        value
            .as_object()
            .map(|fields| fields.keys().cloned().collect())
            .unwrap_or_default()
    };
    let mut fields = names(first);
    fields.extend(names(second));
    fields.sort();
    fields.dedup();
    fields.retain(|field| field != RECORD && first.get(field) != second.get(field));
    fields
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};
    use uuid::Uuid;

    use super::{JournalEntry, KeptReason, Undoing, undoing};
    use crate::imports::import::ImportSubject;

    fn entry(before: Option<Value>, after: Option<Value>) -> JournalEntry {
        JournalEntry {
            subject: ImportSubject::Lot,
            id: Uuid::nil(),
            label: "Lot 1".to_owned(),
            before,
            after,
        }
    }

    fn lot(title: &str, place: Option<&str>, version: u32) -> Value {
        json!({"title": title, "place": place, "record": {"version": version}})
    }

    #[test]
    fn a_field_is_put_back_only_when_it_is_still_as_it_was_written() {
        let wrote = entry(
            Some(lot("Ancien", None, 1)),
            Some(lot("Nouveau", Some("FRH"), 2)),
        );
        let untouched = undoing(&wrote, Some(&lot("Nouveau", Some("FRH"), 2)), false);
        let back = |record, left: &[&str]| Undoing::Change {
            record,
            left: left.iter().map(|field| (*field).to_owned()).collect(),
        };
        assert_eq!(untouched, back(lot("Ancien", None, 2), &[]));
        let edited = undoing(&wrote, Some(&lot("Corrigé", Some("FRH"), 3)), false);
        assert_eq!(edited, back(lot("Corrigé", None, 3), &["title"]));
        let rewritten = undoing(&wrote, Some(&lot("Corrigé", Some("FRG"), 4)), false);
        let left = vec!["place".to_owned(), "title".to_owned()];
        assert_eq!(rewritten, Undoing::Keep(KeptReason::ChangedSince, left));
        let gone = Undoing::Keep(KeptReason::Gone, Vec::new());
        assert_eq!(undoing(&wrote, None, false), gone);
    }

    #[test]
    fn a_record_that_was_made_goes_unless_it_is_used_or_was_changed() {
        let made = entry(None, Some(lot("Nouveau", None, 1)));
        let same = lot("Nouveau", None, 1);
        assert_eq!(undoing(&made, Some(&same), false), Undoing::Remove);
        let used = Undoing::Keep(KeptReason::InUse, Vec::new());
        assert_eq!(undoing(&made, Some(&same), true), used);
        let changed = undoing(&made, Some(&lot("Autre", None, 2)), false);
        let left = vec!["title".to_owned()];
        assert_eq!(changed, Undoing::Keep(KeptReason::ChangedSince, left));
    }

    #[test]
    fn a_record_that_an_undo_removed_comes_back() {
        let removed = entry(Some(lot("Nouveau", None, 1)), None);
        let back = Undoing::Restore(lot("Nouveau", None, 1));
        assert_eq!(undoing(&removed, None, false), back);
    }
}
