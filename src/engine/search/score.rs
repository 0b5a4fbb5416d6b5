//! The exact value of a group of players: what it covers, who leads, what that is worth; or that it is no grouping.

use domain::groupings::grouping::Objective;

use crate::constraints::withdrawal::{is_spare_lead, stands_in_each_need, stands_in_people};
use crate::lookup::at;
use crate::objective::Value;
use crate::problem::{Need, Problem};
use crate::search::giving_up::best_to_cover;
use crate::search::staffing::{covered_demands, is_contested};

/// A group that is a grouping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    /// Its value.
    pub value: Value,
    /// Who leads.
    pub lead: usize,
}

/// The value of a group, or `None` when it breaks a rule or leaves something mandatory uncovered. The group is sorted.
#[must_use]
pub fn score(problem: &Problem, group: &[usize]) -> Option<Scored> {
    if misses_a_pin(problem, group) {
        return None;
    }
    score_without_pins(problem, group)
}

/// As `score`, whether the pinned companies are in or not.
#[must_use]
pub fn score_without_pins(problem: &Problem, group: &[usize]) -> Option<Scored> {
    scored_with_wishes(problem, group).map(|(scored, _)| scored)
}

/// As `score_without_pins`, with what is covered beside it: where wishes may be given up, what makes the value best.
#[must_use]
pub fn scored_with_wishes(problem: &Problem, group: &[usize]) -> Option<(Scored, Vec<bool>)> {
    if group.is_empty() || group.len() > problem.max_members || problem.is_impossible {
        return None;
    }
    let is_covered = covered_needs(problem, group)?;
    if holds_enemies(problem, group) || !stands_withdrawals(problem, group) {
        return None;
    }
    let is_covered = if problem.may_give_up {
        best_to_cover(problem, group, is_covered, &|is_covered| {
            Some(worth_covering(problem, group, is_covered)?.value)
        })?
    } else {
        is_covered
    };
    let scored = worth_covering(problem, group, &is_covered)?;
    Some((scored, is_covered))
}

/// What a group is worth when it covers just that; `None` when nobody can lead it or somebody is there for nothing.
#[must_use]
pub fn worth_covering(problem: &Problem, group: &[usize], is_covered: &[bool]) -> Option<Scored> {
    let lead = choose_lead(problem, group, is_covered)?;
    let leading = problem.players.get(lead)?.lead_value;
    let mut value = problem
        .order
        .one(Objective::Uncovered, problem.lost_weight)
        .plus(problem.constant)
        .plus(leading)
        .plus(bonds(problem, group));
    for player in group
        .iter()
        .filter_map(|player| problem.players.get(*player))
    {
        value = value.plus(player.fixed);
    }
    for (index, need) in problem.needs.iter().enumerate() {
        value = value.plus(need_value(
            problem,
            group,
            (index, need),
            at(is_covered, index),
        ));
    }
    let value = value.plus(wishes_on_each(problem, group));
    let is_within = problem.caps.iter().all(|cap| cap.is_kept_by(&value));
    is_within.then_some(Scored { value, lead })
}

/// For each need whether the group covers it; `None` when a mandatory one is not.
#[must_use]
pub fn covered_needs(problem: &Problem, group: &[usize]) -> Option<Vec<bool>> {
    let mut is_covered = Vec::with_capacity(problem.needs.len());
    for (index, need) in problem.needs.iter().enumerate() {
        let reached = group
            .iter()
            .map(|player| problem.cell(*player, index).amount)
            .fold(0, i64::saturating_add);
        let is_met = reached >= need.amount;
        if !is_met && need.weight.is_none() {
            return None;
        }
        is_covered.push(is_met);
    }
    if is_contested(problem, group) {
        share_people(problem, group, &mut is_covered)?;
    }
    Some(is_covered)
}

/// Whether the lot stays covered whoever withdraws, where that is asked.
fn stands_withdrawals(problem: &Problem, group: &[usize]) -> bool {
    !problem.stands_one_withdrawal
        || (stands_in_each_need(problem, group)
            && (!is_contested(problem, group) || stands_in_people(problem, group)))
}

/// Corrects what is covered where the same people are wanted by several demands.
fn share_people(problem: &Problem, group: &[usize], is_covered: &mut [bool]) -> Option<()> {
    let by_demand = covered_demands(problem, group);
    for (covered, need) in is_covered.iter_mut().zip(&problem.needs) {
        if let Some(place) = need.fte_place {
            *covered = at(&by_demand, place);
            if !*covered && need.weight.is_none() {
                return None;
            }
        }
    }
    Some(())
}

/// Whether two of the group cannot be together.
#[must_use]
pub fn holds_enemies(problem: &Problem, group: &[usize]) -> bool {
    group
        .iter()
        .filter_map(|player| problem.players.get(*player))
        .any(|player| player.enemies.iter().any(|enemy| group.contains(enemy)))
}

fn misses_a_pin(problem: &Problem, group: &[usize]) -> bool {
    problem
        .players
        .iter()
        .enumerate()
        .any(|(index, player)| player.is_pinned && !group.contains(&index))
}

/// Whether a member covers something together with the others.
#[must_use]
pub fn has_a_part(problem: &Problem, player: usize, is_covered: &[bool]) -> bool {
    problem
        .row(player)
        .zip(&problem.needs)
        .zip(is_covered)
        .any(|((cell, need), is_covered)| {
            *is_covered && cell.amount > 0 && need.requirement != usize::MAX
        })
}

/// The best lead. A member without any part in what is covered, and not pinned, has to be the lead, or where a
/// withdrawal has to be stood the one who takes over; of either there can be one.
fn choose_lead(problem: &Problem, group: &[usize], is_covered: &[bool]) -> Option<usize> {
    let idle: Vec<usize> = group
        .iter()
        .copied()
        .filter(|player| {
            let is_pinned = problem.players.get(*player).is_some_and(|p| p.is_pinned);
            !is_pinned && !has_a_part(problem, *player, is_covered)
        })
        .take(3)
        .collect();
    let leaves_nobody_idle = |lead: usize| {
        let mut others = idle.iter().filter(|player| **player != lead);
        let is_excused = others
            .next()
            .is_none_or(|spare| is_spare_lead(problem, *spare));
        is_excused && others.next().is_none()
    };
    let may_lead: Vec<usize> = group
        .iter()
        .copied()
        .filter(|player| leaves_nobody_idle(*player))
        .collect();
    choose_best_lead(problem, &may_lead)
}

/// Of those that can lead the one that costs least; among equals one that has offered to, then the first.
#[must_use]
pub fn choose_best_lead(problem: &Problem, players: &[usize]) -> Option<usize> {
    players
        .iter()
        .copied()
        .filter_map(|index| Some((index, problem.players.get(index)?)))
        .filter(|(_, player)| player.can_lead)
        .min_by_key(|(index, player)| (player.lead_value, !player.offers_to_lead, *index))
        .map(|(index, _)| index)
}

/// The reward for pairs who have worked together, as a negative value.
fn bonds(problem: &Problem, group: &[usize]) -> Value {
    let twice: i64 = group
        .iter()
        .filter_map(|player| problem.players.get(*player))
        .flat_map(|player| &player.friends)
        .filter(|(other, _)| group.contains(other))
        .map(|(_, times)| times)
        .sum();
    problem.order.one(Objective::Cohesion, -twice / 2)
}

fn need_value(problem: &Problem, group: &[usize], need: (usize, &Need), is_covered: bool) -> Value {
    let (index, need) = need;
    if !is_covered {
        return problem
            .order
            .one(Objective::Uncovered, need.weight.unwrap_or_default());
    }
    let (mut weak, mut misfit) = (0, 0);
    for player in answering(problem, group, (index, need)) {
        let cell = problem.cell(player, index);
        weak += cell.weak;
        misfit += cell.misfit;
    }
    problem
        .order
        .one(Objective::WeakProof, weak)
        .plus(problem.order.one(Objective::Misfit, misfit))
}

/// The members that answer a need: as many as are asked for, the best first.
#[must_use]
pub fn answering(problem: &Problem, group: &[usize], need: (usize, &Need)) -> Vec<usize> {
    let (index, need) = need;
    let has_something = |player: &usize| problem.cell(*player, index).amount > 0;
    let order_of = |player: &usize| (problem.cell(*player, index).key, *player);
    if need.n_answering <= 1 {
        return group
            .iter()
            .copied()
            .filter(has_something)
            .min_by_key(order_of)
            .into_iter()
            .take(need.n_answering)
            .collect();
    }
    let mut holders: Vec<usize> = group.iter().copied().filter(has_something).collect();
    holders.sort_by_key(order_of);
    holders.truncate(need.n_answering);
    holders
}

fn wishes_on_each(problem: &Problem, group: &[usize]) -> Value {
    let mut value = Value::default();
    for wish in &problem.each_wishes {
        if group.iter().all(|player| at(&wish.is_met, *player)) {
            for player in group {
                value = value.plus(at(&wish.value, *player));
            }
        } else {
            value = value.plus(problem.order.one(Objective::Uncovered, wish.weight));
        }
    }
    value
}
