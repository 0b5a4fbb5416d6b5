//! The plan for several lots: each lot alone first; if these groups do not go together, lots are planned together.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::budget::Budget;
use crate::interchange::answer::{LotAnswer, Status};
use crate::interchange::check_answer::check_answer;
use crate::interchange::problem::Problem;
use crate::lot::compile::Indexed;
use crate::lot::flat::LotProblem;
use crate::lot::tariff::Comparison;

use super::column::Column;
use super::coupling::Used;
use super::decomposition::Decomposition;
use super::division::divide;
use super::joint_plan::{JointPlan, Planner};
use super::lot_side::{LotSide, Prices};
use super::reply::{CallOptions, CallReply, LotReply};
use super::shared_resource::SharedResources;
use super::solve_lot::{AskedLot, CannotSolve, LotAlone, is_impossible};

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
    let alone = solve_alone(&asked, options.n_threads, budget)?;
    let (plan, bound) = plan_together(problem, &asked, &alone, (options, budget));
    let lots: Vec<LotReply> = alone.into_iter().map(|lot| lot.reply).collect();
    let cost = check_answer(problem, &numbers, &plan).map_err(CannotSolve::Refused)?;
    let is_each_best = lots
        .iter()
        .zip(&plan)
        .all(|(lot, answer)| lot.best.answer == *answer);
    let is_proved = lots.iter().all(|lot| lot.best.is_proved);
    let bound = match options.comparison {
        Comparison::Lexicographic if !(is_each_best && is_proved) => None,
        _ => bound,
    };
    let grain = problem.weights.grain();
    let is_closed = bound.is_some_and(|bound| bound > cost.objective() - grain);
    let status = if !lots.is_empty() && lots.iter().all(is_impossible) {
        Status::Infeasible
    } else if (is_each_best && is_proved) || is_closed {
        Status::Optimal
    } else if plan.iter().any(|answer| answer.is_served) {
        Status::Feasible
    } else {
        Status::Unknown
    };
    Ok(CallReply {
        status,
        cost,
        bound: bound.map(|bound| if is_closed { cost.objective() } else { bound }),
        plan,
        lots,
    })
}

/// Less than any lot costs, so that sums of it still fit.
const NO_BOUND: i64 = i64::MIN / 4096;

/// Each lot by itself, shared out among threads.
fn solve_alone(
    asked: &[AskedLot<'_>],
    n_threads: usize,
    budget: &Budget<'_>,
) -> Result<Vec<LotAlone>, CannotSolve> {
    let n_threads = n_threads.clamp(1, asked.len().max(1));
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some(lot) = asked.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push((lot.number, lot.look_at(budget)));
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

/// The groups found for each lot alone if they go together; else a plan that keeps within what lots share. With what
/// no plan costs less than.
fn plan_together(
    problem: &Problem,
    asked: &[AskedLot<'_>],
    alone: &[LotAlone],
    (options, budget): (&CallOptions, &Budget<'_>),
) -> (Vec<LotAnswer>, Option<i64>) {
    let n_threads = options.n_threads.clamp(1, asked.len().max(1));
    let adds_up = options.comparison == Comparison::Weighted;
    let bounds: Option<Vec<i64>> = alone.iter().map(|lot| lot.reply.best.bound).collect();
    let mut used = Used::default();
    let go_together = alone.iter().all(|lot| {
        let answer = &lot.reply.best.answer;
        let has_room = used.leaves_room_for(problem, answer);
        used.take(problem, answer);
        has_room
    });
    if go_together {
        let plan = alone.iter().map(|lot| lot.reply.best.answer.clone());
        return (plan.collect(), bounds.map(|bounds| bounds.iter().sum()));
    }
    let flats: Vec<(usize, &LotProblem)> = asked
        .iter()
        .zip(alone)
        .map(|(asked, lot)| (asked.number, &lot.flat))
        .collect();
    let shared = SharedResources::of(problem, &flats);
    let mut columns = Vec::new();
    let mut sides = Vec::new();
    for (place, (asked, lot)) in asked.iter().zip(alone).enumerate() {
        let Some(of_problem) = problem.lots.get(asked.number) else {
            continue;
        };
        let flat = lot.flat.clone();
        let least = match lot.reply.best.bound {
            Some(bound) if adds_up => bound,
            _ => NO_BOUND,
        };
        let side = LotSide::new(
            (asked, of_problem),
            place,
            flat,
            (&lot.outcome, least),
            &shared,
        );
        for found in lot.outcome.best.iter().chain(&lot.outcome.pool) {
            let mut column = side.column(&shared, &lot.flat, &found.companies);
            column.cost = found.cost / lot.flat.scale.max(1);
            columns.push(column);
        }
        sides.push(side);
    }
    if !adds_up || bounds.is_none() {
        let plan = without_bound(&mut sides, &shared, &columns, budget);
        return (answers(plan), None);
    }
    let grain = problem.weights.grain();
    let search = Decomposition::new(sides, shared, columns, grain, (n_threads, *budget));
    let found = divide(search);
    (answers(found.plan), Some(found.bound))
}

fn answers(plan: JointPlan) -> Vec<LotAnswer> {
    let answers = plan.columns.into_iter().map(|column| column.answer);
    answers.collect()
}

/// A plan where goals are compared one after the other, so that costs of different lots do not add up: lots that have
/// to make room look again, as long as any of them does better.
fn without_bound(
    sides: &mut [LotSide<'_>],
    shared: &SharedResources,
    columns: &[Column],
    budget: &Budget<'_>,
) -> JointPlan {
    let prices = Prices {
        per_unit: 1,
        all: vec![0; shared.all.len()],
    };
    let preferred: Vec<(usize, Vec<&Column>)> = (0..sides.len())
        .map(|place| {
            let own = columns.iter().filter(|column| column.lot == place);
            (place, own.collect())
        })
        .collect();
    let all: Vec<usize> = (0..sides.len()).collect();
    let mut planner = Planner {
        sides,
        shared,
        prices: &prices,
        budget,
    };
    let mut plan = planner.assemble(&preferred);
    planner.improve(&mut plan, &all);
    plan
}
