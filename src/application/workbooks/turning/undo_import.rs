//! An import is undone, and what was undone is done again: part by part, only what is still as it was written.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::imports::import::{ImportRun, ImportState, ImportSubject, ImportTarget};
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
use crate::application::workbooks::behind_requests::{begun, finished_within};
use crate::application::workbooks::import_jobs::{ImportJob, ImportStage};
use crate::application::workbooks::turning::undo_obstacles::{obstacles, records_in_use};
use crate::application::workbooks::turning::written_records::{
    Records, delete_records, field, find_records, insert_records, update_record,
};
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// Which way an import is turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// What it wrote is taken back.
    Undo,
    /// What was taken back is written again.
    Redo,
}

impl Turn {
    fn operation(self) -> Operation {
        match self {
            Self::Undo => Operation::UndoImport,
            Self::Redo => Operation::RedoImport,
        }
    }

    fn stage(self) -> ImportStage {
        match self {
            Self::Undo => ImportStage::Undoing,
            Self::Redo => ImportStage::Redoing,
        }
    }

    /// The states before and after it.
    fn states(self) -> (ImportState, ImportState) {
        match self {
            Self::Undo => (ImportState::Applied, ImportState::Undone),
            Self::Redo => (ImportState::Undone, ImportState::Applied),
        }
    }
}

/// Takes back what an import wrote, within thirty days: fields that are still as it wrote them, and records that it made and
/// that nothing uses; or does again what was undone, as far as it is still as the undoing left it. What is left is kept with
/// its reason. An import that is stopped meanwhile is answered as it was.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Rejected` with `WRONG_STATE` unless it is applied (undone) and nothing else is done with it,
/// `UNDO_EXPIRED` after thirty days, `NOT_UNIQUE` when a value that would be put back belongs to another record by now.
pub async fn turn_import(
    app: &App,
    actor: &Actor,
    import_run_id: ImportRunId,
    turn: Turn,
) -> Result<ImportRun, AppError> {
    let at_work = begun(app, actor, (import_run_id, turn.operation())).await?;
    turn_back((app, actor), (import_run_id, turn), &at_work).await
}

/// The same; what takes longer than `limit` goes on behind the answer, which is the import as it was.
///
/// # Errors
/// As `turn_import`.
pub async fn turn_import_within(
    app: &Arc<App>,
    actor: &Actor,
    (import_run_id, turn): (ImportRunId, Turn),
    limit: Duration,
) -> Result<ImportRun, AppError> {
    let at_work = begun(app, actor, (import_run_id, turn.operation())).await?;
    let (turning, actor, job) = (Arc::clone(app), actor.clone(), at_work.share());
    let asked = (import_run_id, turn);
    let work = async move { turn_back((&turning, &actor), asked, &job).await };
    finished_within(app, at_work, work, limit).await
}

/// The records that the last undoing, or doing again, left as they were.
///
/// # Errors
/// What the database says.
pub async fn kept_records(
    app: &App,
    import_run_id: ImportRunId,
) -> Result<Vec<KeptRecord>, AppError> {
    let kept = import_journals::find_kept_records(app.database.read(), import_run_id).await?;
    Ok(kept.unwrap_or_default())
}

/// Undoing and doing again are the same walk back through the last journal, which leaves a journal of its own.
async fn turn_back(
    (app, actor): (&App, &Actor),
    (import_run_id, turn): (ImportRunId, Turn),
    job: &ImportJob,
) -> Result<ImportRun, AppError> {
    job.tell(turn.stage(), (0, 0));
    let transaction = app.database.begin().await?;
    let mut run = imports::find_import_run(&transaction, import_run_id)
        .await?
        .ok_or(AppError::NotFound)?;
    let (from, to) = turn.states();
    if run.state != from {
        return Err(Rejection::at(RejectionCode::WrongState, "importRunId").into());
    }
    let now = app.clock.now();
    if run.undo_until().is_none_or(|until| until < now) {
        return Err(Rejection::at(RejectionCode::UndoExpired, "importRunId").into());
    }
    let mut walk = Walk {
        transaction: &transaction,
        actor,
        turn,
        now,
        done: Vec::new(),
        kept: Vec::new(),
        standing_calls: BTreeSet::new(),
    };
    if !walk.back(&run, job).await? {
        // Dropping the transaction takes back what was turned so far.
        return Ok(run);
    }
    let version = run.record.version;
    run.state = to;
    run.undone_at = (to == ImportState::Undone).then_some(now);
    run.plan.failures.clear();
    run.record = run.record.changed(now);
    imports::update_import_run(&transaction, &run, version).await?;
    transaction.commit().await?;
    Ok(run)
}

/// A walk back through a journal.
struct Walk<'a> {
    transaction: &'a Transaction,
    actor: &'a Actor,
    turn: Turn,
    now: DateTime<Utc>,
    done: Vec<JournalEntry>,
    kept: Vec<KeptRecord>,
    /// Calls that the import made and that stay because they were changed since: their lots stay with them, for a call has
    /// one at least.
    standing_calls: BTreeSet<Uuid>,
}

impl Walk<'_> {
    /// Walks part by part, from the end of the journal, and stores the journal of that in its place; whether it came to the
    /// beginning before anybody stopped it.
    async fn back(&mut self, run: &ImportRun, job: &ImportJob) -> Result<bool, AppError> {
        let transaction = self.transaction;
        let parts = import_journals::journal_parts(transaction, run.id).await?;
        let n_total: usize = parts.iter().map(|(_, n_entries)| n_entries).sum();
        if run.target == ImportTarget::Calls {
            for (part, _) in &parts {
                let entries = import_journals::journal_part(transaction, run.id, *part).await?;
                self.note_standing_calls(&entries).await?;
            }
        }
        let after_last = parts.last().map_or(0, |(last, _)| last + 1);
        let mut n_done = 0;
        for (turned, (part, n_entries)) in (after_last..).zip(parts.into_iter().rev()) {
            job.tell(self.turn.stage(), (n_done, n_total));
            if job.is_cancelled() {
                return Ok(false);
            }
            let entries = import_journals::journal_part(transaction, run.id, part).await?;
            self.turn_part(entries).await?;
            let done = std::mem::take(&mut self.done);
            import_journals::forget_journal_part(transaction, run.id, part).await?;
            import_journals::add_journal_part(transaction, (run.id, turned), &done).await?;
            n_done += n_entries;
        }
        import_journals::record_kept(transaction, run.id, &self.kept).await?;
        Ok(!job.is_cancelled())
    }

    async fn note_standing_calls(&mut self, entries: &[JournalEntry]) -> Result<(), AppError> {
        let made: Vec<&JournalEntry> = entries
            .iter()
            .filter(|entry| entry.subject == ImportSubject::Call && step_of(entry) == Step::Remove)
            .collect();
        let ids: Vec<Uuid> = made.iter().map(|entry| entry.id).collect();
        let now = find_records(self.transaction, (ImportSubject::Call, &ids)).await?;
        let standing = made
            .iter()
            .filter(|entry| undoing(entry, now.get(&entry.id), false) != Undoing::Remove);
        self.standing_calls.extend(standing.map(|entry| entry.id));
        Ok(())
    }

    /// Turns the entries of a part, those of one kind for which the same is to be done together.
    async fn turn_part(&mut self, mut entries: Vec<JournalEntry>) -> Result<(), AppError> {
        if entries.iter().any(changes_vocabulary) {
            let operation = Operation::UpdateCompetency;
            self.actor.require(operation, &Subject::none())?;
        }
        entries.reverse();
        entries.sort_by_key(|entry| place_in_turn(self.turn, entry));
        let is_together = |first: &JournalEntry, second: &JournalEntry| {
            // Of the vocabulary, an entry may hang on another one.
            let is_alone =
                first.subject == ImportSubject::Competency && step_of(first) == Step::Remove;
            !is_alone && first.subject == second.subject && step_of(first) == step_of(second)
        };
        for group in entries.chunk_by(is_together) {
            self.turn_group(group).await?;
        }
        Ok(())
    }

    /// Turns entries of one kind for which the same is to be done.
    async fn turn_group(&mut self, entries: &[JournalEntry]) -> Result<(), AppError> {
        let Some(first) = entries.first() else {
            return Ok(());
        };
        let (subject, step) = (first.subject, step_of(first));
        let ids: Vec<Uuid> = entries.iter().map(|entry| entry.id).collect();
        let mut now = find_records(self.transaction, (subject, &ids)).await?;
        let used = if step == Step::Remove {
            self.used(subject, &now).await?
        } else {
            BTreeSet::new()
        };
        let (mut removed, mut restored) = (Records::new(), Records::new());
        let mut turned: Vec<(&JournalEntry, Option<Value>)> = Vec::new();
        for entry in entries {
            match undoing(entry, now.get(&entry.id), used.contains(&entry.id)) {
                Undoing::Keep(reason, fields) => self.keep(entry, reason, fields),
                Undoing::Remove => {
                    removed.extend(now.get(&entry.id).map(|record| (entry.id, record.clone())));
                    turned.push((entry, None));
                }
                Undoing::Restore(record) => {
                    restored.insert(entry.id, record.clone());
                    turned.push((entry, Some(record)));
                }
                Undoing::Change { record, left } => {
                    if !left.is_empty() {
                        self.keep(entry, KeptReason::ChangedSince, left);
                    }
                    let changed = (subject, &record);
                    let record = update_record(self.transaction, changed, self.now).await?;
                    turned.push((entry, Some(record)));
                }
            }
        }
        delete_records(self.transaction, (subject, &removed)).await?;
        let obstacles = obstacles(self.transaction, (subject, &restored)).await?;
        restored.retain(|id, _| !obstacles.contains_key(id));
        insert_records(self.transaction, (subject, &restored)).await?;
        for (entry, after) in turned {
            match obstacles.get(&entry.id) {
                Some(reason) => self.keep(entry, *reason, Vec::new()),
                None => self.done.push(JournalEntry {
                    subject,
                    id: entry.id,
                    label: entry.label.clone(),
                    before: now.remove(&entry.id),
                    after,
                }),
            }
        }
        Ok(())
    }

    /// Which of some records, as they are now, stay because something uses them.
    async fn used(
        &self,
        subject: ImportSubject,
        now: &Records,
    ) -> Result<BTreeSet<Uuid>, AppError> {
        let mut used = records_in_use(self.transaction, (subject, now)).await?;
        if subject == ImportSubject::Lot {
            let is_standing = |lot: &Value| {
                field(lot, "call_id").is_some_and(|id: Uuid| self.standing_calls.contains(&id))
            };
            let standing = now.iter().filter(|(_, lot)| is_standing(lot));
            used.extend(standing.map(|(id, _)| *id));
        }
        Ok(used)
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

/// Whether an entry of the vocabulary that was known before is changed, which takes the right to keep it.
fn changes_vocabulary(entry: &JournalEntry) -> bool {
    entry.subject == ImportSubject::Competency && step_of(entry) == Step::Change
}

/// What turning an entry back means, if nothing stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Remove,
    Change,
    Restore,
}

fn step_of(entry: &JournalEntry) -> Step {
    match (&entry.before, &entry.after) {
        (None, _) => Step::Remove,
        (Some(_), Some(_)) => Step::Change,
        (Some(_), None) => Step::Restore,
    }
}

/// When an entry is turned, among those of its part. An undoing goes from the leaves to the roots, and doing again from the
/// roots to the leaves. Of a kind, what must be unique is free before another record takes it; of the vocabulary, an entry that
/// changes may point at one that is made.
fn place_in_turn(turn: Turn, entry: &JournalEntry) -> (u8, ImportSubject, u8) {
    let depth = match entry.subject {
        ImportSubject::Competency => 0,
        ImportSubject::Call | ImportSubject::Company | ImportSubject::Certificate => 1,
        ImportSubject::Lot => 2,
        ImportSubject::Requirement
        | ImportSubject::Capability
        | ImportSubject::Reference
        | ImportSubject::Award
        | ImportSubject::Interest => 3,
    };
    let place = match turn {
        Turn::Undo => 3 - depth,
        Turn::Redo => depth,
    };
    let step = match (step_of(entry), entry.subject) {
        (Step::Remove, ImportSubject::Competency) | (Step::Restore, _) => 2,
        (Step::Change, _) => 1,
        (Step::Remove, _) => 0,
    };
    match (turn, entry.subject) {
        (Turn::Redo, ImportSubject::Competency) => (place, entry.subject, 3 - step),
        _ => (place, entry.subject, step),
    }
}
