//! Plans made of what the linear program takes most of.

use super::column::Column;
use super::decomposition::{Decomposition, Groups, Settled};
use super::joint_plan::{JointPlan, Planner};

impl Decomposition<'_> {
    /// Makes a plan of what the linear program takes most of, and makes it better.
    pub fn find_plan(&mut self, settled: &Settled) {
        let preferred = self.preferred(&settled.taken);
        let preferred: Vec<(usize, Vec<&Column>)> = preferred
            .iter()
            .map(|(place, numbers)| {
                let columns = numbers
                    .iter()
                    .filter_map(|number| self.columns.get(*number));
                (*place, columns.collect())
            })
            .collect();
        let mut planner = Planner {
            sides: &mut self.sides,
            shared: &self.shared,
            prices: &settled.center,
            budget: &self.budget,
        };
        let plan = planner.assemble(&preferred);
        self.keep_bettered(settled, plan);
    }

    /// Makes a plan better by searching each lot again within what the others leave, and keeps it if it is the best.
    /// A plan that was seen before is left alone.
    pub fn keep_bettered(&mut self, settled: &Settled, mut plan: JointPlan) {
        let members = plan.columns.iter();
        let groups: Groups = members
            .map(|column| column.answer.members.clone())
            .collect();
        if !self.tried.insert(groups) {
            return;
        }
        let all: Vec<usize> = (0..plan.columns.len()).collect();
        let mut planner = Planner {
            sides: &mut self.sides,
            shared: &self.shared,
            prices: &settled.center,
            budget: &self.budget,
        };
        planner.improve(&mut plan, &all);
        for column in &plan.columns {
            self.add(column.clone());
        }
        if plan.cost() < self.best.cost() {
            self.best = plan;
        }
    }

    /// For each lot the columns that are taken, those with the largest shares first; lots that are clearest first. All
    /// columns, the cheapest first, as long as nothing is taken.
    fn preferred(&self, taken: &[(usize, f64)]) -> Vec<(usize, Vec<usize>)> {
        let everything: Vec<(usize, f64)> = (0..self.columns.len()).map(|one| (one, 0.0)).collect();
        let taken = if taken.is_empty() { &everything } else { taken };
        let mut by_lot: Vec<Vec<(f64, i64, usize)>> = vec![Vec::new(); self.sides.len()];
        for (number, share) in taken {
            if let Some(column) = self.columns.get(*number)
                && column.answer.is_served
                && let Some(own) = by_lot.get_mut(column.lot)
            {
                own.push((*share, column.cost, *number));
            }
        }
        for own in &mut by_lot {
            own.sort_by(|first, second| {
                second
                    .0
                    .total_cmp(&first.0)
                    .then((first.1, first.2).cmp(&(second.1, second.2)))
            });
        }
        let clearest = |place: usize| by_lot.get(place).and_then(|own| own.first()).copied();
        let mut order: Vec<usize> = (0..by_lot.len()).collect();
        order.sort_by(|first, second| {
            let share = |one: usize| clearest(one).map_or(0.0, |best| best.0);
            let cost = |one: usize| clearest(one).map_or(0, |best| best.1);
            share(*second)
                .total_cmp(&share(*first))
                .then(cost(*second).cmp(&cost(*first)))
                .then(first.cmp(second))
        });
        let numbered = order.into_iter().map(|place| {
            let own = by_lot.get(place).into_iter().flatten();
            (place, own.map(|(_, _, number)| *number).collect())
        });
        numbered.collect()
    }
}
