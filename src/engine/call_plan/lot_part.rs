//! Parts of a lot: what is left of it when other lots take what they share, and when choices are made.

use crate::lookup::at;
use crate::lot::flat::{Entry, Lists, LotProblem, RowName};

use super::choice::Choice;
use super::shared_resource::Links;

/// The lot with what is left of what is shared.
#[must_use]
pub fn left_over(flat: &LotProblem, links: &Links, left: &[i64]) -> LotProblem {
    let rest = |resource: Option<u32>| match resource {
        Some(one) => at(left, one as usize).max(0),
        None => i64::MAX,
    };
    let is_kept = |candidate: &u32| rest(at(&links.lots, *candidate as usize)) > 0;
    let kept: Vec<u32> = flat.candidates().filter(is_kept).collect();
    let mut version = flat.narrowed_to(&kept);
    let is_out = |pinned: &&u32| kept.binary_search(pinned).is_err();
    let barred = flat.pinned.iter().filter(is_out);
    let barred = barred.map(|pinned| flat.company(*pinned));
    version.impossible_pins.extend(barred);
    version.entries = Lists::default();
    version.people.clear();
    version.n_people_entries.clear();
    let mut firsts = Vec::with_capacity(flat.n_candidates());
    let mut first = 0;
    for candidate in flat.candidates() {
        firsts.push(first);
        first += flat.entries.of(candidate).len();
    }
    for candidate in kept {
        let in_all = rest(at(&links.people, candidate as usize));
        let in_all = flat
            .people(candidate)
            .map_or(in_all, |most| most.min(in_all));
        let (people, others) = flat.split_entries(candidate);
        let (mut n_people, mut wanted) = (0, 0);
        for (entry, number) in people.iter().zip(at(&firsts, candidate as usize)..) {
            let mut entry = *entry;
            let most = rest(at(&links.people_of, number)).min(in_all);
            entry.limit = u32::try_from(i64::from(entry.limit).min(most)).unwrap_or(u32::MAX);
            if entry.limit > 0 {
                n_people += 1;
                wanted += i64::from(entry.limit);
                version.entries.push(entry);
            }
        }
        for entry in others {
            version.entries.push(*entry);
        }
        version.entries.close();
        version.n_people_entries.push(n_people);
        version.people.push((wanted > in_all).then_some(in_all));
    }
    version
}

/// A lot of which only the groups that follow these choices are left.
#[must_use]
pub fn following(lot: &LotProblem, choices: &[(Choice, bool)]) -> LotProblem {
    let is_decided = |choice: Choice, is_so: bool| choices.contains(&(choice, is_so));
    let kept: Vec<u32> = lot
        .candidates()
        .filter(|one| !is_decided(Choice::Company(lot.company(*one)), false))
        .filter(|_| !is_decided(Choice::Group, false))
        .collect();
    let mut flat = lot.narrowed_to(&kept);
    if is_decided(Choice::Group, true) {
        flat.unserved = flat.unserved.saturating_mul(2);
    }
    let mut is_dropped = vec![false; flat.rows.len()];
    for (row, is_dropped) in flat.rows.iter_mut().zip(&mut is_dropped) {
        if let RowName::Requirement(number) = row.name {
            *is_dropped = is_decided(Choice::Requirement(number), false);
            if is_decided(Choice::Requirement(number), true) {
                row.skip = None;
            }
        }
    }
    if is_dropped.contains(&true) {
        drop_entries(&mut flat, &is_dropped);
    }
    let pinned = flat.candidates().filter(|one| {
        is_decided(Choice::Company(flat.company(*one)), true) || flat.pinned.contains(one)
    });
    flat.pinned = pinned.collect();
    flat
}

/// Nobody contributes to these rows any more.
fn drop_entries(flat: &mut LotProblem, is_dropped: &[bool]) {
    let mut entries = Lists::default();
    let mut n_people = Vec::with_capacity(flat.n_candidates());
    for candidate in flat.candidates() {
        let (people, others) = flat.split_entries(candidate);
        let is_kept = |entry: &&Entry| !at(is_dropped, entry.row as usize);
        let kept: Vec<Entry> = people.iter().filter(is_kept).copied().collect();
        n_people.push(u32::try_from(kept.len()).unwrap_or(u32::MAX));
        let others = others.iter().filter(is_kept).copied();
        for entry in kept.into_iter().chain(others) {
            entries.push(entry);
        }
        entries.close();
    }
    flat.entries = entries;
    flat.n_people_entries = n_people;
}
