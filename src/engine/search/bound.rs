//! Bounds from below by Lagrangian relaxation: every demand has a price that members earn by meeting it; whatever the
//! prices, no grouping costs less than what remains. Prices are improved step by step (subgradient method), in integers.

use crate::lookup::{add, at, put};
use crate::objective::{N_OBJECTIVES, Value};
use crate::problem::WHOLE;
use crate::search::directions::{Directions, turn};
use crate::search::relaxation::{Entry, Relaxation};
use crate::search::staffing::{best_pay, earned, part_of};
use crate::search::tariff::Tariff;
use crate::search::view::{Bound, Prices, View};
use domain::groupings::grouping::Objective;

/// No price is higher, so that products fit into 64 bits.
const HIGHEST_PRICE: i64 = 1 << 44;
/// The length of a step is counted in 64ths.
const FULL_STEP: i64 = 64;
/// Steps become shorter after so many without anything better, at least.
const LEAST_PATIENCE: usize = 4;

/// Works out bounds; keeps its memory between calls.
pub struct Bounder<'r, 'p> {
    relaxation: &'r Relaxation<'p>,
    tariff: Tariff,
    units: Vec<i64>,
    is_dropped: Vec<bool>,
    reduced: Vec<i64>,
    order: Vec<usize>,
    directions: Directions,
}

/// One look at the relaxation at given prices.
#[derive(Clone, Copy, Debug, Default)]
struct Look {
    scaled: i64,
    /// The value of the relaxed choice, for the budgets of earlier levels.
    value: Value,
    /// The reduced value above which a player is not chosen, and whether the number of members is at its limit.
    threshold: i64,
}

impl<'r, 'p> Bounder<'r, 'p> {
    /// A bounder for one relaxation.
    #[must_use]
    pub fn new(relaxation: &'r Relaxation<'p>) -> Self {
        Self {
            relaxation,
            tariff: Tariff::default(),
            units: vec![0; relaxation.n_rows()],
            is_dropped: vec![false; relaxation.problem.needs.len()],
            reduced: Vec::new(),
            order: Vec::new(),
            directions: Directions::default(),
        }
    }

    /// Prices to begin with.
    #[must_use]
    pub fn first_prices(&self) -> Prices {
        Prices {
            rows: vec![0; self.relaxation.n_rows()],
            cuts: vec![0; self.relaxation.cuts.len()],
            budgets: vec![0; self.relaxation.problem.levels.len()],
        }
    }

    /// Improves the prices in so many steps and answers the best bound seen; the prices are left where it was seen.
    pub fn improve(&mut self, view: &View<'_>, prices: &mut Prices, n_steps: usize) -> Bound {
        let scale = self.scale(view.level);
        let grid = at(&self.relaxation.grids, view.level);
        let patience = (n_steps / 8).max(LEAST_PATIENCE);
        self.directions = Directions::none(prices);
        let mut best = Bound {
            scaled: i64::MIN / 4,
            ..Bound::default()
        };
        let mut best_prices = prices.clone();
        let (mut step, mut n_idle) = (FULL_STEP, 0);
        let mut threshold = 0;
        for _ in 0..n_steps.max(1) {
            let mut look = self.look(view, prices);
            if look.scaled > best.scaled {
                n_idle = if look.scaled - best.scaled > scale / 32 {
                    0
                } else {
                    n_idle + 1
                };
                best.scaled = look.scaled;
                best.lower = grid.up(round_up(look.scaled, scale));
                best.reduced.clone_from(&self.reduced);
                threshold = look.threshold;
                best_prices.clone_from(prices);
            } else {
                n_idle += 1;
            }
            if best.lower >= view.is_enough {
                break;
            }
            if n_idle >= patience {
                step /= 2;
                n_idle = 0;
                prices.clone_from(&best_prices);
                if step < 2 {
                    break;
                }
                look = self.look(view, prices);
            }
            if !self.move_prices(view, prices, &look, step) {
                break;
            }
        }
        *prices = best_prices;
        best.rise = best
            .reduced
            .iter()
            .map(|reduced| (reduced - threshold).max(0))
            .collect();
        best
    }

    fn scale(&self, level: usize) -> i64 {
        self.relaxation
            .problem
            .levels
            .get(level)
            .map_or(1, |level| level.scale)
    }

    /// The weight of each goal at these prices: the level's own and those of the budgets before it.
    fn weights(&self, view: &View<'_>, prices: &Prices) -> [i64; N_OBJECTIVES] {
        let mut weights = [0; N_OBJECTIVES];
        for (index, level) in self.relaxation.problem.levels.iter().enumerate() {
            let factor = match index.cmp(&view.level) {
                std::cmp::Ordering::Equal => level.scale,
                std::cmp::Ordering::Less if self.is_budget(view, index) => {
                    at(&prices.budgets, index) / self.spread(view, index)
                }
                _ => 0,
            };
            if factor != 0 {
                for (weight, own) in weights.iter_mut().zip(level.weights) {
                    *weight += factor * own;
                }
            }
        }
        weights
    }

    /// Whether an earlier level is kept by a price: not when the number of members or the duty of wishes keeps it.
    fn is_budget(&self, view: &View<'_>, index: usize) -> bool {
        match self
            .relaxation
            .problem
            .levels
            .get(index)
            .map(|level| level.alone)
        {
            Some(Some(Objective::Members)) => false,
            Some(Some(Objective::Uncovered)) => !view.wishes_are_musts,
            _ => true,
        }
    }

    fn spread(&self, view: &View<'_>, index: usize) -> i64 {
        let least = self
            .relaxation
            .problem
            .levels
            .get(index)
            .map_or(0, |level| level.least);
        (at(view.incumbent, index) - least).max(1)
    }

    /// The relaxed optimum at the prices; leaves the reduced values of open players and the use of rows behind.
    fn look(&mut self, view: &View<'_>, prices: &Prices) -> Look {
        let weights = self.weights(view, prices);
        self.tariff.set(self.relaxation, weights);
        let mut look = Look::default();
        self.units.iter_mut().for_each(|units| *units = 0);
        self.look_at_needs(view, prices, &mut look);
        for (cut, price) in self.relaxation.cuts.iter().zip(&prices.cuts) {
            let rest = i64::try_from(cut.min_difference).unwrap_or(0)
                - i64::try_from(cut.n_inside).unwrap_or(0);
            look.scaled += price * rest;
        }
        for player in view.inside {
            look.scaled += self.reduced_value(*player, prices);
        }
        let mut reduced = std::mem::take(&mut self.reduced);
        reduced.clear();
        reduced.extend(
            view.free
                .iter()
                .map(|player| self.reduced_value(*player, prices)),
        );
        self.reduced = reduced;
        let n_chosen = self.choose(view, &mut look);
        for player in view.inside {
            self.use_rows(*player, prices, &mut look);
        }
        for place in 0..n_chosen {
            let index = at(&self.order, place);
            self.use_rows(at(view.free, index), prices, &mut look);
        }
        for index in (0..view.level).filter(|index| self.is_budget(view, *index)) {
            let price = at(&prices.budgets, index) / self.spread(view, index);
            look.scaled -= price * at(view.incumbent, index);
        }
        look
    }

    /// Each need is covered at its rows' prices, or, when desirable, left out at its weight.
    fn look_at_needs(&mut self, view: &View<'_>, prices: &Prices, look: &mut Look) {
        let problem = self.relaxation.problem;
        let broken: i64 = problem
            .each_wishes
            .iter()
            .filter(|wish| view.inside.iter().any(|player| !at(&wish.is_met, *player)))
            .map(|wish| wish.weight)
            .sum();
        let mut lost = problem.lost_weight + broken;
        look.scaled = at(&prices.rows, self.relaxation.lead_row);
        for (index, need) in problem.needs.iter().enumerate() {
            let (amount_row, answer_row) = at(&self.relaxation.rows_of_needs, index);
            let worth =
                at(&prices.rows, amount_row) + answer_row.map_or(0, |row| at(&prices.rows, row));
            let weight = need.weight.filter(|_| !view.wishes_are_musts);
            let is_dropped = weight.is_some_and(|weight| weight * self.tariff.loss < worth);
            put(&mut self.is_dropped, index, is_dropped);
            if is_dropped {
                lost += weight.unwrap_or_default();
            } else {
                look.scaled += worth;
            }
        }
        look.scaled += lost * self.tariff.loss + problem.constant.weighed(&self.tariff.weights);
        look.value = problem
            .order
            .one(Objective::Uncovered, lost)
            .plus(problem.constant);
    }

    /// What a player costs less what it earns.
    fn reduced_value(&self, player: usize, prices: &Prices) -> i64 {
        let relaxation = self.relaxation;
        let mut value = at(&self.tariff.fixed, player);
        for (cut, price) in relaxation.cuts.iter().zip(&prices.cuts) {
            value += if at(&cut.is_inside, player) {
                *price
            } else {
                -price
            };
        }
        if relaxation
            .problem
            .players
            .get(player)
            .is_some_and(|p| p.can_lead)
        {
            let price = at(&prices.rows, relaxation.lead_row);
            value -= (price - at(&self.tariff.lead, player)).max(0);
        }
        for (entry, pay) in self.pays(player, prices) {
            if entry.tenths == 0 {
                value -= pay.max(0);
            }
        }
        if relaxation.is_short(player) {
            let works = self
                .pays(player, prices)
                .filter(|(entry, pay)| entry.tenths > 0 && *pay > 0)
                .map(|(entry, pay)| (pay, entry.tenths))
                .collect();
            value -= best_pay(works, self.people_of(player));
        }
        value
    }

    /// What a player adds to rows, beside what it earns there, the cost of answering taken off.
    fn pays<'s>(
        &'s self,
        player: usize,
        prices: &'s Prices,
    ) -> impl Iterator<Item = (&'s Entry, i64)> {
        let range = self.relaxation.range_of(player);
        let entries = self
            .relaxation
            .entries
            .get(range.clone())
            .unwrap_or_default();
        let costs = self.tariff.entries.get(range).unwrap_or_default();
        entries.iter().zip(costs).map(|(entry, cost)| {
            (
                entry,
                earned(at(&prices.rows, entry.row), entry.units) - cost,
            )
        })
    }

    fn people_of(&self, player: usize) -> i64 {
        self.relaxation
            .problem
            .players
            .get(player)
            .map_or(0, |player| i64::from(player.supply.in_all))
    }

    /// Chooses the open players with the smallest reduced values, as many as are allowed and worth it.
    fn choose(&mut self, view: &View<'_>, look: &mut Look) -> usize {
        let n_inside = view.inside.len();
        let most = view
            .at_most
            .saturating_sub(n_inside)
            .min(self.reduced.len());
        let least = view.at_least.saturating_sub(n_inside).min(most);
        self.order.clear();
        self.order.extend(0..self.reduced.len());
        let reduced = &self.reduced;
        let key = |index: &usize| (at(reduced, *index), *index);
        if most < self.order.len() {
            self.order.select_nth_unstable_by_key(most, key);
            self.order.truncate(most);
        }
        self.order.sort_unstable_by_key(key);
        let n_earning = self
            .order
            .iter()
            .filter(|index| at(reduced, **index) < 0)
            .count();
        let n_chosen = n_earning.max(least);
        for index in self.order.iter().take(n_chosen) {
            look.scaled += at(reduced, *index);
        }
        let last = n_chosen
            .checked_sub(1)
            .and_then(|last| self.order.get(last))
            .map_or(0, |index| at(reduced, *index));
        look.threshold = match n_chosen {
            0 if most == 0 => i64::MIN / 4,
            0 => 0,
            n if n == most => last,
            _ => last.max(0),
        };
        self.order.truncate(n_chosen);
        n_chosen
    }

    /// Adds what a chosen player gives to the rows, and what it costs.
    fn use_rows(&mut self, player: usize, prices: &Prices, look: &mut Look) {
        let relaxation = self.relaxation;
        let Some(known) = relaxation.problem.players.get(player) else {
            return;
        };
        let order = &relaxation.problem.order;
        let bond = order.one(Objective::Cohesion, -at(&relaxation.bonds, player));
        look.value = look.value.plus(known.fixed).plus(bond);
        let lead_price = at(&prices.rows, relaxation.lead_row);
        if known.can_lead && lead_price > at(&self.tariff.lead, player) {
            add(&mut self.units, relaxation.lead_row, WHOLE);
            look.value = look.value.plus(known.lead_value);
        }
        let mut used: Vec<(usize, i64)> = Vec::new();
        let mut works: Vec<(i64, Entry)> = Vec::new();
        let (mut weak, mut misfit) = (0, 0);
        for (entry, pay) in self.pays(player, prices).filter(|(_, pay)| *pay > 0) {
            if entry.tenths > 0 {
                works.push((pay, *entry));
            } else {
                used.push((entry.row, entry.units));
                weak += entry.weak;
                misfit += entry.misfit;
            }
        }
        works.sort_by_key(|(pay, entry)| {
            std::cmp::Reverse(i128::from(*pay) * 1_000 / i128::from(entry.tenths))
        });
        let mut left = self.people_of(player);
        for (_, entry) in works {
            let given = entry.tenths.min(left);
            left -= given;
            used.push((entry.row, part_of(entry.units, given, entry.tenths)));
        }
        for (row, units) in used {
            add(&mut self.units, row, units);
        }
        look.value = look
            .value
            .plus(order.one(Objective::WeakProof, weak))
            .plus(order.one(Objective::Misfit, misfit));
    }

    /// Moves every price along what is missing at it; answers whether there was anywhere to go.
    fn move_prices(
        &mut self,
        view: &View<'_>,
        prices: &mut Prices,
        look: &Look,
        step: i64,
    ) -> bool {
        let relaxation = self.relaxation;
        let mut gaps = vec![0; relaxation.n_rows()];
        put(&mut gaps, relaxation.lead_row, WHOLE);
        for (rows, is_dropped) in relaxation.rows_of_needs.iter().zip(&self.is_dropped) {
            let wanted = if *is_dropped { 0 } else { WHOLE };
            put(&mut gaps, rows.0, wanted);
            if let Some(answer_row) = rows.1 {
                put(&mut gaps, answer_row, wanted);
            }
        }
        for (gap, units) in gaps.iter_mut().zip(&self.units) {
            *gap -= units;
        }
        let cut_gaps = self.cut_gaps(view);
        let budget_gaps: Vec<i64> = (0..prices.budgets.len())
            .map(|index| {
                if index < view.level && self.is_budget(view, index) {
                    self.budget_gap(view, look, index)
                } else {
                    0
                }
            })
            .collect();
        let ways = &mut self.directions;
        let gaps = turn(&mut ways.rows, &gaps, &prices.rows);
        let cut_gaps = turn(&mut ways.cuts, &cut_gaps, &prices.cuts);
        let budget_gaps = turn(&mut ways.budgets, &budget_gaps, &prices.budgets);
        let groups = [
            (&mut prices.rows, gaps),
            (&mut prices.cuts, cut_gaps),
            (&mut prices.budgets, budget_gaps),
        ];
        let norm: i128 = groups
            .iter()
            .flat_map(|(prices, gaps)| prices.iter().zip(gaps))
            .filter(|(price, gap)| **gap > 0 || **price > 0)
            .map(|(_, gap)| i128::from(gap >> 8).pow(2))
            .sum();
        if norm == 0 {
            return false;
        }
        let scale = self.scale(view.level);
        let target = i128::from(view.target) * i128::from(scale) + i128::from(scale / 2);
        let distance = (target - i128::from(look.scaled)).max(i128::from(scale / 4 + 1));
        let factor = distance * 256 * i128::from(step) / i128::from(FULL_STEP);
        for (prices, gaps) in groups {
            for (price, gap) in prices.iter_mut().zip(gaps) {
                let change = factor * i128::from(gap >> 8) / norm;
                let moved = (i128::from(*price) + change).clamp(0, i128::from(HIGHEST_PRICE));
                *price = i64::try_from(moved).unwrap_or(HIGHEST_PRICE);
            }
        }
        true
    }

    /// By how much the choice falls short of differing.
    fn cut_gaps(&self, view: &View<'_>) -> Vec<i64> {
        self.relaxation
            .cuts
            .iter()
            .map(|cut| {
                let chosen = self.order.iter().map(|index| at(view.free, *index));
                let (mut n_shared, mut n_chosen) = (0, 0);
                for player in view.inside.iter().copied().chain(chosen) {
                    n_chosen += 1;
                    n_shared += usize::from(at(&cut.is_inside, player));
                }
                let difference = cut.n_inside + n_chosen - 2 * n_shared;
                let gap = i64::try_from(cut.min_difference).unwrap_or(0)
                    - i64::try_from(difference).unwrap_or(0);
                gap * WHOLE
            })
            .collect()
    }

    fn budget_gap(&self, view: &View<'_>, look: &Look, index: usize) -> i64 {
        let Some(level) = self.relaxation.problem.levels.get(index) else {
            return 0;
        };
        let excess = look.value.weighed(&level.weights) - at(view.incumbent, index);
        let spread = i128::from(self.spread(view, index));
        let gap = i128::from(excess) * i128::from(WHOLE) / spread;
        i64::try_from(gap.clamp(-(1 << 30), 1 << 30)).unwrap_or(0)
    }
}

fn round_up(scaled: i64, scale: i64) -> i64 {
    let floor = scaled.div_euclid(scale);
    floor + i64::from(scaled.rem_euclid(scale) > 0)
}
