//! What the coordinator wants of a plan for all lots of a call: who is in or out of which lot, and which lots are planned.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::groupings::grouping::{Comparing, Objective, SuggestOptions, usual_objectives};
use crate::values::ids::{CompanyId, LotId};
use crate::values::rejection::{Rejection, RejectionCode};

/// A company on a lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OnLot {
    /// The lot.
    pub lot_id: LotId,
    /// The company.
    pub company_id: CompanyId,
}

/// What the coordinator wants of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanOptions {
    /// Whether companies may take part as subcontractors where requirements allow them.
    pub allows_subcontractors: bool,
    /// Companies that must be in the grouping of a lot.
    pub pinned: Vec<OnLot>,
    /// Companies that must stay out of the grouping of a lot.
    pub excluded: Vec<OnLot>,
    /// Lots that are not planned.
    pub left_out: Vec<LotId>,
    /// The goals in order of importance, summed up over the lots.
    pub objectives: Vec<Objective>,
    /// The most lots that one company takes part in, where the call limits bids.
    pub max_lots: Option<u32>,
    /// The outer limit of time in milliseconds.
    pub time_limit_ms: u32,
}

impl Default for PlanOptions {
    fn default() -> Self {
        Self {
            allows_subcontractors: false,
            pinned: Vec::new(),
            excluded: Vec::new(),
            left_out: Vec::new(),
            objectives: usual_objectives(Comparing::WithNothing),
            max_lots: None,
            time_limit_ms: 10_000,
        }
    }
}

impl PlanOptions {
    /// What is wanted of one lot.
    #[must_use]
    pub fn on_lot(&self, lot_id: LotId) -> SuggestOptions {
        let own = |list: &[OnLot]| -> Vec<CompanyId> {
            let of_lot = list.iter().filter(|one| one.lot_id == lot_id);
            let companies: BTreeSet<CompanyId> = of_lot.map(|one| one.company_id).collect();
            companies.into_iter().collect()
        };
        SuggestOptions {
            pinned: own(&self.pinned),
            excluded: own(&self.excluded),
            allows_subcontractors: self.allows_subcontractors,
            objectives: self.objectives.clone(),
            n_alternatives: 0,
            time_limit_ms: self.time_limit_ms,
            ..SuggestOptions::default()
        }
    }

    /// What contradicts itself, or speaks of lots that are not of the call, each at its place.
    #[must_use]
    pub fn rejections(&self, of_call: &[LotId]) -> Vec<Rejection> {
        let mut rejections = Vec::new();
        let mut at = |code, list: &str, place: usize, field: &str| {
            let one = Rejection::at(code, field).under(&place.to_string());
            rejections.push(one.under(list));
        };
        for (list, wanted) in [("pinned", &self.pinned), ("excluded", &self.excluded)] {
            for (place, one) in wanted.iter().enumerate() {
                if !of_call.contains(&one.lot_id) {
                    at(RejectionCode::NotFound, list, place, "lotId");
                } else if self.left_out.contains(&one.lot_id) {
                    at(RejectionCode::ContradictoryOptions, list, place, "lotId");
                }
                if list == "pinned" && self.excluded.contains(one) {
                    at(RejectionCode::PinnedAndExcluded, list, place, "companyId");
                }
            }
        }
        for (place, lot_id) in self.left_out.iter().enumerate() {
            if !of_call.contains(lot_id) {
                let absent = Rejection::at(RejectionCode::NotFound, &place.to_string());
                rejections.push(absent.under("leftOut"));
            }
        }
        if !of_call.is_empty() && of_call.iter().all(|id| self.left_out.contains(id)) {
            rejections.push(Rejection::at(
                RejectionCode::ContradictoryOptions,
                "leftOut",
            ));
        }
        rejections
    }
}
