//! How long the engine takes for problem files of the interchange format, lot by lot, and beside a reference solver if
//! one is given: the script of a solver that prints `status`, `objective` and `cpu_s` as JSON.
//!
//!     cargo bench -p cordee-engine --bench problem_files -- FILE... [--time SECONDS]
//!         [--reference SCRIPT --python PROGRAM --solver NAME]
//!
//! Prints one line of JSON for each lot, then a summary for each number of companies.

#![expect(
    clippy::print_stdout,
    reason = "measurements for a table are what this program makes"
)]

use std::collections::BTreeMap;
use std::process::Command;
use std::time::{Duration, Instant};

use engine::budget::Budget;
use engine::call_plan::reply::{CallOptions, LotReply};
use engine::call_plan::solve_lot::AskedLot;
use engine::interchange::problem::Problem;
use engine::interchange::read::read_problem;
use engine::lot::compile::Indexed;
use serde_json::{Value, json};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// A lot is solved again and again for so long, so that short times can be told apart.
const AT_LEAST: Duration = Duration::from_millis(60);

/// The time that this thread has spent on a processor, where the system tells it (Linux): what else the machine does
/// meanwhile does not count.
fn time_on_processor() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told
        .split_whitespace()
        .next()
        .and_then(|text| text.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}

/// What was typed.
#[derive(Default)]
struct Asked {
    files: Vec<String>,
    seconds: f64,
    reference: Option<String>,
    python: String,
    solver: String,
}

fn asked() -> Asked {
    let mut asked = Asked {
        seconds: 60.0,
        python: "python3".to_owned(),
        solver: "highs".to_owned(),
        ..Asked::default()
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut next = || words.next().unwrap_or_default();
        match word.as_str() {
            "--time" => asked.seconds = next().parse().unwrap_or(60.0),
            "--reference" => asked.reference = Some(next()),
            "--python" => asked.python = next(),
            "--solver" => asked.solver = next(),
            "--bench" => {}
            _ => asked.files.push(word),
        }
    }
    asked
}

/// One lot, solved as often as it takes to measure it.
fn solve(lot: &AskedLot<'_>, seconds: f64) -> Outcome<(LotReply, f64)> {
    let began = time_on_processor();
    let mut n_times = 0_u32;
    loop {
        #[expect(
            clippy::disallowed_methods,
            reason = "the engine reads no clock; whoever measures it has to"
        )]
        let deadline = Instant::now() + Duration::from_secs_f64(seconds);
        #[expect(
            clippy::disallowed_methods,
            reason = "the engine reads no clock; whoever measures it has to"
        )]
        let is_time_up = || Instant::now() >= deadline;
        let budget = Budget {
            is_time_up: &is_time_up,
            ..Budget::of_nodes(u64::MAX)
        };
        let reply = lot.solve(&budget).map_err(|fault| format!("{fault:?}"))?;
        n_times += 1;
        let spent = time_on_processor().saturating_sub(began);
        if spent >= AT_LEAST || n_times >= 500 {
            return Ok((reply, spent.as_secs_f64() / f64::from(n_times)));
        }
    }
}

fn ask_reference(asked: &Asked, file: &str, lot: &str) -> Option<Value> {
    let script = asked.reference.as_ref()?;
    let seconds = asked.seconds.to_string();
    let output = Command::new(&asked.python)
        .args([script, file, "--lot", lot, "--solver", &asked.solver])
        .args(["--time", &seconds, "--cpu", "--quiet"])
        .output()
        .ok()?;
    serde_json::from_slice(&output.stdout).ok()
}

/// Ratios of times, by number of companies, and in how many cases both proved the same.
#[derive(Default)]
struct Summary {
    own: Vec<f64>,
    ratios: Vec<f64>,
    n_proved: usize,
    n_same: usize,
    n_different: usize,
}

fn measure(file: &str, asked: &Asked, summaries: &mut BTreeMap<usize, Summary>) -> Outcome<()> {
    let began = time_on_processor();
    let text = std::fs::read_to_string(file)?;
    let problem: Problem = read_problem(&text).map_err(|findings| findings.to_string())?;
    drop(text);
    let indexed = Indexed::new(&problem);
    let read = time_on_processor().saturating_sub(began).as_secs_f64();
    let options = CallOptions::default();
    let summary = summaries.entry(problem.companies.len()).or_default();
    for (number, lot) in problem.lots.iter().enumerate() {
        let (reply, seconds) = solve(
            &AskedLot {
                indexed: &indexed,
                number,
                options: &options,
            },
            asked.seconds,
        )?;
        let objective = reply.best.cost.objective();
        let reference = ask_reference(asked, file, &lot.id);
        summary.own.push(seconds);
        summary.n_proved += usize::from(reply.best.is_proved);
        if let Some(reference) = &reference {
            let is_proved = reference.get("status").unwrap_or(&Value::Null) == "optimal";
            let is_same = reference.get("objective").unwrap_or(&Value::Null).as_f64()
                == Some(objective as f64);
            summary.n_same += usize::from(is_proved && is_same);
            summary.n_different += usize::from(is_proved && reply.best.is_proved && !is_same);
            if let Some(theirs) = reference.get("cpu_s").unwrap_or(&Value::Null).as_f64() {
                summary.ratios.push(theirs / seconds.max(1e-6));
            }
        }
        let (bound, is_proved, n_nodes) = (reply.best.bound, reply.best.is_proved, reply.n_nodes);
        println!(
            "{}",
            json!({
                "file": file, "lot": lot.id, "requirements": lot.requirements.len(), "proved": is_proved,
                "objective": objective, "bound": bound, "seconds": seconds, "read": read, "nodes": n_nodes,
                "reference": reference.map(|told| json!({
                    "status": told.get("status"), "objective": told.get("objective"), "bound": told.get("bound"),
                    "seconds": told.get("cpu_s"),
                })),
            })
        );
    }
    Ok(())
}

/// The value below which this share of all values lies.
fn quantile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let place = (values.len() as f64 * share) as usize;
    values
        .get(place)
        .or(values.last())
        .copied()
        .unwrap_or_default()
}

fn main() -> Outcome<()> {
    let asked = asked();
    let mut summaries = BTreeMap::new();
    for file in &asked.files {
        measure(file, &asked, &mut summaries)?;
    }
    for (n_companies, mut summary) in summaries {
        let n_lots = summary.own.len();
        println!(
            "{n_companies} companies: {n_lots} lots, {} proved; milliseconds: median {:.2}, slowest {:.2}",
            summary.n_proved,
            quantile(&mut summary.own, 0.5) * 1e3,
            quantile(&mut summary.own, 1.0) * 1e3,
        );
        if !summary.ratios.is_empty() {
            println!(
                "  {} takes {:.0} times as long in the median (quartiles {:.0} and {:.0}, least {:.1}); \
                 same optimum {}, another one {}",
                asked.solver,
                quantile(&mut summary.ratios, 0.5),
                quantile(&mut summary.ratios, 0.25),
                quantile(&mut summary.ratios, 0.75),
                quantile(&mut summary.ratios, 0.0),
                summary.n_same,
                summary.n_different,
            );
        }
    }
    Ok(())
}
