//! A run of the engine with its suggestions as the API shows it.

use async_graphql::{ID, SimpleObject};
use chrono::{DateTime, Utc};
use domain::groupings::call_plan::CallPlan;
use domain::groupings::suggestion;
use domain::values::ids::{AccountId, CompanyId, LotId, RequirementId};

use crate::application::groupings::compare_runs::answer_fingerprint;
use crate::application::groupings::grouping_jobs::LotsSoFar;
use crate::graphql::enums::suggestions::{
    ConflictElementKind, GroupingStatus, Objective, RepairKind,
};
use crate::graphql::node_id::show;
use crate::graphql::scalars::Decimal;

/// A run of the engine on one lot, on several that one grouping is to answer together, or on all lots of a call that are
/// planned. Read by coordinators of the call.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct GroupingRun {
    /// The record inside.
    #[graphql(skip)]
    pub inside: suggestion::GroupingRun,
    /// Its id.
    pub id: ID,
    /// How far it came.
    pub status: GroupingStatus,
    /// No grouping is better than this, goal by goal.
    pub bound: Vec<ObjectiveValue>,
    /// The version of the engine.
    pub engine_version: Option<String>,
    /// Nodes of the search.
    pub nodes: Option<Decimal>,
    /// Companies left after those without any use were put aside.
    pub n_candidates: Option<i32>,
    /// Microseconds of work.
    pub elapsed_microseconds: Option<Decimal>,
    /// When it was asked.
    pub created_at: DateTime<Utc>,
    /// When it ended.
    pub finished_at: Option<DateTime<Utc>>,
    /// A digest of the answer, what it took to find it aside: equal for equal answers.
    pub answer_fingerprint: Option<String>,
}

/// What the coordinator asked of the engine.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct SuggestOptions {
    /// The options inside.
    #[graphql(skip)]
    pub inside: domain::groupings::grouping::SuggestOptions,
    /// The most members.
    pub max_members: Option<u32>,
    /// Whether subcontractors may be used where the requirement allows them.
    pub allows_subcontractors: bool,
    /// Whether the lot has to stay covered whoever of the members withdraws.
    pub stands_one_withdrawal: bool,
    /// The goals in order of importance.
    pub objectives: Vec<Objective>,
    /// How many alternatives besides the best.
    pub n_alternatives: i32,
    /// By how many members each alternative differs from every earlier one.
    pub min_difference: i32,
    /// The seed of everything that is not decided otherwise.
    pub seed: i32,
    /// The outer limit of time in milliseconds.
    pub time_limit_ms: i32,
}

/// One goal's value.
#[derive(Clone, SimpleObject)]
pub struct ObjectiveValue {
    /// The goal.
    pub objective: Objective,
    /// Its value, small is good.
    pub value: Decimal,
}

/// A grouping that the engine proposes. Read by coordinators of the call.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Suggestion {
    /// The record inside.
    #[graphql(skip)]
    pub inside: suggestion::Suggestion,
    /// The run inside.
    #[graphql(skip)]
    pub run_inside: suggestion::GroupingRun,
    /// Its id.
    pub id: ID,
    /// 1 for the best, then the alternatives in order.
    pub rank: u32,
    /// The value of each goal, in the order of the options.
    pub objective: Vec<ObjectiveValue>,
    /// Whether it is proved to be the best one that differs enough from all earlier ones.
    pub is_proven: bool,
    /// Who covers what.
    pub assignments: Vec<Assignment>,
    /// Why each member is in.
    pub reasons: Vec<MemberReason>,
}

/// What one member covers of one requirement.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Assignment {
    /// The requirement's id inside.
    #[graphql(skip)]
    pub requirement_id: RequirementId,
    /// The company's id inside.
    #[graphql(skip)]
    pub company_id: CompanyId,
    /// The tenths of full-time equivalents given to it, when it is measured in them.
    pub fte_tenths: Option<u32>,
}

/// Why one member is in a grouping.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct MemberReason {
    /// The reason inside.
    #[graphql(skip)]
    pub inside: suggestion::MemberReason,
    /// Whether it is in because the coordinator pinned it.
    pub is_pinned: bool,
}

/// Why no grouping covers the lot.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Conflict {
    /// The ids inside.
    #[graphql(skip)]
    pub unmet_by_all: Vec<RequirementId>,
    /// A smallest set of rules that cannot be kept together, none of which can be spared. Where a condition of a company
    /// is one of them, companies that have to be in or to lead are not named beside it.
    pub elements: Vec<ConflictElement>,
    /// Changes that make it coverable, each verified, least change first.
    pub repairs: Vec<Repair>,
}

/// One of the rules that cannot all be kept.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct ConflictElement {
    /// The requirement's id inside.
    #[graphql(skip)]
    pub requirement_id: Option<RequirementId>,
    /// The company's id inside.
    #[graphql(skip)]
    pub company_id: Option<CompanyId>,
    /// What kind of rule it is.
    pub kind: ConflictElementKind,
    /// The limit, for a limit on members.
    pub limit: Option<u32>,
}

/// A change that makes the lot coverable.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Repair {
    /// The requirement's id inside.
    #[graphql(skip)]
    pub requirement_id: Option<RequirementId>,
    /// The company's id inside.
    #[graphql(skip)]
    pub company_id: Option<CompanyId>,
    /// What kind of change it is.
    pub kind: RepairKind,
    /// The new limit on members.
    pub to: Option<u32>,
    /// What is reached at best, in the demand's own unit.
    pub reached: Option<Decimal>,
    /// What is demanded, in the same unit.
    pub demanded: Option<Decimal>,
}

/// How far a run is.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct GroupingRunProgress {
    /// The ids inside of the members of the best grouping known.
    #[graphql(skip)]
    pub group: Vec<CompanyId>,
    /// How far the lots of a plan are, while it is looked for.
    #[graphql(skip)]
    pub lots_inside: Option<LotsSoFar>,
    /// The run as it is stored.
    pub run: GroupingRun,
    /// Nodes of the search so far.
    pub nodes: Decimal,
    /// The value of the best grouping known, goal by goal; empty while there is none.
    pub objective: Vec<ObjectiveValue>,
    /// No grouping is better than this, goal by goal.
    pub bound: Vec<ObjectiveValue>,
    /// Whether it has ended.
    pub is_finished: bool,
}

/// How far a plan for all lots of a call is.
#[derive(Clone, SimpleObject)]
pub struct PlanProgress {
    /// The lots that are planned.
    pub n_lots: usize,
    /// Those of which the engine knows by now what they would have alone.
    pub n_settled: usize,
    /// Those with a grouping in the best plan known; null before there is one.
    pub n_served: Option<usize>,
    /// No plan serves more of them.
    pub n_served_at_best: usize,
}

impl From<LotsSoFar> for PlanProgress {
    fn from(inside: LotsSoFar) -> Self {
        Self {
            n_lots: inside.n_lots,
            n_settled: inside.n_settled,
            n_served: inside.n_served,
            n_served_at_best: inside.n_served_at_best,
        }
    }
}

impl From<CallPlan> for PlanProgress {
    fn from(plan: CallPlan) -> Self {
        let n_lots = plan.lots.len();
        Self {
            n_lots,
            n_settled: n_lots,
            n_served: Some(n_lots - plan.n_unserved()),
            n_served_at_best: n_lots.saturating_sub(plan.n_unserved_at_best),
        }
    }
}

/// Goals with their values as the API shows them.
#[must_use]
pub fn objective_values(values: &[suggestion::ObjectiveValue]) -> Vec<ObjectiveValue> {
    values
        .iter()
        .map(|value| ObjectiveValue {
            objective: value.objective.into(),
            value: value.value.into(),
        })
        .collect()
}

impl From<suggestion::GroupingRun> for GroupingRun {
    fn from(inside: suggestion::GroupingRun) -> Self {
        let answer = inside.answer.as_ref();
        let statistics = answer.map(|answer| &answer.statistics);
        Self {
            id: show(inside.id),
            status: inside.status.into(),
            bound: answer
                .map(|answer| objective_values(&answer.bound))
                .unwrap_or_default(),
            engine_version: statistics.map(|numbers| numbers.engine_version.clone()),
            nodes: statistics.map(|numbers| numbers.nodes.into()),
            n_candidates: statistics
                .map(|numbers| i32::try_from(numbers.n_candidates).unwrap_or(i32::MAX)),
            elapsed_microseconds: statistics.map(|numbers| numbers.elapsed_us.into()),
            created_at: inside.created_at,
            finished_at: inside.finished_at,
            answer_fingerprint: answer_fingerprint(&inside),
            inside,
        }
    }
}

impl GroupingRun {
    /// The lot that it was asked for.
    #[must_use]
    pub fn lot_id(&self) -> LotId {
        self.inside.lot_id
    }

    /// Who asked.
    #[must_use]
    pub fn account_id(&self) -> Option<AccountId> {
        self.inside.requested_by
    }
}

impl From<domain::groupings::grouping::SuggestOptions> for SuggestOptions {
    fn from(inside: domain::groupings::grouping::SuggestOptions) -> Self {
        Self {
            max_members: inside.max_members,
            allows_subcontractors: inside.allows_subcontractors,
            stands_one_withdrawal: inside.stands_one_withdrawal,
            objectives: inside
                .objectives
                .iter()
                .map(|goal| Objective::from(*goal))
                .collect(),
            n_alternatives: i32::from(inside.n_alternatives),
            min_difference: i32::from(inside.min_difference),
            seed: i32::try_from(inside.seed).unwrap_or(i32::MAX),
            time_limit_ms: i32::try_from(inside.time_limit_ms).unwrap_or(i32::MAX),
            inside,
        }
    }
}

impl Suggestion {
    /// A suggestion of a run.
    #[must_use]
    pub fn of(run: &suggestion::GroupingRun, inside: suggestion::Suggestion) -> Self {
        Self {
            id: show(inside.id),
            rank: inside.rank,
            objective: objective_values(&inside.objective),
            is_proven: inside.is_proven,
            assignments: inside
                .assignments
                .iter()
                .map(|assignment| Assignment {
                    requirement_id: assignment.requirement_id,
                    company_id: assignment.company_id,
                    fte_tenths: assignment.fte.map(|fte| fte.0),
                })
                .collect(),
            reasons: inside
                .reasons
                .iter()
                .map(|reason| MemberReason {
                    is_pinned: reason.is_pinned,
                    inside: reason.clone(),
                })
                .collect(),
            run_inside: run.clone(),
            inside,
        }
    }
}

impl From<suggestion::Conflict> for Conflict {
    fn from(conflict: suggestion::Conflict) -> Self {
        Self {
            unmet_by_all: conflict.unmet_by_all,
            elements: conflict
                .elements
                .into_iter()
                .map(ConflictElement::from)
                .collect(),
            repairs: conflict.repairs.into_iter().map(Repair::from).collect(),
        }
    }
}

impl From<suggestion::ConflictElement> for ConflictElement {
    fn from(element: suggestion::ConflictElement) -> Self {
        use suggestion::ConflictElement as Inside;
        let blank = |kind| Self {
            requirement_id: None,
            company_id: None,
            kind,
            limit: None,
        };
        match element {
            Inside::Requirement { requirement_id } => Self {
                requirement_id: Some(requirement_id),
                ..blank(ConflictElementKind::Requirement)
            },
            Inside::MaxMembers { limit } => Self {
                limit: Some(limit),
                ..blank(ConflictElementKind::MaxMembers)
            },
            Inside::Pinned { company_id } => Self {
                company_id: Some(company_id),
                ..blank(ConflictElementKind::Pinned)
            },
            Inside::Excluded { company_id } => Self {
                company_id: Some(company_id),
                ..blank(ConflictElementKind::Excluded)
            },
            Inside::Lead { company_id } => Self {
                company_id,
                ..blank(ConflictElementKind::Lead)
            },
            Inside::StandsOneWithdrawal => blank(ConflictElementKind::StandsOneWithdrawal),
            Inside::NoSubcontractors => blank(ConflictElementKind::NoSubcontractors),
            Inside::CompanyConditions => blank(ConflictElementKind::CompanyConditions),
        }
    }
}

impl From<suggestion::Repair> for Repair {
    fn from(repair: suggestion::Repair) -> Self {
        use suggestion::Repair as Inside;
        let blank = |kind| Self {
            requirement_id: None,
            company_id: None,
            kind,
            to: None,
            reached: None,
            demanded: None,
        };
        match repair {
            Inside::RaiseMaxMembers { to } => Self {
                to: Some(to),
                ..blank(RepairKind::RaiseMaxMembers)
            },
            Inside::DropExclusion { company_id } => Self {
                company_id: Some(company_id),
                ..blank(RepairKind::DropExclusion)
            },
            Inside::DropPin { company_id } => Self {
                company_id: Some(company_id),
                ..blank(RepairKind::DropPin)
            },
            Inside::FreeLead => blank(RepairKind::FreeLead),
            Inside::AcceptIndispensable => blank(RepairKind::AcceptIndispensable),
            Inside::AllowSubcontractors => blank(RepairKind::AllowSubcontractors),
            Inside::FindForRequirement {
                requirement_id,
                reached,
                demanded,
            } => Self {
                requirement_id: Some(requirement_id),
                reached: Some(reached.into()),
                demanded: Some(demanded.into()),
                ..blank(RepairKind::FindForRequirement)
            },
        }
    }
}
