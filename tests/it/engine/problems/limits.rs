//! Budgets: the same answer whatever the number of threads, an honest one when the search is cut short.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use engine::budget::Budget;
use engine::call_plan::reply::CallOptions;
use engine::call_plan::solve_call::solve_call;
use engine::interchange::answer::Status;
use engine::interchange::problem::{Problem, Weights};

use super::generated::{Size, problem};
use super::optima::reply_to;

const LARGE: Size = Size {
    companies: 150,
    competencies: 30,
    requirements: 22,
    lots: 6,
    max_members: 9,
};

fn large() -> Problem {
    Problem {
        weights: Weights {
            unserved_lot: 1_000_000,
            uncovered: 20_000,
            member: 10_000,
            misfit_holder: 10,
            misfit_fte: 1,
            distance_km: 1,
            cohesion: 200,
        },
        ..problem(9, LARGE)
    }
}

#[test]
fn threads_and_repetition_change_nothing() {
    let problem = large();
    let first = reply_to(
        &problem,
        &CallOptions {
            n_threads: 1,
            n_alternatives: 3,
            ..CallOptions::default()
        },
    );
    for n_threads in [1, 2, 5, 64] {
        let options = CallOptions {
            n_threads,
            n_alternatives: 3,
            ..CallOptions::default()
        };
        assert_eq!(reply_to(&problem, &options), first, "{n_threads} threads");
    }
}

#[test]
fn a_cancelled_search_ends_at_once_and_says_what_it_knows() {
    let problem = large();
    let whole = reply_to(&problem, &CallOptions::default());
    let cancelled = AtomicBool::new(true);
    let budget = Budget {
        cancelled: &cancelled,
        ..Budget::of_nodes(u64::MAX)
    };
    let reply = solve_call(&problem, &CallOptions::default(), &budget).expect("the checker agrees");
    assert_ne!(reply.status, Status::Optimal);
    assert!(
        reply
            .bound
            .is_some_and(|bound| bound <= whole.cost.objective())
    );
}

#[test]
fn a_deadline_at_any_moment_leaves_a_true_bound() {
    let problem = large();
    let whole = reply_to(&problem, &CallOptions::default());
    let mut n_cut = 0;
    for n_questions in [1, 10, 50, 200, 1_000, 3_000] {
        let left = AtomicU64::new(n_questions);
        let is_time_up = || {
            let before = left.load(Ordering::Relaxed);
            left.store(before.saturating_sub(1), Ordering::Relaxed);
            before == 0
        };
        let budget = Budget {
            is_time_up: &is_time_up,
            ..Budget::of_nodes(u64::MAX)
        };
        let options = CallOptions {
            n_threads: 1,
            ..CallOptions::default()
        };
        let reply = solve_call(&problem, &options, &budget).expect("the checker agrees");
        let bound = reply.bound.expect("a bound");
        assert!(
            bound <= whole.bound.expect("a bound"),
            "after {n_questions}"
        );
        assert!(reply.cost.objective() >= bound);
        n_cut += u32::from(!reply.lots.iter().all(|lot| lot.best.is_proved));
    }
    assert!(n_cut >= 3, "{n_cut} searches were cut short");
}
