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
fn people_for(player: &Player, joint: &[usize]) -> i64 {
    let people: u32 = player
        .supply
        .parts
        .iter()
        .filter(|part| part.demands.iter().any(|place| joint.contains(place)))
        .map(|part| part.tenths)
        .sum();
    i64::from(people.min(player.supply.in_all))
}
