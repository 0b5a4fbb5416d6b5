//! Who of a pair with a past counts how much of what both together take off the cost.

use crate::lookup::{add, at};
use crate::lot::flat::LotProblem;

use super::relax::Relaxation;
use super::scene::Scene;

/// Shares what pairs of those who may come in take off anew, at the prices of this relaxation of the scene: first to
/// the one who is further from being taken, as much as leaves it untaken, the rest to the other. Whatever the shares,
/// both together have the whole bonus, so that bounds stay true; a good share counts it where the pair may be.
pub fn share_anew(lot: &LotProblem, scene: &mut Scene, now: &Relaxation) {
    if lot.friends.all().is_empty() {
        return;
    }
    let line = match now.taken.last() {
        Some((last, _)) if now.taken.len() == scene.most => *last,
        Some((last, _)) => (*last).max(0),
        None => 0,
    };
    let known = bonuses_of_inside(lot, scene);
    let distances = now.reduced.iter().zip(&scene.bonuses).zip(&known);
    let mut distances: Vec<i64> = distances
        .map(|((reduced, bonus), known)| reduced + bonus - known - line)
        .collect();
    let mut shares: Vec<(usize, i64)> = Vec::new();
    for (place, candidate) in scene.open.iter().enumerate() {
        for friend in lot.friends.of(*candidate) {
            if friend.candidate <= *candidate {
                continue;
            }
            let Ok(other) = scene.open.binary_search(&friend.candidate) else {
                continue;
            };
            let ends = (at(&distances, place), at(&distances, other));
            let (own, others) = split(friend.bonus, ends);
            add(&mut distances, place, -own);
            add(&mut distances, other, -others);
            shares.extend([(place, own), (other, others)]);
        }
    }
    scene.bonuses = known;
    shares.sort_unstable_by_key(|(place, share)| (*place, std::cmp::Reverse(*share)));
    for of_one in shares.chunk_by(|first, second| first.0 == second.0) {
        for (place, share) in of_one.iter().take(scene.most.saturating_sub(1)) {
            add(&mut scene.bonuses, *place, *share);
        }
    }
}

/// What those who are in take off the cost of each who may come in.
fn bonuses_of_inside(lot: &LotProblem, scene: &Scene) -> Vec<i64> {
    let of_inside = |candidate: &u32| {
        let friends = lot.friends.of(*candidate).iter();
        friends
            .filter(|friend| scene.inside.binary_search(&friend.candidate).is_ok())
            .map(|friend| friend.bonus)
            .sum()
    };
    scene.open.iter().map(of_inside).collect()
}

/// The shares of two in a bonus, by how far they are from being taken.
fn split(bonus: i64, (first, second): (i64, i64)) -> (i64, i64) {
    if first <= 0 && second <= 0 {
        return (bonus - bonus / 2, bonus / 2);
    }
    let to_further = bonus.min(first.max(second));
    if first > second {
        (to_further, bonus - to_further)
    } else {
        (bonus - to_further, to_further)
    }
}
