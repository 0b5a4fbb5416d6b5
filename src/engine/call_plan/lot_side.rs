//! One lot's side of the plan of a call: its search with prices on what is shared, or within what others leave.

use crate::budget::Budget;
use crate::interchange::problem::Lot;
use crate::lookup::at;
use crate::lot::flat::{LotProblem, RowName};
use crate::lot::tariff::most_in_all;
use crate::lot_search::incumbent::Found;
use crate::lot_search::search::{Outcome, Start, Wanted, search_lot};

use super::choice::Choice;
use super::column::Column;
use super::lot_part::{following, left_over};
use super::shared_resource::{Links, SharedResources};
use super::solve_lot::AskedLot;

/// Groups of earlier searches that the next one begins with.
const MOST_STARTS: usize = 24;

/// Proved bounds that are remembered.
const MOST_PROVED: usize = 4;
/// Nodes of a search within what others leave.
const NODES_WITHIN: u64 = 30;

/// Prices of shared resources: whole numbers of a fraction of the question's unit of cost.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prices {
    /// So many make a unit of cost.
    pub per_unit: i64,
    /// One for each shared resource.
    pub all: Vec<i64>,
}

impl Prices {
    /// What a column costs at these prices, in their unit.
    #[must_use]
    pub fn with_uses(&self, column: &Column) -> i64 {
        column.cost * self.per_unit + self.of(&column.uses)
    }

    /// What these uses cost.
    #[must_use]
    pub fn of(&self, uses: &[(usize, i64)]) -> i64 {
        uses.iter()
            .map(|(resource, amount)| at(&self.all, *resource) * amount)
            .sum()
    }
}

/// What a lot's search with prices found.
#[derive(Clone, Debug, Default)]
pub struct PricedLot {
    /// No plan of the lot costs less at these prices, in fractions of the unit of cost as the prices.
    pub bound: i64,
    /// The best plan at these prices, if it is better than no group.
    pub column: Option<Column>,
    /// By how much the best plan that was found lies above the bound, in the same unit.
    pub slack: i64,
}

/// A search at prices that was proved.
#[derive(Clone)]
struct Last {
    /// The prices of what the lot touches.
    prices: Vec<i64>,
    tolerance: i64,
    step: usize,
    found: PricedLot,
}

/// One lot in the plan of a call.
#[derive(Clone)]
pub struct LotSide<'a> {
    /// The lot as it is asked about.
    pub asked: &'a AskedLot<'a>,
    /// The lot.
    pub lot: &'a Lot,
    /// Its place among those that are asked about.
    pub place: usize,
    /// The lot in flat arrays.
    pub flat: LotProblem,
    /// What of it is shared.
    pub links: Links,
    /// What the lot costs at least, looked at alone.
    pub least: i64,
    /// What it costs without a group.
    unserved: i64,
    touched: Vec<u32>,
    /// How much of each of them any group could take.
    most_used: Vec<i64>,
    /// Prices of what is touched, with a bound that was proved there.
    proved: Vec<(Vec<i64>, i64)>,
    start: Start,
    last: Option<Last>,
    /// Nodes of a search at prices, as far as they turned out to be needed.
    n_nodes: u64,
}

impl<'a> LotSide<'a> {
    /// The side of a lot of which the best group, looked at alone, is known.
    #[must_use]
    pub fn new(
        (asked, lot): (&'a AskedLot<'a>, &'a Lot),
        place: usize,
        flat: LotProblem,
        (alone, least): (&Outcome, i64),
        shared: &SharedResources,
    ) -> Self {
        let links = shared.links(lot, &flat);
        let mut side = Self {
            asked,
            lot,
            place,
            most_used: links.most_used(&flat),
            unserved: flat.unserved / flat.scale.max(1),
            touched: links.touched(),
            proved: Vec::new(),
            links,
            flat,
            least,
            start: Start::default(),
            last: None,
            n_nodes: 0,
        };
        side.remember(alone);
        side
    }

    /// The lot without a group.
    #[must_use]
    pub fn without_group(&self) -> Column {
        Column {
            lot: self.place,
            cost: self.unserved,
            uses: Vec::new(),
            is_stopgap: false,
            answer: self.asked.unserved(),
        }
    }

    /// What stands in for a group that has to be found.
    #[must_use]
    pub fn stopgap(&self) -> Column {
        Column {
            cost: self.unserved.saturating_mul(2),
            is_stopgap: true,
            ..self.without_group()
        }
    }

    /// A group of the lot with the parts that are best in some version of it.
    #[must_use]
    pub fn column(
        &self,
        shared: &SharedResources,
        version: &LotProblem,
        companies: &[u32],
    ) -> Column {
        let answer = self.asked.answer(version, companies);
        Column {
            lot: self.place,
            cost: 0,
            uses: shared.used_by(self.lot, &answer),
            is_stopgap: false,
            answer,
        }
    }

    /// The desirable requirements of the lot, by their numbers.
    #[must_use]
    pub fn wishes(&self) -> Vec<usize> {
        let wishes = self.flat.rows.iter().filter(|row| row.skip.is_some());
        let numbers = wishes.filter_map(|row| match row.name {
            RowName::Requirement(number) => Some(number),
            _ => None,
        });
        numbers.collect()
    }

    /// The part of the lot's groups that follow these choices.
    #[must_use]
    pub fn deciding(&self, shared: &SharedResources, choices: &[(Choice, bool)]) -> Self {
        let flat = following(&self.flat, choices);
        let links = shared.links(self.lot, &flat);
        let touched = links.touched();
        Self {
            most_used: links.most_used(&flat),
            // Bounds of the whole lot hold for its part.
            proved: self.proved_for(&touched),
            touched,
            links,
            flat,
            last: None,
            ..self.clone()
        }
    }

    /// Proved bounds, with the prices of these resources only; the others cannot be taken any more.
    fn proved_for(&self, touched: &[u32]) -> Vec<(Vec<i64>, i64)> {
        let place = |one: &u32| self.touched.binary_search(one).unwrap_or(usize::MAX);
        let kept: Vec<usize> = touched.iter().map(place).collect();
        let known = self.proved.iter().map(|(prices, bound)| {
            let prices = kept.iter().map(|place| at(prices, *place));
            (prices.collect(), *bound)
        });
        known.collect()
    }

    /// Lets searches at prices take so many nodes, whatever others get.
    pub fn be_given(&mut self, n_nodes: u64) {
        self.n_nodes = n_nodes;
    }

    /// Nodes that searches at prices may take, where others get so many.
    #[must_use]
    pub fn nodes(&self, of_others: u64) -> u64 {
        self.n_nodes.max(of_others)
    }

    fn remember(&mut self, outcome: &Outcome) {
        if !outcome.prices.is_empty() {
            self.start.prices = Some(outcome.prices.clone());
        }
        for found in outcome.best.iter().chain(outcome.pool.iter().take(4)) {
            self.start.groups.retain(|known| *known != found.companies);
            self.start.groups.insert(0, found.companies.clone());
        }
        self.start.groups.truncate(MOST_STARTS);
    }

    /// The best plan at these prices, or one that costs at most `tolerance` more, in the prices' unit: what is nearly
    /// as good need not be told apart. A lot that is not decided within the nodes of the budget is tried once more
    /// with the second tolerance.
    pub fn at_prices(
        &mut self,
        shared: &SharedResources,
        (prices, tolerances): (&Prices, [i64; 2]),
        budget: &Budget<'_>,
    ) -> PricedLot {
        let own: Vec<i64> = self
            .touched
            .iter()
            .map(|resource| at(&prices.all, *resource as usize))
            .collect();
        if let Some(last) = &self.last
            && last.tolerance <= at(&tolerances, last.step).saturating_mul(2)
            && self.is_still_best(&last.prices, &own, &last.found)
        {
            return last.found.clone();
        }
        // How many of the lot's own units of cost make one unit of the prices.
        let factor = (self.flat.scale / prices.per_unit.max(1)).max(1);
        let in_lot_units: Vec<i64> = prices.all.iter().map(|price| price * factor).collect();
        let mut priced = self.links.priced(&self.flat, &in_lot_units, factor);
        let wanted = Wanted::any(&priced);
        let mut found = PricedLot {
            bound: self.bound_from_before(&own, prices.per_unit),
            column: None,
            slack: 0,
        };
        if priced.dearest_group() > most_in_all(priced.max_members) {
            return found;
        }
        let budget = &Budget {
            node_limit: self.nodes(budget.node_limit),
            ..*budget
        };
        for (step, tolerance) in tolerances.into_iter().enumerate() {
            // The search leaves out what is not better by a grain.
            priced.grain = tolerance.max(1).saturating_mul(factor);
            let outcome = search_lot(&priced, &wanted, &self.start, budget);
            self.remember(&outcome);
            let cutoff = outcome
                .best
                .as_ref()
                .map_or(wanted.cutoff, |best| best.cost);
            let bound = outcome.bound.min(cutoff - priced.grain + 1);
            found.bound = found.bound.max(bound.div_euclid(factor));
            if let Some(best) = &outcome.best {
                let mut column = self.column(shared, &priced, &best.companies);
                let cost = best.cost / factor - prices.of(&column.uses);
                column.cost = cost / prices.per_unit.max(1);
                found.column = Some(column);
            }
            found.slack = cutoff.div_euclid(factor) - found.bound;
            if outcome.is_proved {
                self.proved.insert(0, (own.clone(), found.bound));
                self.proved.truncate(MOST_PROVED);
                self.last = Some(Last {
                    prices: own,
                    tolerance,
                    step,
                    found: found.clone(),
                });
                return found;
            }
        }
        self.last = None;
        found
    }

    /// What is known from other prices: nothing costs less with prices than without, and less dear things make a group
    /// cheaper by no more than the lot could ever take of them.
    fn bound_from_before(&self, now: &[i64], per_unit: i64) -> i64 {
        let known = self.proved.iter().map(|(before, bound)| {
            let cheaper = before.iter().zip(now).zip(&self.most_used);
            let most: i64 = cheaper
                .map(|((before, now), most)| (before - now).max(0).saturating_mul(*most))
                .fold(0, i64::saturating_add);
            bound.saturating_sub(most)
        });
        known.fold(self.least.saturating_mul(per_unit), i64::max)
    }

    /// Whether a plan that was the best at other prices still is: nothing became cheaper, and what it takes did not
    /// become dearer.
    fn is_still_best(&self, before: &[i64], now: &[i64], known: &PricedLot) -> bool {
        let uses = known.column.as_ref().map_or(&[][..], |column| &column.uses);
        let pairs = self.touched.iter().zip(before.iter().zip(now));
        pairs.into_iter().all(|(resource, (before, now))| {
            let is_taken = uses
                .binary_search_by_key(&(*resource as usize), |used| used.0)
                .is_ok();
            now == before || (now > before && !is_taken)
        })
    }

    /// The best plan within what others leave, if it costs less than this at these prices, in the prices' unit. The
    /// search is cut short: what it finds is good, and not proved to be the best.
    pub fn within(
        &mut self,
        shared: &SharedResources,
        left: &[i64],
        (prices, less_than): (&Prices, i64),
        budget: &Budget<'_>,
    ) -> Option<Column> {
        let factor = (self.flat.scale / prices.per_unit.max(1)).max(1);
        let in_lot_units: Vec<i64> = prices.all.iter().map(|price| price * factor).collect();
        let priced = self
            .links
            .priced(&self.flat, &in_lot_units, self.flat.grain);
        let version = left_over(&priced, &self.links, left);
        let wanted = Wanted {
            cutoff: less_than
                .saturating_mul(factor)
                .min(self.unserved.saturating_mul(self.flat.scale)),
            is_any_good_enough: true,
            ..Wanted::any(&version)
        };
        let short = Budget {
            node_limit: budget.node_limit.min(NODES_WITHIN),
            ..*budget
        };
        let outcome = search_lot(&version, &wanted, &self.start, &short);
        let Found { cost, companies } = outcome.best?;
        let mut column = self.column(shared, &version, &companies);
        column.cost = (cost / factor - prices.of(&column.uses)) / prices.per_unit.max(1);
        Some(column)
    }
}
