//! Comparisons of runs: the closed lists of words, mirrored from the domain.

use async_graphql::Enum;

/// What kind of thing differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::groupings::comparison::difference::DifferenceKind")]
pub enum RunDifferenceKind {
    /// A field of the lot.
    LotChanged,
    /// The day on which certificates and evidence must hold.
    DayChanged,
    /// The buyer asks something more.
    RequirementAdded,
    /// The buyer no longer asks something.
    RequirementRemoved,
    /// A field of a requirement.
    RequirementChanged,
    /// A company may take part that could not before.
    CandidateAdded,
    /// A company is no longer in the cluster.
    CandidateRemoved,
    /// A field of a company that counts.
    CompanyChanged,
    /// A company's answer to the lot.
    InterestChanged,
    /// A company declares something more.
    CapabilityAdded,
    /// A company no longer declares something.
    CapabilityRemoved,
    /// A field of a capability.
    CapabilityChanged,
    /// The links of the vocabulary.
    VocabularyChanged,
    /// Who has worked together before.
    PastWorkChanged,
    /// A wish of the coordinator.
    OptionChanged,
    /// A company stands in a list of wishes in which it did not stand before.
    OptionCompanyAdded,
    /// A company no longer stands in a list of wishes.
    OptionCompanyRemoved,
    /// How far the run came.
    StatusChanged,
    /// The value of a goal for the best grouping.
    ObjectiveChanged,
    /// What no grouping can be better than.
    BoundChanged,
    /// A member of the best grouping that was none.
    MemberAdded,
    /// A company that is no longer in the best grouping.
    MemberRemoved,
    /// Who leads the best grouping.
    LeadChanged,
    /// Who covers what in the best grouping, with the same members.
    SharesChanged,
    /// An alternative with members that no alternative had.
    AlternativeAdded,
    /// An alternative that is no longer proposed.
    AlternativeRemoved,
    /// Why there is no grouping.
    ConflictChanged,
}

/// Which field or list it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "domain::groupings::comparison::difference::Aspect")]
pub enum RunDifferenceAspect {
    /// The limit on members.
    MaxMembers,
    /// Where the work is done, or where a company is.
    Place,
    /// What is asked.
    Demand,
    /// The figure that is asked.
    Threshold,
    /// Over whom a requirement is judged.
    Scope,
    /// Whether it must be met, and how much it weighs.
    Importance,
    /// The buyer's words.
    Wording,
    /// A person's judgement.
    Judgement,
    /// People employed.
    Headcount,
    /// People that can be lent in all.
    AvailableFte,
    /// The financial years.
    Turnover,
    /// The certificates.
    Certificates,
    /// Whether a company accepts to lead.
    MayLead,
    /// The most lots that a company takes.
    MaxLots,
    /// The level.
    Level,
    /// The people behind a capability.
    Fte,
    /// What supports a capability.
    Evidence,
    /// Companies that must be in.
    Pinned,
    /// Companies that must stay out.
    Excluded,
    /// Companies that are liked.
    Preferred,
    /// Who must lead.
    Lead,
    /// Whether subcontractors are used.
    AllowsSubcontractors,
    /// The goals and their order.
    Objectives,
    /// How many alternatives.
    NAlternatives,
    /// How different they are.
    MinDifference,
    /// The seed.
    Seed,
    /// The limit of time.
    TimeLimit,
    /// Anything else.
    Other,
}
