//! How long the engine takes, by companies and requirements: to prove the best grouping, to prove three alternatives as
//! well, to solve again after one pin and after one ban. Prints a table in the form of `docs/benchmarks.md`.
//!
//!     cargo bench -p cordee-engine
//!     cargo bench -p cordee-engine -- 300x30

#![expect(
    clippy::print_stdout,
    reason = "a table for people is what this program makes"
)]

#[path = "instances/market.rs"]
mod market;

use std::time::{Duration, Instant};

use domain::groupings::grouping::{LotQuestion, SuggestOptions};
use domain::groupings::suggestion::{GroupingAnswer, GroupingStatus};
use engine::budget::Budget;
use engine::checker::check_answer;
use engine::solve::solve;

const SEEDS: u64 = 7;
/// Companies and requirements.
const SIZES: [(usize, usize); 6] = [
    (60, 10),
    (60, 30),
    (300, 10),
    (300, 30),
    (1_000, 10),
    (1_000, 30),
];
/// Nodes after which a search is ended without a proof, so that the table ends.
const NODE_LIMIT: u64 = 2_000;

/// One answer with its time.
struct Timed {
    answer: Option<GroupingAnswer>,
    took: Duration,
}

#[expect(
    clippy::disallowed_methods,
    reason = "the engine reads no clock; whoever measures it has to"
)]
fn time(question: &LotQuestion, options: &SuggestOptions) -> Timed {
    let (began, on_processor) = (Instant::now(), time_on_processor());
    let answer = solve(question, options, &Budget::of_nodes(NODE_LIMIT)).ok();
    let took = match (on_processor, time_on_processor()) {
        (Some(before), Some(after)) => after.saturating_sub(before),
        _ => began.elapsed(),
    };
    Timed { answer, took }
}

/// The time that this thread has spent on a processor, where the system tells it (Linux): what else the machine does
/// meanwhile does not count.
fn time_on_processor() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = told.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

fn is_decided(timed: &Timed) -> bool {
    timed
        .answer
        .as_ref()
        .is_some_and(|answer| match answer.status {
            GroupingStatus::ProvenOptimal => answer.suggestions.iter().all(|one| one.is_proven),
            GroupingStatus::Infeasible => true,
            _ => false,
        })
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1_000.0)
}

/// Median, slowest, and how many were decided.
fn cell(runs: &[Timed]) -> String {
    let mut times: Vec<Duration> = runs.iter().map(|run| run.took).collect();
    let middle = median(&mut times);
    let slowest = times.last().copied().unwrap_or_default();
    let n_decided = runs.iter().filter(|run| is_decided(run)).count();
    format!(
        "{} ({}; {n_decided}/{})",
        milliseconds(middle),
        milliseconds(slowest),
        runs.len()
    )
}

fn main() {
    println!("Milliseconds of processor time: median (slowest; decided/runs) of {SEEDS} seeds.");
    println!();
    println!(
        "| companies × requirements | best | best and 3 alternatives | after one pin | after one ban | members | nodes |"
    );
    println!("|---|---|---|---|---|---|---|");
    let asked: Vec<String> = std::env::args()
        .skip(1)
        .filter(|text| text.contains('x'))
        .collect();
    for (n_companies, n_requirements) in SIZES {
        if !asked.is_empty() && !asked.contains(&format!("{n_companies}x{n_requirements}")) {
            continue;
        }
        let alone = SuggestOptions {
            n_alternatives: 0,
            ..SuggestOptions::default()
        };
        let (mut best, mut more, mut pinned, mut banned) = (vec![], vec![], vec![], vec![]);
        let (mut members, mut nodes) = (vec![], vec![]);
        for seed in 0..SEEDS {
            let question = market::question(seed, n_companies, n_requirements);
            best.push(time(&question, &alone));
            more.push(time(&question, &SuggestOptions::default()));
            let Some(answer) = more.last().and_then(|run| run.answer.as_ref()) else {
                continue;
            };
            if check_answer(&question, &SuggestOptions::default(), answer).is_err() {
                println!("refused by the checker: seed {seed}");
            }
            nodes.push(answer.statistics.nodes);
            let Some(first) = answer.suggestions.first() else {
                continue;
            };
            members.push(first.members.len());
            let outside = answer
                .suggestions
                .iter()
                .flat_map(|one| &one.members)
                .find(|member| !first.members.contains(member));
            let pin = SuggestOptions {
                pinned: outside.copied().into_iter().collect(),
                ..alone.clone()
            };
            pinned.push(time(&question, &pin));
            let ban = SuggestOptions {
                excluded: first.members.last().copied().into_iter().collect(),
                ..alone.clone()
            };
            banned.push(time(&question, &ban));
        }
        members.sort_unstable();
        nodes.sort_unstable();
        println!(
            "| {n_companies} × {n_requirements} | {} | {} | {} | {} | {} | {} |",
            cell(&best),
            cell(&more),
            cell(&pinned),
            cell(&banned),
            members.get(members.len() / 2).copied().unwrap_or_default(),
            nodes.get(nodes.len() / 2).copied().unwrap_or_default(),
        );
    }
}
