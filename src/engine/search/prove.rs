//! One search from its root: first groupings by construction and small changes, then the proof.

use std::collections::BTreeSet;

use domain::groupings::grouping::Objective;

use crate::budget::Budget;
use crate::objective::ObjectiveOrder;
use crate::problem::Problem;
use crate::search::branch::{Incumbent, Node, Search, with};
use crate::search::greedy::{construct, construct_well, worth};
use crate::search::local_search::improve;
use crate::search::reach::out_of_reach;
use crate::search::relaxation::{Cut, Relaxation};
use crate::search::score::holds_enemies;
use crate::search::view::Prices;

/// Steps of price improvement at the root, in each round.
const STEPS_AT_ROOT: usize = 48;
/// Rounds of bounding and improving before the search divides.
const ROUNDS_AT_ROOT: usize = 3;
/// The same for a search that begins with the prices of an earlier one.
const ROUNDS_WHEN_WARM: usize = 1;
/// Players that small changes may bring in.
const MOST_NEWCOMERS: usize = 40;

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The best grouping, if there is any.
    pub best: Option<Incumbent>,
    /// Whether nothing better exists; without a grouping, that there is none.
    pub is_proven: bool,
    /// Nodes of the search.
    pub nodes: u64,
    /// No grouping is better than this, level by level.
    pub root_bound: Vec<i64>,
    /// Good groups seen, best first.
    pub seen: Vec<Vec<usize>>,
    /// The prices at the root, level by level.
    pub prices: Vec<Prices>,
}

/// What a search starts from.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// Groupings to differ from.
    pub cuts: Vec<Cut>,
    /// Groups to begin with.
    pub seeds: Vec<Vec<usize>>,
    /// Prices to begin with, level by level; none when nothing like it was searched before.
    pub prices: Vec<Prices>,
    /// Whether any grouping will do.
    pub any_is_enough: bool,
}

/// Finds the best grouping.
#[must_use]
pub fn prove(problem: &Problem, start: Start, budget: Budget<'_>) -> Found {
    let least: Vec<i64> = problem.levels.iter().map(|level| level.least).collect();
    let Some(mut root) = root_of(problem) else {
        return Found {
            is_proven: true,
            root_bound: least,
            ..Found::default()
        };
    };
    let relaxation = Relaxation::new(problem, start.cuts);
    let mut search = Search::new(&relaxation, budget, start.any_is_enough);
    for seed in &start.seeds {
        search.offer(seed);
    }
    search.offer(&root.inside);
    if out_of_reach(problem, &root.inside, &root.free).is_some() {
        return Found {
            is_proven: true,
            root_bound: least,
            ..Found::default()
        };
    }
    let mut prices = search.first_prices(&start.prices);
    let n_rounds = if start.prices.is_empty() {
        ROUNDS_AT_ROOT
    } else {
        ROUNDS_WHEN_WARM
    };
    let mut is_closed = false;
    let mut tried = BTreeSet::new();
    for _ in 0..n_rounds {
        if search.is_over() {
            break;
        }
        search.nodes += 1;
        is_closed = search.bound_root(&mut root, &mut prices, STEPS_AT_ROOT);
        if is_closed {
            break;
        }
        improve_from(&mut search, &root, &prices, &mut tried);
    }
    let root_prices = prices.clone();
    if !is_closed && !search.is_over() {
        search.explore(root, prices);
    }
    Found {
        is_proven: !search.is_cut_short,
        nodes: search.nodes,
        root_bound: search.root_bound.clone(),
        seen: search.seen.iter().map(|(_, group)| group.clone()).collect(),
        best: search.best.take(),
        prices: root_prices,
    }
}

/// The pinned companies are in and everybody else is open; `None` when that cannot be.
#[must_use]
pub fn root_of(problem: &Problem) -> Option<Node> {
    let mut root = Node {
        inside: Vec::new(),
        free: (0..problem.players.len()).collect(),
    };
    for (index, player) in problem.players.iter().enumerate() {
        if player.is_pinned {
            root = with(problem, &root, index);
        }
    }
    let is_possible = !problem.is_impossible
        && !holds_enemies(problem, &root.inside)
        && root.inside.len() <= problem.max_members;
    is_possible.then_some(root)
}

/// Constructs and improves a group at the prices of every level, unless the same was improved before.
fn improve_from(
    search: &mut Search<'_, '_>,
    root: &Node,
    prices: &[Prices],
    tried: &mut BTreeSet<Vec<usize>>,
) {
    let by_price = prices.iter().map(|prices| (prices, false));
    let answers_first = do_answers_come_first(&search.problem().order);
    let by_answers = prices.first().filter(|_| answers_first);
    for (level_prices, is_well) in by_price.chain(by_answers.map(|prices| (prices, true))) {
        if search.is_over() {
            return;
        }
        let mut group = if is_well {
            construct_well(search.relaxation, root, level_prices)
        } else {
            construct(search.relaxation, root, level_prices)
        };
        group.sort_unstable();
        if !tried.insert(group.clone()) {
            continue;
        }
        let mut newcomers: Vec<(i64, usize)> = root
            .free
            .iter()
            .map(|player| (-worth(search.relaxation, *player, level_prices), *player))
            .collect();
        newcomers.sort_unstable();
        newcomers.truncate(MOST_NEWCOMERS);
        let newcomers: Vec<usize> = newcomers.into_iter().map(|(_, player)| player).collect();
        improve(search, group, &newcomers);
    }
}

/// Whether how well demands are answered matters more than by how many companies.
fn do_answers_come_first(order: &ObjectiveOrder) -> bool {
    let place = |goal| order.place(goal).unwrap_or(usize::MAX);
    place(Objective::Misfit).min(place(Objective::WeakProof)) < place(Objective::Members)
}
