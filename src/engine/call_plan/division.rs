//! Where the linear program cannot tell who takes which lot, the plans are divided: a company is in the group of a lot,
//! or it is not; a desirable requirement is covered, or it is not. Branch and price: each part has prices and a bound of its own.

use std::collections::{BTreeMap, BTreeSet};

use super::choice::{Choice, Decision, is_chosen, is_open};
use super::decomposition::{Decomposition, Effort, Settled};
use super::joint_plan::JointPlan;

/// What is done before anything is divided.
const AT_ROOT: Effort = Effort {
    rounds: 60,
    nodes: 70_000,
    is_eager: true,
    is_exact: false,
};
/// What is done in each part.
const BELOW: Effort = Effort {
    rounds: 8,
    nodes: 1_000,
    is_eager: false,
    is_exact: false,
};
/// What is done in a part that cannot be divided any more.
const TO_THE_END: Effort = Effort {
    rounds: 20,
    nodes: 70_000,
    is_eager: false,
    is_exact: true,
};
/// Parts that are looked into at most.
const MOST_PARTS: usize = 80;
/// Shares nearer than this to none or all are clear.
const CLEAR_SHARE: f64 = 0.01;

/// What came out.
#[derive(Clone, Debug, Default)]
pub struct Divided {
    /// The best plan that was found.
    pub plan: JointPlan,
    /// No plan costs less, as the question counts.
    pub bound: i64,
}

/// A part of all plans.
#[derive(Clone, Debug)]
struct Part {
    decisions: Vec<Decision>,
    settled: Settled,
}

/// Looks for the best plan until it is proved or the effort is spent.
#[must_use]
pub fn divide(mut search: Decomposition<'_>) -> Divided {
    let beginning = search.beginning();
    search.find_plan(&beginning);
    let root = search.settle(beginning, &|column| is_open(column, &[]), AT_ROOT);
    let mut waiting = vec![Part {
        decisions: Vec::new(),
        settled: root,
    }];
    let mut lost: Option<i64> = None;
    for _ in 0..MOST_PARTS {
        waiting.retain(|part| !search.is_beaten(part.settled.bound));
        if search.budget.is_over() {
            break;
        }
        let Some(part) = waiting.pop() else {
            break;
        };
        let Some((lot, choice)) = least_clear(&search, &part.settled.taken) else {
            // Only who does how much is not clear: no further division helps, but closer prices may.
            let end = look_into(&mut search, &part.decisions, part.settled, TO_THE_END);
            if least_clear(&search, &end.taken).is_some() {
                waiting.push(Part {
                    settled: end,
                    ..part
                });
            } else if !search.is_beaten(end.bound) {
                lost = Some(lost.map_or(end.bound, |known: i64| known.min(end.bound)));
            }
            continue;
        };
        let mut halves = [false, true].map(|is_so| {
            let mut decisions = part.decisions.clone();
            decisions.push(Decision { lot, choice, is_so });
            let settled = look_into(&mut search, &decisions, part.settled.clone(), BELOW);
            Part { decisions, settled }
        });
        // The better half is looked into next, until it is closed; then whatever is most promising.
        halves.sort_by_key(|half| std::cmp::Reverse(half.settled.bound));
        let is_open = |half: &Part| !search.is_beaten(half.settled.bound);
        if !halves.iter().any(is_open) {
            waiting.sort_by_key(|part| std::cmp::Reverse(part.settled.bound));
        }
        waiting.extend(halves);
    }
    let open = waiting.iter().map(|part| part.settled.bound).chain(lost);
    let cost = search.best.cost();
    Divided {
        bound: open.min().map_or(cost, |bound| bound.min(cost)),
        plan: search.best,
    }
}

/// The bound of a part.
fn look_into(
    search: &mut Decomposition<'_>,
    decisions: &[Decision],
    from: Settled,
    effort: Effort,
) -> Settled {
    let lots: BTreeSet<usize> = decisions.iter().map(|decision| decision.lot).collect();
    let mut whole = Vec::new();
    for lot in &lots {
        let own: Vec<(Choice, bool)> = decisions
            .iter()
            .filter(|decision| decision.lot == *lot)
            .map(|decision| (decision.choice, decision.is_so))
            .collect();
        if let Some(side) = search.sides.get_mut(*lot) {
            let narrowed = side.deciding(&search.shared, &own);
            let stopgap = narrowed.stopgap();
            whole.push((*lot, std::mem::replace(side, narrowed)));
            search.add(stopgap);
        }
    }
    let settled = search.settle(from, &|column| is_open(column, decisions), effort);
    if !search.is_beaten(settled.bound) {
        search.find_plan(&settled);
    }
    for (lot, side) in whole {
        crate::lookup::put(&mut search.sides, lot, side);
    }
    settled
}

/// The choice of which the linear program takes a share that is nearest to one half: whether there is a group first,
/// then companies, then desirable requirements. Nothing when all is clear.
fn least_clear(search: &Decomposition<'_>, taken: &[(usize, f64)]) -> Option<(usize, Choice)> {
    let mut shares: BTreeMap<(usize, Choice), f64> = BTreeMap::new();
    for (number, share) in taken {
        let Some(column) = search.columns.get(*number) else {
            continue;
        };
        let companies = column.answer.members.iter().copied().map(Choice::Company);
        let wishes = search.sides.get(column.lot).map(|side| side.wishes());
        let covered = wishes.into_iter().flatten().map(Choice::Requirement);
        let covered = covered.filter(|wish| column.answer.is_served && is_chosen(column, *wish));
        let group = column.answer.is_served.then_some(Choice::Group);
        for choice in group.into_iter().chain(companies).chain(covered) {
            *shares.entry((column.lot, choice)).or_default() += share;
        }
    }
    let unclear = shares.into_iter().filter_map(|(what, share): (_, f64)| {
        let distance = share.min(1.0 - share);
        let rank = match what.1 {
            Choice::Group => 2,
            Choice::Company(_) => 1,
            Choice::Requirement(_) => 0,
        };
        (distance > CLEAR_SHARE).then_some((what, (rank, distance)))
    });
    let (what, _) = unclear.max_by(|(_, first), (_, second)| {
        (first.0.cmp(&second.0)).then(first.1.total_cmp(&second.1))
    })?;
    Some(what)
}
