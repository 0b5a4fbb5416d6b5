//! How long it takes to plan calls whose lots compete, and how many of the plans are proved, by companies and lots.
//! Prints a table in the form of `docs/adr/0011-proofs-for-competing-lots.md`.
//!
//!     cargo bench -p cordee-engine --bench whole_calls
//!     cargo bench -p cordee-engine --bench whole_calls -- 60x6

#![expect(
    clippy::print_stdout,
    reason = "a table for people is what this program makes"
)]

#[path = "instances/calls.rs"]
mod calls;
#[path = "instances/market.rs"]
mod market;

use std::time::{Duration, Instant};

use domain::groupings::grouping::SuggestOptions;
use engine::budget::Budget;
use engine::checker::check_call_plan;
use engine::whole_call::plan_call::{CallLimits, Planned, plan_call};

const SEEDS: u64 = 6;
const N_REQUIREMENTS: usize = 8;
/// Companies and lots.
const SIZES: [(usize, usize); 6] = [(60, 3), (60, 6), (60, 12), (300, 3), (300, 6), (300, 12)];
/// What the call allows a company: any number of lots, or two.
const MAX_LOTS: [Option<u32>; 2] = [None, Some(2)];
/// The longest that a plan may take, as on a server.
const TIME_LIMIT: Duration = Duration::from_secs(10);
/// What one search may cost at most, as on a server.
const NODE_LIMIT: u64 = 200_000;

/// What the runs of one size came to.
#[derive(Default)]
struct Row {
    times: Vec<Duration>,
    n_competing: usize,
    n_proven: usize,
    n_competing_proven: usize,
    n_parts: Vec<usize>,
    n_giving_way: usize,
    n_gaps_in_served: usize,
}

#[expect(
    clippy::disallowed_methods,
    reason = "the engine reads no clock; whoever measures it has to"
)]
fn run(row: &mut Row, size: (usize, usize), seed: u64, max_lots: Option<u32>) {
    let (n_companies, n_lots) = size;
    let questions = calls::call(seed, n_lots, n_companies, N_REQUIREMENTS);
    let limits = CallLimits { max_lots };
    let begun = Instant::now();
    let seconds = TIME_LIMIT;
    let budget = Budget {
        is_time_up: &|| begun.elapsed() >= seconds,
        ..Budget::of_nodes(NODE_LIMIT)
    };
    let Ok(planned) = plan_call(&questions, &SuggestOptions::default(), limits, &budget) else {
        println!("refused: seed {seed}");
        return;
    };
    row.times.push(begun.elapsed());
    if check_call_plan(&questions, &planned, max_lots).is_err() {
        println!("refused by the checker: seed {seed}");
    }
    tell(row, &planned);
}

fn tell(row: &mut Row, planned: &Planned) {
    let plan = &planned.plan;
    let n_giving_way = plan.lots.iter().filter(|lot| lot.gives_way()).count();
    row.n_giving_way += n_giving_way;
    row.n_proven += usize::from(plan.is_proven);
    if n_giving_way > 0 {
        row.n_competing += 1;
        row.n_competing_proven += usize::from(plan.is_proven);
        row.n_parts.push(planned.n_parts);
    }
    row.n_gaps_in_served += usize::from(plan.n_unserved() > plan.n_unserved_at_best);
}

fn median(numbers: &mut [usize]) -> usize {
    numbers.sort_unstable();
    numbers.get(numbers.len() / 2).copied().unwrap_or_default()
}

fn main() {
    println!(
        "| companies × lots | most lots | seconds: median (slowest) | calls that compete | of them proved | lots that make room | parts: median (most) | more lots might be served |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    let asked: Vec<String> = std::env::args()
        .skip(1)
        .filter(|text| text.contains('x'))
        .collect();
    for (n_companies, n_lots) in SIZES {
        if !asked.is_empty() && !asked.contains(&format!("{n_companies}x{n_lots}")) {
            continue;
        }
        for max_lots in MAX_LOTS {
            let mut row = Row::default();
            for seed in 0..SEEDS {
                run(&mut row, (n_companies, n_lots), seed, max_lots);
            }
            row.times.sort_unstable();
            let middle = row.times.get(row.times.len() / 2);
            let seconds = |time: Option<&Duration>| time.map_or(0.0, Duration::as_secs_f64);
            let most = max_lots.map_or_else(|| "any".to_owned(), |most| most.to_string());
            println!(
                "| {n_companies} × {n_lots} | {most} | {:.2} ({:.2}) | {}/{SEEDS} | {} | {} | {} ({}) | {} |",
                seconds(middle),
                seconds(row.times.last()),
                row.n_competing,
                row.n_competing_proven,
                row.n_giving_way,
                median(&mut row.n_parts),
                row.n_parts.last().copied().unwrap_or_default(),
                row.n_gaps_in_served,
            );
        }
    }
}
