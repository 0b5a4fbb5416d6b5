//! Budgets: the same answer whatever the number of threads, an honest one when the search is cut short.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use engine::budget::Budget;
use engine::call_plan::reply::CallOptions;
use engine::call_plan::solve_call::solve_call;
use engine::interchange::answer::Status;
use engine::interchange::problem::{
    Capability, Company, Demand, Lot, Problem, Requirement, Weights,
};

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

/// Tells that the time is up from the question with this number on, and counts how often it is asked after that.
struct Clock {
    last: u64,
    n_asked: AtomicU64,
}

impl Clock {
    fn is_time_up(&self) -> bool {
        self.n_asked.fetch_add(1, Ordering::Relaxed) >= self.last
    }

    fn n_asked_after(&self) -> u64 {
        self.n_asked
            .load(Ordering::Relaxed)
            .saturating_sub(self.last)
    }
}

#[test]
fn whoever_hears_that_the_time_is_up_ends_without_asking_on_and_on() {
    let problem = Problem {
        collaborations: Vec::new(),
        ..large()
    };
    let options = CallOptions {
        n_threads: 1,
        n_alternatives: 4,
        least_difference: 2,
        has_front: true,
        is_explained: true,
        ..CallOptions::default()
    };
    let mut n_cut = 0;
    for last in (0..20).chain((20..1_000).step_by(61)).chain([5_000]) {
        let clock = Clock {
            last,
            n_asked: AtomicU64::new(0),
        };
        let is_time_up = || clock.is_time_up();
        let budget = Budget {
            is_time_up: &is_time_up,
            ..Budget::of_nodes(u64::MAX)
        };
        let reply = solve_call(&problem, &options, &budget).expect("the checker agrees");
        let n_after = clock.n_asked_after();
        assert!(n_after < 150, "asked {n_after} times more after {last}");
        // Six lots, each of which costs a member at least.
        assert!(
            reply.bound >= Some(60_000),
            "{:?} after {last}",
            reply.bound
        );
        n_cut += u32::from(n_after > 0);
    }
    assert!(n_cut > 20, "{n_cut} searches were cut short");
}

/// One company that could cover each of the optional requirements and has people for half of all. Their demands are
/// even and its people odd, so that a part of one requirement is always left over: no bound ever tells that all ways
/// of choosing are the same.
fn even_demands() -> Problem {
    let demand = |at: i64| 20 + 2 * at;
    let all: i64 = (0..30).map(demand).sum();
    Problem {
        weights: Weights {
            unserved_lot: 1_000_000,
            uncovered: 10,
            member: 100,
            ..Weights::default()
        },
        competencies: (0..30).map(|at| format!("k{at}").into()).collect(),
        companies: vec![Company {
            id: "one".into(),
            may_lead: true,
            available: all / 2 / 2 * 2 + 1,
            capabilities: (0..30)
                .map(|at| Capability {
                    competency: at,
                    level: 3,
                    fit: 100,
                    tenths: demand(at.into()),
                })
                .collect(),
            ..Company::default()
        }],
        lots: vec![Lot {
            id: "L".into(),
            max_members: 1,
            is_remote: true,
            requirements: (0..30)
                .map(|at| Requirement {
                    id: format!("r{at}").into(),
                    competency: at,
                    min_level: 1,
                    demand: Demand::Tenths(demand(at.into())),
                    optional_weight: Some(demand(at.into())),
                })
                .collect(),
            ..Lot::default()
        }],
        ..Problem::default()
    }
}

#[test]
fn more_ways_to_share_people_than_can_be_looked_into_end_with_an_honest_bound() {
    let problem = even_demands();
    let reply = reply_to(&problem, &CallOptions::default());
    let all: i64 = problem.lots[0]
        .requirements
        .iter()
        .map(Requirement::amount)
        .sum();
    // At best all its people but one are used.
    let best = 100 + 10 * (all - (problem.companies[0].available - 1));
    let bound = reply.bound.expect("a weighed plan has a bound");
    assert!(bound <= best, "{bound}, while {best} is possible");
    assert!(reply.cost.objective() >= best);
    assert_eq!(
        reply.status == Status::Optimal,
        bound == reply.cost.objective()
    );
}
