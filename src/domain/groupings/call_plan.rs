//! One plan for all lots of a call: who takes which lot when nobody gives people twice.

use serde::{Deserialize, Serialize};

use crate::groupings::suggestion::{GroupingStatus, ObjectiveValue, Suggestion};
use crate::values::ids::{CompanyId, LotId};
use crate::values::quantity::FteTenths;

/// One lot in the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedLot {
    /// Which lot.
    pub lot_id: LotId,
    /// The grouping; `None` when the lot has none in this plan.
    pub grouping: Option<Suggestion>,
    /// The best grouping when the lot is looked at alone; `None` when nobody covers it.
    pub alone: Option<Suggestion>,
    /// How far the search for the lot alone came.
    pub alone_status: GroupingStatus,
}

impl PlannedLot {
    /// Whether the lot has another grouping than it would have alone, because others need the same companies.
    #[must_use]
    pub fn gives_way(&self) -> bool {
        let members = |one: &Option<Suggestion>| one.as_ref().map(|one| one.members.clone());
        members(&self.grouping) != members(&self.alone)
    }
}

/// What a company does in the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyLoad {
    /// Which company.
    pub company_id: CompanyId,
    /// The lots that it takes part in, in the order of the call.
    pub lot_ids: Vec<LotId>,
    /// The people that it gives to demands in full-time equivalents.
    pub given: FteTenths,
    /// The people that it lends in all.
    pub in_all: FteTenths,
}

/// A plan for all lots of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallPlan {
    /// The lots, in the order of the call.
    pub lots: Vec<PlannedLot>,
    /// The companies with something to do, in the order of their ids.
    pub loads: Vec<CompanyLoad>,
    /// Whether no plan is better: lots with a grouping first, then the goals, one after the other, over all lots.
    pub is_proven: bool,
    /// The goals over all lots.
    pub objective: Vec<ObjectiveValue>,
    /// Every plan leaves so many lots without a grouping, or more.
    pub n_unserved_at_best: usize,
    /// No plan that leaves no more lots out than that is better, goals compared one after the other; the objective
    /// itself when the plan is proved.
    pub bound: Vec<ObjectiveValue>,
}

impl CallPlan {
    /// How many lots have no grouping.
    #[must_use]
    pub fn n_unserved(&self) -> usize {
        let unserved = self.lots.iter().filter(|lot| lot.grouping.is_none());
        unserved.count()
    }
}
