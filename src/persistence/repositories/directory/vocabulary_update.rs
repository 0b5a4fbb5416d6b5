//! Bringing the vocabulary of the database up to a published one: entries are matched by code and keep their ids.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::directory::competency::Competency;
use domain::values::ids::CompetencyId;
use domain::values::record::Record;

use crate::chunks::insert_rows;
use crate::connection::Connection;
use crate::entities::directory::competency;
use crate::repositories::directory::competencies::{
    competencies_by_code, delete_children, insert_children,
};
use crate::repositories::directory::competency_rows::row_of;
use crate::storage_error::StorageError;
use crate::versioned::update_versioned;

/// What a published vocabulary changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VocabularyChange {
    /// Entries that are new.
    pub n_created: usize,
    /// Entries that were different.
    pub n_changed: usize,
    /// Entries that were the same.
    pub n_unchanged: usize,
}

/// Stores the published entries. Those whose code is known keep their id, the rest is made; entries that are not
/// published stay as they are. Broader links between the published entries follow the ids. Call it inside a transaction.
///
/// # Errors
/// A double of `pk_competency_word` when another entry has one of the words; what the database says.
pub async fn upsert_competencies(
    conn: &impl Connection,
    published: &[Competency],
    now: DateTime<Utc>,
) -> Result<VocabularyChange, StorageError> {
    let codes: Vec<&str> = published.iter().map(|entry| entry.code.as_str()).collect();
    let known: BTreeMap<String, Competency> = competencies_by_code(conn, &codes)
        .await?
        .into_iter()
        .map(|entry| (entry.code.to_string(), entry))
        .collect();
    let (created, changed) = sort_out(published, &known, now);
    let outcome = VocabularyChange {
        n_created: created.len(),
        n_changed: changed.len(),
        n_unchanged: published.len() - created.len() - changed.len(),
    };

    // All words go before any come: a word may move from one entry to another.
    for entry in &changed {
        delete_children(conn, entry.id).await?;
        let expected_version = entry.record.version.saturating_sub(1);
        update_versioned::<competency::Entity>(conn, row_of(entry), expected_version).await?;
    }
    insert_rows::<competency::Entity>(conn, created.iter().map(row_of).collect()).await?;
    insert_children(conn, &changed).await?;
    insert_children(conn, &created).await?;
    Ok(outcome)
}

/// Those that are new, and those that differ from what is known.
fn sort_out(
    published: &[Competency],
    known: &BTreeMap<String, Competency>,
    now: DateTime<Utc>,
) -> (Vec<Competency>, Vec<Competency>) {
    let final_ids: BTreeMap<CompetencyId, CompetencyId> = published
        .iter()
        .filter_map(|entry| Some((entry.id, known.get(entry.code.as_str())?.id)))
        .collect();
    let final_id = |id: &CompetencyId| final_ids.get(id).copied().unwrap_or(*id);
    let (mut created, mut changed) = (Vec::new(), Vec::new());
    for entry in published {
        let known_record = known.get(entry.code.as_str()).map(|known| known.record);
        let wanted = Competency {
            id: final_id(&entry.id),
            broader: entry.broader.iter().map(final_id).collect(),
            record: known_record.unwrap_or_else(|| Record::new(now)),
            ..entry.clone()
        };
        match known.get(entry.code.as_str()) {
            None => created.push(wanted),
            Some(known) if *known == wanted => {}
            Some(known) => changed.push(Competency {
                record: known.record.changed(now),
                ..wanted
            }),
        }
    }
    (created, changed)
}
