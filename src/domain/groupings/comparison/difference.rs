//! One thing that differs between two runs, as data; sentences are made where it is shown.

use serde::Serialize;

use crate::groupings::grouping::Objective;
use crate::values::ids::{CompanyId, CompetencyId, RequirementId};

/// What kind of thing differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DifferenceKind {
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Aspect {
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

/// One thing that differs: what kind, about whom, and the figures where there are some.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What kind of thing.
    pub kind: DifferenceKind,
    /// Which field or list.
    pub aspect: Option<Aspect>,
    /// Which company.
    pub company_id: Option<CompanyId>,
    /// Which requirement.
    pub requirement_id: Option<RequirementId>,
    /// Which competency.
    pub competency_id: Option<CompetencyId>,
    /// Which goal.
    pub objective: Option<Objective>,
    /// The members of an alternative.
    pub members: Vec<CompanyId>,
    /// The figure or word before; absent when there was none, or when it is not to be told.
    pub before: Option<String>,
    /// The figure or word after.
    pub after: Option<String>,
}

impl Difference {
    /// A difference of a kind, about nothing yet.
    #[must_use]
    pub fn of(kind: DifferenceKind) -> Self {
        Self {
            kind,
            aspect: None,
            company_id: None,
            requirement_id: None,
            competency_id: None,
            objective: None,
            members: Vec::new(),
            before: None,
            after: None,
        }
    }

    /// In this field or list.
    #[must_use]
    pub fn in_aspect(mut self, aspect: Aspect) -> Self {
        self.aspect = Some(aspect);
        self
    }

    /// About this company.
    #[must_use]
    pub fn about_company(mut self, company_id: CompanyId) -> Self {
        self.company_id = Some(company_id);
        self
    }

    /// About this requirement.
    #[must_use]
    pub fn about_requirement(mut self, requirement_id: RequirementId) -> Self {
        self.requirement_id = Some(requirement_id);
        self
    }

    /// About this competency.
    #[must_use]
    pub fn about_competency(mut self, competency_id: CompetencyId) -> Self {
        self.competency_id = Some(competency_id);
        self
    }

    /// From one figure or word to another.
    #[must_use]
    pub fn from_to(mut self, before: Option<String>, after: Option<String>) -> Self {
        self.before = before;
        self.after = after;
        self
    }

    /// Whether it tells something that a company declared, which only those who coordinate it may read.
    #[must_use]
    pub fn tells_of_a_company(&self) -> bool {
        matches!(
            self.kind,
            DifferenceKind::CompanyChanged
                | DifferenceKind::InterestChanged
                | DifferenceKind::CapabilityAdded
                | DifferenceKind::CapabilityRemoved
                | DifferenceKind::CapabilityChanged
        )
    }
}
