//! A part of the search: who is in already, who may still come in, and how many.

use crate::lookup::{at, put};
use crate::lot::flat::LotProblem;

/// A group to differ from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Its members, ascending.
    pub group: Vec<u32>,
    /// At least so many companies have to be in one of the two groups and not in the other.
    pub least: usize,
}

impl Difference {
    /// The most members that a group of so many may share with it.
    #[must_use]
    pub fn most_shared(&self, n_members: usize) -> i64 {
        let most = n_members + self.group.len();
        let signed = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        (signed(most) - signed(self.least)).div_euclid(2)
    }

    /// Whether a group differs enough.
    #[must_use]
    pub fn is_kept_by(&self, group: &[u32]) -> bool {
        let n_shared = group
            .iter()
            .filter(|one| self.group.binary_search(one).is_ok())
            .count();
        i64::try_from(n_shared).unwrap_or(i64::MAX) <= self.most_shared(group.len())
    }
}

/// Who is in, who may come in, and how many have to.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// Those who are in, ascending.
    pub inside: Vec<u32>,
    /// Those who may come in, ascending.
    pub open: Vec<u32>,
    /// What the past takes off the cost of each who may come in, at most.
    pub bonuses: Vec<i64>,
    /// What those who are in cost as members.
    pub inside_cost: i64,
    /// At least so many come in.
    pub least: usize,
    /// At most so many come in.
    pub most: usize,
}

const OPEN: u8 = 1;
const INSIDE: u8 = 2;

/// Makes scenes, with room that is used again.
#[derive(Default)]
pub struct SceneMaker {
    places: Vec<u8>,
    halves: Vec<i64>,
}

impl SceneMaker {
    /// Works out what members cost and what the past may take off. A pair's bonus is halved between two who may come
    /// in, and goes wholly to the second once the first is in.
    pub fn make(
        &mut self,
        lot: &LotProblem,
        inside: Vec<u32>,
        open: Vec<u32>,
        (least, most): (usize, usize),
    ) -> Scene {
        self.places.clear();
        self.places.resize(lot.n_candidates(), 0);
        for candidate in &open {
            put(&mut self.places, *candidate as usize, OPEN);
        }
        for candidate in &inside {
            put(&mut self.places, *candidate as usize, INSIDE);
        }
        let inside_cost = super::appraise::members_cost(lot, &inside);
        let bonuses = open
            .iter()
            .map(|candidate| self.bonus(lot, *candidate, most))
            .collect();
        Scene {
            inside,
            open,
            bonuses,
            inside_cost,
            least,
            most,
        }
    }

    fn bonus(&mut self, lot: &LotProblem, candidate: u32, most: usize) -> i64 {
        let friends = lot.friends.of(candidate);
        if friends.is_empty() {
            return 0;
        }
        let mut bonus = 0;
        self.halves.clear();
        for friend in friends {
            match at(&self.places, friend.candidate as usize) {
                INSIDE => bonus += friend.bonus,
                OPEN => self.halves.push((friend.bonus + 1) / 2),
                _ => {}
            }
        }
        self.halves
            .sort_unstable_by(|first, second| second.cmp(first));
        bonus + self.halves.iter().take(most.saturating_sub(1)).sum::<i64>()
    }
}
