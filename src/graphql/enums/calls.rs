//! Calls, lots and requirements: the closed lists of words, mirrored from the domain.

use async_graphql::Enum;

/// How the buyer proceeds (BT-105).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::procurement::call::ProcedureKind")]
pub enum ProcedureKind {
    /// Appel d'offres ouvert.
    Open,
    /// Appel d'offres restreint.
    Restricted,
    /// Procédure avec négociation.
    Negotiated,
    /// Dialogue compétitif.
    CompetitiveDialogue,
    /// Procédure adaptée (MAPA).
    Adapted,
    /// Another one.
    Other,
}

/// Where a call stands in the cluster's work. Whether it is open for bids is a matter of its deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::procurement::call::CallStatus")]
pub enum CallStatus {
    /// The coordinator is still writing it; companies do not see it.
    Draft,
    /// Companies of the cluster see it and can answer interest.
    Published,
    /// No longer followed.
    Archived,
}

/// The legal form of a consortium (BT-761).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::procurement::call::ConsortiumForm")]
pub enum ConsortiumForm {
    /// Conjoint: each member answers for its own work (R2142-20).
    Joint,
    /// Solidaire: each member answers financially for the whole (R2142-20).
    JointAndSeveral,
}

/// What kind of thing a requirement asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::procurement::requirement::RequirementKind")]
pub enum RequirementKind {
    /// A competency at a level: held by enough distinct members, or with enough people.
    Competency,
    /// Yearly turnover (R2142-6).
    Turnover,
    /// Yearly turnover in the field of the contract (R2142-6).
    InFieldTurnover,
    /// People employed.
    Headcount,
    /// References of the last years.
    References,
    /// A certificate or qualification, valid at the deadline.
    Certificate,
    /// Entry in a professional or trade register, or an authorisation.
    Registration,
    /// Something that only a person can judge.
    FreeText,
}

/// Over whom a demand is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::procurement::requirement::RequirementScope")]
pub enum RequirementScope {
    /// The group as a whole, figures added up: the legal default (R2142-25).
    Pooled,
    /// One member alone meets it.
    Any,
    /// Each member meets it.
    Each,
    /// The lead meets it.
    Lead,
    /// Over the group as a whole, but subcontractors do not count.
    MemberOnly,
}

/// Something that must be done by a day so that a bid is in on time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::procurement::milestones::MilestoneKind")]
pub enum MilestoneKind {
    /// The companies have said whether they take part.
    InterestAnswered,
    /// Questions have been put to the buyer.
    QuestionsAsked,
    /// The members have confirmed, so that the work can be divided.
    MembersConfirmed,
    /// Certificates, references and application forms of every member are gathered.
    DocumentsGathered,
    /// Prices and the division of the work are agreed.
    PricesAgreed,
    /// The bid is complete, signed, and sent as a trial.
    BidComplete,
    /// The buyer's own deadline.
    Submission,
}
