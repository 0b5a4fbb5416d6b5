//! Improving a group by small changes: leaving one out, exchanging one, taking one more.

use crate::objective::Value;
use crate::search::branch::Search;

/// Rounds of improvement at most.
const MOST_ROUNDS: usize = 60;

/// Improves a group as long as any small change with one of the newcomers makes it better; every group tried is
/// offered to the search.
pub fn improve(search: &mut Search<'_, '_>, group: Vec<usize>, newcomers: &[usize]) {
    let mut group = group;
    group.sort_unstable();
    let mut value = search.offer(&group);
    for _ in 0..MOST_ROUNDS {
        if search.is_over() {
            return;
        }
        let Some((better, better_value)) = best_change(search, &group, value, newcomers) else {
            return;
        };
        group = better;
        value = Some(better_value);
    }
}

fn best_change(
    search: &mut Search<'_, '_>,
    group: &[usize],
    value: Option<Value>,
    newcomers: &[usize],
) -> Option<(Vec<usize>, Value)> {
    let mut best: Option<(Vec<usize>, Value)> = None;
    let mut look_at = |search: &mut Search<'_, '_>, changed: Vec<usize>| {
        let Some(changed_value) = search.offer(&changed) else {
            return;
        };
        let to_beat = best.as_ref().map(|(_, value)| *value).or(value);
        if to_beat.is_none_or(|to_beat| changed_value < to_beat) {
            best = Some((changed, changed_value));
        }
    };
    let without = |place: usize| -> Vec<usize> {
        let mut rest = group.to_vec();
        rest.remove(place);
        rest
    };
    for place in 0..group.len() {
        look_at(search, without(place));
    }
    for newcomer in newcomers
        .iter()
        .filter(|newcomer| !group.contains(newcomer))
    {
        for place in 0..group.len() {
            let mut changed = without(place);
            changed.push(*newcomer);
            look_at(search, changed);
        }
        if group.len() < search.problem().max_members {
            let mut changed = group.to_vec();
            changed.push(*newcomer);
            look_at(search, changed);
        }
    }
    best
}
