//! The bound: rows are not demanded but priced, and the cheapest members at those prices are taken.
//!
//! Whatever the prices are, no group of the scene costs less than the value. All figures are whole numbers, so that
//! nothing is lost by rounding.

use crate::lookup::{add, at, put};
use crate::lot::flat::{Entry, LotProblem};
use crate::lot::tariff::most_in_all;

use super::scene::{Difference, Scene};

/// What covering each row, and differing from each group, is worth.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prices {
    /// For the whole demand of each row.
    pub rows: Vec<f64>,
    /// For each member less that is shared with a group to differ from.
    pub differences: Vec<f64>,
}

impl Prices {
    /// No prices.
    #[must_use]
    pub fn none(lot: &LotProblem, n_differences: usize) -> Self {
        Self {
            rows: vec![0.0; lot.rows.len()],
            differences: vec![0.0; n_differences],
        }
    }

    /// Keeps prices within what is sensible: not below nothing, not above what leaving out costs, not without end.
    pub fn clip(&mut self, lot: &LotProblem) {
        for (price, row) in self.rows.iter_mut().zip(&lot.rows) {
            let most = row.skip.map_or(f64::MAX, |skip| skip as f64);
            *price = price.clamp(0.0, most);
        }
        for price in &mut self.differences {
            *price = price.max(0.0);
        }
        let sum: f64 = self.rows.iter().sum::<f64>() + self.differences.iter().sum::<f64>();
        let most = most_in_all(lot.max_members) as f64;
        if sum > most {
            let share = most / sum;
            for price in self.rows.iter_mut().chain(&mut self.differences) {
                *price *= share;
            }
        }
    }
}

/// The value at some prices, and what makes it up.
#[derive(Clone, Debug, Default)]
pub struct Relaxation {
    /// No group of the scene costs less.
    pub value: i64,
    /// The price of one unit of each row.
    pub units: Vec<i64>,
    /// What each candidate who may come in costs less what it earns, in the order of the scene.
    pub reduced: Vec<i64>,
    /// Who is taken: the reduced cost and the place in the scene, the cheapest first.
    pub taken: Vec<(i64, u32)>,
    /// The first who is not taken.
    pub next: Option<i64>,
    /// How much of each row those who are in or taken give.
    pub supply: Vec<i64>,
    /// How many of those who are in or taken each group to differ from has.
    pub shared: Vec<i64>,
    difference_units: Vec<i64>,
    surcharges: Vec<i64>,
    gains: Vec<(i64, i64, u32)>,
}

impl Relaxation {
    /// Works out the value at these prices.
    pub fn evaluate(
        &mut self,
        lot: &LotProblem,
        scene: &Scene,
        differences: &[Difference],
        prices: &Prices,
    ) {
        let mut value = scene.inside_cost;
        self.units.clear();
        for (row, price) in lot.rows.iter().zip(&prices.rows) {
            // Prices are below 2^60: the cast keeps them, and cuts off what is below one.
            let unit = (*price / (row.demand.max(1) as f64)) as i64;
            self.units.push(unit);
            let worth = unit * row.demand;
            value += row.skip.map_or(worth, |skip| worth.min(skip));
        }
        value += self.price_differences(lot, scene, differences, prices);
        for candidate in &scene.inside {
            value -= self.earned(lot, *candidate);
            value += at(&self.surcharges, *candidate as usize);
        }
        self.price_open(lot, scene);
        for (reduced, _) in &self.taken {
            value += reduced;
        }
        self.value = value;
    }

    /// Sets what each member of a group to differ from pays, and tells what that takes off the value.
    fn price_differences(
        &mut self,
        lot: &LotProblem,
        scene: &Scene,
        differences: &[Difference],
        prices: &Prices,
    ) -> i64 {
        self.surcharges.clear();
        self.difference_units.clear();
        if differences.is_empty() {
            return 0;
        }
        self.surcharges.resize(lot.n_candidates(), 0);
        let mut value = 0;
        for (difference, price) in differences.iter().zip(&prices.differences) {
            // As above.
            let unit = *price as i64;
            self.difference_units.push(unit);
            value -= unit * difference.most_shared(scene.inside.len() + scene.most);
            for candidate in &difference.group {
                add(&mut self.surcharges, *candidate as usize, unit);
            }
        }
        value
    }

    fn price_open(&mut self, lot: &LotProblem, scene: &Scene) {
        self.reduced.clear();
        self.taken.clear();
        self.next = None;
        let mut worst = i64::MAX;
        for ((place, candidate), bonus) in (0_u32..).zip(&scene.open).zip(&scene.bonuses) {
            let surcharge = at(&self.surcharges, *candidate as usize);
            let reduced =
                lot.member_cost(*candidate) - bonus + surcharge - self.earned(lot, *candidate);
            self.reduced.push(reduced);
            if reduced >= worst {
                continue;
            }
            let spot = self
                .taken
                .partition_point(|known| *known < (reduced, place));
            self.taken.insert(spot, (reduced, place));
            // One more than may be taken is kept: who comes next matters for putting others aside. Of those who
            // raise the value no more are taken than there have to be.
            let last = self.taken.last().map_or(0, |last| last.0);
            if self.taken.len() > scene.most + 1 || (last > 0 && self.taken.len() > scene.least + 1)
            {
                self.taken.pop();
            }
            let last = self.taken.last().map_or(0, |last| last.0);
            if self.taken.len() > scene.most || (last > 0 && self.taken.len() > scene.least) {
                worst = last;
            }
        }
        while self.taken.len() > scene.most
            || (self.taken.len() > scene.least && self.taken.last().is_some_and(|last| last.0 > 0))
        {
            self.next = self.taken.pop().map(|last| last.0);
        }
    }

    /// What a candidate earns at most at the present prices.
    fn earned(&mut self, lot: &LotProblem, candidate: u32) -> i64 {
        let Some(people) = lot.people(candidate) else {
            return lot
                .entries
                .of(candidate)
                .iter()
                .map(|entry| self.gain(entry))
                .sum();
        };
        let (about_people, others) = lot.split_entries(candidate);
        let apart: i64 = others.iter().map(|entry| self.gain(entry)).sum();
        let (mut wanted, mut together) = (0, 0);
        self.gains.clear();
        for entry in about_people {
            let gain = at(&self.units, entry.row as usize) - entry.unit_cost;
            if gain > 0 {
                let limit = i64::from(entry.limit);
                wanted += limit;
                together += gain * limit;
                self.gains.push((-gain, limit, entry.row));
            }
        }
        // Where prices want no more people than there are, nothing has to be shared out.
        if wanted <= people {
            return apart + together;
        }
        self.gains.sort_unstable();
        let (mut left, mut earned) = (people, apart);
        for (minus_gain, limit, _) in &self.gains {
            let given = left.min(*limit);
            earned -= minus_gain * given;
            left -= given;
        }
        earned
    }

    fn gain(&self, entry: &Entry) -> i64 {
        let gain = at(&self.units, entry.row as usize) - entry.unit_cost;
        gain.max(0) * i64::from(entry.limit)
    }

    /// Works out how much of each row those who are in or taken give, and how many each other group shares.
    pub fn count_supply(&mut self, lot: &LotProblem, scene: &Scene, differences: &[Difference]) {
        self.supply.clear();
        self.supply.resize(lot.rows.len(), 0);
        self.shared.clear();
        self.shared.resize(differences.len(), 0);
        for candidate in &scene.inside {
            self.count_one(lot, *candidate, differences);
        }
        for taken in 0..self.taken.len() {
            let (_, place) = at(&self.taken, taken);
            self.count_one(lot, at(&scene.open, place as usize), differences);
        }
    }

    fn count_one(&mut self, lot: &LotProblem, candidate: u32, differences: &[Difference]) {
        for (place, difference) in differences.iter().enumerate() {
            if difference.group.binary_search(&candidate).is_ok() {
                add(&mut self.shared, place, 1);
            }
        }
        let (about_people, others) = lot.split_entries(candidate);
        for entry in others {
            if at(&self.units, entry.row as usize) > entry.unit_cost {
                add(&mut self.supply, entry.row as usize, i64::from(entry.limit));
            }
        }
        let people = lot.people(candidate);
        self.gains.clear();
        for entry in about_people {
            let gain = at(&self.units, entry.row as usize) - entry.unit_cost;
            if gain > 0 {
                self.gains.push((-gain, i64::from(entry.limit), entry.row));
            }
        }
        let mut left = people.unwrap_or(i64::MAX);
        if people.is_some() {
            self.gains.sort_unstable();
        }
        for (_, limit, row) in &self.gains {
            let given = left.min(*limit);
            let known = at(&self.supply, *row as usize);
            put(&mut self.supply, *row as usize, known + given);
            left -= given;
        }
    }

    /// What the value becomes at least if someone who is not taken comes in.
    #[must_use]
    pub fn value_with(&self, scene: &Scene, reduced: i64) -> i64 {
        let n_taken = self.taken.len();
        let last = self.taken.last().map_or(0, |last| last.0);
        if n_taken == 0 || (n_taken < scene.most && (n_taken > scene.least || last <= 0)) {
            self.value + reduced
        } else {
            self.value + reduced - last
        }
    }

    /// What the value becomes at least if someone who is taken stays out.
    #[must_use]
    pub fn value_without(&self, scene: &Scene, reduced: i64) -> i64 {
        let replacement = match self.next {
            Some(next) if self.taken.len() <= scene.least => next,
            Some(next) => next.min(0),
            None if self.taken.len() <= scene.least => return i64::MAX,
            None => 0,
        };
        self.value - reduced + replacement
    }
}
