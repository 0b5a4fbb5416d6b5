//! What cannot be covered any more by those who are in and those who are open, each demand looked at alone.

use crate::problem::Problem;

/// Something that nobody can make good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutOfReach {
    /// Nobody can lead.
    Lead,
    /// A mandatory need, by its number, that the settled members and the best of the open do not meet.
    Need(usize),
}

/// The first that is out of reach.
#[must_use]
pub fn out_of_reach(problem: &Problem, inside: &[usize], free: &[usize]) -> Option<OutOfReach> {
    let room = problem.max_members.saturating_sub(inside.len());
    let can_lead = |player: &usize| problem.players.get(*player).is_some_and(|p| p.can_lead);
    if !inside.iter().chain(free).any(can_lead) {
        return Some(OutOfReach::Lead);
    }
    let mut amounts: Vec<i64> = Vec::with_capacity(free.len());
    let mut is_out = |index: usize, demanded: i64| {
        let amount_of = |player: &usize| problem.cell(*player, index).amount;
        let settled = inside.iter().map(amount_of).fold(0, i64::saturating_add);
        if settled >= demanded {
            return false;
        }
        amounts.clear();
        amounts.extend(free.iter().map(amount_of).filter(|amount| *amount > 0));
        if room < amounts.len() {
            amounts.select_nth_unstable_by(room, |a, b| b.cmp(a));
            amounts.truncate(room);
        }
        amounts.iter().copied().fold(settled, i64::saturating_add) < demanded
    };
    let mut musts = problem
        .needs
        .iter()
        .enumerate()
        .filter(|(_, need)| need.weight.is_none());
    musts
        .find(|(index, need)| is_out(*index, need.amount))
        .map(|(index, _)| OutOfReach::Need(index))
}
