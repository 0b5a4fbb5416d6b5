//! What a lot costs at least, told without looking at anybody: for when there is no time to look.

use crate::interchange::problem::{Lot, Weights};

use super::pairs::Pairs;

/// No group for the lot, nor leaving it without one, costs less, all goals weighed. Members have their price, and the
/// past takes off no more than it does for the companies for which it is worth most.
#[must_use]
pub fn least_cost(weights: Weights, lot: &Lot, pairs: &Pairs) -> i64 {
    let (mut members, mut least) = (0_i64, weights.unserved_lot);
    let mut halves = pairs.largest_halves().iter();
    for n_members in 1..=lot.max_members {
        let half = halves.next().copied().unwrap_or_default();
        let bonus = weights.cohesion.saturating_mul(half);
        members = members.saturating_add(weights.member).saturating_sub(bonus);
        if n_members >= lot.pinned.len() {
            least = least.min(members);
        }
    }
    least
}
