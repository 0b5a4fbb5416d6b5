//! Standing one withdrawal: whoever leaves, the others still cover everything mandatory, and one of them may lead. What
//! single demands ask for is written into them; shared people are looked at withdrawal by withdrawal.

use domain::groupings::coverage_rule::fte_share::{FteSupply, covers};

use crate::problem::{Need, NeedCell, Problem};
use crate::search::staffing::is_easy;

/// The problem with its mandatory needs raised to what standing a withdrawal takes at least, when that is asked.
#[must_use]
pub fn with_withdrawals(mut problem: Problem) -> Problem {
    if !problem.stands_one_withdrawal {
        return problem;
    }
    let n_needs = problem.needs.len();
    for index in 0..n_needs {
        raise(&mut problem, index);
    }
    let cells: Vec<NeedCell> = problem
        .players
        .iter()
        .map(|player| NeedCell {
            amount: i64::from(player.can_lead || player.can_take_over),
            ..NeedCell::default()
        })
        .collect();
    let somebody_takes_over = Need {
        requirement: usize::MAX,
        amount: 2,
        without_any: 0,
        weight: None,
        n_answering: 0,
        fte_place: None,
    };
    problem.add_need(somebody_takes_over, &cells);
    problem
}

/// Whoever withdraws, the others reach the demand: the sum less the largest part is not below it, where no part counts
/// for more than the demand. So the sum is at least the demand and the smallest part, and at least the demand times
/// n / (n - 1) for n members.
fn raise(problem: &mut Problem, index: usize) {
    let n_needs = problem.needs.len();
    let most_members = i64::try_from(problem.max_members).unwrap_or(i64::MAX);
    let Some(need) = problem.needs.get_mut(index) else {
        return;
    };
    if need.weight.is_some() {
        return;
    }
    let demanded = need.amount;
    let mut smallest = demanded;
    for cell in problem.cells.iter_mut().skip(index).step_by(n_needs) {
        cell.amount = cell.amount.min(demanded);
        if cell.amount > 0 {
            smallest = smallest.min(cell.amount);
        }
    }
    let n_others = (most_members - 1).max(1);
    let by_number = demanded + (demanded + n_others - 1) / n_others;
    need.without_any = demanded;
    need.amount = (demanded + smallest).max(by_number);
}

/// Whether the others reach every need whoever of the group withdraws, each need looked at alone.
#[must_use]
pub fn stands_in_each_need(problem: &Problem, group: &[usize]) -> bool {
    problem.needs.iter().enumerate().all(|(index, need)| {
        if need.without_any == 0 {
            return true;
        }
        let (mut reached, mut largest) = (0_i64, 0);
        for player in group {
            let amount = problem.cell(*player, index).amount;
            reached = reached.saturating_add(amount);
            largest = largest.max(amount);
        }
        reached - largest >= need.without_any
    })
}

/// Whether the others have the people for every mandatory demand whoever of the group withdraws.
#[must_use]
pub fn stands_in_people(problem: &Problem, group: &[usize]) -> bool {
    let mut is_mandatory = vec![false; problem.fte_demands.len()];
    for need in problem.needs.iter().filter(|need| need.weight.is_none()) {
        if let Some(place) = need.fte_place {
            crate::lookup::put(&mut is_mandatory, place, true);
        }
    }
    if !is_mandatory.contains(&true) {
        return true;
    }
    let gives = |player: &usize| {
        let known = problem.players.get(*player);
        known.is_some_and(|known| !known.supply.parts.is_empty())
    };
    let wants = |place: usize| crate::lookup::at(&is_mandatory, place);
    group.iter().filter(|player| gives(player)).all(|leaving| {
        let rest: Vec<usize> = group
            .iter()
            .copied()
            .filter(|player| player != leaving)
            .collect();
        is_easy(problem, &rest, wants) || {
            let players = rest
                .iter()
                .filter_map(|player| problem.players.get(*player));
            let supplies: Vec<FteSupply> = players.map(|player| player.supply.clone()).collect();
            covers(&problem.fte_demands, &supplies, &is_mandatory)
        }
    })
}

/// Of the members without a part of their own, whether one leads and the other is there to take over.
#[must_use]
pub fn is_spare_lead(problem: &Problem, player: usize) -> bool {
    problem.stands_one_withdrawal
        && problem
            .players
            .get(player)
            .is_some_and(|player| player.can_take_over)
}
