//! More than one answer to a lot: alternatives that differ, and the front of members against everything else.

use crate::budget::Budget;
use crate::lot::flat::LotProblem;

use super::search::{Outcome, Start, Wanted, search_lot};

/// Alternatives to the best group, each the best that differs from all before it by so many companies. The best itself
/// comes first. Ends where nothing is left, or where the budget ends before anything is found.
#[must_use]
pub fn alternatives(
    lot: &LotProblem,
    best: &Outcome,
    (most, difference): (usize, usize),
    budget: &Budget<'_>,
) -> Vec<Outcome> {
    let mut found = vec![best.clone()];
    let mut start = start_from(best);
    while found.len() < most {
        let groups = found.iter().filter_map(|one| one.best.as_ref());
        let wanted = Wanted {
            differences: groups
                .map(|group| (group.companies.clone(), difference.max(1)))
                .collect(),
            ..Wanted::any(lot)
        };
        let next = search_lot(lot, &wanted, &start, budget);
        if next.best.is_none() {
            break;
        }
        take_over(&mut start, &next);
        found.push(next);
    }
    found
}

fn start_from(outcome: &Outcome) -> Start {
    Start {
        prices: Some(outcome.prices.clone()).filter(|prices| !prices.is_empty()),
        groups: outcome
            .pool
            .iter()
            .map(|found| found.companies.clone())
            .collect(),
        ..Start::default()
    }
}

fn take_over(start: &mut Start, outcome: &Outcome) {
    for found in &outcome.pool {
        if !start.groups.contains(&found.companies) {
            start.groups.push(found.companies.clone());
        }
    }
}

/// A point of the front.
#[derive(Clone, Debug, Default)]
pub struct FrontPoint {
    /// At most so many members.
    pub n_members: usize,
    /// The best group with at most so many.
    pub outcome: Outcome,
}

/// The best group for each number of members that allows a better one, members themselves not counted, as long as the
/// price of a member is this. Every point that is proved is on the front, and every point of the front is there.
#[must_use]
pub fn front(
    lot: &LotProblem,
    member_price: i64,
    best: &Outcome,
    budget: &Budget<'_>,
) -> Vec<FrontPoint> {
    let mut points: Vec<FrontPoint> = Vec::new();
    let bare = without_member_price(lot, member_price);
    let mut start = Start {
        is_patient: true,
        ..start_from(best)
    };
    let mut cutoff = bare.dearest_group().saturating_add(lot.grain);
    for n_members in 1..=lot.max_members.min(lot.n_candidates()) {
        if budget.is_over() {
            break;
        }
        let wanted = Wanted {
            least: n_members,
            most: n_members,
            cutoff,
            ..Wanted::any(lot)
        };
        let mut outcome = search_lot(&bare, &wanted, &start, budget);
        take_over(&mut start, &outcome);
        if let Some(found) = &outcome.best {
            cutoff = found.cost;
            start.prices = Some(outcome.prices.clone()).filter(|prices| !prices.is_empty());
            add_member_price(&mut outcome, member_price);
            points.push(FrontPoint { n_members, outcome });
        }
    }
    points
}

/// The lot where being a member costs nothing by itself.
fn without_member_price(lot: &LotProblem, price: i64) -> LotProblem {
    let mut bare = lot.clone();
    for cost in &mut bare.member_costs {
        *cost -= price;
    }
    bare
}

/// What was found without the price of members, as if it had been found with it.
fn add_member_price(outcome: &mut Outcome, price: i64) {
    let of_members = |companies: &[u32]| {
        price.saturating_mul(i64::try_from(companies.len()).unwrap_or(i64::MAX))
    };
    if let Some(best) = &outcome.best {
        outcome.bound = outcome.bound.saturating_add(of_members(&best.companies));
    }
    for found in outcome.best.iter_mut().chain(&mut outcome.pool) {
        found.cost = found.cost.saturating_add(of_members(&found.companies));
    }
}
