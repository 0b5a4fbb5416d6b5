//! An import of a workbook: how its sheets were understood, findings about cells, and the plan of what it would do.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::consortia::violation::Severity;
use crate::directory::award::Award;
use crate::directory::capability::Capability;
use crate::directory::company::Company;
use crate::directory::competency::Competency;
use crate::imports::choices::{ImportChoices, SheetUse};
use crate::imports::text_reading::TextReading;
use crate::procurement::call::CallForTender;
use crate::procurement::interest::Interest;
use crate::procurement::lot::Lot;
use crate::procurement::requirement::Requirement;
use crate::values::codes::Siren;
use crate::values::ids::{AccountId, ClusterId, CompanyId, ImportRunId};
use crate::values::record::Record;
use crate::values::rejection::Rejection;
use crate::values::text::Name;

/// What a workbook is imported as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ImportTarget {
    /// Companies' answers to lots.
    Interests,
    /// The vocabulary of competencies.
    Competencies,
    /// Calls with their lots and requirements, on sheets of their own.
    Calls,
    /// Capabilities, as a list or as a matrix of companies × competencies: told apart by the columns.
    Capabilities,
    /// Contracts that companies have won, one company in each row.
    Awards,
    /// Companies and what proves them: past work and certificates, on sheets of their own.
    Companies,
}

/// A place in a workbook. Rows count from 1 and columns are letters, as spreadsheets show them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The sheet's name; empty for a text file.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// The column's letters, when the finding is about one cell.
    pub column: Option<String>,
}

/// What is wrong with a cell, a row or a sheet. `docs/error-codes.md` shows each with an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ImportIssueCode {
    /// A needed cell is empty.
    MissingValue,
    /// A needed column is absent.
    MissingColumn,
    /// No table was recognised on the sheet.
    UnknownSheet,
    /// A column was not recognised and is ignored.
    UnknownColumn,
    /// The text is no number.
    NotANumber,
    /// The text is no date.
    NotADate,
    /// The text is no amount of money.
    NotMoney,
    /// The text is neither yes nor no.
    NotYesNo,
    /// The value is none of the known words; proposals follow where there are any.
    UnknownWord,
    /// A competency that the vocabulary does not know; the nearest are proposed.
    UnknownCompetency,
    /// A company that the directory does not know; the nearest are proposed.
    UnknownCompany,
    /// Several companies answer to the name: a question, never a guess.
    AmbiguousCompany,
    /// A lot that names a call which neither the workbook nor the cluster has.
    UnknownCall,
    /// A requirement that names a lot which neither the workbook nor the call has.
    UnknownLot,
    /// The identifier's check digit is wrong.
    InvalidIdentifier,
    /// The identifier lost digits in the spreadsheet (scientific notation).
    DamagedIdentifier,
    /// The figure lies outside its range.
    OutOfRange,
    /// The text is longer than its limit.
    TooLong,
    /// The same thing stands twice in the file.
    DuplicateRow,
    /// The dates do not follow one another.
    DatesOutOfOrder,
    /// The columns filled do not fit the kind of requirement.
    RequirementShape,
    /// A formula without a stored result.
    FormulaWithoutValue,
    /// The workbook holds macros, links or objects; they are ignored.
    IgnoredContent,
    /// A hidden sheet was read or left out.
    HiddenSheet,
    /// The record may not be changed by this person.
    NotAllowed,
    /// The deadline of the call has passed: no answer is given any more.
    DeadlinePassed,
}

/// A finding about a workbook; the import goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportIssue {
    /// What is wrong.
    pub code: ImportIssueCode,
    /// Errors reject their row; warnings and informations do not.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// The column's title, as the file has it.
    pub column_title: Option<String>,
    /// What was found.
    pub found: Option<String>,
    /// What was expected, as an example or a list of words.
    pub expected: Option<String>,
    /// The nearest known words, best first.
    pub proposals: Vec<String>,
    /// The companies that the proposals speak of, in their order, when it is about a company.
    #[serde(default)]
    pub candidates: Vec<CompanyId>,
}

/// What was understood of a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetReading {
    /// Its name.
    pub name: String,
    /// What it was read as.
    pub read_as: SheetUse,
    /// Whether people see it in their spreadsheet only when they ask for it.
    #[serde(default)]
    pub is_hidden: bool,
    /// The last row of the header, from 1, when one was found.
    pub header_row: Option<u32>,
    /// The rows at its top, for a person to point at the header.
    #[serde(default)]
    pub head: Vec<HeadRow>,
    /// How each column was understood: its letters, its title, the field or nothing.
    pub columns: Vec<ColumnReading>,
    /// Rows below the header that are not blank.
    pub n_rows: u32,
    /// Of those, rows put aside (totals, notes, repeated headers).
    pub n_ignored: u32,
    /// The words of columns that take words of a list, with what each means.
    #[serde(default)]
    pub words: Vec<ColumnWords>,
}

/// A row at the top of a sheet, as people see it; long texts are cut.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadRow {
    /// Its number, from 1.
    pub row: u32,
    /// Its texts from the first column on, blank where a cell is.
    pub cells: Vec<String>,
}

/// The different words of a column whose field takes words of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnWords {
    /// The column's letters; absent where the words stand all over a sheet, as in a matrix.
    pub column: Option<String>,
    /// The column's title.
    pub title: String,
    /// The field's name in the API.
    pub field: String,
    /// The words in the order of the file, the first few hundred.
    pub words: Vec<WordFound>,
}

/// One word of the file and what it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordFound {
    /// The word as found; empty for blank cells that a person decided about.
    pub found: String,
    /// How many cells have it.
    pub n_cells: u32,
    /// What it means, in our words; absent when that is not known or when nothing is read.
    pub meaning: Option<String>,
    /// Whether a person decided so.
    pub is_chosen: bool,
    /// Our nearest words, best first, when it is not known.
    pub proposals: Vec<String>,
}

/// How a column was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnReading {
    /// Its letters.
    pub column: String,
    /// Its title in the file.
    pub title: String,
    /// The field it was read as; `None` when ignored.
    pub field: Option<String>,
    /// How sure that is, in per-ten-thousands.
    pub confidence: u16,
    /// Whether a person decided so.
    #[serde(default)]
    pub is_chosen: bool,
    /// The first few things in it.
    #[serde(default)]
    pub samples: Vec<String>,
}

/// What happens to one row of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PlannedAction {
    /// A record is made.
    Create,
    /// A record is changed, field by field.
    Change,
    /// The record is already as the row says.
    Unchanged,
    /// The row cannot be used; the issues say why.
    Reject,
    /// The row could mean several records: a person must decide.
    Ambiguous,
}

impl PlannedAction {
    /// The order in which people look at rows: those in trouble first.
    #[must_use]
    pub fn trouble(self) -> u8 {
        match self {
            Self::Reject => 0,
            Self::Ambiguous => 1,
            Self::Change => 2,
            Self::Create => 3,
            Self::Unchanged => 4,
        }
    }
}

/// What kind of record a row speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ImportSubject {
    /// A call for tender.
    Call,
    /// A lot.
    Lot,
    /// A requirement.
    Requirement,
    /// A company.
    Company,
    /// A capability.
    Capability,
    /// A contract that was won.
    Award,
    /// An entry of the vocabulary.
    Competency,
    /// Past work of a company, which stands among what proves its capabilities.
    Reference,
    /// A certificate, which stands with its company.
    Certificate,
    /// A company's answer to a lot.
    Interest,
}

/// One field that an import changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// The field's name in the API.
    pub field: String,
    /// Its value before, as text.
    pub before: Option<String>,
    /// Its value after, as text.
    pub after: Option<String>,
}

/// What an import does with one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedRow {
    /// Where it stands in the file.
    pub place: Place,
    /// What kind of record it speaks of.
    pub subject: ImportSubject,
    /// What happens to it.
    pub action: PlannedAction,
    /// How a person recognises the record (`Lot 2 · Hébergement`).
    pub label: String,
    /// The fields that change.
    pub changes: Vec<FieldChange>,
    /// Findings about the row.
    pub issues: Vec<ImportIssue>,
}

/// A write that the plan holds ready. Changes carry the version that the plan read; applying refuses when it moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PlannedWrite {
    /// Make an entry of the vocabulary.
    CreateCompetency(Competency),
    /// Change an entry of the vocabulary.
    UpdateCompetency(Competency),
    /// Make an answer to a lot.
    CreateInterest(Interest),
    /// Change an answer to a lot.
    UpdateInterest(Interest),
    /// Make a call.
    CreateCall(CallForTender),
    /// Change a call.
    UpdateCall(CallForTender),
    /// Make a lot.
    CreateLot(Lot),
    /// Change a lot.
    UpdateLot(Lot),
    /// Make a requirement.
    CreateRequirement(Requirement),
    /// Change a requirement.
    UpdateRequirement(Requirement),
    /// Make a company.
    CreateCompany(Company),
    /// Change a company.
    UpdateCompany(Company),
    /// Make a capability.
    CreateCapability(Capability),
    /// Change a capability.
    UpdateCapability(Capability),
    /// Make an award.
    CreateAward(Award),
    /// Change an award.
    UpdateAward(Award),
}

/// How many rows of each fate; they add up to `n_rows`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
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

/// What an import would do, row by row. The plan that was shown is the plan that is applied.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportPlan {
    /// How the file was understood, when it is a text.
    #[serde(default)]
    pub text: Option<TextReading>,
    /// What was understood of each sheet.
    pub sheets: Vec<SheetReading>,
    /// Each row that is not ignored.
    pub rows: Vec<PlannedRow>,
    /// Findings about the file as a whole or about ignored parts.
    pub issues: Vec<ImportIssue>,
    /// What is written when the plan is applied, in an order in which nothing points at what does not exist yet. A
    /// record that several rows speak of is written once.
    pub writes: Vec<PlannedWrite>,
    /// Why the file could not be read, or what stood in the way of the last writing or undoing behind an answer; empty also
    /// when the server went away meanwhile.
    #[serde(default)]
    pub failures: Vec<Rejection>,
    /// The sums.
    pub counts: PlanCounts,
}

/// Where an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ImportState {
    /// Planned, nothing written.
    Planned,
    /// Written.
    Applied,
    /// Its file is being read.
    Reading,
    /// Its file could not be read to the end; nothing came of it.
    Failed,
    /// Put away without writing.
    Discarded,
    /// Written, and undone since.
    Undone,
}

/// One import of a workbook, planned or applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRun {
    /// Its id.
    pub id: ImportRunId,
    /// The cluster that it is for.
    pub cluster_id: ClusterId,
    /// Who uploaded it; absent once that account is gone.
    pub account_id: Option<AccountId>,
    /// What it was imported as.
    pub target: ImportTarget,
    /// The file's own name.
    pub file_name: Name,
    /// SHA-256 of the file, in hexadecimal.
    pub file_digest: String,
    /// Where it stands.
    pub state: ImportState,
    /// What people decided about the file.
    pub choices: ImportChoices,
    /// What it does.
    pub plan: ImportPlan,
    /// When it was applied.
    pub applied_at: Option<DateTime<Utc>>,
    /// When it was undone, while it is.
    pub undone_at: Option<DateTime<Utc>>,
    /// Version and instants.
    pub record: Record,
}

/// For how long an import can be undone.
pub const UNDO_DAYS: i64 = 30;

impl ImportRun {
    /// Until when it can be undone, or what was undone can be done again.
    #[must_use]
    pub fn undo_until(&self) -> Option<DateTime<Utc>> {
        self.applied_at.map(|at| at + TimeDelta::days(UNDO_DAYS))
    }
}

/// The records of a cluster that a workbook can name, as planning needs them: loaded first, decided on without a database.
#[derive(Clone, Debug, Default)]
pub struct KnownRecords {
    /// The cluster's calls.
    pub calls: Vec<CallForTender>,
    /// Their lots.
    pub lots: Vec<Lot>,
    /// Their requirements.
    pub requirements: Vec<Requirement>,
    /// The cluster's companies.
    pub companies: Vec<Company>,
    /// Their capabilities.
    pub capabilities: Vec<Capability>,
    /// The companies' answers to those lots.
    pub interests: Vec<Interest>,
    /// The contracts won that the cluster keeps.
    pub awards: Vec<Award>,
    /// SIRENs of the file that belong to companies which this import may not touch: of other clusters, or of others
    /// than the person's own.
    pub out_of_reach: Vec<Siren>,
}
