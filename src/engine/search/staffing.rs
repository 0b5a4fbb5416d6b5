//! Sharing people out inside a group, quickly where it is easy and exactly where it is not.

use domain::groupings::coverage_rule::fte_share::{FteSupply, share_out};

use crate::problem::{Problem, WHOLE};

/// Whether the people of a member are wanted by several demands at once.
#[must_use]
pub fn is_contested(problem: &Problem, group: &[usize]) -> bool {
    group
        .iter()
        .filter_map(|player| problem.players.get(*player))
        .any(|player| player.is_contested)
}

/// For each demand that shares people out whether the group covers it.
#[must_use]
pub fn covered_demands(problem: &Problem, group: &[usize]) -> Vec<bool> {
    if is_easy(problem, group, |_| true) {
        return vec![true; problem.fte_demands.len()];
    }
    let supplies: Vec<FteSupply> = group
        .iter()
        .filter_map(|player| problem.players.get(*player))
        .map(|player| player.supply.clone())
        .collect();
    share_out(&problem.fte_demands, &supplies).is_covered
}

/// Whether giving to one demand after the other, first from those whom nobody else wants, covers everything that is
/// wanted. Never true without reason; where the same capability is wanted twice it does not try.
#[must_use]
pub fn is_easy(problem: &Problem, group: &[usize], is_wanted: impl Fn(usize) -> bool) -> bool {
    let members = || {
        group
            .iter()
            .filter_map(|player| problem.players.get(*player))
    };
    let is_shared = members().any(|player| {
        player
            .supply
            .parts
            .iter()
            .any(|part| part.demands.len() > 1)
    });
    if is_shared {
        return false;
    }
    let mut left: Vec<u32> = members().map(|player| player.supply.in_all).collect();
    problem
        .fte_demands
        .iter()
        .enumerate()
        .filter(|(place, _)| is_wanted(*place))
        .all(|(place, demand)| {
            let mut missing = demand.tenths;
            for only_uncontested in [true, false] {
                for (player, left) in members().zip(left.iter_mut()) {
                    if player.is_contested == only_uncontested || missing == 0 {
                        continue;
                    }
                    let given = player
                        .supply
                        .parts
                        .iter()
                        .filter(|part| part.demands.first() == Some(&place))
                        .map(|part| part.tenths)
                        .sum::<u32>()
                        .min(*left)
                        .min(missing);
                    *left -= given;
                    missing -= given;
                }
            }
            missing == 0
        })
}

/// The most that limited people can earn: the best paid first, the last in part. Each work is its pay and its people.
#[must_use]
pub fn best_pay(mut works: Vec<(i64, i64)>, in_all: i64) -> i64 {
    works.sort_unstable_by(|(pay_a, people_a), (pay_b, people_b)| {
        let paid_a = i128::from(*pay_a) * i128::from(*people_b);
        let paid_b = i128::from(*pay_b) * i128::from(*people_a);
        paid_b.cmp(&paid_a)
    });
    let mut left = in_all;
    let mut earned = 0;
    for (pay, people) in works {
        if people > left {
            return earned + part_of(pay, left, people);
        }
        earned += pay;
        left -= people;
    }
    earned
}

/// The part of an amount, rounded up.
#[must_use]
pub fn part_of(amount: i64, numerator: i64, denominator: i64) -> i64 {
    let denominator = i128::from(denominator.max(1));
    let part = (i128::from(amount) * i128::from(numerator) + denominator - 1) / denominator;
    i64::try_from(part).unwrap_or(amount)
}

/// What so many units earn at a price, rounded up.
#[must_use]
pub fn earned(price: i64, units: i64) -> i64 {
    (price * units + WHOLE - 1) >> 16
}
