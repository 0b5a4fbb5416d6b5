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
    let mut start = start_from(best);
    let signed = |n_members: usize| i64::try_from(n_members).unwrap_or(i64::MAX);
    let dearest = lot.dearest_group().saturating_add(lot.grain);
    let mut least_quality: Option<i64> = None;
    for n_members in 1..=lot.max_members.min(lot.n_candidates()) {
        if budget.is_over() {
            break;
        }
        let price = member_price.saturating_mul(signed(n_members));
        let cutoff = match least_quality {
            Some(quality) => quality.saturating_add(price),
            None => dearest,
        };
        let wanted = Wanted {
            least: n_members,
            most: n_members,
            cutoff,
            ..Wanted::any(lot)
        };
        let outcome = search_lot(lot, &wanted, &start, budget);
        take_over(&mut start, &outcome);
        if let Some(found) = &outcome.best {
            least_quality = Some(found.cost - price);
            points.push(FrontPoint { n_members, outcome });
        }
    }
    points
}
