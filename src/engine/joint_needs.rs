//! Demands that follow from others: what several demands want of the same people has to be there for all of them
//! together. They add nothing to what is asked; they let bounds see that nobody can be counted twice.

use std::collections::BTreeSet;

use crate::problem::{Need, NeedCell, Player, Problem};

/// The problem with the joint demands of those mandatory ones that the same capability answers, and of all that share
/// people.
#[must_use]
pub fn with_joint_needs(mut problem: Problem) -> Problem {
    let mandatory: Vec<usize> = problem
        .needs
        .iter()
        .filter(|need| need.weight.is_none())
        .filter_map(|need| need.fte_place)
        .collect();
    let mut joints: BTreeSet<Vec<usize>> = problem
        .players
        .iter()
        .flat_map(|player| &player.supply.parts)
        .map(|part| {
            let wanted = part.demands.iter().copied();
            wanted.filter(|place| mandatory.contains(place)).collect()
        })
        .collect();
    joints.insert(mandatory);
    joints.retain(|joint| joint.len() > 1);
    for joint in joints {
        add_joint(&mut problem, &joint);
    }
    problem
}

/// Of more mandatory demands for people than this, not every set is looked at.
const MOST_DEMANDS: usize = 6;

/// As `with_joint_needs`, for every set of mandatory demands for which that says anything new: with all of them, people
/// suffice exactly when each of these demands is met. Worth its price where people are scarce.
#[must_use]
pub fn with_all_joint_needs(problem: Problem) -> Problem {
    let mandatory: Vec<usize> = problem
        .needs
        .iter()
        .filter(|need| need.weight.is_none())
        .filter_map(|need| need.fte_place)
        .collect();
    if mandatory.len() > MOST_DEMANDS {
        return with_joint_needs(problem);
    }
    let mut problem = problem;
    for choice in 1..1_u32 << mandatory.len() {
        let places = mandatory.iter().enumerate();
        let joint: Vec<usize> = places
            .filter(|(bit, _)| choice >> bit & 1 == 1)
            .map(|(_, place)| *place)
            .collect();
        let shares = |player: &Player| {
            let apart: i64 = joint
                .iter()
                .map(|place| people_for(player, &[*place]))
                .sum();
            people_for(player, &joint) < apart
        };
        if joint.len() > 1 && problem.players.iter().any(shares) {
            add_joint(&mut problem, &joint);
        }
    }
    problem
}

fn add_joint(problem: &mut Problem, joint: &[usize]) {
    let amount: i64 = joint
        .iter()
        .filter_map(|place| problem.fte_demands.get(*place))
        .map(|demand| i64::from(demand.tenths))
        .sum();
    let cells: Vec<NeedCell> = problem
        .players
        .iter()
        .map(|player| NeedCell {
            amount: people_for(player, joint),
            ..NeedCell::default()
        })
        .collect();
    problem.add_need(
        Need {
            requirement: usize::MAX,
            amount,
            without_any: 0,
            weight: None,
            n_answering: 0,
            fte_place: None,
        },
        &cells,
    );
}

/// The most people that a player can give to the demands together.
#[must_use]
pub fn people_for(player: &Player, joint: &[usize]) -> i64 {
    let people: u32 = player
        .supply
        .parts
        .iter()
        .filter(|part| part.demands.iter().any(|place| joint.contains(place)))
        .map(|part| part.tenths)
        .sum();
    i64::from(people.min(player.supply.in_all))
}
