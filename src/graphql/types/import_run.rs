//! An import of a workbook as the API shows it.

use async_graphql::{ID, SimpleObject};
use chrono::{DateTime, Utc};
use domain::access::account::Language;
use domain::imports::import;
use domain::values::ids::{AccountId, ClusterId};

use crate::application::actor::Actor;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;
use crate::graphql::enums::consortia::Severity;
use crate::graphql::enums::imports::{
    ImportIssueCode, ImportState, ImportSubject, ImportTarget, PlannedAction,
};
use crate::graphql::node_id::show;
use crate::wording::fields::field_label;
use crate::wording::import_issues::import_issue_message;

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
    /// What was understood of each sheet.
    pub sheets: Vec<SheetReading>,
    /// Findings about the file as a whole or about ignored parts.
    pub issues: Vec<ImportIssue>,
    /// When it was planned.
    pub created_at: DateTime<Utc>,
    /// When it was applied.
    pub applied_at: Option<DateTime<Utc>>,
    /// Whether the reader may apply it now.
    pub viewer_can_apply: bool,
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
    /// A sentence with what to do, in the reader's language.
    pub message: String,
}

/// What was understood of a sheet.
#[derive(Clone, SimpleObject)]
pub struct SheetReading {
    /// Its name.
    pub name: String,
    /// What it was read as.
    pub read_as: String,
    /// The header row, from 1, when one was found.
    pub header_row: Option<u32>,
    /// How each column was understood.
    pub columns: Vec<ColumnReading>,
    /// Rows below the header that are not blank.
    pub n_rows: u32,
    /// Of those, rows put aside.
    pub n_ignored: u32,
}

/// How a column was understood.
#[derive(Clone, SimpleObject)]
pub struct ColumnReading {
    /// Its letters.
    pub column: String,
    /// Its title in the file.
    pub title: String,
    /// The field it was read as; null when ignored.
    pub field: Option<String>,
    /// That field's name on screen, in the reader's language; null when ignored.
    pub label: Option<String>,
    /// How sure that is, in per-ten-thousands.
    pub confidence_per_ten_thousand: i32,
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
    pub fn seen_by(actor: &Actor, inside: import::ImportRun) -> Self {
        let language = actor.language();
        let counts = inside.plan.counts;
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
            created_at: inside.record.created_at,
            applied_at: inside.applied_at,
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
    fn worded(issue: &import::ImportIssue, language: Language) -> Self {
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
            message: import_issue_message(issue, language),
        }
    }
}

impl SheetReading {
    fn worded(sheet: &import::SheetReading, language: Language) -> Self {
        Self {
            name: sheet.name.clone(),
            read_as: sheet.read_as.clone(),
            header_row: sheet.header_row,
            columns: sheet
                .columns
                .iter()
                .map(|column| ColumnReading {
                    column: column.column.clone(),
                    title: column.title.clone(),
                    field: column.field.clone(),
                    label: column
                        .field
                        .as_ref()
                        .map(|field| field_label(field, language)),
                    confidence_per_ten_thousand: i32::from(column.confidence),
                })
                .collect(),
            n_rows: sheet.n_rows,
            n_ignored: sheet.n_ignored,
        }
    }
}
