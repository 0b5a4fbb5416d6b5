//! Plans for lots that compete: Dantzig and Wolfe's decomposition (1960). What lots share gets prices; each lot is
//! searched exactly at these prices; a linear program mixes what was found into new prices.
//!
//! The bound is Lagrange's: what all lots cost at least at some prices, less what everything there is comes to at these
//! prices. It holds at any prices, so it is worked out in whole numbers and needs no trust in the linear program.

use std::collections::BTreeSet;

use crate::budget::Budget;
use crate::lookup::at;

use super::column::Column;
use super::joint_plan::{JointPlan, Planner, capacities};
use super::lot_side::{LotSide, PricedLot, Prices};
use super::master::{Mixture, cheapest_mixture};
use super::shared_resource::{SharedResources, Uses};

/// How far prices move towards those of the linear program as long as that leads to something; then all the way.
const CAREFUL_PACE: f64 = 0.5;
/// Each lot may miss this part of its share of what is not proved yet.
const TOLERATED_PART: i64 = 20;
/// Nodes of each lot's search at prices: first, and by how much more when nothing comes of it.
const FIRST_NODES: u64 = 150;
const MORE_NODES: u64 = 8;
/// A mixture that becomes cheaper by a smaller part than this stands still.
const STANDSTILL: f64 = 2e-5;
/// Shares below this are rounding.
const LEAST_SHARE: f64 = 1e-3;
/// Prices are good when all that is left between bound and mixture is this part of what is left to the plan.
const SETTLED_PART: f64 = 0.02;

/// Where prices have come to rest.
#[derive(Clone, Debug, Default)]
pub struct Settled {
    /// No plan costs less, as the question counts.
    pub bound: i64,
    /// The prices with the best bound.
    pub center: Prices,
    /// The columns that the linear program takes, by number, with their shares.
    pub taken: Vec<(usize, f64)>,
}

/// How much is done about prices.
#[derive(Clone, Copy, Debug, Default)]
pub struct Effort {
    /// How often they move at most.
    pub rounds: u32,
    /// Nodes of each lot's search at most.
    pub nodes: u64,
    /// Whether a plan is looked for after every round.
    pub is_eager: bool,
    /// Whether the last unit counts.
    pub is_exact: bool,
}

/// What tells columns apart: lot, cost, members, and what they take.
type Key = (usize, i64, Vec<u32>, Uses);

/// What tells plans apart: the groups of all lots.
type Groups = Vec<Vec<u32>>;

/// The search for a plan of several lots.
pub struct Decomposition<'a> {
    /// The lots.
    pub sides: Vec<LotSide<'a>>,
    /// What they share.
    pub shared: SharedResources,
    /// Costs of plans differ by multiples of this.
    pub grain: i64,
    /// What may be spent.
    pub budget: Budget<'a>,
    /// How many threads may work.
    pub n_threads: usize,
    /// The best plan so far.
    pub best: JointPlan,
    /// All columns that were found.
    pub columns: Vec<Column>,
    known: BTreeSet<Key>,
    tried: BTreeSet<(Groups, Groups)>,
}

impl<'a> Decomposition<'a> {
    /// Begins with columns that are known.
    #[must_use]
    pub fn new(
        sides: Vec<LotSide<'a>>,
        shared: SharedResources,
        columns: Vec<Column>,
        grain: i64,
        (n_threads, budget): (usize, Budget<'a>),
    ) -> Self {
        let without: Vec<Column> = sides.iter().map(LotSide::without_group).collect();
        let mut new = Self {
            sides,
            shared,
            grain,
            budget,
            n_threads,
            best: JointPlan {
                columns: without.clone(),
            },
            columns: Vec::new(),
            known: BTreeSet::new(),
            tried: BTreeSet::new(),
        };
        for column in without.into_iter().chain(columns) {
            new.add(column);
        }
        new
    }

    /// Where prices begin: nothing costs anything, and each lot costs what it costs alone.
    #[must_use]
    pub fn beginning(&self) -> Settled {
        let per_unit = self.sides.iter().map(|side| side.flat.scale).min();
        Settled {
            bound: self.sides.iter().map(|side| side.least).sum(),
            center: Prices {
                per_unit: per_unit.unwrap_or(1).max(1),
                all: vec![0; self.shared.all.len()],
            },
            taken: Vec::new(),
        }
    }

    /// Remembers a column.
    pub fn add(&mut self, column: Column) {
        let key = (
            column.lot,
            column.cost,
            column.answer.members.clone(),
            column.uses.clone(),
        );
        if self.known.insert(key) {
            self.columns.push(column);
        }
    }

    /// Whether nothing that costs at least this much is better than the best plan.
    #[must_use]
    pub fn is_beaten(&self, bound: i64) -> bool {
        bound > self.best.cost() - self.grain
    }

    /// Moves prices until the columns that are open say nothing new. Whether a column is open is told from outside.
    pub fn settle(
        &mut self,
        from: Settled,
        is_open: &dyn Fn(&Column) -> bool,
        effort: Effort,
    ) -> Settled {
        let mut settled = from;
        let mut pace = CAREFUL_PACE;
        let mut n_nodes = FIRST_NODES;
        let mut value_before = f64::INFINITY;
        for _ in 0..effort.rounds {
            if self.is_beaten(settled.bound) || self.budget.is_over() {
                break;
            }
            let numbers: Vec<usize> = self
                .columns
                .iter()
                .enumerate()
                .filter(|(_, column)| is_open(column))
                .map(|(number, _)| number)
                .collect();
            let open: Vec<&Column> = numbers
                .iter()
                .filter_map(|number| self.columns.get(*number))
                .collect();
            let Some(mixture) =
                cheapest_mixture(self.sides.len(), &open, &capacities(&self.shared))
            else {
                break;
            };
            let shares = numbers.into_iter().zip(mixture.shares.iter().copied());
            settled.taken = shares.filter(|(_, share)| *share > LEAST_SHARE).collect();
            let left = self.best.cost().saturating_sub(settled.bound);
            let is_settled = !effort.is_exact
                && mixture.value - (settled.bound as f64) < SETTLED_PART * left as f64;
            let n_known = self.columns.len();
            let prices = self.towards(&settled.center, &mixture, pace);
            let known_bound = if effort.is_exact {
                self.best.cost()
            } else {
                settled.bound
            };
            let bound = self.price((&prices, n_nodes), known_bound);
            if bound > settled.bound {
                settled.bound = bound;
                settled.center = prices;
            }
            let is_moving = mixture.value < value_before * (1.0 - STANDSTILL);
            value_before = mixture.value;
            let has_news = is_moving && self.has_news(&mixture, n_known, is_open);
            if effort.is_eager {
                self.find_plan(&settled, !has_news);
            }
            if is_settled && !has_news {
                break;
            }
            if !has_news {
                if pace >= 1.0 {
                    if n_nodes >= effort.nodes {
                        break;
                    }
                    n_nodes *= MORE_NODES;
                }
                pace = 1.0;
            }
        }
        settled
    }

    /// Prices between those that are good so far and those of a mixture. Nothing is worth more than what the dearest lot
    /// costs without a group: then it is left alone.
    fn towards(&self, center: &Prices, mixture: &Mixture, pace: f64) -> Prices {
        let without = self.sides.iter().map(|side| side.without_group().cost);
        let dearest = without.max().unwrap_or_default() as f64;
        let pairs = center.all.iter().zip(&mixture.prices);
        let all = pairs.map(|(center_price, price)| {
            let target = price.min(dearest) * center.per_unit as f64;
            let moved = *center_price as f64 + pace * (target - *center_price as f64);
            moved.max(0.0).round() as i64
        });
        Prices {
            per_unit: center.per_unit,
            all: all.collect(),
        }
    }

    /// Searches all lots at these prices; what no plan costs less than.
    fn price(&mut self, (prices, n_nodes): (&Prices, u64), known_bound: i64) -> i64 {
        let gap = self.best.cost().saturating_sub(known_bound).max(0);
        let n_lots = i64::try_from(self.sides.len()).unwrap_or(i64::MAX);
        let tolerated = gap.saturating_mul(prices.per_unit) / TOLERATED_PART;
        let tolerances = [tolerated / n_lots.max(1), tolerated];
        let budget = Budget {
            node_limit: self.budget.node_limit.min(n_nodes),
            ..self.budget
        };
        let found = self.price_lots((prices, tolerances), &budget);
        let pairs = prices.all.iter().zip(&self.shared.all);
        let worth: i128 = pairs
            .map(|(price, resource)| i128::from(*price) * i128::from(resource.capacity))
            .sum();
        let of_lots: i128 = found.iter().map(|priced| i128::from(priced.bound)).sum();
        for column in found.into_iter().filter_map(|priced| priced.column) {
            self.add(column);
        }
        // The next whole unit, because plans cost whole units.
        let whole = -(worth - of_lots).div_euclid(i128::from(prices.per_unit));
        i64::try_from(whole).unwrap_or(i64::MIN)
    }

    /// Searches all lots at these prices, shared out among threads; what comes out does not depend on how many.
    fn price_lots(&mut self, asked: (&Prices, [i64; 2]), budget: &Budget<'_>) -> Vec<PricedLot> {
        let n_each = self.sides.len().div_ceil(self.n_threads.max(1)).max(1);
        let shared = &self.shared;
        let work = |sides: &mut [LotSide<'a>]| -> Vec<PricedLot> {
            let found = sides.iter_mut();
            found
                .map(|side| side.at_prices(shared, asked, budget))
                .collect()
        };
        if self.n_threads <= 1 {
            return work(&mut self.sides);
        }
        std::thread::scope(|scope| {
            let parts = self.sides.chunks_mut(n_each);
            let workers: Vec<_> = parts.map(|part| scope.spawn(|| work(part))).collect();
            let joined = workers.into_iter().flat_map(|worker| match worker.join() {
                Ok(found) => found,
                // A fault of ours: it goes on as if it had happened here.
                Err(fault) => std::panic::resume_unwind(fault),
            });
            joined.collect()
        })
    }

    /// Whether a column that came since a mixture was made would make it cheaper.
    fn has_news(
        &self,
        mixture: &Mixture,
        n_known: usize,
        is_open: &dyn Fn(&Column) -> bool,
    ) -> bool {
        let fresh = self.columns.iter().skip(n_known);
        fresh.filter(|column| is_open(column)).any(|column| {
            let taken: f64 = column
                .uses
                .iter()
                .map(|(resource, amount)| at(&mixture.prices, *resource) * *amount as f64)
                .sum();
            let of_lot = at(&mixture.lot_costs, column.lot);
            column.cost as f64 + taken < of_lot - 1e-6 * of_lot.abs().max(1.0)
        })
    }

    /// Makes a plan of what the linear program takes most of, and makes it better; thoroughly, if it is worth while.
    pub fn find_plan(&mut self, settled: &Settled, is_thorough: bool) {
        let preferred = self.preferred(&settled.taken);
        let liked: Vec<Option<Column>> = self.sides.iter().map(LotSide::liked).collect();
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
        let mut plan = planner.assemble(&preferred);
        let wishes = if is_thorough {
            groups(liked.iter().flatten())
        } else {
            Vec::new()
        };
        if !self.tried.insert((groups(&plan.columns), wishes)) {
            return;
        }
        let all: Vec<usize> = (0..plan.columns.len()).collect();
        planner.improve(&mut plan, &all);
        if is_thorough {
            planner.exchange(&mut plan, &liked);
            planner.improve(&mut plan, &all);
        }
        for column in plan.columns.clone() {
            self.add(column);
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

fn groups<'c>(columns: impl IntoIterator<Item = &'c Column>) -> Groups {
    let members = columns
        .into_iter()
        .map(|column| column.answer.members.clone());
    members.collect()
}
