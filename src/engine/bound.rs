//! Bounds from below by Lagrangian relaxation: every demand has a price that members earn by meeting it; whatever the
//! prices, no grouping costs less than what remains. Prices are improved step by step (subgradient method), in integers.

use crate::lookup::{add, at, put};
use crate::objective::{N_OBJECTIVES, Value};
use crate::problem::WHOLE;
use crate::relaxation::Relaxation;
use domain::grouping::Objective;

/// No price is higher, so that products fit into 64 bits.
const HIGHEST_PRICE: i64 = 1 << 44;
/// The length of a step is counted in 64ths.
const FULL_STEP: i64 = 64;

/// The prices at which a level of goals is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prices {
    /// For each row what its full demand is worth.
    pub rows: Vec<i64>,
    /// For each grouping to differ from.
    pub cuts: Vec<i64>,
    /// For each earlier level that must not get worse.
    pub budgets: Vec<i64>,
}

/// What is being bounded.
#[derive(Clone, Copy, Debug)]
pub struct View<'v> {
    /// The level of goals.
    pub level: usize,
    /// The members that are settled.
    pub inside: &'v [usize],
    /// The players that are open.
    pub free: &'v [usize],
    /// The least members in all.
    pub at_least: usize,
    /// The most members in all.
    pub at_most: usize,
    /// Whether desirable demands have to be covered, because leaving one out is worse than the best known.
    pub wishes_are_musts: bool,
    /// The value of each level that has to be reached or beaten.
    pub incumbent: &'v [i64],
    /// The value above which everything is cut off.
    pub target: i64,
}

/// A bound with what it says about every open player.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bound {
    /// No grouping has a smaller value at this level.
    pub lower: i64,
    /// The same, scaled and not rounded.
    pub scaled: i64,
    /// For each open player what its presence adds, in the order of the view.
    pub reduced: Vec<i64>,
    /// For each open player how much the scaled bound rises when it is in.
    pub rise: Vec<i64>,
}

/// Works out bounds; keeps its memory between calls.
pub struct Bounder<'r, 'p> {
    relaxation: &'r Relaxation<'p>,
    units: Vec<i64>,
    is_dropped: Vec<bool>,
    reduced: Vec<i64>,
    order: Vec<usize>,
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
            units: vec![0; relaxation.n_rows()],
            is_dropped: vec![false; relaxation.problem.needs.len()],
            reduced: Vec::new(),
            order: Vec::new(),
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
        let patience = (n_steps / 8).max(3);
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
                best.lower = round_up(look.scaled, scale);
                best.reduced.clone_from(&self.reduced);
                threshold = look.threshold;
                best_prices.clone_from(prices);
            } else {
                n_idle += 1;
            }
            if best.lower >= view.target {
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
        let mut look = Look::default();
        self.units.iter_mut().for_each(|units| *units = 0);
        self.look_at_needs(view, prices, &weights, &mut look);
        for (cut, price) in self.relaxation.cuts.iter().zip(&prices.cuts) {
            let rest = i64::try_from(cut.min_difference).unwrap_or(0)
                - i64::try_from(cut.n_inside).unwrap_or(0);
            look.scaled += price * rest;
        }
        for player in view.inside {
            look.scaled += self.reduced_value(*player, prices, &weights);
        }
        self.reduced.clear();
        for player in view.free {
            let reduced = self.reduced_value(*player, prices, &weights);
            self.reduced.push(reduced);
        }
        let n_chosen = self.choose(view, &mut look);
        for player in view.inside {
            self.use_rows(*player, prices, &weights, &mut look);
        }
        for place in 0..n_chosen {
            let index = at(&self.order, place);
            self.use_rows(at(view.free, index), prices, &weights, &mut look);
        }
        for index in (0..view.level).filter(|index| self.is_budget(view, *index)) {
            let price = at(&prices.budgets, index) / self.spread(view, index);
            look.scaled -= price * at(view.incumbent, index);
        }
        look
    }

    /// Each need is covered at its rows' prices, or, when desirable, left out at its weight.
    fn look_at_needs(
        &mut self,
        view: &View<'_>,
        prices: &Prices,
        weights: &[i64; N_OBJECTIVES],
        look: &mut Look,
    ) {
        let problem = self.relaxation.problem;
        let price_of_loss = problem
            .order
            .place(Objective::Uncovered)
            .map_or(0, |place| at(weights, place));
        let broken: i64 = problem
            .each_wishes
            .iter()
            .filter(|wish| view.inside.iter().any(|player| !at(&wish.is_met, *player)))
            .map(|wish| wish.weight)
            .sum();
        let lost = problem
            .order
            .one(Objective::Uncovered, problem.lost_weight + broken);
        look.value = lost;
        look.scaled = lost.weighed(weights) + at(&prices.rows, self.relaxation.lead_row);
        for (index, need) in problem.needs.iter().enumerate() {
            let (amount_row, answer_row) = at(&self.relaxation.rows_of_needs, index);
            let worth =
                at(&prices.rows, amount_row) + answer_row.map_or(0, |row| at(&prices.rows, row));
            let loss = need.weight.filter(|_| !view.wishes_are_musts);
            let drop_value = loss.map(|weight| weight * price_of_loss);
            let is_dropped = drop_value.is_some_and(|value| value < worth);
            put(&mut self.is_dropped, index, is_dropped);
            look.scaled += drop_value.filter(|_| is_dropped).unwrap_or(worth);
            if is_dropped {
                let weight = loss.unwrap_or_default();
                look.value = look
                    .value
                    .plus(problem.order.one(Objective::Uncovered, weight));
            }
        }
    }

    /// What a player costs less what it earns.
    fn reduced_value(&self, player: usize, prices: &Prices, weights: &[i64; N_OBJECTIVES]) -> i64 {
        let Some(known) = self.relaxation.problem.players.get(player) else {
            return 0;
        };
        let mut value = known.fixed.weighed(weights) - self.bond(player).weighed(weights);
        for (cut, price) in self.relaxation.cuts.iter().zip(&prices.cuts) {
            value += if at(&cut.is_inside, player) {
                *price
            } else {
                -price
            };
        }
        if known.can_lead {
            let earned = at(&prices.rows, self.relaxation.lead_row);
            value -= (earned - known.lead_value.weighed(weights)).max(0);
        }
        let (weak, misfit) = self.answer_weights(weights);
        let (mut staffed, mut tenths) = (0, 0);
        for entry in self.relaxation.entries_of(player) {
            let earned = earned(at(&prices.rows, entry.row), entry.units)
                - weak * entry.weak
                - misfit * entry.misfit;
            if entry.tenths > 0 {
                staffed += earned;
                tenths += if earned > 0 { entry.tenths } else { 0 };
            } else if earned > 0 {
                value -= earned;
            }
        }
        if tenths > i64::from(known.supply.in_all) {
            staffed = self.best_staffing(player, prices, i64::from(known.supply.in_all));
        }
        value - staffed
    }

    fn bond(&self, player: usize) -> Value {
        let bond = at(&self.relaxation.bonds, player);
        self.relaxation.problem.order.one(Objective::Cohesion, bond)
    }

    fn answer_weights(&self, weights: &[i64; N_OBJECTIVES]) -> (i64, i64) {
        let order = &self.relaxation.problem.order;
        let weight = |objective| order.place(objective).map_or(0, |place| at(weights, place));
        (weight(Objective::WeakProof), weight(Objective::Misfit))
    }

    /// The most that limited people can earn: the best paid first, the last in part.
    fn best_staffing(&self, player: usize, prices: &Prices, in_all: i64) -> i64 {
        let mut earned_in_all = 0;
        let mut left = in_all;
        for (price, entry) in self.by_pay(player, prices) {
            let earned = earned(price, entry.units);
            if entry.tenths <= left {
                earned_in_all += earned;
                left -= entry.tenths;
            } else {
                return earned_in_all + part_of(earned, left, entry.tenths);
            }
        }
        earned_in_all
    }

    /// What takes people, the best paid for each of them first.
    fn by_pay(&self, player: usize, prices: &Prices) -> Vec<(i64, crate::relaxation::Entry)> {
        let mut staffed: Vec<_> = self
            .relaxation
            .entries_of(player)
            .iter()
            .filter(|entry| entry.tenths > 0)
            .map(|entry| (at(&prices.rows, entry.row), *entry))
            .filter(|(price, _)| *price > 0)
            .collect();
        staffed.sort_by(|(price_a, a), (price_b, b)| {
            let paid_a = i128::from(earned(*price_a, a.units)) * i128::from(b.tenths);
            let paid_b = i128::from(earned(*price_b, b.units)) * i128::from(a.tenths);
            paid_b.cmp(&paid_a).then(a.row.cmp(&b.row))
        });
        staffed
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
    fn use_rows(
        &mut self,
        player: usize,
        prices: &Prices,
        weights: &[i64; N_OBJECTIVES],
        look: &mut Look,
    ) {
        let relaxation = self.relaxation;
        let Some(known) = relaxation.problem.players.get(player) else {
            return;
        };
        let order = &relaxation.problem.order;
        let bond = order.one(Objective::Cohesion, -at(&relaxation.bonds, player));
        look.value = look.value.plus(known.fixed).plus(bond);
        let lead_price = at(&prices.rows, relaxation.lead_row);
        if known.can_lead && lead_price > known.lead_value.weighed(weights) {
            add(&mut self.units, relaxation.lead_row, WHOLE);
            look.value = look.value.plus(known.lead_value);
        }
        let (weak, misfit) = self.answer_weights(weights);
        for entry in relaxation.entries_of(player) {
            let earned = earned(at(&prices.rows, entry.row), entry.units)
                - weak * entry.weak
                - misfit * entry.misfit;
            if entry.tenths == 0 && earned > 0 {
                add(&mut self.units, entry.row, entry.units);
                let cost = order
                    .one(Objective::WeakProof, entry.weak)
                    .plus(order.one(Objective::Misfit, entry.misfit));
                look.value = look.value.plus(cost);
            }
        }
        let mut left = i64::from(known.supply.in_all);
        for (_, entry) in self.by_pay(player, prices) {
            let given = entry.tenths.min(left);
            left -= given;
            let units = part_of(entry.units, given, entry.tenths);
            add(&mut self.units, entry.row, units);
        }
    }

    /// Moves every price along what is missing at it; answers whether there was anywhere to go.
    fn move_prices(&self, view: &View<'_>, prices: &mut Prices, look: &Look, step: i64) -> bool {
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

/// What so many units earn at a price, rounded up.
fn earned(price: i64, units: i64) -> i64 {
    (price * units + WHOLE - 1) >> 16
}

/// The part of an amount, rounded up.
fn part_of(amount: i64, numerator: i64, denominator: i64) -> i64 {
    let denominator = i128::from(denominator.max(1));
    let part = (i128::from(amount) * i128::from(numerator) + denominator - 1) / denominator;
    i64::try_from(part).unwrap_or(amount)
}

fn round_up(scaled: i64, scale: i64) -> i64 {
    let floor = scaled.div_euclid(scale);
    floor + i64::from(scaled.rem_euclid(scale) > 0)
}
