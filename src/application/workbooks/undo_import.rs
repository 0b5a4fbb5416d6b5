//! An import is undone, and what was undone is done again: record by record, only what is still as it was written.

use std::collections::BTreeSet;

use domain::imports::import::{ImportRun, ImportState, ImportSubject};
use domain::imports::journal::{JournalEntry, KeptReason, KeptRecord, Undoing, undoing};
use domain::values::ids::ImportRunId;
use domain::values::rejection::{Rejection, RejectionCode};
use persistence::connection::Transaction;
use persistence::repositories::operations::{import_journals, imports};
use serde_json::Value;
use uuid::Uuid;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::workbooks::written_records::{
    delete_record, find_record, insert_record, is_in_use, obstacle, update_record,
};
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// Takes back what an import wrote, within thirty days: fields that are still as it wrote them, and records that it made and
/// that nothing uses. What is left is kept with its reason.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Rejected` with `WRONG_STATE` unless it is applied, `UNDO_EXPIRED` after thirty
/// days, `NOT_UNIQUE` when a value that would be put back belongs to another record by now.
pub async fn undo_import(
    app: &App,
    actor: &Actor,
    import_run_id: ImportRunId,
) -> Result<ImportRun, AppError> {
    let asked = (import_run_id, Operation::UndoImport);
    turn_back(
        app,
        actor,
        asked,
        (ImportState::Applied, ImportState::Undone),
    )
    .await
}

/// Does again what was undone, as far as it is still as the undoing left it.
///
/// # Errors
/// As `undo_import`; `WRONG_STATE` unless it is undone.
pub async fn redo_import(
    app: &App,
    actor: &Actor,
    import_run_id: ImportRunId,
) -> Result<ImportRun, AppError> {
    let asked = (import_run_id, Operation::RedoImport);
    turn_back(
        app,
        actor,
        asked,
        (ImportState::Undone, ImportState::Applied),
    )
    .await
}

/// The records that the last undoing, or doing again, left as they were.
///
/// # Errors
/// What the database says.
pub async fn kept_records(
    app: &App,
    import_run_id: ImportRunId,
) -> Result<Vec<KeptRecord>, AppError> {
    let journal = import_journals::find_import_journal(app.database.read(), import_run_id).await?;
    Ok(journal.map(|(_, kept)| kept).unwrap_or_default())
}

/// Undoing and doing again are the same walk back through the last journal, which leaves a journal of its own.
async fn turn_back(
    app: &App,
    actor: &Actor,
    (import_run_id, operation): (ImportRunId, Operation),
    (from, to): (ImportState, ImportState),
) -> Result<ImportRun, AppError> {
    actor.require_somewhere(operation)?;
    let transaction = app.database.begin().await?;
    let mut run = imports::find_import_run(&transaction, import_run_id)
        .await?
        .ok_or(AppError::NotFound)?;
    actor.require(operation, &Subject::import(&run))?;
    let journal = import_journals::find_import_journal(&transaction, import_run_id).await?;
    let Some((entries, _)) = journal.filter(|_| run.state == from) else {
        return Err(Rejection::at(RejectionCode::WrongState, "importRunId").into());
    };
    if entries.iter().any(changes_vocabulary) {
        actor.require(Operation::UpdateCompetency, &Subject::none())?;
    }
    let now = app.clock.now();
    if run.undo_until().is_none_or(|until| until < now) {
        return Err(Rejection::at(RejectionCode::UndoExpired, "importRunId").into());
    }
    let mut walk = Walk {
        transaction: &transaction,
        app,
        done: Vec::new(),
        kept: Vec::new(),
        standing_calls: BTreeSet::new(),
    };
    walk.note_standing_calls(&entries).await?;
    for entry in entries.iter().rev() {
        walk.turn(entry).await?;
    }
    let (done, kept) = (walk.done, walk.kept);
    import_journals::record_import_journal(&transaction, run.id, (&done, &kept)).await?;
    let version = run.record.version;
    run.state = to;
    run.undone_at = (to == ImportState::Undone).then_some(now);
    run.record = run.record.changed(now);
    imports::update_import_run(&transaction, &run, version).await?;
    transaction.commit().await?;
    Ok(run)
}

/// Whether an entry of the vocabulary that was known before is changed, which takes the right to keep it.
fn changes_vocabulary(entry: &JournalEntry) -> bool {
    entry.subject == ImportSubject::Competency && entry.before.is_some() && entry.after.is_some()
}

/// A walk back through a journal.
struct Walk<'a> {
    transaction: &'a Transaction,
    app: &'a App,
    done: Vec<JournalEntry>,
    kept: Vec<KeptRecord>,
    /// Calls that the import made and that stay because they were changed since: their lots stay with them, for a call has
    /// one at least.
    standing_calls: BTreeSet<Uuid>,
}

impl Walk<'_> {
    async fn note_standing_calls(&mut self, entries: &[JournalEntry]) -> Result<(), AppError> {
        let made = entries.iter().filter(|entry| {
            entry.subject == ImportSubject::Call && entry.before.is_none() && entry.after.is_some()
        });
        for entry in made {
            let now = find_record(self.transaction, (entry.subject, entry.id)).await?;
            if undoing(entry, now.as_ref(), false) != Undoing::Remove {
                self.standing_calls.insert(entry.id);
            }
        }
        Ok(())
    }

    async fn turn(&mut self, entry: &JournalEntry) -> Result<(), AppError> {
        let (subject, id) = (entry.subject, entry.id);
        let now = find_record(self.transaction, (subject, id)).await?;
        let is_made = entry.before.is_none() && entry.after.is_some();
        let is_used = match &now {
            Some(now) if is_made => {
                self.stands_with_its_call(subject, now)
                    || is_in_use(self.transaction, (subject, id, now)).await?
            }
            _ => false,
        };
        let after = match undoing(entry, now.as_ref(), is_used) {
            Undoing::Keep(reason, fields) => {
                self.keep(entry, reason, fields);
                return Ok(());
            }
            Undoing::Remove => {
                if let Some(now) = &now {
                    delete_record(self.transaction, (subject, id, now)).await?;
                }
                None
            }
            Undoing::Restore(record) => {
                let obstacle = obstacle(self.transaction, (subject, &record)).await?;
                if let Some(reason) = obstacle {
                    self.keep(entry, reason, Vec::new());
                    return Ok(());
                }
                insert_record(self.transaction, (subject, &record)).await?;
                Some(record)
            }
            Undoing::Change { record, left } => {
                if !left.is_empty() {
                    self.keep(entry, KeptReason::ChangedSince, left);
                }
                let clock = self.app.clock.now();
                Some(update_record(self.transaction, (subject, &record), clock).await?)
            }
        };
        self.done.push(JournalEntry {
            subject,
            id,
            label: entry.label.clone(),
            before: now,
            after,
        });
        Ok(())
    }

    fn stands_with_its_call(&self, subject: ImportSubject, now: &Value) -> bool {
        let call_id = now.get("call_id").and_then(Value::as_str);
        subject == ImportSubject::Lot
            && call_id
                .and_then(|id| Uuid::parse_str(id).ok())
                .is_some_and(|id| self.standing_calls.contains(&id))
    }

    fn keep(&mut self, entry: &JournalEntry, reason: KeptReason, fields: Vec<String>) {
        self.kept.push(KeptRecord {
            subject: entry.subject,
            label: entry.label.clone(),
            reason,
            fields,
        });
    }
}
