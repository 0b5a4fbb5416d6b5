//! The best group so far, and others that were found on the way.

use crate::lookup::at;
use crate::lot::flat::LotProblem;

use super::appraise::{Appraiser, has_foes};
use super::scene::Difference;
use super::wanted::Worth;

/// Groups that are kept beside the best.
const MOST_KEPT: usize = 64;

/// A group that covers everything mandatory.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// What it costs.
    pub cost: i64,
    /// Its companies, ascending.
    pub companies: Vec<u32>,
}

/// Which groups count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// At least so many members.
    pub least: usize,
    /// At most so many members.
    pub most: usize,
    /// Groups to differ from, in candidates of the lot that is searched.
    pub differences: Vec<Difference>,
}

/// What has been found.
#[derive(Default)]
pub struct Incumbent {
    /// The best that counts.
    pub best: Option<Found>,
    /// Only groups that cost less than this count.
    pub cutoff: i64,
    /// Good groups, the best first, whether they differ enough or not.
    pub pool: Vec<Found>,
    /// Which groups count.
    pub wish: Wish,
    /// Works out what groups are worth.
    pub appraiser: Appraiser,
}

impl Incumbent {
    /// Appraises a group, ascending, and keeps it if it is any good. Nothing if it may not be at all.
    pub fn try_group(&mut self, lot: &LotProblem, group: &[u32]) -> Option<Worth> {
        self.try_if_better(lot, group, i64::MAX)
    }

    /// The same; a group that misses more than this is only known to.
    pub fn try_if_better(
        &mut self,
        lot: &LotProblem,
        group: &[u32],
        most_missing: i64,
    ) -> Option<Worth> {
        let is_right_size = (self.wish.least..=self.wish.most).contains(&group.len());
        if !is_right_size || has_foes(lot, group) {
            return None;
        }
        if !lot.pinned.iter().all(|pinned| group.contains(pinned)) {
            return None;
        }
        let worth = self
            .appraiser
            .worth_if_better(lot, group, (self.cutoff, most_missing));
        if worth.missing == 0 && worth.cost < self.cutoff {
            let companies = group
                .iter()
                .map(|candidate| lot.company(*candidate))
                .collect();
            let found = Found {
                cost: worth.cost,
                companies,
            };
            if self
                .wish
                .differences
                .iter()
                .all(|difference| difference.is_kept_by(group))
            {
                self.cutoff = worth.cost;
                self.best = Some(found.clone());
            }
            self.keep(found);
        }
        Some(worth)
    }

    /// Adds a group to those that are kept.
    pub fn keep(&mut self, found: Found) {
        let Err(spot) = self.pool.binary_search(&found) else {
            return;
        };
        if spot < MOST_KEPT {
            self.pool.insert(spot, found);
            self.pool.truncate(MOST_KEPT);
        }
    }

    /// No group that is still of interest costs more.
    #[must_use]
    pub fn is_beaten_by(&self, bound: i64, grain: i64) -> bool {
        bound > self.cutoff.saturating_sub(grain)
    }
}

/// The candidates that these companies are, ascending; nothing if one of them is none.
#[must_use]
pub fn candidates_of(lot: &LotProblem, companies: &[u32]) -> Option<Vec<u32>> {
    let mut group: Vec<u32> = companies
        .iter()
        .map(|company| lot.candidate(*company))
        .collect::<Option<_>>()?;
    group.sort_unstable();
    Some(group)
}

/// The places of the candidates with the smallest values, at most so many, ascending by value.
#[must_use]
pub fn smallest(values: &[i64], most: usize) -> Vec<u32> {
    let mut best: Vec<(i64, u32)> = Vec::with_capacity(most + 1);
    for (place, value) in (0_u32..).zip(values) {
        let is_worse = best.len() >= most && best.last().is_some_and(|last| *value >= last.0);
        if is_worse {
            continue;
        }
        let spot = best.partition_point(|known| *known < (*value, place));
        best.insert(spot, (*value, place));
        best.truncate(most);
    }
    best.into_iter().map(|(_, place)| place).collect()
}

/// The places named, as candidates.
#[must_use]
pub fn named(open: &[u32], places: &[u32]) -> Vec<u32> {
    places
        .iter()
        .map(|place| at(open, *place as usize))
        .collect()
}
