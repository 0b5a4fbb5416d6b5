//! Putting aside what cannot matter: companies that can be of no use, and wishes that nobody can fulfil.

use crate::constraints::withdrawal::is_spare_lead;
use crate::problem::Problem;

/// The problem without players who could never have a reason to be in a grouping, and without desirable needs that
/// all players together do not cover.
#[must_use]
pub fn reduce(problem: Problem) -> Problem {
    let problem = without_lost_wishes(problem);
    let is_kept: Vec<bool> = problem
        .players
        .iter()
        .enumerate()
        .map(|(index, player)| {
            let may_be_asked = player.can_lead || is_spare_lead(&problem, index);
            player.is_pinned || may_be_asked || problem.row(index).any(|cell| cell.amount > 0)
        })
        .collect();
    problem.keeping(&is_kept)
}

fn without_lost_wishes(problem: Problem) -> Problem {
    let is_kept: Vec<bool> = problem
        .needs
        .iter()
        .enumerate()
        .map(|(index, need)| {
            let reached = (0..problem.players.len())
                .map(|player| problem.cell(player, index).amount)
                .fold(0, i64::saturating_add);
            need.weight.is_none() || reached >= need.amount
        })
        .collect();
    problem.keeping_needs(&is_kept)
}
