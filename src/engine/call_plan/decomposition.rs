//! Plans for lots that compete: Dantzig and Wolfe's decomposition (1960). What lots share gets prices; each lot is
//! searched exactly at these prices; a linear program mixes what was found into new prices.
//!
//! The bound is Lagrange's: what all lots cost at least at some prices, less what everything there is comes to at these
//! prices. It holds at any prices, so it is worked out in whole numbers and needs no trust in the linear program.

use std::collections::BTreeSet;

use crate::budget::Budget;
use crate::lookup::at;

use super::column::Column;
use super::joint_plan::{JointPlan, capacities};
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
/// A lot that is behind by so large a part of what the whole bound is behind gets more nodes.
const SLOW_PART: f64 = 0.0625;
/// A mixture that becomes cheaper by a smaller part than this is nearly at rest: then it is worth diving from.
const NEARLY_AT_REST: f64 = 1e-3;
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

/// How the value of mixtures falls from round to round.
struct Fall {
    now: f64,
    before: f64,
    dived: f64,
    is_rest_dived: bool,
}

impl Fall {
    fn from_nothing() -> Self {
        Self {
            now: f64::INFINITY,
            before: f64::INFINITY,
            dived: f64::INFINITY,
            is_rest_dived: false,
        }
    }

    /// Takes the next value; whether it is lower by so large a part as to count.
    fn to(&mut self, value: f64) -> bool {
        self.before = std::mem::replace(&mut self.now, value);
        value < self.before * (1.0 - STANDSTILL)
    }

    /// How plans should be looked for now.
    fn wish(&mut self, round: u32, is_at_rest: bool, is_plan_worse: bool) -> Option<Looking> {
        let part = |from: f64| (from - self.now) / self.now.abs().max(1.0);
        if !is_at_rest && part(self.before) >= NEARLY_AT_REST {
            let is_due = is_plan_worse || round.is_multiple_of(2);
            return is_due.then_some(Looking::Quickly);
        }
        if !is_plan_worse {
            return None;
        }
        let is_first = self.dived.is_infinite() || (is_at_rest && !self.is_rest_dived);
        let is_same = part(self.dived).abs() <= STANDSTILL;
        self.is_rest_dived |= is_at_rest;
        self.dived = self.now;
        match (is_first, is_same) {
            (true, _) => Some(Looking::Afresh),
            (false, false) => Some(Looking::Around),
            (false, true) => None,
        }
    }
}

/// How plans are looked for.
enum Looking {
    /// From what the linear program takes most of.
    Quickly,
    /// Around the best plan so far.
    Around,
    /// By diving for all lots, then around the best.
    Afresh,
}

/// What tells columns apart: lot, cost, members, and what they take.
type Key = (usize, i64, Vec<u32>, Uses);

/// What tells plans apart: the groups of all lots.
pub type Groups = Vec<Vec<u32>>;

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
    /// Plans that were made better already, by their groups.
    pub tried: BTreeSet<Groups>,
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
        let mut fall = Fall::from_nothing();
        for round in 0..effort.rounds {
            if self.is_beaten(settled.bound) || self.budget.is_over() {
                break;
            }
            let Some(mixture) = self.mixture(is_open, &mut settled.taken) else {
                break;
            };
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
            let nodes = (n_nodes, effort.nodes);
            let bound = self.price(&prices, nodes, (known_bound, mixture.value));
            if bound > settled.bound {
                settled.bound = bound;
                settled.center = prices;
            }
            let is_moving = fall.to(mixture.value);
            let has_news = is_moving && self.has_news(&mixture, n_known, is_open);
            let behind = mixture.value - settled.bound as f64;
            let above = self.best.cost() as f64 - mixture.value;
            // What is further from the mixture is worked on, the bound or the plan.
            let is_plan_worse = above >= behind || (!has_news && pace >= 1.0);
            let wish = effort
                .is_eager
                .then(|| fall.wish(round, !has_news, is_plan_worse));
            match wish.flatten() {
                Some(Looking::Quickly) => self.find_plan(&settled),
                Some(Looking::Around) => self.look_around(&settled),
                Some(Looking::Afresh) => {
                    self.dive_for_all(&settled);
                    self.look_around(&settled);
                }
                None => {}
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

    /// The cheapest mixture of the columns that are open, and what it takes of them.
    fn mixture(
        &self,
        is_open: &dyn Fn(&Column) -> bool,
        taken: &mut Vec<(usize, f64)>,
    ) -> Option<Mixture> {
        let numbered = self.columns.iter().enumerate();
        let open = numbered.filter(|(_, column)| is_open(column));
        let (numbers, open): (Vec<usize>, Vec<&Column>) = open.unzip();
        let mixture = cheapest_mixture(self.sides.len(), &open, &capacities(&self.shared))?;
        let shares = numbers.into_iter().zip(mixture.shares.iter().copied());
        *taken = shares.filter(|(_, share)| *share > LEAST_SHARE).collect();
        Some(mixture)
    }

    /// Prices between those that are good so far and those of a mixture. Nothing is worth more than what the dearest lot
    /// costs without a group: then it is left alone.
    #[must_use]
    pub fn towards(&self, center: &Prices, mixture: &Mixture, pace: f64) -> Prices {
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

    /// Searches all lots at these prices, with so many nodes each, and at most so many; what no plan costs less than.
    /// Lots that keep the bound behind the value of the mixture get more nodes next time.
    fn price(
        &mut self,
        prices: &Prices,
        (n_nodes, most_nodes): (u64, u64),
        (known_bound, value): (i64, f64),
    ) -> i64 {
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
        // The next whole unit, because plans cost whole units.
        let whole = -(worth - of_lots).div_euclid(i128::from(prices.per_unit));
        let bound = i64::try_from(whole).unwrap_or(i64::MIN);
        let behind = (value - bound as f64).max(0.0) * prices.per_unit as f64;
        for (side, priced) in self.sides.iter_mut().zip(&found) {
            if priced.slack as f64 > behind * SLOW_PART && priced.slack > tolerances[0] {
                let more = side.nodes(n_nodes).saturating_mul(MORE_NODES);
                side.be_given(more.min(most_nodes).min(self.budget.node_limit));
            }
        }
        for column in found.into_iter().filter_map(|priced| priced.column) {
            self.add(column);
        }
        bound
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
}
