//! The core against brute force: the same optimum, weighed and one goal after the other, on problems of all kinds.

use engine::budget::Budget;
use engine::call_plan::reply::{CallOptions, CallReply};
use engine::call_plan::solve_call::solve_call;
use engine::interchange::answer::Status;
use engine::interchange::problem::Problem;
use engine::lot::tariff::Comparison;
use engine::lot_search::conflict::Diagnosis;

use super::super::oracle_agreement::n_cases;
use super::brute_force::{Order, groups, one_by_one, weighed};
use super::generated::{Size, TINY, problem};
use super::joint_brute_force::cheapest_plan;

pub fn reply_to(problem: &Problem, options: &CallOptions) -> CallReply {
    solve_call(problem, options, &Budget::of_nodes(u64::MAX)).expect("the checker agrees")
}

fn compare(seed: u64, problem: &Problem, comparison: Comparison, order: Order) {
    let options = CallOptions {
        comparison,
        ..CallOptions::default()
    };
    let reply = reply_to(problem, &options);
    let possible = groups(problem, &problem.lots[0], order);
    let best = possible.iter().map(|group| order(&group.cost)).min();
    let unserved = engine::interchange::answer::Breakdown {
        unserved: problem.weights.unserved_lot,
        ..Default::default()
    };
    let best_or_none = best
        .clone()
        .map_or(order(&unserved), |best| best.min(order(&unserved)));
    assert_eq!(order(&reply.cost), best_or_none, "seed {seed}: {reply:?}");
    let expected = if possible.is_empty() {
        Status::Infeasible
    } else {
        Status::Optimal
    };
    assert_eq!(reply.status, expected, "seed {seed}");
    assert_eq!(reply.bound, Some(reply.cost.objective()), "seed {seed}");
    let has_conflict = matches!(reply.lots[0].diagnosis, Some(Diagnosis::Conflict(..)));
    assert_eq!(has_conflict, possible.is_empty(), "seed {seed}");
}

#[test]
fn the_weighed_optimum_is_that_of_brute_force() {
    for seed in 0..n_cases(1_400) {
        compare(seed, &problem(seed, TINY), Comparison::Weighted, weighed);
    }
}

#[test]
fn the_optimum_of_one_goal_after_the_other_is_that_of_brute_force() {
    for case in 0..n_cases(600) {
        let seed = 1_000_000 + case;
        compare(
            seed,
            &problem(seed, TINY),
            Comparison::Lexicographic,
            one_by_one,
        );
    }
}

/// So small that every plan of three lots can be looked at.
const TINY_CALL: Size = Size {
    companies: 5,
    competencies: 4,
    requirements: 3,
    lots: 3,
    max_members: 3,
};

#[test]
fn no_plan_for_several_lots_is_better_than_what_is_proved() {
    let (mut n_coupled, mut n_best, mut n_proved) = (0, 0, 0);
    for case in 0..n_cases(4_000) {
        let seed = 2_000_000 + case;
        let problem = problem(seed, TINY_CALL);
        let reply = reply_to(&problem, &CallOptions::default());
        let best = cheapest_plan(&problem);
        let cost = reply.cost.objective();
        let bound = reply.bound.expect("a weighed plan has a bound");
        assert!(
            bound <= best && best <= cost,
            "seed {seed}: {bound} {best} {cost}"
        );
        if reply.status == Status::Optimal {
            assert_eq!(cost, best, "seed {seed}");
        }
        let alone: i64 = reply.lots.iter().map(|lot| lot.best.cost.objective()).sum();
        if best > alone {
            n_coupled += 1;
            n_best += u32::from(cost == best);
            n_proved += u32::from(reply.status == Status::Optimal);
        }
    }
    assert!(n_coupled > 80, "lots compete in {n_coupled} cases only");
    assert!(
        n_best * 100 >= n_coupled * 95,
        "{n_best} of {n_coupled} plans are the best"
    );
    assert!(
        n_proved * 100 >= n_coupled * 90,
        "{n_proved} of {n_coupled} plans are proved"
    );
}
