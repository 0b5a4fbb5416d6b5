//! What planning gathers as it goes from sheet to sheet, and the sums at its end.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use crate::access::account::Language;
use crate::consortia::violation::Severity;
use crate::directory::competency::Competency;
use crate::directory::competency::Vocabulary;
use crate::imports::choices::{CallChoice, CompanyChoice, SheetUse};
use crate::imports::drafts::WorkbookDrafts;
use crate::imports::import::{
    ImportIssue, ImportPlan, ImportSubject, Place, PlanCounts, PlannedAction, PlannedRow,
    PlannedWrite,
};
use crate::values::ids::{AccountId, ClusterId, CompetencyId};
use crate::values::record::Record;

use super::change_log::ChangeLog;
use super::row_issues::ColumnIndex;

/// For whom and when an import is planned.
#[derive(Clone, Copy, Debug)]
pub struct PlanContext<'a> {
    /// The cluster that the records belong to.
    pub cluster_id: ClusterId,
    /// Whether companies that the cluster does not know are made: by coordinators, not by companies.
    pub may_create_companies: bool,
    /// The vocabulary by which competencies are named.
    pub vocabulary: &'a Vocabulary,
    /// Which companies a person said that names mean.
    pub companies: &'a [CompanyChoice],
    /// Whether entries are added to the vocabulary.
    pub may_create_competencies: bool,
    /// Whether entries of the vocabulary are changed.
    pub may_update_competencies: bool,
    /// Who imports.
    pub account_id: Option<AccountId>,
    /// Which call, or lot, rows are about that name none.
    pub call: Option<CallChoice>,
    /// Entries of the vocabulary that are there only if the import makes them.
    pub new_competencies: &'a [Competency],
    /// The language of the person who imports: labels of the vocabulary are shown in it.
    pub language: Language,
    /// The present instant.
    pub now: DateTime<Utc>,
}

/// What planning gathers as it goes from sheet to sheet.
#[derive(Debug)]
pub struct Planner<'a> {
    /// For whom and when.
    pub context: PlanContext<'a>,
    /// Where each field stands in the file.
    pub columns: ColumnIndex,
    rows: Vec<PlannedRow>,
    writes: Vec<PlannedWrite>,
}

impl<'a> Planner<'a> {
    /// Starts with nothing decided.
    pub(super) fn new(drafts: &WorkbookDrafts, context: PlanContext<'a>) -> Self {
        Self {
            context,
            columns: ColumnIndex::new(&drafts.sheets),
            rows: Vec::new(),
            writes: Vec::new(),
        }
    }

    /// The housekeeping of a record that the import makes.
    #[must_use]
    pub fn new_record(&self) -> Record {
        Record::new(self.context.now)
    }

    /// Notes a row that makes a record, changes one, or finds it as it is.
    pub fn accept(&mut self, place: &Place, subject: ImportSubject, label: String, fate: RowFate) {
        let (action, changes) = match fate {
            RowFate::Created(log) => (PlannedAction::Create, log.into_changes()),
            RowFate::Compared(log) if log.is_empty() => (PlannedAction::Unchanged, Vec::new()),
            RowFate::Compared(log) => (PlannedAction::Change, log.into_changes()),
        };
        let place = place.clone();
        self.rows.push(PlannedRow {
            place,
            subject,
            action,
            label,
            changes,
            issues: Vec::new(),
        });
    }

    /// Notes a row that cannot be used.
    pub fn reject(
        &mut self,
        place: &Place,
        subject: ImportSubject,
        label: String,
        issues: Vec<ImportIssue>,
    ) {
        self.refuse(place, subject, label, (PlannedAction::Reject, issues));
    }

    /// Notes a row that could mean several records.
    pub fn ask(
        &mut self,
        place: &Place,
        subject: ImportSubject,
        label: String,
        issues: Vec<ImportIssue>,
    ) {
        self.refuse(place, subject, label, (PlannedAction::Ambiguous, issues));
    }

    fn refuse(
        &mut self,
        place: &Place,
        subject: ImportSubject,
        label: String,
        (action, issues): (PlannedAction, Vec<ImportIssue>),
    ) {
        let place = place.clone();
        self.rows.push(PlannedRow {
            place,
            subject,
            action,
            label,
            changes: Vec::new(),
            issues,
        });
    }

    /// Holds a write ready.
    pub fn write(&mut self, write: PlannedWrite) {
        self.writes.push(write);
    }

    /// The plan, once every draft has its fate.
    pub(super) fn finish(mut self, drafts: WorkbookDrafts) -> ImportPlan {
        let (row_errors, other_issues): (Vec<_>, Vec<_>) = drafts
            .issues
            .into_iter()
            .partition(|issue| issue.severity == Severity::Error && issue.place.row > 0);
        let mut remaining_issues = other_issues;
        let unread = self.reject_unread_rows(row_errors, &drafts.sheets);
        remaining_issues.extend(unread);
        self.rows
            .sort_by(|first, second| first.place.cmp(&second.place));
        let n_ignored = drafts.sheets.iter().map(|sheet| sheet.n_ignored).sum();
        let counts = count(&self.rows, n_ignored);
        ImportPlan {
            failures: Vec::new(),
            text: drafts.text,
            sheets: drafts.sheets,
            rows: self.rows,
            issues: remaining_issues,
            writes: with_competencies(self.writes, self.context.new_competencies),
            counts,
        }
    }

    /// Rows that could not even be read are rejected, all findings of a row together. Findings about headers and whole
    /// sheets stay with the file.
    fn reject_unread_rows(
        &mut self,
        row_errors: Vec<ImportIssue>,
        sheets: &[crate::imports::import::SheetReading],
    ) -> Vec<ImportIssue> {
        let mut about_file = Vec::new();
        let mut places: BTreeSet<Place> = BTreeSet::new();
        let mut by_place: Vec<(Place, ImportSubject, Vec<ImportIssue>)> = Vec::new();
        for issue in row_errors {
            let Some(sheet) = sheets.iter().find(|sheet| sheet.name == issue.place.sheet) else {
                about_file.push(issue);
                continue;
            };
            let is_below_header = sheet
                .header_row
                .is_none_or(|header| issue.place.row > header);
            let Some(subject) = subject_of(sheet.read_as).filter(|_| is_below_header) else {
                about_file.push(issue);
                continue;
            };
            let is_matrix = sheet.read_as == SheetUse::CapabilityMatrix;
            let column = if is_matrix {
                issue.place.column.clone()
            } else {
                None
            };
            let place = Place {
                sheet: issue.place.sheet.clone(),
                row: issue.place.row,
                column,
            };
            if places.insert(place.clone()) {
                by_place.push((place, subject, vec![issue]));
            } else if let Some((_, _, issues)) =
                by_place.iter_mut().find(|(known, _, _)| *known == place)
            {
                issues.push(issue);
            }
        }
        for (place, subject, issues) in by_place {
            self.reject(&place, subject, String::new(), issues);
        }
        about_file
    }
}

/// What becomes of a row that can be used.
#[derive(Clone, Debug)]
pub enum RowFate {
    /// It makes a record with these values.
    Created(ChangeLog),
    /// It was compared with a record that is known.
    Compared(ChangeLog),
}

fn subject_of(read_as: SheetUse) -> Option<ImportSubject> {
    match read_as {
        SheetUse::Calls => Some(ImportSubject::Call),
        SheetUse::Lots => Some(ImportSubject::Lot),
        SheetUse::Requirements => Some(ImportSubject::Requirement),
        SheetUse::CapabilityList | SheetUse::CapabilityMatrix => Some(ImportSubject::Capability),
        SheetUse::Awards => Some(ImportSubject::Award),
        SheetUse::Companies => Some(ImportSubject::Company),
        SheetUse::References => Some(ImportSubject::Reference),
        SheetUse::Certificates => Some(ImportSubject::Certificate),
        SheetUse::Interests => Some(ImportSubject::Interest),
        SheetUse::Competencies => Some(ImportSubject::Competency),
        SheetUse::Ignored => None,
    }
}

/// The writes after the new competencies that any of them needs.
fn with_competencies(writes: Vec<PlannedWrite>, new: &[Competency]) -> Vec<PlannedWrite> {
    let needed: BTreeSet<CompetencyId> = writes.iter().filter_map(competency_of).collect();
    let made = new
        .iter()
        .filter(|entry| needed.contains(&entry.id))
        .map(|entry| PlannedWrite::CreateCompetency(entry.clone()));
    made.chain(writes.iter().cloned()).collect()
}

fn competency_of(write: &PlannedWrite) -> Option<CompetencyId> {
    match write {
        PlannedWrite::CreateCapability(held) | PlannedWrite::UpdateCapability(held) => {
            Some(held.competency_id)
        }
        PlannedWrite::CreateRequirement(asked) | PlannedWrite::UpdateRequirement(asked) => {
            asked.demand.competency_id()
        }
        _ => None,
    }
}

fn count(rows: &[PlannedRow], n_ignored: u32) -> PlanCounts {
    let mut counts = PlanCounts {
        n_ignored,
        n_rows: n_ignored,
        ..PlanCounts::default()
    };
    for row in rows {
        counts.n_rows += 1;
        let slot = match row.action {
            PlannedAction::Create => &mut counts.n_created,
            PlannedAction::Change => &mut counts.n_changed,
            PlannedAction::Unchanged => &mut counts.n_unchanged,
            PlannedAction::Reject => &mut counts.n_rejected,
            PlannedAction::Ambiguous => &mut counts.n_ambiguous,
        };
        *slot += 1;
    }
    counts
}
