//! Refused inputs: the closed lists of words, mirrored from the domain.

use async_graphql::Enum;

/// Why an input was refused. The closed list; `docs/error-codes.md` shows each with an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::values::rejection::RejectionCode")]
pub enum UserErrorCode {
    /// A value that must be given is absent or blank.
    Required,
    /// A text is longer than its limit.
    TooLong,
    /// A number lies outside its range.
    OutOfRange,
    /// A text does not have the form that its kind demands.
    InvalidFormat,
    /// The check digit of a SIREN, SIRET or CPV code is wrong.
    InvalidChecksum,
    /// Another record already has this value.
    NotUnique,
    /// The object does not exist, or the reader may not know of it.
    NotFound,
    /// The object was changed since it was read.
    StaleVersion,
    /// The state of the object does not allow this.
    WrongState,
    /// The submission deadline of the call has passed.
    DeadlinePassed,
    /// The dates do not follow one another.
    DatesOutOfOrder,
    /// The fields of a requirement do not fit its kind.
    RequirementShape,
    /// The lead is not one of the members.
    LeadNotMember,
    /// The company may not or does not want to lead.
    LeadNotEligible,
    /// The shares do not add up to 100.00 %.
    AllocationSum,
    /// A member of a conjoint grouping has no allocated work (R2142-20).
    MemberWithoutAllocation,
    /// The composition is frozen after the submission deadline (R2142-26).
    CompositionFrozen,
    /// A consortium needs at least one member, or one of its members is in it already.
    MemberAlreadyPresent,
    /// A company is both pinned and excluded.
    PinnedAndExcluded,
    /// A procurement rule is broken; the violation tells which.
    RuleBroken,
    /// A warning needs a recorded reason before going on.
    ReasonNeeded,
    /// The record is used elsewhere and cannot be deleted.
    InUse,
    /// A broader link would make the vocabulary circular.
    CircularBroader,
    /// E-mail address or password is wrong, or the account is closed.
    BadCredentials,
    /// Too many attempts; the value says how many seconds to wait.
    TooManyAttempts,
    /// The password is too short or too common.
    WeakPassword,
    /// The link was used already or has expired.
    LinkExpired,
    /// The file is not a workbook that can be read.
    UnreadableFile,
    /// The file is larger than its limit.
    FileTooLarge,
    /// The workbook is protected by a password.
    ProtectedFile,
    /// The file holds nothing but blank sheets.
    NothingToImport,
    /// The plan was applied or discarded already, or what it read has changed since.
    PlanStale,
    /// The import was applied too long ago to be undone.
    UndoExpired,
    /// The solver was asked for something that contradicts itself.
    ContradictoryOptions,
}
