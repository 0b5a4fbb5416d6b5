//! An import of a workbook as the API shows it.

use async_graphql::{ID, SimpleObject};
use chrono::{DateTime, Utc};
use domain::access::account::Language;
use domain::imports::{import, journal, repairs};
use domain::values::ids::{AccountId, ClusterId};

use crate::application::actor::Actor;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;
use crate::graphql::enums::companies::CompetencyKind;
use crate::graphql::enums::consortia::Severity;
use crate::graphql::enums::imports::{
    ImportIssueCode, ImportRepairKind, ImportState, ImportSubject, ImportTarget, KeptReason,
    PlannedAction,
};
use crate::graphql::node_id::show;
use crate::graphql::types::imports::import_choices::{ImportChoices, TextFileReading};
use crate::graphql::types::imports::sheet_reading::SheetReading;
use crate::wording::fields::field_label;
use crate::wording::import_issues::import_issue_message;
use crate::wording::rejections::rejection_message;

/// An import of a workbook, planned or applied. Read by coordinators of the cluster and by who uploaded it.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct ImportRun {
    /// The record inside.
    #[graphql(skip)]
    pub inside: import::ImportRun,
    /// Its id.
    pub id: ID,
    /// What it was imported as.
    pub target: ImportTarget,
    /// The file's own name.
    pub file_name: String,
    /// Where it stands.
    pub state: ImportState,
    /// How many rows of each fate.
    pub counts: PlanCounts,
    /// How the file was understood, when it is a text; null otherwise.
    pub text: Option<TextFileReading>,
    /// What was understood of each sheet.
    pub sheets: Vec<SheetReading>,
    /// Findings about the file as a whole or about ignored parts.
    pub issues: Vec<ImportIssue>,
    /// Why its file could not be read, or what stood in the way of the last writing or undoing behind an answer, in sentences;
    /// also empty when its server went away meanwhile.
    pub failures: Vec<String>,
    /// When it was planned.
    pub created_at: DateTime<Utc>,
    /// When it was applied.
    pub applied_at: Option<DateTime<Utc>>,
    /// When it was undone, while it is.
    pub undone_at: Option<DateTime<Utc>>,
    /// Until when what it wrote can be undone, or done again.
    pub undo_until: Option<DateTime<Utc>>,
    /// Counts the changes: what a revision names.
    pub version: i32,
    /// What was decided about the file.
    pub choices: ImportChoices,
    /// The competencies that it adds to the vocabulary because a person decided so.
    pub new_competencies: Vec<PlannedCompetency>,
    /// Whether the reader may decide that words become competencies.
    pub viewer_can_create_competencies: bool,
    /// Whether the reader may apply it, or plan it anew, now.
    pub viewer_can_apply: bool,
    /// Whether the reader may read its file again, or put it away, after that could not be done to the end.
    pub viewer_can_retry: bool,
    /// Whether the reader may undo it now.
    pub viewer_can_undo: bool,
    /// Whether the reader may do again now what was undone.
    pub viewer_can_redo: bool,
}

/// What happens to one row of the file.
#[derive(Clone, SimpleObject)]
pub struct PlannedRow {
    /// The sheet's name; empty for a text file.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// The column's letters, for a cell of a matrix.
    pub column: Option<String>,
    /// What kind of record it speaks of.
    pub subject: ImportSubject,
    /// What happens to it.
    pub action: PlannedAction,
    /// How a person recognises the record.
    pub label: String,
    /// The fields that change.
    pub changes: Vec<FieldChange>,
    /// Findings about the row.
    pub issues: Vec<ImportIssue>,
}

/// One field that an import changes.
#[derive(Clone, SimpleObject)]
pub struct FieldChange {
    /// The field's name in the API.
    pub field: String,
    /// The field's name on screen, in the reader's language.
    pub label: String,
    /// Its value before.
    pub before: Option<String>,
    /// Its value after.
    pub after: Option<String>,
}

/// A competency that an import adds to the vocabulary.
#[derive(Clone, SimpleObject)]
pub struct PlannedCompetency {
    /// Its stable code.
    pub code: String,
    /// What it is about.
    pub kind: CompetencyKind,
    /// Its French label.
    pub label_fr: String,
    /// Its English label.
    pub label_en: String,
}

/// A finding about a workbook.
#[derive(Clone, SimpleObject)]
pub struct ImportIssue {
    /// What is wrong.
    pub code: ImportIssueCode,
    /// Errors reject their row; warnings and informations do not.
    pub severity: Severity,
    /// The sheet's name; empty for a text file.
    pub sheet: String,
    /// The row, from 1; 0 when the finding is about the sheet or the file.
    pub row: u32,
    /// The column's letters.
    pub column: Option<String>,
    /// The column's title, as the file has it.
    pub column_title: Option<String>,
    /// What was found.
    pub found: Option<String>,
    /// What was expected.
    pub expected: Option<String>,
    /// The nearest known words, best first.
    pub proposals: Vec<String>,
    /// The companies that the proposals speak of, in their order, when it is about a company.
    pub candidates: Vec<ID>,
    /// A sentence with what to do, in the reader's language.
    pub message: String,
}

/// How many rows of each fate; they add up to `nRows`.
#[derive(Clone, SimpleObject)]
pub struct PlanCounts {
    /// Rows of the file below the headers that are not blank; in a matrix each filled cell counts as a row.
    pub n_rows: u32,
    /// Rows that make a record.
    pub n_created: u32,
    /// Rows that change one.
    pub n_changed: u32,
    /// Rows that agree with what is known.
    pub n_unchanged: u32,
    /// Rows that cannot be used.
    pub n_rejected: u32,
    /// Rows that could mean several records.
    pub n_ambiguous: u32,
    /// Rows put aside (totals, notes).
    pub n_ignored: u32,
}

impl ImportRun {
    /// The import as this person sees it.
    #[must_use]
    pub fn seen_by((actor, now): (&Actor, DateTime<Utc>), inside: import::ImportRun) -> Self {
        let language = actor.language();
        let counts = inside.plan.counts;
        let is_in_time = inside.undo_until().is_some_and(|until| now <= until);
        let is_planned = inside.state == import::ImportState::Planned;
        Self {
            id: show(inside.id),
            target: inside.target.into(),
            file_name: inside.file_name.as_str().to_owned(),
            state: inside.state.into(),
            counts: PlanCounts {
                n_rows: counts.n_rows,
                n_created: counts.n_created,
                n_changed: counts.n_changed,
                n_unchanged: counts.n_unchanged,
                n_rejected: counts.n_rejected,
                n_ambiguous: counts.n_ambiguous,
                n_ignored: counts.n_ignored,
            },
            text: inside.plan.text.map(TextFileReading::from),
            sheets: inside
                .plan
                .sheets
                .iter()
                .map(|sheet| SheetReading::worded(sheet, language))
                .collect(),
            issues: inside
                .plan
                .issues
                .iter()
                .map(|issue| ImportIssue::worded(issue, language))
                .collect(),
            failures: inside
                .plan
                .failures
                .iter()
                .map(|failure| rejection_message(failure, language))
                .collect(),
            created_at: inside.record.created_at,
            applied_at: inside.applied_at,
            undone_at: inside.undone_at,
            undo_until: inside.undo_until(),
            version: inside.record.version,
            choices: ImportChoices::shown(&inside.choices),
            new_competencies: inside
                .plan
                .writes
                .iter()
                .filter_map(PlannedCompetency::of)
                .collect(),
            viewer_can_create_competencies: actor
                .may(Operation::CreateCompetency, &Subject::none()),
            viewer_can_undo: is_in_time
                && inside.state == import::ImportState::Applied
                && actor.may(Operation::UndoImport, &Subject::import(&inside)),
            viewer_can_redo: is_in_time
                && inside.state == import::ImportState::Undone
                && actor.may(Operation::RedoImport, &Subject::import(&inside)),
            viewer_can_retry: inside.state == import::ImportState::Failed
                && actor.may(Operation::ReviseImport, &Subject::import(&inside)),
            viewer_can_apply: is_planned
                && actor.may(Operation::ApplyImport, &Subject::import(&inside)),
            inside,
        }
    }

    /// The cluster that it is for.
    #[must_use]
    pub fn cluster_id(&self) -> ClusterId {
        self.inside.cluster_id
    }

    /// Who uploaded it.
    #[must_use]
    pub fn account_id(&self) -> Option<AccountId> {
        self.inside.account_id
    }
}

/// A problem of a workbook, wherever it stands.
#[derive(Clone, SimpleObject)]
pub struct ImportRepair {
    /// The finding; its row is the first one with it, its column absent when a word is meant all over a sheet.
    pub issue: ImportIssue,
    /// What mends it wherever it stands.
    pub kind: ImportRepairKind,
    /// The first rows with it, five at most.
    pub rows: Vec<u32>,
    /// How many rows, or cells of a matrix, have it.
    pub n_rows: u32,
}

/// A record that an undoing left as it is, wholly or in part.
#[derive(Clone, SimpleObject)]
pub struct KeptRecord {
    /// What kind of record it is.
    pub subject: ImportSubject,
    /// How a person recognises it.
    pub label: String,
    /// Why it was left.
    pub reason: KeptReason,
    /// The fields that were left, on screen, in the reader's language; empty when it is the record as a whole.
    pub fields: Vec<String>,
}

impl PlannedCompetency {
    fn of(write: &import::PlannedWrite) -> Option<Self> {
        let import::PlannedWrite::CreateCompetency(entry) = write else {
            return None;
        };
        Some(Self {
            code: entry.code.to_string(),
            kind: entry.kind.into(),
            label_fr: entry.label_fr.to_string(),
            label_en: entry.label_en.to_string(),
        })
    }
}

impl ImportRepair {
    /// The problem with its sentence.
    #[must_use]
    pub fn worded(repair: &repairs::Repair, language: Language) -> Self {
        Self {
            issue: ImportIssue::worded(&repair.issue, language),
            kind: repair.kind.into(),
            rows: repair.rows.clone(),
            n_rows: repair.n_rows,
        }
    }
}

impl KeptRecord {
    /// The record with its words.
    #[must_use]
    pub fn worded(kept: &journal::KeptRecord, language: Language) -> Self {
        let label = |field: &String| field_label(&camel_case(field), language);
        Self {
            subject: kept.subject.into(),
            label: kept.label.clone(),
            reason: kept.reason.into(),
            fields: kept.fields.iter().map(label).collect(),
        }
    }
}

/// The name in the API of a field of a record.
fn camel_case(name: &str) -> String {
    let mut words = name.split('_');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |mut name, word| {
        let mut letters = word.chars();
        name.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        name.extend(letters);
        name
    })
}

impl PlannedRow {
    /// The row with its sentences.
    #[must_use]
    pub fn worded(row: &import::PlannedRow, language: Language) -> Self {
        Self {
            sheet: row.place.sheet.clone(),
            row: row.place.row,
            column: row.place.column.clone(),
            subject: row.subject.into(),
            action: row.action.into(),
            label: row.label.clone(),
            changes: row
                .changes
                .iter()
                .map(|change| FieldChange {
                    field: change.field.clone(),
                    label: field_label(&change.field, language),
                    before: change.before.clone(),
                    after: change.after.clone(),
                })
                .collect(),
            issues: row
                .issues
                .iter()
                .map(|issue| ImportIssue::worded(issue, language))
                .collect(),
        }
    }
}

impl ImportIssue {
    /// The finding with its sentence.
    #[must_use]
    pub fn worded(issue: &import::ImportIssue, language: Language) -> Self {
        Self {
            code: issue.code.into(),
            severity: issue.severity.into(),
            sheet: issue.place.sheet.clone(),
            row: issue.place.row,
            column: issue.place.column.clone(),
            column_title: issue.column_title.clone(),
            found: issue.found.clone(),
            expected: issue.expected.clone(),
            proposals: issue.proposals.clone(),
            candidates: issue.candidates.iter().map(|id| show(*id)).collect(),
            message: import_issue_message(issue, language),
        }
    }
}
