//! Imports of workbooks: the closed lists of words, mirrored from the domain.

use async_graphql::Enum;

/// What a workbook is imported as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::imports::import::ImportTarget")]
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

/// Where an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::imports::import::ImportState")]
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

/// What is being done with an import.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::application::workbooks::import_jobs::ImportStage")]
pub enum ImportStage {
    /// The file is being read.
    Reading,
    /// Its rows are compared with what is known.
    Comparing,
    /// Records are written.
    Writing,
    /// What was written is taken back.
    Undoing,
    /// What was taken back is written again.
    Redoing,
}

/// What a sheet is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::imports::choices::SheetUse")]
pub enum SheetUse {
    /// A call in each row, or one call as labels and values.
    Calls,
    /// A lot in each row.
    Lots,
    /// A requirement in each row.
    Requirements,
    /// A capability in each row.
    CapabilityList,
    /// Companies one way, competencies the other.
    CapabilityMatrix,
    /// A company's share in a contract that was won in each row.
    Awards,
    /// A company in each row.
    Companies,
    /// Past work of a company in each row.
    References,
    /// A certificate of a company in each row.
    Certificates,
    /// A company's answer to a lot in each row.
    Interests,
    /// An entry of the vocabulary in each row.
    Competencies,
    /// Nothing is read from it.
    Ignored,
}

/// The encodings in which spreadsheets save text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::imports::text_reading::TextEncoding")]
pub enum TextEncoding {
    /// UTF-8, with or without a mark.
    Utf8,
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
    /// Western Windows.
    Windows1252,
    /// Western Macintosh.
    MacRoman,
}

/// What stands around cells of a text file that hold a separator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::imports::text_reading::QuoteMark")]
pub enum QuoteMark {
    /// `"`.
    Double,
    /// `'`.
    Single,
    /// Nothing: quotes are letters like others.
    None,
}

/// What stands before the decimals of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::imports::text_reading::DecimalMark")]
pub enum DecimalMark {
    /// `1 234,50`.
    Comma,
    /// `1,234.50`.
    Point,
}

/// What mends a problem of a workbook wherever it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::imports::repairs::RepairKind")]
pub enum ImportRepairKind {
    /// Saying what the word, or the blank, means.
    Word,
    /// Saying which company is meant.
    Company,
    /// Nothing but correcting the rows.
    Rows,
}

/// Why an undoing left a record as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::imports::journal::KeptReason")]
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

/// What happens to one row of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::imports::import::PlannedAction")]
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

/// What kind of record a row speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::imports::import::ImportSubject")]
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

/// What is wrong with a cell, a row or a sheet. `docs/error-codes.md` shows each with an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::imports::import::ImportIssueCode")]
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
