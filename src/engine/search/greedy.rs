//! A first grouping: whoever earns most at the current prices, one after the other, until everything asked is covered.

use crate::lookup::{at, put};
use crate::problem::{NeedCell, Problem, WHOLE};
use crate::search::branch::Node;
use crate::search::relaxation::Relaxation;
use crate::search::view::Prices;

/// Constructs a group from the settled members of a node; it need not be a grouping in the end.
#[must_use]
pub fn construct(relaxation: &Relaxation<'_>, node: &Node, prices: &Prices) -> Vec<usize> {
    complete(relaxation, node, prices, node.inside.clone())
}

/// The same, beginning with those who answer most demands as well as anybody can.
#[must_use]
pub fn construct_well(relaxation: &Relaxation<'_>, node: &Node, prices: &Prices) -> Vec<usize> {
    let problem = relaxation.problem;
    let everybody = || node.inside.iter().chain(&node.free).copied();
    let mut sought: Vec<Option<i64>> = (0..problem.needs.len())
        .map(|index| {
            let cells = everybody().map(|player| problem.cell(player, index));
            cells
                .filter(|cell| cell.amount > 0)
                .map(|cell| cell.key)
                .min()
        })
        .collect();
    for (sought, need) in sought.iter_mut().zip(&problem.needs) {
        *sought = sought.filter(|_| need.n_answering > 0);
    }
    let is_well =
        |cell: &NeedCell, sought: &Option<i64>| cell.amount > 0 && *sought == Some(cell.key);
    let mut group = node.inside.clone();
    loop {
        for player in &group {
            for (cell, sought) in problem.row(*player).zip(&mut sought) {
                if is_well(cell, sought) {
                    *sought = None;
                }
            }
        }
        let n_well = |player: usize| {
            let row = problem.row(player).zip(&sought);
            row.filter(|(cell, sought)| is_well(cell, sought)).count()
        };
        let next = node
            .free
            .iter()
            .copied()
            .filter(|player| !group.contains(player) && !has_enemy(problem, *player, &group))
            .map(|player| (n_well(player), player))
            .max_by_key(|(n_well, player)| (*n_well, std::cmp::Reverse(*player)));
        match next {
            Some((1.., player)) if group.len() < problem.max_members => group.push(player),
            _ => return complete(relaxation, node, prices, group),
        }
    }
}

/// Takes in whoever earns most, one after the other, until everything asked is covered.
fn complete(
    relaxation: &Relaxation<'_>,
    node: &Node,
    prices: &Prices,
    begun: Vec<usize>,
) -> Vec<usize> {
    let problem = relaxation.problem;
    let mut group = begun;
    let mut missing: Vec<i64> = problem.needs.iter().map(|need| need.amount).collect();
    for player in &group {
        take(problem, *player, &mut missing);
    }
    while group.len() < problem.max_members {
        let has_lead = group.iter().any(|player| can_lead(problem, *player));
        let is_done = has_lead
            && missing
                .iter()
                .zip(&problem.needs)
                .all(|(missing, need)| *missing <= 0 || need.weight.is_some());
        let must_lead_next = !has_lead && group.len() + 1 == problem.max_members;
        let next = node
            .free
            .iter()
            .copied()
            .filter(|player| !group.contains(player) && !has_enemy(problem, *player, &group))
            .filter(|player| !must_lead_next || can_lead(problem, *player))
            .map(|player| {
                let gain = gain(relaxation, player, &missing, prices);
                let leads = i64::from(!has_lead && can_lead(problem, player));
                (
                    gain + leads * at(&prices.rows, relaxation.lead_row),
                    leads,
                    player,
                )
            })
            .max_by_key(|(gain, leads, player)| (*gain, *leads, std::cmp::Reverse(*player)));
        match next {
            Some((gain, leads, player)) if gain > 0 || (leads > 0 && !is_done) => {
                take(problem, player, &mut missing);
                group.push(player);
            }
            _ => break,
        }
        if is_done && missing.iter().all(|missing| *missing <= 0) {
            break;
        }
    }
    group
}

fn can_lead(problem: &Problem, player: usize) -> bool {
    problem
        .players
        .get(player)
        .is_some_and(|player| player.can_lead)
}

fn has_enemy(problem: &Problem, player: usize, group: &[usize]) -> bool {
    problem
        .players
        .get(player)
        .is_some_and(|player| player.enemies.iter().any(|enemy| group.contains(enemy)))
}

fn take(problem: &Problem, player: usize, missing: &mut [i64]) {
    for (index, cell) in problem.row(player).enumerate() {
        let left = at(missing, index).saturating_sub(cell.amount);
        put(missing, index, left);
    }
}

/// What a player would earn alone.
#[must_use]
pub fn worth(relaxation: &Relaxation<'_>, player: usize, prices: &Prices) -> i64 {
    let missing: Vec<i64> = relaxation
        .problem
        .needs
        .iter()
        .map(|need| need.amount)
        .collect();
    gain(relaxation, player, &missing, prices)
}

/// What a player earns with what is still missing; every missing part is worth a little even without a price.
fn gain(relaxation: &Relaxation<'_>, player: usize, missing: &[i64], prices: &Prices) -> i64 {
    let problem = relaxation.problem;
    problem
        .row(player)
        .enumerate()
        .map(|(index, cell)| {
            let useful = cell.amount.min(at(missing, index)).max(0);
            let Some(need) = problem.needs.get(index).filter(|_| useful > 0) else {
                return 0;
            };
            let (amount_row, answer_row) = at(&relaxation.rows_of_needs, index);
            let price =
                at(&prices.rows, amount_row) + answer_row.map_or(0, |row| at(&prices.rows, row));
            let part = i128::from(useful) * i128::from(price + WHOLE / 64);
            i64::try_from(part / i128::from(need.amount))
                .unwrap_or(i64::MAX >> 8)
                .max(1)
        })
        .fold(0, i64::saturating_add)
}
