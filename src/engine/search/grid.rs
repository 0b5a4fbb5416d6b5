//! Between which values of a level there is nothing: where all that counts comes in twenties, a bound of one is a bound
//! of twenty.

use domain::groupings::grouping::Objective;

use crate::objective::{Level, Value};
use crate::problem::Problem;

/// The values that a level can have: one of them, and others so far apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    one: i64,
    step: i64,
}

impl Default for Grid {
    fn default() -> Self {
        Self { one: 0, step: 1 }
    }
}

impl Grid {
    /// The smallest value that is not below this.
    #[must_use]
    pub fn up(self, value: i64) -> i64 {
        let rest = (value - self.one).rem_euclid(self.step);
        if rest == 0 {
            value
        } else {
            value + self.step - rest
        }
    }

    /// The largest value that is not above this.
    #[must_use]
    pub fn down(self, value: i64) -> i64 {
        value - (value - self.one).rem_euclid(self.step)
    }
}

/// The grids of the levels: the largest step that divides everything a grouping can add to its value.
#[must_use]
pub fn grids_of(problem: &Problem) -> Vec<Grid> {
    problem
        .levels
        .iter()
        .map(|level| grid_of(problem, level))
        .collect()
}

fn grid_of(problem: &Problem, level: &Level) -> Grid {
    let order = &problem.order;
    let weight_of = |objective| order.one(objective, 1).weighed(&level.weights);
    let loss = weight_of(Objective::Uncovered);
    let (weak, misfit) = (
        weight_of(Objective::WeakProof),
        weight_of(Objective::Misfit),
    );
    let bond = weight_of(Objective::Cohesion);
    let mut step = 0;
    let mut divides = |amount: i64| step = common(step, amount);
    let weighed = |value: &Value| value.weighed(&level.weights);
    for player in &problem.players {
        divides(weighed(&player.fixed));
        divides(weighed(&player.lead_value));
        for (_, times) in &player.friends {
            divides(bond * times);
        }
    }
    for cell in problem.cells.iter().filter(|cell| cell.amount > 0) {
        divides(weak * cell.weak + misfit * cell.misfit);
    }
    for weight in problem.needs.iter().filter_map(|need| need.weight) {
        divides(loss * weight);
    }
    for wish in &problem.each_wishes {
        divides(loss * wish.weight);
        wish.value.iter().for_each(|value| divides(weighed(value)));
    }
    Grid {
        one: loss * problem.lost_weight + weighed(&problem.constant),
        step: step.max(1),
    }
}

/// The greatest common divisor.
fn common(first: i64, second: i64) -> i64 {
    let (mut first, mut second) = (first.abs(), second.abs());
    while second != 0 {
        (first, second) = (second, first % second);
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_brought_to_the_grid_from_both_sides() {
        let grid = Grid { one: -7, step: 20 };
        assert_eq!((grid.up(-6), grid.up(13), grid.up(14)), (13, 13, 33));
        assert_eq!((grid.down(12), grid.down(13), grid.down(-8)), (-7, 13, -27));
        assert_eq!(common(0, -20), 20);
        assert_eq!(common(60, 100), 20);
    }
}
