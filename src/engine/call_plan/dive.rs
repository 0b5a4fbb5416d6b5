//! Plans from the linear program by diving: what is clear is kept, the program is solved again for the rest within
//! what is left, lots look for groups at its new prices, and so on until every lot has one. And the same for a few lots
//! of the best plan that are freed together.

use std::cmp::Reverse;

use crate::lookup::{at, put};

use super::column::Column;
use super::decomposition::{Decomposition, Settled};
use super::joint_plan::{JointPlan, capacities};
use super::master::{Mixture, cheapest_mixture};

/// A column of which the linear program takes at least so much is clear.
const CLEAR_SHARE: f64 = 0.9;
/// So often lots look for groups at new prices before the next one is kept.
const LOOKS: u32 = 2;
/// Columns of each lot that the linear program gets: those that are cheapest at the prices.
const MOST_OF_LOT: usize = 32;
/// Lots that are freed together.
const MOST_FREED: usize = 8;
/// How often lots are freed.
const MOST_TRIES: usize = 16;
/// After so many in a row from which nothing came, no more are freed.
const MOST_VAIN: u32 = 8;

/// A mixture of some columns, with their numbers.
struct Mixed {
    mixture: Mixture,
    numbers: Vec<usize>,
}

impl Decomposition<'_> {
    /// Dives for all lots.
    pub fn dive_for_all(&mut self, settled: &Settled) {
        let nothing = vec![None; self.sides.len()];
        if let Some(plan) = self.dive(settled, nothing) {
            self.keep_bettered(settled, plan);
        }
    }

    /// Frees those lots of the best plan that cost most more than they have to, each with those that want the same,
    /// and dives for them.
    pub fn look_around(&mut self, settled: &Settled) {
        let mut is_tried = vec![false; self.sides.len()];
        let mut n_vain = 0;
        for _ in 0..MOST_TRIES {
            let regrets = self.regrets(settled);
            let untried = (0..is_tried.len()).filter(|place| !at(&is_tried, *place));
            let worst = untried.max_by_key(|place| (at(&regrets, *place), Reverse(*place)));
            let Some(worst) = worst.filter(|place| at(&regrets, *place) > 0) else {
                return;
            };
            put(&mut is_tried, worst, true);
            let freed = self.rivals(settled, worst);
            let keeps = |column: &Column| (!freed.contains(&column.lot)).then(|| column.clone());
            let kept = self.best.columns.iter().map(keeps).collect();
            let Some(plan) = self.dive(settled, kept) else {
                return;
            };
            let before = self.best.cost();
            // What is far worse does not become better by searching lots one by one.
            if plan.cost() < before + (before - settled.bound) / 4 {
                self.keep_bettered(settled, plan);
            }
            n_vain = if self.best.cost() < before {
                0
            } else {
                n_vain + 1
            };
            if n_vain >= MOST_VAIN {
                return;
            }
        }
    }

    /// How much more the column of each lot in the best plan costs at the prices than its cheapest that is known.
    fn regrets(&self, settled: &Settled) -> Vec<i64> {
        let prices = &settled.center;
        let mut least = vec![i64::MAX; self.sides.len()];
        for column in self.columns.iter().filter(|column| !column.is_stopgap) {
            let known = at(&least, column.lot);
            put(&mut least, column.lot, known.min(prices.with_uses(column)));
        }
        let pairs = self.best.columns.iter().zip(least);
        pairs
            .map(|(column, least)| prices.with_uses(column).saturating_sub(least))
            .collect()
    }

    /// A lot with those that take most of what it would like, at the prices.
    fn rivals(&self, settled: &Settled, place: usize) -> Vec<usize> {
        let prices = &settled.center;
        let taken = settled.taken.iter();
        let mixed: Vec<&Column> = taken
            .filter_map(|(number, _)| self.columns.get(*number))
            .collect();
        let mut wanted = vec![0_i64; prices.all.len()];
        for column in mixed.iter().filter(|column| column.lot == place) {
            for (resource, amount) in &column.uses {
                let known = at(&wanted, *resource);
                put(&mut wanted, *resource, known.max(*amount));
            }
        }
        let mut worth = vec![0_i64; self.sides.len()];
        for column in mixed.into_iter().chain(&self.best.columns) {
            let uses = column.uses.iter();
            let of_column: i64 = uses
                .map(|(resource, amount)| {
                    at(&prices.all, *resource) * (*amount).min(at(&wanted, *resource))
                })
                .sum();
            let known = at(&worth, column.lot);
            put(&mut worth, column.lot, known.max(of_column));
        }
        let mut others: Vec<usize> = (0..worth.len())
            .filter(|lot| *lot != place && at(&worth, *lot) > 0)
            .collect();
        others.sort_unstable_by_key(|lot| (Reverse(at(&worth, *lot)), *lot));
        others.truncate(MOST_FREED - 1);
        others.push(place);
        others
    }

    /// Makes a plan around what is kept, one column or nothing for each lot. Nothing if the budget ends meanwhile.
    fn dive(&mut self, settled: &Settled, mut kept: Vec<Option<Column>>) -> Option<JointPlan> {
        while kept.contains(&None) {
            let mut left = capacities(&self.shared);
            for column in kept.iter().flatten() {
                column.take(&mut left);
            }
            let mut mixed = self.mixture_of_rest(settled, &kept, &left)?;
            for _ in 0..LOOKS {
                if !self.look_within((settled, &mixed.mixture), &kept, &left) {
                    break;
                }
                mixed = self.mixture_of_rest(settled, &kept, &left)?;
            }
            if self.budget.is_over() {
                return None;
            }
            self.keep_clear(&mixed, &mut kept, left);
        }
        Some(JointPlan {
            columns: kept.into_iter().flatten().collect(),
        })
    }

    /// What the linear program makes of the columns that still fit.
    fn mixture_of_rest(
        &self,
        settled: &Settled,
        kept: &[Option<Column>],
        left: &[i64],
    ) -> Option<Mixed> {
        let mut by_lot: Vec<Vec<(i64, usize)>> = vec![Vec::new(); self.sides.len()];
        for (number, column) in self.columns.iter().enumerate() {
            let is_free = !column.is_stopgap && kept.get(column.lot) == Some(&None);
            if is_free
                && column.fits(left)
                && let Some(own) = by_lot.get_mut(column.lot)
            {
                own.push((settled.center.with_uses(column), number));
            }
        }
        let mut numbers = Vec::new();
        for mut own in by_lot {
            own.sort_unstable();
            // No group is always possible, and so the program always has a solution.
            let is_in = |(place, (_, number)): &(usize, (i64, usize))| {
                let column = self.columns.get(*number);
                *place < MOST_OF_LOT || column.is_some_and(|column| !column.answer.is_served)
            };
            let kept = own.into_iter().enumerate().filter(is_in);
            numbers.extend(kept.map(|(_, (_, number))| number));
        }
        let open = numbers.iter().filter_map(|one| self.columns.get(*one));
        let columns: Vec<&Column> = open.chain(kept.iter().flatten()).collect();
        let mixture = cheapest_mixture(self.sides.len(), &columns, &capacities(&self.shared))?;
        Some(Mixed { mixture, numbers })
    }

    /// Lots that are not kept yet look for groups that would make the mixture cheaper. Whether there are any.
    fn look_within(
        &mut self,
        (settled, mixture): (&Settled, &Mixture),
        kept: &[Option<Column>],
        left: &[i64],
    ) -> bool {
        let prices = self.towards(&settled.center, mixture, 1.0);
        let n_known = self.columns.len();
        let free = kept.iter().enumerate().filter(|(_, one)| one.is_none());
        for (place, _) in free {
            if self.budget.is_over() {
                return false;
            }
            let cost = at(&mixture.lot_costs, place) * prices.per_unit as f64;
            let less_than = cost as i64 - prices.per_unit;
            let Some(side) = self.sides.get_mut(place) else {
                continue;
            };
            let asked = (&prices, less_than);
            if let Some(column) = side.within(&self.shared, left, asked, &self.budget) {
                self.add(column);
            }
        }
        self.columns.len() > n_known
    }

    /// Keeps all columns that are clear and fit together, and the clearest of the others if none is.
    fn keep_clear(&self, mixed: &Mixed, kept: &mut [Option<Column>], mut left: Vec<i64>) {
        let shares = mixed.mixture.shares.iter().zip(&mixed.numbers);
        let mut clearest: Vec<(f64, usize)> =
            shares.map(|(share, number)| (*share, *number)).collect();
        clearest.sort_by(|first, second| second.0.total_cmp(&first.0).then(first.1.cmp(&second.1)));
        let mut is_first = true;
        for (share, number) in clearest {
            if share < CLEAR_SHARE && !is_first {
                return;
            }
            if let Some(column) = self.columns.get(number)
                && kept.get(column.lot) == Some(&None)
                && column.fits(&left)
            {
                column.take(&mut left);
                put(kept, column.lot, Some(column.clone()));
                is_first = false;
            }
        }
    }
}
