//! Suggestions: the closed lists of words, mirrored from the domain.

use async_graphql::Enum;

/// A goal that a grouping is judged by; each is an integer to be made small.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::groupings::grouping::Objective")]
pub enum Objective {
    /// The weights of desirable requirements that stay uncovered.
    Uncovered,
    /// The number of members.
    Members,
    /// The reward, taken off, for companies that the coordinator prefers.
    Preference,
    /// Levels above or below what fits best: the sum over covered competencies of (100 − fit).
    Misfit,
    /// Contributions that are declared and not proved.
    WeakProof,
    /// Kilometres between members and the place, added up.
    Distance,
    /// The reward, taken off, for pairs who have worked together.
    Cohesion,
    /// Companies by which the grouping differs from the one that it is compared with.
    Change,
    /// The times that members have been chosen before, added up: companies rarely chosen come first.
    Fairness,
}

/// How far a run came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::groupings::suggestion::GroupingStatus")]
pub enum GroupingStatus {
    /// Waiting for its turn or at work.
    Running,
    /// The first suggestion is the best there is; the bound equals it.
    ProvenOptimal,
    /// The first suggestion is the best known; the bound tells how far off it can be.
    Feasible,
    /// No grouping covers the lot; the conflict says why.
    Infeasible,
    /// Stopped or out of time before anything was found.
    Stopped,
    /// The server failed while it worked; ask again.
    Failed,
}

/// What kind of rule stands in a conflict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum ConflictElementKind {
    /// A mandatory requirement of the buyer.
    Requirement,
    /// The limit on members.
    MaxMembers,
    /// A company that must be in.
    Pinned,
    /// A company that must stay out.
    Excluded,
    /// Who must lead.
    Lead,
    /// That no subcontractors are to be used.
    NoSubcontractors,
    /// That the lot stays covered whoever of the members withdraws.
    StandsOneWithdrawal,
    /// Conditions that companies set on taking part.
    CompanyConditions,
}

/// What kind of change makes the lot coverable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum RepairKind {
    /// Raise the limit on members.
    RaiseMaxMembers,
    /// No longer exclude a company.
    DropExclusion,
    /// No longer pin a company.
    DropPin,
    /// Let another company lead.
    FreeLead,
    /// Use subcontractors.
    AllowSubcontractors,
    /// Accept a member without whom the lot is not covered.
    AcceptIndispensable,
    /// Find a company outside the cluster that meets the requirement, or ask the buyer.
    FindForRequirement,
}

/// The kind of answer to why a company is not in the best grouping.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum WhyNotKind {
    /// It is in the best grouping.
    IsIn,
    /// It can be in, at a price.
    Price,
    /// No grouping has it as long as some rules hold.
    RuledOut,
    /// The search was ended before that was known.
    Unknown,
}
