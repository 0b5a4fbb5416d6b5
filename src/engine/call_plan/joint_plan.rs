//! A plan for all lots that keeps within what they share, and how it is made better one lot at a time.

use crate::budget::Budget;
use crate::lookup::put;

use super::column::Column;
use super::lot_side::{LotSide, Prices};
use super::shared_resource::SharedResources;

/// One column for each lot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JointPlan {
    /// By the place of the lot.
    pub columns: Vec<Column>,
}

impl JointPlan {
    /// What it costs.
    #[must_use]
    pub fn cost(&self) -> i64 {
        self.columns.iter().map(|column| column.cost).sum()
    }
}

/// What is left of everything at the beginning.
#[must_use]
pub fn capacities(shared: &SharedResources) -> Vec<i64> {
    shared
        .all
        .iter()
        .map(|resource| resource.capacity)
        .collect()
}

/// Those who make plans: the lots, what they share, and what that is worth.
pub struct Planner<'p, 'a> {
    /// The lots.
    pub sides: &'p mut [LotSide<'a>],
    /// What they share.
    pub shared: &'p SharedResources,
    /// What it is worth.
    pub prices: &'p Prices,
    /// What may be spent.
    pub budget: &'p Budget<'p>,
}

impl Planner<'_, '_> {
    fn within(&mut self, place: usize, left: &[i64], less_than: i64) -> Option<Column> {
        let side = self.sides.get_mut(place)?;
        side.within(self.shared, left, (self.prices, less_than), self.budget)
    }

    /// The best column for a lot in what is left, at the prices; no group if there is none.
    fn insert(&mut self, place: usize, left: &mut [i64], plan: &mut JointPlan) {
        let found = self.within(place, left, i64::MAX);
        let column = found.or_else(|| self.sides.get(place).map(LotSide::without_group));
        if let Some(column) = column {
            column.take(left);
            put(&mut plan.columns, place, column);
        }
    }

    /// Makes a plan from what is preferred: for each lot, in this order, the first of its columns that fits; lots
    /// without one are searched afterwards, within what the others leave.
    pub fn assemble(&mut self, preferred: &[(usize, Vec<&Column>)]) -> JointPlan {
        let mut left = capacities(self.shared);
        let mut plan = JointPlan {
            columns: self.sides.iter().map(LotSide::without_group).collect(),
        };
        let mut waiting = Vec::new();
        for (place, columns) in preferred {
            match columns.iter().find(|column| column.fits(&left)) {
                Some(column) => {
                    column.take(&mut left);
                    put(&mut plan.columns, *place, (*column).clone());
                }
                None => waiting.push(*place),
            }
        }
        for place in waiting {
            self.insert(place, &mut left, &mut plan);
        }
        plan
    }

    /// Searches these lots again within what the others leave, as long as that makes the plan better.
    pub fn improve(&mut self, plan: &mut JointPlan, lots: &[usize]) {
        let free = Prices {
            per_unit: 1,
            all: vec![0; self.shared.all.len()],
        };
        let mut left = self.left_by(plan);
        loop {
            let mut is_better = false;
            for place in self.by_regret(plan, lots) {
                let (Some(side), Some(column)) =
                    (self.sides.get_mut(place), plan.columns.get_mut(place))
                else {
                    continue;
                };
                if self.budget.is_over() {
                    return;
                }
                column.give_back(&mut left);
                let less_than = (&free, column.cost);
                if let Some(better) = side.within(self.shared, &left, less_than, self.budget) {
                    *column = better;
                    is_better = true;
                }
                column.take(&mut left);
            }
            if !is_better {
                return;
            }
        }
    }

    fn left_by(&self, plan: &JointPlan) -> Vec<i64> {
        let mut left = capacities(self.shared);
        for column in &plan.columns {
            column.take(&mut left);
        }
        left
    }

    /// Those of these lots that cost more than they need to, the worst first.
    fn by_regret(&self, plan: &JointPlan, lots: &[usize]) -> Vec<usize> {
        let regret = |place: usize| {
            let cost = plan.columns.get(place).map_or(0, |column| column.cost);
            cost - self.sides.get(place).map_or(0, |side| side.least)
        };
        let mut order = lots.to_vec();
        order.retain(|place| regret(*place) > 0);
        order.sort_by_key(|place| (-regret(*place), *place));
        order
    }
}
