//! Depth-first branch and bound over who is in: the search that ends with a proof, or with what the budget allowed.

use std::collections::BTreeSet;

use domain::groupings::grouping::Objective;
use domain::values::ids::CompanyId;

use crate::budget::{Budget, Progress};
use crate::lookup::at;
use crate::objective::Value;
use crate::problem::Problem;
use crate::search::bound::Bounder;
use crate::search::reach::out_of_reach;
use crate::search::relaxation::Relaxation;
use crate::search::score::score;
use crate::search::view::{Bound, Prices, View};

/// Steps of price improvement at a node below the root.
const STEPS_AT_NODE: usize = 30;
/// Groups that are remembered for the search for the next alternative.
const MOST_REMEMBERED: usize = 256;

/// The best grouping known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incumbent {
    /// Its value.
    pub value: Value,
    /// Its members, sorted.
    pub group: Vec<usize>,
    /// Who leads.
    pub lead: usize,
}

impl Incumbent {
    /// Its companies, in the order of their ids.
    #[must_use]
    pub fn companies(&self, problem: &Problem) -> Vec<CompanyId> {
        let players = self.group.iter();
        let players = players.filter_map(|player| problem.players.get(*player));
        let mut companies: Vec<CompanyId> = players.map(|player| player.company_id).collect();
        companies.sort_unstable();
        companies
    }
}

/// A state of the search: who is in, and who may still be.
#[derive(Clone, Debug)]
pub struct Node {
    /// The members that are settled.
    pub inside: Vec<usize>,
    /// The players that are open.
    pub free: Vec<usize>,
}

/// One search for the best grouping.
pub struct Search<'r, 'p> {
    /// The question in rows.
    pub relaxation: &'r Relaxation<'p>,
    /// The best grouping that differs enough.
    pub best: Option<Incumbent>,
    /// Good groups seen, best first, whether they differ enough or not.
    pub seen: BTreeSet<(Value, Vec<usize>)>,
    /// Nodes so far.
    pub nodes: u64,
    /// Whether the budget ended the search before its proof.
    pub is_cut_short: bool,
    /// No grouping is better than this, level by level.
    pub root_bound: Vec<i64>,
    bounder: Bounder<'r, 'p>,
    budget: Budget<'r>,
    any_is_enough: bool,
}

/// What is to be done with a node.
enum Verdict {
    /// Nothing better can be below it.
    Closed,
    /// It has to be divided, on the player named.
    Open(usize),
}

impl<'r, 'p> Search<'r, 'p> {
    /// A search that has not begun; with `any_is_enough` it ends with the first grouping.
    #[must_use]
    pub fn new(relaxation: &'r Relaxation<'p>, budget: Budget<'r>, any_is_enough: bool) -> Self {
        Self {
            relaxation,
            best: None,
            seen: BTreeSet::new(),
            nodes: 0,
            is_cut_short: false,
            root_bound: relaxation
                .problem
                .levels
                .iter()
                .map(|level| level.least)
                .collect(),
            bounder: Bounder::new(relaxation),
            budget,
            any_is_enough,
        }
    }

    /// The question.
    #[must_use]
    pub fn problem(&self) -> &'p Problem {
        self.relaxation.problem
    }

    /// Looks at a group: remembers it when it is a grouping, and takes it as the best when it is. Answers its value.
    pub fn offer(&mut self, group: &[usize]) -> Option<Value> {
        let mut sorted = group.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        let scored = score(self.problem(), &sorted)?;
        self.seen.insert((scored.value, sorted.clone()));
        if self.seen.len() > MOST_REMEMBERED {
            self.seen.pop_last();
        }
        let is_far_enough = self
            .relaxation
            .cuts
            .iter()
            .all(|cut| cut.is_far_enough(&sorted));
        let is_better = self
            .best
            .as_ref()
            .is_none_or(|best| (scored.value, &sorted) < (best.value, &best.group));
        if is_far_enough && is_better {
            self.best = Some(Incumbent {
                value: scored.value,
                group: sorted,
                lead: scored.lead,
            });
            self.tell();
        }
        Some(scored.value)
    }

    /// Tells those who watch how far the search is.
    fn tell(&self) {
        let best = self.best.as_ref();
        (self.budget.on_progress)(&Progress {
            nodes: self.nodes,
            best: best.map(|best| best.value.0.to_vec()).unwrap_or_default(),
            group: best
                .map(|best| best.companies(self.problem()))
                .unwrap_or_default(),
            bound: self.root_bound.clone(),
            n_lots_settled: None,
        });
    }

    /// Whether the search is over: by its budget, or because it has what it looked for.
    pub fn is_over(&mut self) -> bool {
        if self.any_is_enough && self.best.is_some() {
            return true;
        }
        if !self.is_cut_short && self.budget.is_spent(self.nodes) {
            self.is_cut_short = true;
        }
        self.is_cut_short
    }

    /// The prices to begin with, one set a level: those of an earlier search, or none.
    #[must_use]
    pub fn first_prices(&self, earlier: &[Prices]) -> Vec<Prices> {
        let fresh = self.bounder.first_prices();
        (0..self.problem().levels.len())
            .map(|level| match earlier.get(level) {
                Some(prices) => {
                    let mut prices = prices.clone();
                    prices.cuts.resize(fresh.cuts.len(), 0);
                    prices
                }
                None => fresh.clone(),
            })
            .collect()
    }

    /// Bounds the root level by level with many steps and puts aside who cannot be in anything better.
    pub fn bound_root(&mut self, node: &mut Node, prices: &mut [Prices], n_steps: usize) -> bool {
        let verdict = self.assess(node, prices, n_steps);
        matches!(verdict, Verdict::Closed)
    }

    /// Searches everything below a node.
    pub fn explore(&mut self, mut node: Node, mut prices: Vec<Prices>) {
        self.offer(&node.inside);
        while !node.free.is_empty() && node.inside.len() < self.problem().max_members {
            if self.is_over() {
                return;
            }
            self.nodes += 1;
            if self.budget.is_news_due(self.nodes) {
                self.tell();
            }
            if out_of_reach(self.problem(), &node.inside, &node.free).is_some() {
                return;
            }
            let Verdict::Open(player) = self.assess(&mut node, &mut prices, STEPS_AT_NODE) else {
                return;
            };
            node.free.retain(|free| *free != player);
            self.explore(with(self.problem(), &node, player), prices.clone());
        }
    }

    /// The value of the best grouping at each level, or what every grouping keeps below.
    fn incumbents(&self) -> Vec<i64> {
        self.problem()
            .levels
            .iter()
            .map(|level| match (level.cap, &self.best) {
                (Some(cap), _) => cap,
                (None, Some(best)) => best.value.weighed(&level.weights),
                (None, None) => level.most + 1,
            })
            .collect()
    }

    /// Bounds a node level after level, as long as the earlier levels cannot be improved on.
    fn assess(&mut self, node: &mut Node, prices: &mut [Prices], n_steps: usize) -> Verdict {
        let incumbent = self.incumbents();
        let problem = self.problem();
        let is_root = n_steps > STEPS_AT_NODE;
        let (mut at_least, mut at_most) = (1, problem.max_members);
        let mut wishes_are_musts = false;
        let mut last = Bound::default();
        let n_levels = problem.levels.len();
        for (index, level) in problem.levels.iter().enumerate() {
            let goal = at(&incumbent, index);
            let is_last = index + 1 == n_levels;
            let target = if is_last { goal } else { goal + 1 };
            // Where all wishes become duties, the next level closes whatever this one could.
            let covers_wishes_later = !is_last
                && self.best.is_some()
                && level.alone == Some(Objective::Uncovered)
                && goal == problem.lost_weight;
            let view = View {
                level: index,
                inside: &node.inside,
                free: &node.free,
                at_least,
                at_most,
                wishes_are_musts,
                incumbent: &incumbent,
                target,
                is_enough: if covers_wishes_later { goal } else { target },
            };
            let Some(level_prices) = prices.get_mut(index) else {
                continue;
            };
            let bound = self.bounder.improve(&view, level_prices, n_steps);
            if is_root {
                let known = at(&self.root_bound, index);
                crate::lookup::put(
                    &mut self.root_bound,
                    index,
                    bound.lower.min(goal).max(known),
                );
            }
            if bound.lower >= target {
                return Verdict::Closed;
            }
            last = self.put_aside(node, (index, target), bound);
            if level.cap.is_some() {
                continue;
            }
            if last.lower < goal || self.best.is_none() {
                break;
            }
            match level.alone {
                Some(Objective::Members) => {
                    let n_members = usize::try_from(goal).unwrap_or_default();
                    (at_least, at_most) = (n_members, n_members);
                }
                Some(Objective::Uncovered) => wishes_are_musts = goal == problem.lost_weight,
                _ => {}
            }
        }
        if n_levels == 0 && self.best.is_some() {
            return Verdict::Closed;
        }
        self.divide(node, &last)
            .map_or(Verdict::Closed, Verdict::Open)
    }

    /// Puts aside players with whom the bound of a level reaches its target.
    fn put_aside(&self, node: &mut Node, level: (usize, i64), bound: Bound) -> Bound {
        let (index, target) = level;
        let scale = self
            .problem()
            .levels
            .get(index)
            .map_or(1, |level| level.scale);
        let grid = at(&self.relaxation.grids, index);
        let highest = grid.down(target - 1).saturating_mul(scale);
        let is_kept: Vec<bool> = bound
            .rise
            .iter()
            .map(|rise| bound.scaled.saturating_add(*rise) <= highest)
            .collect();
        let free = std::mem::take(&mut node.free);
        node.free = free
            .into_iter()
            .zip(&is_kept)
            .filter(|(_, is_kept)| **is_kept)
            .map(|(player, _)| player)
            .collect();
        let keep = |values: Vec<i64>| -> Vec<i64> {
            values
                .into_iter()
                .zip(&is_kept)
                .filter(|(_, is_kept)| **is_kept)
                .map(|(value, _)| value)
                .collect()
        };
        Bound {
            reduced: keep(bound.reduced),
            rise: keep(bound.rise),
            ..bound
        }
    }

    /// The player to divide on: of those that can help where the fewest can, the one of the smallest reduced value.
    fn divide(&self, node: &Node, bound: &Bound) -> Option<usize> {
        let problem = self.problem();
        let reduced_of = |place: usize| (at(&bound.reduced, place), place);
        let best_of = |places: &mut dyn Iterator<Item = usize>| {
            places
                .min_by_key(|place| reduced_of(*place))
                .and_then(|place| node.free.get(place).copied())
        };
        let mut fewest: Option<(usize, Vec<usize>)> = None;
        for helpers in self.helpers_of_open_needs(node) {
            if !helpers.is_empty() && fewest.as_ref().is_none_or(|(n, _)| helpers.len() < *n) {
                fewest = Some((helpers.len(), helpers));
            }
        }
        match fewest {
            Some((_, places)) => best_of(&mut places.into_iter()),
            None => best_of(&mut (0..node.free.len())),
        }
        .filter(|player| *player < problem.players.len())
    }

    /// For each mandatory need that is not met, and the lead, the places of the open players who help.
    fn helpers_of_open_needs(&self, node: &Node) -> Vec<Vec<usize>> {
        let problem = self.problem();
        let mut all = Vec::new();
        for (index, need) in problem.needs.iter().enumerate() {
            let reached: i64 = node
                .inside
                .iter()
                .map(|player| problem.cell(*player, index).amount)
                .fold(0, i64::saturating_add);
            if need.weight.is_some() || reached >= need.amount {
                continue;
            }
            all.push(places(node, |player| {
                problem.cell(player, index).amount > 0
            }));
        }
        let can_lead = |player: usize| problem.players.get(player).is_some_and(|p| p.can_lead);
        if !node.inside.iter().any(|player| can_lead(*player)) {
            all.push(places(node, can_lead));
        }
        all
    }
}

fn places(node: &Node, helps: impl Fn(usize) -> bool) -> Vec<usize> {
    node.free
        .iter()
        .enumerate()
        .filter(|(_, player)| helps(**player))
        .map(|(place, _)| place)
        .collect()
}

/// The node with one more member; those that cannot be with it are no longer open.
#[must_use]
pub fn with(problem: &Problem, node: &Node, player: usize) -> Node {
    let mut inside = node.inside.clone();
    inside.push(player);
    let enemies = problem
        .players
        .get(player)
        .map(|player| player.enemies.as_slice())
        .unwrap_or_default();
    Node {
        inside,
        free: node
            .free
            .iter()
            .copied()
            .filter(|free| *free != player && !enemies.contains(free))
            .collect(),
    }
}
