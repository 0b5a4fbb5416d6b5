//! Plans by taking turns: each lot takes the best of what the others leave, in several orders, and looks again as long as
//! that helps. What comes out holds; whether it is the best is for the division to tell.

use crate::lookup::put;

use super::effort::Effort;
use super::joint::{Lots, Plan};
use super::lot_side::Taken;
use super::restriction::Restriction;
use super::worth::Worth;

/// Orders in which lots take their turns.
const MOST_ORDERS: usize = 12;
/// How often every lot looks again at most.
const MOST_PASSES: usize = 4;

/// The best plan that taking turns finds; orders end as soon as one is as good as can be.
pub fn take_turns(
    lots: &mut Lots<'_>,
    alone: &[Option<Taken>],
    at_best: &Worth,
    effort: &mut Effort<'_>,
) -> Plan {
    let mut best: Option<(Worth, Plan)> = None;
    for order in orders(alone) {
        let mut plan: Plan = vec![None; alone.len()];
        for place in order {
            take_turn(lots, place, &mut plan, effort);
        }
        look_again(lots, alone, &mut plan, effort);
        let worth = Worth::of_plan(&plan, lots.n_goals);
        if best.as_ref().is_none_or(|(best, _)| worth < *best) {
            effort.tell(worth.listed(), at_best.listed());
            best = Some((worth, plan));
        }
        if best.as_ref().is_some_and(|(best, _)| best <= at_best) || effort.is_over() {
            break;
        }
    }
    best.map_or_else(|| vec![None; alone.len()], |(_, plan)| plan)
}

/// What a lot may take when the others keep what they have; `None` when they have too much already.
#[must_use]
pub fn left_for(lots: &Lots<'_>, place: usize, plan: &Plan) -> Option<Restriction> {
    let mut others = plan.clone();
    put(&mut others, place, None);
    let gifts = lots.share(&others, &[]).ok()?;
    Some(Restriction {
        banned: lots.exhausted(&others).into_iter().collect(),
        limits: lots.left_by(&others, &gifts),
        ..Restriction::default()
    })
}

/// A lot takes the best of what the others leave, unless it has something as good.
fn take_turn(lots: &mut Lots<'_>, place: usize, plan: &mut Plan, effort: &mut Effort<'_>) {
    let Some(restriction) = left_for(lots, place, plan) else {
        return;
    };
    let Some(side) = lots.sides.get_mut(place) else {
        return;
    };
    let reply = side.answer(&restriction, effort);
    let has = plan.get(place).and_then(Option::as_ref);
    if value_of(reply.best.as_ref()) >= value_of(has) {
        return;
    }
    let before = plan.clone();
    put(plan, place, reply.best.clone());
    if lots.share(plan, &[]).is_err() {
        *plan = before;
    }
}

/// Each lot that has not what it would have alone looks again at what the others leave.
fn look_again(
    lots: &mut Lots<'_>,
    alone: &[Option<Taken>],
    plan: &mut Plan,
    effort: &mut Effort<'_>,
) {
    for _ in 0..MOST_PASSES {
        let before = Worth::of_plan(plan, lots.n_goals);
        for (place, best) in alone.iter().enumerate() {
            let has = plan.get(place).and_then(Option::as_ref);
            if value_of(has) > value_of(best.as_ref()) && !effort.is_over() {
                take_turn(lots, place, plan, effort);
            }
        }
        if Worth::of_plan(plan, lots.n_goals) >= before {
            break;
        }
    }
}

/// What a grouping is worth, small is good: none is worse than any.
fn value_of(taken: Option<&Taken>) -> (bool, &[i64]) {
    let values = taken.map_or(&[] as &[i64], |taken| &taken.value);
    (taken.is_none(), values)
}

/// Orders in which lots take their turns: those that need most members first, then the same list begun elsewhere.
fn orders(alone: &[Option<Taken>]) -> Vec<Vec<usize>> {
    let n_members = |place: usize| {
        let taken = alone.get(place).and_then(Option::as_ref);
        taken.map_or(0, |taken| taken.members.len())
    };
    let mut first: Vec<usize> = (0..alone.len()).collect();
    first.sort_by_key(|place| (std::cmp::Reverse(n_members(*place)), *place));
    let turned = (0..first.len().min(MOST_ORDERS)).map(|by| {
        let mut order = first.clone();
        order.rotate_left(by);
        order
    });
    turned.collect()
}
