//! Our own side: time on a processor, and the most memory.

use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use engine::budget::Budget;
use engine::call_plan::reply::CallOptions;
use engine::call_plan::solve_call::solve_call;
use engine::call_plan::solve_lot::AskedLot;
use engine::interchange::answer::Status;
use engine::interchange::problem::Problem;

use super::Outcome;

/// A lot is solved again and again for so long, so that short times can be told apart.
const AT_LEAST: Duration = Duration::from_millis(100);
const MOST_TIMES: u32 = 500;

/// The time that this thread has spent on a processor, where the system tells it (Linux, in steps of some
/// milliseconds): what else the machine does meanwhile does not count.
pub fn time_on_processor() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told
        .split_whitespace()
        .next()
        .and_then(|text| text.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}

/// The most memory that this process had, in kilobytes, where the system tells it (Linux).
pub fn peak() -> Option<u64> {
    let told = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = told.lines().find(|line| line.starts_with("VmHWM"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// The most memory that answering a file takes.
pub fn peak_in_a_process_of_its_own(file: &str, seconds: f64) -> Option<u64> {
    let seconds = seconds.to_string();
    let output = Command::new(std::env::current_exe().ok()?)
        .args(["--peak-of", file, "--time", &seconds])
        .output()
        .ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

/// An answer of ours.
pub struct Own {
    /// Whether it is proved.
    pub is_proved: bool,
    /// What it costs.
    pub objective: i64,
    /// Nothing costs less.
    pub bound: Option<i64>,
    /// Seconds on a processor.
    pub seconds: f64,
    /// Nodes of the search.
    pub n_nodes: u64,
}

/// How often the system is asked for the time on a processor; the clock, which is quicker, is asked in between.
const CLOCK_STEP: Duration = Duration::from_millis(2);

/// Runs with a limit of so many seconds on a processor. All that runs is in this thread.
fn with_budget<T>(seconds: f64, run: impl FnOnce(&Budget<'_>) -> T) -> T {
    let began = time_on_processor();
    #[expect(
        clippy::disallowed_methods,
        reason = "the engine reads no clock; whoever measures it has to"
    )]
    let first = Instant::now();
    let next_step = AtomicU64::new(0);
    let is_time_up = || {
        let step = first.elapsed().as_nanos() / CLOCK_STEP.as_nanos();
        let step = u64::try_from(step).unwrap_or(u64::MAX);
        if step < next_step.load(Ordering::Relaxed) {
            return false;
        }
        let is_over = time_on_processor().saturating_sub(began).as_secs_f64() >= seconds;
        // Once it is over it stays over.
        let next = if is_over { step } else { step + 1 };
        next_step.store(next, Ordering::Relaxed);
        is_over
    };
    run(&Budget {
        is_time_up: &is_time_up,
        ..Budget::of_nodes(u64::MAX)
    })
}

/// One lot, solved once.
pub fn solve_lot_once(lot: &AskedLot<'_>, seconds: f64) -> Outcome<Own> {
    let began = time_on_processor();
    let reply = with_budget(seconds, |budget| lot.solve(budget));
    let spent = time_on_processor().saturating_sub(began);
    let reply = reply.map_err(|fault| format!("{fault:?}"))?;
    Ok(Own {
        is_proved: reply.best.is_proved,
        objective: reply.best.cost.objective(),
        bound: reply.best.bound,
        seconds: spent.as_secs_f64(),
        n_nodes: reply.n_nodes,
    })
}

/// One lot, solved as often as it takes to measure it.
pub fn solve_lot(lot: &AskedLot<'_>, seconds: f64) -> Outcome<Own> {
    let began = time_on_processor();
    let mut n_times = 0_u32;
    loop {
        let own = solve_lot_once(lot, seconds)?;
        n_times += 1;
        let spent = time_on_processor().saturating_sub(began);
        if spent >= AT_LEAST || n_times >= MOST_TIMES {
            return Ok(Own {
                seconds: spent.as_secs_f64() / f64::from(n_times),
                ..own
            });
        }
    }
}

/// All lots together, in one thread.
pub fn solve_call_once(problem: &Problem, seconds: f64) -> Outcome<Own> {
    let options = CallOptions {
        n_threads: 1,
        ..CallOptions::default()
    };
    let began = time_on_processor();
    let reply = with_budget(seconds, |budget| solve_call(problem, &options, budget));
    let spent = time_on_processor().saturating_sub(began);
    let reply = reply.map_err(|fault| format!("{fault:?}"))?;
    Ok(Own {
        is_proved: reply.status == Status::Optimal,
        objective: reply.cost.objective(),
        bound: reply.bound,
        seconds: spent.as_secs_f64(),
        n_nodes: reply.lots.iter().map(|lot| lot.n_nodes).sum(),
    })
}
