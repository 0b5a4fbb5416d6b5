//! Wishes for people that a group could fulfil and may give up all the same: where lots share people, what one lot does
//! without is there for another.

use domain::groupings::coverage_rule::fte_share::{FteSupply, covers};
use domain::groupings::grouping::Objective;

use crate::lookup::{at, put};
use crate::objective::Value;
use crate::problem::Problem;
use crate::search::staffing::is_contested;

/// Of more wishes for people than this, those that come later are left to the rule of coverage.
pub const MOST_WISHES: usize = 8;

/// What a group covers so that its value is best, with any of its wishes for people given up; `None` when it has a value
/// in no case. What the rule covers comes first among equals.
#[must_use]
pub fn best_to_cover(
    problem: &Problem,
    group: &[usize],
    by_rule: Vec<bool>,
    value_of: &dyn Fn(&[bool]) -> Option<Value>,
) -> Option<Vec<bool>> {
    let wishes = reachable_wishes(problem, group);
    let is_all_covered = wishes.iter().all(|index| at(&by_rule, *index));
    let is_uncovered_first = problem.order.0.first() == Some(&Objective::Uncovered);
    if wishes.is_empty() || (is_all_covered && is_uncovered_first) {
        return Some(by_rule);
    }
    let people = PeopleOfGroup::new(problem, group);
    let mut best = value_of(&by_rule).map(|value| (value, by_rule.clone()));
    for choice in 0..1_u32 << wishes.len() {
        let mut is_covered = by_rule.clone();
        for (place, index) in wishes.iter().enumerate() {
            put(&mut is_covered, *index, choice >> place & 1 == 1);
        }
        if is_covered == by_rule || !people.suffice(problem, &is_covered) {
            continue;
        }
        let Some(value) = value_of(&is_covered) else {
            continue;
        };
        if best.as_ref().is_none_or(|(best, _)| value < *best) {
            best = Some((value, is_covered));
        }
    }
    best.map(|(_, is_covered)| is_covered)
}

/// The wishes for people that the group could fulfil, each looked at alone.
fn reachable_wishes(problem: &Problem, group: &[usize]) -> Vec<usize> {
    let needs = problem.needs.iter().enumerate();
    let wishes = needs.filter(|(index, need)| {
        let amounts = group
            .iter()
            .map(|player| problem.cell(*player, *index).amount);
        need.weight.is_some()
            && need.fte_place.is_some()
            && amounts.fold(0, i64::saturating_add) >= need.amount
    });
    wishes.map(|(index, _)| index).take(MOST_WISHES).collect()
}

/// The people of a group; nothing where nobody's people are wanted twice.
struct PeopleOfGroup(Option<Vec<FteSupply>>);

impl PeopleOfGroup {
    fn new(problem: &Problem, group: &[usize]) -> Self {
        let supplies = || {
            let players = group
                .iter()
                .filter_map(|player| problem.players.get(*player));
            players.map(|player| player.supply.clone()).collect()
        };
        Self(is_contested(problem, group).then(supplies))
    }

    fn suffice(&self, problem: &Problem, is_covered: &[bool]) -> bool {
        let Some(supplies) = &self.0 else {
            return true;
        };
        let mut chosen = vec![false; problem.fte_demands.len()];
        for (need, is_covered) in problem.needs.iter().zip(is_covered) {
            if let Some(place) = need.fte_place {
                put(&mut chosen, place, *is_covered);
            }
        }
        covers(&problem.fte_demands, supplies, &chosen)
    }
}
