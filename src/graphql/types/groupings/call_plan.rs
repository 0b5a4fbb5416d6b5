//! A plan for all lots of a call as the API shows it.

use async_graphql::{ID, SimpleObject};
use domain::groupings::{call_plan, plan_options};
use domain::values::ids::{CompanyId, LotId};

use crate::graphql::enums::suggestions::{GroupingStatus, Objective};
use crate::graphql::node_id::show;
use crate::graphql::types::groupings::inquiry::GroupingSketch;
use crate::graphql::types::suggestion::{ObjectiveValue, objective_values};

/// One plan for all lots of a call, in which nobody gives people twice.
#[derive(Clone, SimpleObject)]
pub struct CallPlan {
    /// How many lots are planned.
    pub n_lots: usize,
    /// How many of them have a grouping in this plan.
    pub n_served: usize,
    /// The lots, in the order of the call.
    pub lots: Vec<PlannedLot>,
    /// The companies with something to do.
    pub loads: Vec<CompanyLoad>,
    /// Whether no plan is better: lots with a grouping first, then the goals, one after the other, over all lots.
    pub is_proven: bool,
    /// The goals over all lots.
    pub objective: Vec<ObjectiveValue>,
    /// No plan that leaves no more lots out than that is better, goals compared one after the other; the objective
    /// itself when the plan is proved.
    pub bound: Vec<ObjectiveValue>,
    /// Every plan leaves so many lots without a grouping, or more.
    pub n_unserved_at_best: u32,
}

/// What the coordinator wanted of a plan. Read by coordinators of the call.
#[derive(Clone, SimpleObject)]
pub struct PlanOptions {
    /// Whether companies may take part as subcontractors where requirements allow them.
    pub allows_subcontractors: bool,
    /// Companies that must be in the grouping of a lot.
    pub pinned: Vec<OnLot>,
    /// Companies that must stay out of the grouping of a lot.
    pub excluded: Vec<OnLot>,
    /// Lots that are not planned.
    pub left_out: Vec<ID>,
    /// The goals in order of importance, summed up over the lots.
    pub objectives: Vec<Objective>,
    /// The outer limit of time in milliseconds.
    pub time_limit_ms: u32,
}

/// A company on a lot. Read by coordinators of the call.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct OnLot {
    /// The lot's id inside.
    #[graphql(skip)]
    pub lot_inside: LotId,
    /// The company's id inside.
    #[graphql(skip)]
    pub company_inside: CompanyId,
    /// The id of the lot, which may be gone by now.
    pub lot_id: ID,
}

impl From<plan_options::OnLot> for OnLot {
    fn from(inside: plan_options::OnLot) -> Self {
        Self {
            lot_inside: inside.lot_id,
            company_inside: inside.company_id,
            lot_id: show(inside.lot_id),
        }
    }
}

impl From<plan_options::PlanOptions> for PlanOptions {
    fn from(inside: plan_options::PlanOptions) -> Self {
        Self {
            allows_subcontractors: inside.allows_subcontractors,
            pinned: inside.pinned.into_iter().map(OnLot::from).collect(),
            excluded: inside.excluded.into_iter().map(OnLot::from).collect(),
            left_out: inside.left_out.into_iter().map(show).collect(),
            objectives: inside.objectives.into_iter().map(Objective::from).collect(),
            time_limit_ms: inside.time_limit_ms,
        }
    }
}

/// One lot in the plan.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct PlannedLot {
    /// The lot's id inside.
    #[graphql(skip)]
    pub lot_id: LotId,
    /// The grouping; null when the lot has none in this plan.
    pub grouping: Option<GroupingSketch>,
    /// The best grouping when the lot is looked at alone; null when nobody covers it.
    pub alone: Option<GroupingSketch>,
    /// How far the search for the lot alone came.
    pub alone_status: GroupingStatus,
    /// Whether it has another grouping than it would have alone, because others need the same companies.
    pub gives_way: bool,
}

/// What a company does in the plan.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct CompanyLoad {
    /// The company's id inside.
    #[graphql(skip)]
    pub company_id: CompanyId,
    /// The lots' ids inside.
    #[graphql(skip)]
    pub lot_ids: Vec<LotId>,
    /// The tenths of full-time equivalents that it gives.
    pub given_tenths: u32,
    /// The tenths of full-time equivalents that it lends in all.
    pub lent_tenths: u32,
}

impl From<call_plan::CallPlan> for CallPlan {
    fn from(plan: call_plan::CallPlan) -> Self {
        Self {
            n_lots: plan.lots.len(),
            n_served: plan.lots.len() - plan.n_unserved(),
            lots: plan.lots.into_iter().map(PlannedLot::from).collect(),
            loads: plan.loads.into_iter().map(CompanyLoad::from).collect(),
            is_proven: plan.is_proven,
            objective: objective_values(&plan.objective),
            bound: objective_values(&plan.bound),
            n_unserved_at_best: u32::try_from(plan.n_unserved_at_best).unwrap_or(u32::MAX),
        }
    }
}

impl From<call_plan::PlannedLot> for PlannedLot {
    fn from(lot: call_plan::PlannedLot) -> Self {
        Self {
            lot_id: lot.lot_id,
            gives_way: lot.gives_way(),
            alone_status: lot.alone_status.into(),
            grouping: lot.grouping.map(GroupingSketch::from),
            alone: lot.alone.map(GroupingSketch::from),
        }
    }
}

impl From<call_plan::CompanyLoad> for CompanyLoad {
    fn from(load: call_plan::CompanyLoad) -> Self {
        Self {
            company_id: load.company_id,
            lot_ids: load.lot_ids,
            given_tenths: load.given.0,
            lent_tenths: load.in_all.0,
        }
    }
}
