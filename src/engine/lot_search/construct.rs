//! Builds groups from prices: whoever costs least for what is still lacking comes in next.

use crate::budget::Budget;
use crate::lookup::at;
use crate::lot::flat::{LotProblem, RowKind};

use super::relax::Relaxation;
use super::scene::Scene;

/// For each row, so many of its cheapest candidates are looked at.
const PER_ROW: usize = 12;
/// Besides, so many of the cheapest of all.
const OVERALL: usize = 48;

/// The candidates that are worth looking at: the cheapest of each row and the cheapest of all, by ascending reduced
/// cost.
#[must_use]
pub fn core_of(lot: &LotProblem, scene: &Scene, relaxation: &Relaxation) -> Vec<(i64, u32)> {
    let n_rows = lot.rows.len();
    let mut per_row: Vec<Vec<(i64, u32)>> = vec![Vec::new(); n_rows];
    let mut overall: Vec<(i64, u32)> = Vec::new();
    for (candidate, reduced) in scene.open.iter().zip(&relaxation.reduced) {
        keep_smallest(&mut overall, OVERALL, (*reduced, *candidate));
        for entry in lot.entries.of(*candidate) {
            let row = entry.row as usize;
            let is_sum = at(&lot.rows, row).kind == RowKind::Sum;
            if let Some(list) = per_row.get_mut(row)
                && (!is_sum || i64::from(entry.limit) * 16 > at(&lot.rows, row).demand)
            {
                keep_smallest(list, PER_ROW, (*reduced, *candidate));
            }
        }
    }
    overall.extend(per_row.into_iter().flatten());
    overall.sort_unstable();
    overall.dedup();
    overall
}

fn keep_smallest(list: &mut Vec<(i64, u32)>, most: usize, one: (i64, u32)) {
    if list.len() >= most && list.last().is_some_and(|last| one >= *last) {
        return;
    }
    let spot = list.partition_point(|known| *known < one);
    list.insert(spot, one);
    list.truncate(most);
}

/// Builds a group: those who are in, then one by one whoever costs least after what it earns for what is lacking.
#[must_use]
pub fn construct(
    (lot, budget): (&LotProblem, &Budget<'_>),
    scene: &Scene,
    units: &[i64],
    core: &[(i64, u32)],
) -> Vec<u32> {
    let mut lacking: Vec<i64> = lot.rows.iter().map(|row| row.demand).collect();
    let mut group = scene.inside.clone();
    for candidate in &scene.inside {
        cover(lot, *candidate, units, &mut lacking);
    }
    let most = scene.inside.len() + scene.most;
    let least = scene.inside.len() + scene.least;
    while group.len() < most && !budget.is_over() {
        let is_complete = lot
            .rows
            .iter()
            .zip(&lacking)
            .all(|(row, lacking)| row.skip.is_some() || *lacking <= 0);
        let next = core
            .iter()
            .filter(|(_, candidate)| !group.contains(candidate))
            .filter(|(_, candidate)| {
                !lot.foes
                    .of(*candidate)
                    .iter()
                    .any(|foe| group.contains(foe))
            })
            .map(|(_, candidate)| {
                let (earned, shares) = earned(lot, *candidate, units, &lacking);
                let friends: i64 = group
                    .iter()
                    .map(|other| lot.bonus(*candidate, *other))
                    .sum();
                let cost = lot.member_cost(*candidate) - friends;
                (ranking(cost, earned, shares, is_complete), *candidate)
            })
            .min();
        match next {
            Some((rank, candidate)) if !is_complete || rank < 0 || group.len() < least => {
                group.push(candidate);
                cover(lot, candidate, units, &mut lacking);
            }
            _ => break,
        }
    }
    group.sort_unstable();
    group
}

/// While something mandatory is lacking, who covers more of it at the same price comes first.
fn ranking(cost: i64, earned: i64, shares: i64, is_complete: bool) -> i64 {
    if !is_complete && shares == 0 {
        return i64::MAX / 2 + (cost - earned) / 4;
    }
    cost - earned
}

/// What a candidate earns for what is lacking, and what share of mandatory rows it covers.
fn earned(lot: &LotProblem, candidate: u32, units: &[i64], lacking: &[i64]) -> (i64, i64) {
    let mut left = lot.people(candidate).unwrap_or(i64::MAX);
    let (mut earned, mut shares) = (0, 0);
    for entry in lot.entries.of(candidate) {
        let row = at(&lot.rows, entry.row as usize);
        let mut given = i64::from(entry.limit)
            .min(at(lacking, entry.row as usize))
            .max(0);
        if row.kind == RowKind::People {
            given = given.min(left);
            left -= given;
        }
        earned += given * (at(units, entry.row as usize) - entry.unit_cost);
        if row.skip.is_none() && given > 0 {
            shares += 1 + given * 16 / row.demand.max(1);
        }
    }
    (earned, shares)
}

fn cover(lot: &LotProblem, candidate: u32, units: &[i64], lacking: &mut [i64]) {
    let mut left = lot.people(candidate).unwrap_or(i64::MAX);
    let (about_people, others) = lot.split_entries(candidate);
    let mut by_price: Vec<(i64, u32, i64)> = about_people
        .iter()
        .map(|entry| {
            let unit = at(units, entry.row as usize) - entry.unit_cost;
            (-unit, entry.row, i64::from(entry.limit))
        })
        .collect();
    by_price.sort_unstable();
    for (_, row, limit) in by_price {
        if let Some(lacking) = lacking.get_mut(row as usize) {
            let given = limit.min(left).min(*lacking).max(0);
            *lacking -= given;
            left -= given;
        }
    }
    for entry in others {
        if let Some(lacking) = lacking.get_mut(entry.row as usize) {
            *lacking -= i64::from(entry.limit);
        }
    }
}
