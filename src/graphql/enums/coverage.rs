//! Coverage of a lot: the closed lists of words, mirrored from the domain.

use async_graphql::Enum;

/// How far a contribution answers a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::groupings::coverage::ContributionAnswer")]
pub enum ContributionAnswer {
    /// Something near, which never counts: a broader competency, too low a level, an expired certificate.
    Partial,
    /// It counts towards a sum or a number of holders.
    Counts,
    /// Alone it meets the requirement.
    MeetsAlone,
}

/// Whether a requirement is covered by a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::groupings::coverage::CoverageState")]
pub enum CoverageState {
    /// Nobody counts towards it.
    Missing,
    /// Some count, not enough; or only near answers.
    Partly,
    /// Only a person can judge it and nobody has.
    ToJudge,
    /// Met.
    Covered,
}

/// The margin of a requirement's row: what remains when one company falls out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::groupings::coverage::Redundancy")]
pub enum Redundancy {
    /// Not covered at all.
    Missing,
    /// Covered, but one company's withdrawal breaks it.
    Fragile,
    /// Covered whoever withdraws.
    Safe,
}

/// The day on which coverage is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::application::groupings::coverage::CoverageInstant")]
pub enum CoverageInstant {
    /// Today.
    Today,
    /// The day of the submission deadline, today when none is set.
    AtDeadline,
}

/// What a company's joining changes for a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::groupings::outlook::Effect")]
pub enum NewcomerEffectKind {
    /// It would be covered, and is not now.
    Closes,
    /// It would not be covered either, but more nearly.
    Advances,
    /// One withdrawal breaks it now, and none would.
    Secures,
    /// It is covered now and would not be: each member must meet it.
    Breaks,
}
