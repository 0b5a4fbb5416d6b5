//! What the engine answers: groupings with their certificate and reasons, or why there is none. All of it is data;
//! sentences are made where they are shown.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::groupings::grouping::{Objective, SuggestOptions};
use crate::values::ids::{AccountId, CompanyId, GroupingRunId, LotId, RequirementId, SuggestionId};
use crate::values::quantity::FteTenths;

/// How far a run came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
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

/// One goal's value in an objective, in the order of importance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObjectiveValue {
    /// The goal.
    pub objective: Objective,
    /// Its value, small is good.
    pub value: i64,
}

/// What one member covers of one requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// Which requirement.
    pub requirement_id: RequirementId,
    /// Who covers it or helps to.
    pub company_id: CompanyId,
    /// The full-time equivalents given to it, when it is measured in them.
    pub fte: Option<FteTenths>,
}

/// Why one member is in a grouping, each claim open to re-evaluation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberReason {
    /// The member.
    pub company_id: CompanyId,
    /// Requirements of the lot to which no other member of the grouping contributes.
    pub only_it_covers: Vec<RequirementId>,
    /// Requirements that it covers together with others.
    pub shares: Vec<RequirementId>,
    /// Mandatory and covered desirable requirements that are no longer covered when it leaves and nobody replaces it.
    pub lost_without: Vec<RequirementId>,
    /// Companies outside the grouping any one of which could take its place with every mandatory requirement still
    /// covered, best first, at most five.
    pub replacements: Vec<CompanyId>,
    /// Whether it is in because the coordinator pinned it.
    pub is_pinned: bool,
}

/// A grouping that the engine proposes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suggestion {
    /// Its id.
    pub id: SuggestionId,
    /// 1 for the best, then the alternatives in order.
    pub rank: u32,
    /// The members, in the order of company ids.
    pub members: Vec<CompanyId>,
    /// Those among the members who take part as subcontractors only.
    pub subcontractors: Vec<CompanyId>,
    /// The lead, one of the members.
    pub lead: CompanyId,
    /// Who covers what.
    pub assignments: Vec<Assignment>,
    /// Desirable requirements that stay uncovered.
    pub uncovered: Vec<RequirementId>,
    /// The value of each goal, in the order of the options.
    pub objective: Vec<ObjectiveValue>,
    /// Whether it is proved to be the best one that differs enough from all earlier ones.
    pub is_proven: bool,
    /// Why each member is in.
    pub reasons: Vec<MemberReason>,
}

/// One of the rules that cannot all be kept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ConflictElement {
    /// A mandatory requirement of the buyer.
    Requirement {
        /// Which one.
        requirement_id: RequirementId,
    },
    /// The limit on members.
    MaxMembers {
        /// The limit.
        limit: u32,
    },
    /// A company that must be in.
    Pinned {
        /// Which one.
        company_id: CompanyId,
    },
    /// A company that must stay out.
    Excluded {
        /// Which one.
        company_id: CompanyId,
    },
    /// Who must lead.
    Lead {
        /// Which company; any eligible one when absent.
        company_id: Option<CompanyId>,
    },
    /// That no subcontractors are to be used.
    NoSubcontractors,
    /// That the lot stays covered whoever of the members withdraws.
    StandsOneWithdrawal,
    /// Conditions that companies set on taking part; never named further, so that no company's condition is revealed.
    CompanyConditions,
}

/// A change that makes the lot coverable, checked by solving again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Repair {
    /// Raise the limit on members.
    RaiseMaxMembers {
        /// To this.
        to: u32,
    },
    /// No longer exclude a company.
    DropExclusion {
        /// Which one.
        company_id: CompanyId,
    },
    /// No longer pin a company.
    DropPin {
        /// Which one.
        company_id: CompanyId,
    },
    /// Let another company lead.
    FreeLead,
    /// Use subcontractors.
    AllowSubcontractors,
    /// Accept a member without whom the lot is not covered.
    AcceptIndispensable,
    /// Find a company outside the cluster that meets the requirement, or ask the buyer.
    FindForRequirement {
        /// Which requirement.
        requirement_id: RequirementId,
        /// What is reached at best, in the demand's own unit.
        reached: i64,
        /// What is demanded, in the same unit.
        demanded: i64,
    },
}

/// Why no grouping covers the lot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// Mandatory requirements that all companies together do not meet.
    pub unmet_by_all: Vec<RequirementId>,
    /// A smallest set of rules that cannot be kept together, none of which can be spared. Where a condition of a company
    /// is one of them, companies that have to be in or to lead are not named beside it.
    pub elements: Vec<ConflictElement>,
    /// Changes that make it coverable, each verified, least change first.
    pub repairs: Vec<Repair>,
}

/// How a run was made, for those who want to repeat it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SolveStatistics {
    /// The engine's version.
    pub engine_version: String,
    /// Nodes of the search.
    pub nodes: u64,
    /// Companies left after those without any use were put aside.
    pub n_candidates: u32,
    /// Microseconds of work.
    pub elapsed_us: u64,
}

/// What `engine::solve` returns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupingAnswer {
    /// How far it came; never `Running`.
    pub status: GroupingStatus,
    /// The best and its alternatives, best first.
    pub suggestions: Vec<Suggestion>,
    /// No grouping is better than this, goal by goal in lexicographic order; equals the best when proven.
    pub bound: Vec<ObjectiveValue>,
    /// Why there is none, when infeasible.
    pub conflict: Option<Conflict>,
    /// The digest of the plan, where all lots of a call were planned: equal for equal plans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan_fingerprint: Option<String>,
    /// How it was made.
    pub statistics: SolveStatistics,
}

impl GroupingAnswer {
    /// The answer itself: without the ids that it was stored under and without what it took to find it.
    #[must_use]
    pub fn without_traces(&self) -> Self {
        let suggestions = self.suggestions.iter().map(|suggestion| Suggestion {
            id: SuggestionId(uuid::Uuid::nil()),
            ..suggestion.clone()
        });
        Self {
            status: self.status,
            suggestions: suggestions.collect(),
            bound: self.bound.clone(),
            conflict: self.conflict.clone(),
            plan_fingerprint: self.plan_fingerprint.clone(),
            statistics: SolveStatistics::default(),
        }
    }
}

/// A stored run of the engine on one lot, or on several lots of a call that one grouping is to answer together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupingRun {
    /// Its id.
    pub id: GroupingRunId,
    /// Which lot; the first in the call where there are several.
    pub lot_id: LotId,
    /// The other lots that the same grouping is to answer, in the order of the call; usually none.
    pub joint_with: Vec<LotId>,
    /// Who asked; absent once that account is gone.
    pub requested_by: Option<AccountId>,
    /// What was asked.
    pub options: SuggestOptions,
    /// A digest of everything that the engine read, so that a later change of it shows.
    pub input_fingerprint: String,
    /// The answer; `None` while it runs.
    pub answer: Option<GroupingAnswer>,
    /// How far it came.
    pub status: GroupingStatus,
    /// When it was asked.
    pub created_at: DateTime<Utc>,
    /// When it ended.
    pub finished_at: Option<DateTime<Utc>>,
}

impl GroupingRun {
    /// All lots that it is about, in the order of the call.
    #[must_use]
    pub fn lot_ids(&self) -> Vec<LotId> {
        let others = self.joint_with.iter().copied();
        std::iter::once(self.lot_id).chain(others).collect()
    }
}
