//! The plan for several lots: each lot alone first; where lots want the same people, those that come later are searched
//! again with what is left.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::budget::Budget;
use crate::interchange::answer::{LotAnswer, Status};
use crate::interchange::check_answer::check_answer;
use crate::interchange::problem::Problem;
use crate::lot::compile::Indexed;
use crate::lot::tariff::Comparison;
use crate::lot_search::search::{Start, Wanted, search_lot};

use super::coupling::Used;
use super::reply::{CallOptions, CallReply, LotReply};
use super::solve_lot::{AskedLot, CannotSolve, is_impossible};

/// Answers a call. The answer does not depend on the number of threads.
///
/// # Errors
/// When costs do not fit, or the checker refuses what was found.
pub fn solve_call(
    problem: &Problem,
    options: &CallOptions,
    budget: &Budget<'_>,
) -> Result<CallReply, CannotSolve> {
    let indexed = Indexed::new(problem);
    let numbers: Vec<usize> = if options.lots.is_empty() {
        (0..problem.lots.len()).collect()
    } else {
        options.lots.clone()
    };
    let asked: Vec<AskedLot<'_>> = numbers
        .iter()
        .map(|number| AskedLot {
            indexed: &indexed,
            number: *number,
            options,
        })
        .collect();
    let lots = solve_alone(&asked, options.n_threads, budget)?;
    let plan = fit_together(problem, &asked, &lots, budget)?;
    let cost = check_answer(problem, &numbers, &plan).map_err(CannotSolve::Refused)?;
    let is_each_best = lots
        .iter()
        .zip(&plan)
        .all(|(lot, answer)| lot.best.answer == *answer);
    let is_proved = lots.iter().all(|lot| lot.best.is_proved);
    let bound = match options.comparison {
        Comparison::Lexicographic if !(is_each_best && is_proved) => None,
        _ => lots.iter().map(|lot| lot.best.bound).sum::<Option<i64>>(),
    };
    let status = if !lots.is_empty() && lots.iter().all(is_impossible) {
        Status::Infeasible
    } else if (is_each_best && is_proved) || bound.is_some_and(|bound| bound >= cost.objective()) {
        Status::Optimal
    } else if plan.iter().any(|answer| answer.is_served) {
        Status::Feasible
    } else {
        Status::Unknown
    };
    Ok(CallReply {
        status,
        cost,
        bound,
        plan,
        lots,
    })
}

/// Each lot by itself, shared out among threads.
fn solve_alone(
    asked: &[AskedLot<'_>],
    n_threads: usize,
    budget: &Budget<'_>,
) -> Result<Vec<LotReply>, CannotSolve> {
    let n_threads = n_threads.clamp(1, asked.len().max(1));
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some(lot) = asked.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push((lot.number, lot.solve(budget)));
        }
        done
    };
    let mut all = if n_threads == 1 {
        work()
    } else {
        std::thread::scope(|scope| {
            let workers: Vec<_> = (0..n_threads).map(|_| scope.spawn(work)).collect();
            let joined = workers.into_iter().flat_map(|worker| match worker.join() {
                Ok(done) => done,
                // A fault of ours: it goes on as if it had happened here.
                Err(fault) => std::panic::resume_unwind(fault),
            });
            joined.collect()
        })
    };
    all.sort_by_key(|(number, _)| *number);
    all.into_iter().map(|(_, reply)| reply).collect()
}

/// The groups found for each lot alone if they fit together; else lots are searched again, one after the other.
fn fit_together(
    problem: &Problem,
    asked: &[AskedLot<'_>],
    lots: &[LotReply],
    budget: &Budget<'_>,
) -> Result<Vec<LotAnswer>, CannotSolve> {
    let mut used = Used::default();
    let mut plan: Vec<LotAnswer> = Vec::new();
    let mut waiting = Vec::new();
    // Who has the fewest ways out comes first: lots that cost most alone.
    let mut order: Vec<usize> = (0..lots.len()).collect();
    order.sort_by_key(|place| {
        lots.get(*place).map_or((0, 0), |lot| {
            (-lot.best.cost.objective(), lot.best.answer.lot)
        })
    });
    for place in order {
        let Some(lot) = lots.get(place) else {
            continue;
        };
        if used.leaves_room_for(problem, &lot.best.answer) {
            used.take(problem, &lot.best.answer);
            plan.push(lot.best.answer.clone());
        } else {
            waiting.push(place);
        }
    }
    for place in waiting {
        if let (Some(asked), Some(lot)) = (asked.get(place), lots.get(place)) {
            let answer = search_again(asked, lot, &used, budget)?;
            used.take(problem, &answer);
            plan.push(answer);
        }
    }
    plan.sort_by_key(|answer| answer.lot);
    Ok(plan)
}

fn search_again(
    asked: &AskedLot<'_>,
    alone: &LotReply,
    used: &Used,
    budget: &Budget<'_>,
) -> Result<LotAnswer, CannotSolve> {
    let flat = asked.compile(&used.remaining)?;
    let start = Start {
        groups: vec![alone.best.answer.members.clone()],
        ..Start::default()
    };
    let outcome = search_lot(&flat, &Wanted::any(&flat), &start, budget);
    Ok(match outcome.best {
        Some(found) => asked.answer(&flat, &found.companies),
        None => asked.unserved(),
    })
}
