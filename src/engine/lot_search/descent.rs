//! Better prices step by step (a subgradient method): rows that are not covered become dearer, others cheaper.

use crate::lookup::{add, at};
use crate::lot::flat::LotProblem;

use super::relax::{Prices, Relaxation};
use super::scene::{Difference, Scene};

/// How the descent goes about it.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// At most so many steps.
    pub steps: u32,
    /// How long the first step is.
    pub first_length: f64,
    /// After so many steps without anything better, steps become shorter.
    pub patience: u32,
    /// How much of the last direction is kept.
    pub memory: f64,
}

/// Up to so many rows, the steps that are asked for are enough; each further one takes more.
const ROWS_WITHOUT_MORE: u32 = 60;

impl Pace {
    /// The same for so many rows: prices of many rows take longer to settle.
    #[must_use]
    pub fn for_rows(self, n_rows: usize) -> Self {
        let n_rows = u32::try_from(n_rows).unwrap_or(u32::MAX).min(1_000);
        let more = n_rows.saturating_sub(ROWS_WITHOUT_MORE);
        Self {
            steps: self.steps + more,
            patience: self.patience + more / 15,
            ..self
        }
    }
}

/// Below this length steps lead nowhere.
const LEAST_LENGTH: f64 = 0.005;

/// Looks for prices with a high value, with room that is used again.
#[derive(Default)]
pub struct Descent {
    /// The best value so far in this scene.
    pub best_value: i64,
    /// The prices that go with it.
    pub best_prices: Prices,
    /// How often each who may come in was taken, in the order of the scene.
    pub n_taken: Vec<i64>,
    /// In how many steps that was counted.
    pub n_counted: i64,
    /// Steps in all.
    pub n_steps: u64,
    /// The last value worked out.
    pub now: Relaxation,
    direction: Vec<f64>,
    difference_direction: Vec<f64>,
}

impl Descent {
    /// Improves prices until no group below the cutoff is left, or nothing is gained any more. In the end `now` holds
    /// the relaxation at the best prices. The function is asked before each step whether to go on.
    pub fn run(
        &mut self,
        lot: &LotProblem,
        (scene, differences): (&Scene, &[Difference]),
        start: &Prices,
        (cutoff, pace): (i64, Pace),
        may_go_on: &mut dyn FnMut() -> bool,
    ) {
        let mut prices = start.clone();
        prices.clip(lot);
        self.best_value = i64::MIN;
        self.n_taken.clear();
        self.n_counted = 0;
        self.n_taken.resize(scene.open.len(), 0);
        self.direction.clear();
        self.direction.resize(lot.rows.len(), 0.0);
        self.difference_direction.clear();
        self.difference_direction.resize(differences.len(), 0.0);
        let (mut length, mut n_idle) = (pace.first_length, 0);
        for step in 0..pace.steps.max(1) {
            self.now.evaluate(lot, scene, differences, &prices);
            self.n_steps += 1;
            if self.now.value > self.best_value {
                let gained = self.now.value.saturating_sub(self.best_value);
                n_idle = if gained > cutoff.saturating_sub(self.now.value) / 1000 {
                    0
                } else {
                    n_idle + 1
                };
                self.best_value = self.now.value;
                self.best_prices.clone_from(&prices);
            } else {
                n_idle += 1;
            }
            if n_idle >= pace.patience {
                length *= 0.5;
                n_idle = 0;
                prices.clone_from(&self.best_prices);
                self.now.evaluate(lot, scene, differences, &prices);
            }
            if self.best_value >= cutoff || length < LEAST_LENGTH || !may_go_on() {
                break;
            }
            self.now.count_supply(lot, scene, differences);
            if 2 * step >= pace.steps / 2 {
                self.n_counted += 1;
                for (_, place) in &self.now.taken {
                    add(&mut self.n_taken, *place as usize, 1);
                }
            }
            let now = Pace {
                first_length: length,
                ..pace
            };
            if !self.step(lot, (scene, differences), (cutoff, now), &mut prices) {
                break;
            }
        }
        let best = std::mem::take(&mut self.best_prices);
        self.now.evaluate(lot, scene, differences, &best);
        self.best_prices = best;
    }

    /// One step; false if there is nowhere to go.
    fn step(
        &mut self,
        lot: &LotProblem,
        (scene, differences): (&Scene, &[Difference]),
        (cutoff, pace): (i64, Pace),
        prices: &mut Prices,
    ) -> bool {
        let mut square = 0.0;
        for (number, row) in lot.rows.iter().enumerate() {
            let supply = at(&self.now.supply, number) as f64;
            let price = at(&prices.rows, number);
            let mut lacking = 1.0 - supply / (row.demand.max(1) as f64);
            let is_at_top = row.skip.is_some_and(|skip| price >= skip as f64);
            if (is_at_top && lacking > 0.0) || (price <= 0.0 && lacking < 0.0) {
                lacking = 0.0;
            }
            if let Some(way) = self.direction.get_mut(number) {
                *way = lacking + pace.memory * *way;
                square += *way * *way;
            }
        }
        let n_members = scene.inside.len() + scene.most;
        for (number, difference) in differences.iter().enumerate() {
            let most = difference.most_shared(n_members) as f64;
            let over = at(&self.now.shared, number) as f64 - most;
            let is_idle = at(&prices.differences, number) <= 0.0 && over < 0.0;
            if let Some(way) = self.difference_direction.get_mut(number) {
                *way = if is_idle { 0.0 } else { over } + pace.memory * *way;
                square += *way * *way;
            }
        }
        if square < 1e-12 {
            return false;
        }
        let value = self.now.value as f64;
        // A cutoff that is far away would make steps too long.
        let goal = (cutoff as f64).min(value + value.abs() * 0.1 + 1000.0 * lot.grain as f64);
        let stride = pace.first_length * (goal - value).max(lot.grain as f64) / square;
        for (price, way) in prices.rows.iter_mut().zip(&self.direction) {
            *price += stride * way;
        }
        for (price, way) in prices
            .differences
            .iter_mut()
            .zip(&self.difference_direction)
        {
            *price += stride * way;
        }
        prices.clip(lot);
        true
    }
}
