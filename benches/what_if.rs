//! How long what is asked beside the best grouping takes, on 300 companies × 30 requirements: solving again after one
//! pin, one ban, another weight or another order of the goals; the best that stands one withdrawal; five alternatives
//! that differ by two; the front of members against fit; smallest conflicts with their repairs. Prints a table in the form of `docs/benchmarks.md`.
//!
//!     cargo bench -p cordee-engine --bench what_if [-- WORD...]
//!
//! With words, only the questions whose name contains one of them are asked.

#![expect(
    clippy::print_stdout,
    reason = "a table for people is what this program makes"
)]

#[path = "instances/market.rs"]
mod market;

use std::time::{Duration, Instant};

use domain::groupings::grouping::{LotQuestion, Objective, SuggestOptions};
use domain::groupings::suggestion::GroupingStatus;
use domain::procurement::requirement::Importance;
use domain::values::ids::CompanyId;
use engine::budget::Budget;
use engine::inquiries::front::front;
use engine::solve::solve;

const SEEDS: u64 = 7;
const N_COMPANIES: usize = 300;
const N_REQUIREMENTS: usize = 30;
/// Nodes after which a search is ended without a proof.
const NODE_LIMIT: u64 = 2_000;

/// One kind of question, with how long each seed took and whether its answer was complete.
struct Row {
    name: &'static str,
    bar_ms: u32,
    runs: Vec<(Duration, bool)>,
}

/// What is asked about one market.
struct Case {
    question: LotQuestion,
    /// A company of an alternative.
    outside: Option<CompanyId>,
    /// The last member of the best that the lot can do without.
    spared: Option<CompanyId>,
    /// The last member of the best that it cannot.
    indispensable: Option<CompanyId>,
    /// Wishes that cannot be kept together.
    impossible: SuggestOptions,
}

fn main() {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    let is_asked =
        |name: &str| words.is_empty() || words.iter().any(|word| name.contains(word.as_str()));
    let questions: Vec<&Asked> = QUESTIONS.iter().filter(|one| is_asked(one.0)).collect();
    let mut rows: Vec<Row> = questions
        .iter()
        .map(|(name, bar_ms, _)| Row {
            name,
            bar_ms: *bar_ms,
            runs: Vec::new(),
        })
        .collect();
    for seed in 0..SEEDS {
        let Some(case) = case_of(seed) else {
            continue;
        };
        for (row, (_, _, ask)) in rows.iter_mut().zip(&questions) {
            let (took, Some(is_complete)) = time(|| ask(&case)) else {
                continue;
            };
            println!(
                "market {seed}, {}: {:.1}{}",
                row.name,
                milliseconds(took),
                if is_complete { "" } else { ", not complete" }
            );
            row.runs.push((took, is_complete));
        }
    }
    println!();
    println!(
        "{N_COMPANIES} × {N_REQUIREMENTS}, milliseconds of processor time over {SEEDS} seeds."
    );
    println!();
    println!("| question | bar | median | slowest | complete |");
    println!("|---|---|---|---|---|");
    for row in &mut rows {
        row.runs.sort_unstable();
        let took = |place: usize| row.runs.get(place).map_or(0.0, |run| milliseconds(run.0));
        println!(
            "| {} | {} | {:.1} | {:.1} | {}/{} |",
            row.name,
            row.bar_ms,
            took(row.runs.len() / 2),
            took(row.runs.len().saturating_sub(1)),
            row.runs.iter().filter(|run| run.1).count(),
            row.runs.len()
        );
    }
}

/// A question: its name, its bar in milliseconds, and how it is asked; the answer tells whether it is complete, and is
/// nothing where a market has no such question.
type Asked = (&'static str, u32, fn(&Case) -> Option<bool>);

const QUESTIONS: [Asked; 10] = [
    ("the best alone", 20, |case| is_proven(case, &alone())),
    ("again after one pin", 20, |case| {
        is_proven(case, &with_pins(&[case.outside?]))
    }),
    ("again after one ban", 20, |case| {
        is_proven(case, &with_ban(case.spared?))
    }),
    ("why nothing is left after one ban", 300, |case| {
        is_proven(case, &with_ban(case.indispensable?))
    }),
    ("again with another weight", 20, |case| {
        is_proven_for(&with_another_weight(&case.question)?, &alone())
    }),
    ("again with another order of the goals", 20, |case| {
        is_proven(case, &reordered())
    }),
    ("the best that stands one withdrawal", 300, |case| {
        is_proven(
            case,
            &SuggestOptions {
                stands_one_withdrawal: true,
                ..alone()
            },
        )
    }),
    ("five alternatives that differ by two", 300, |case| {
        let options = SuggestOptions {
            n_alternatives: 5,
            min_difference: 2,
            ..SuggestOptions::default()
        };
        is_proven(case, &options)
    }),
    ("the front of members against fit", 300, |case| {
        let budget = Budget::of_nodes(NODE_LIMIT);
        let goals = [Objective::Members, Objective::Misfit];
        let front = front(&case.question, &alone(), &goals, &budget);
        Some(front.is_ok_and(|front| front.is_complete))
    }),
    (
        "a smallest conflict with three repairs or more",
        300,
        |case| Some(n_repairs(&case.question, &case.impossible)? >= 3),
    ),
];

fn alone() -> SuggestOptions {
    SuggestOptions {
        n_alternatives: 0,
        ..SuggestOptions::default()
    }
}

fn with_pins(pinned: &[CompanyId]) -> SuggestOptions {
    SuggestOptions {
        pinned: pinned.to_vec(),
        ..alone()
    }
}

fn with_ban(excluded: CompanyId) -> SuggestOptions {
    SuggestOptions {
        excluded: vec![excluded],
        ..alone()
    }
}

/// Fit before proof.
fn reordered() -> SuggestOptions {
    let mut options = alone();
    let place = |objectives: &[Objective], goal| objectives.iter().position(|one| *one == goal);
    let proof = place(&options.objectives, Objective::WeakProof);
    let fit = place(&options.objectives, Objective::Misfit);
    if let (Some(proof), Some(fit)) = (proof, fit) {
        options.objectives.swap(proof, fit);
    }
    options
}

/// How many ways out are told; nothing when the wishes can be kept.
fn n_repairs(question: &LotQuestion, options: &SuggestOptions) -> Option<usize> {
    let answer = solve(question, options, &Budget::of_nodes(NODE_LIMIT)).ok()?;
    answer.conflict.map(|conflict| conflict.repairs.len())
}

/// The first desirable requirement weighs most if it did not, and least if it did.
fn with_another_weight(question: &LotQuestion) -> Option<LotQuestion> {
    let mut changed = question.clone();
    let importances = changed.requirements.iter_mut();
    let weight = importances
        .filter_map(|one| match &mut one.importance {
            Importance::Desirable(weight) => Some(weight),
            Importance::Mandatory => None,
        })
        .next()?;
    *weight = if *weight == 5 { 1 } else { 5 };
    Some(changed)
}

fn is_proven(case: &Case, options: &SuggestOptions) -> Option<bool> {
    is_proven_for(&case.question, options)
}

fn is_proven_for(question: &LotQuestion, options: &SuggestOptions) -> Option<bool> {
    let answer = solve(question, options, &Budget::of_nodes(NODE_LIMIT)).ok()?;
    Some(match answer.status {
        GroupingStatus::ProvenOptimal => answer.suggestions.iter().all(|one| one.is_proven),
        status => status == GroupingStatus::Infeasible,
    })
}

fn case_of(seed: u64) -> Option<Case> {
    let question = market::question(seed, N_COMPANIES, N_REQUIREMENTS);
    let options = SuggestOptions::default();
    let answer = solve(&question, &options, &Budget::of_nodes(NODE_LIMIT)).ok()?;
    let best = answer.suggestions.first()?.members.clone();
    let others = answer.suggestions.iter().flat_map(|one| &one.members);
    let mut outside: Vec<CompanyId> = others
        .filter(|member| !best.contains(member))
        .copied()
        .collect();
    outside.sort_unstable();
    outside.dedup();
    let is_spared = |member: &&CompanyId| n_repairs(&question, &with_ban(**member)).is_none();
    let spared = best.iter().rev().find(is_spared).copied();
    let indispensable = best.iter().rev().find(|member| !is_spared(member)).copied();
    let impossible = impossible_wishes(&question, &best, &outside);
    Some(Case {
        outside: outside.first().copied(),
        spared,
        indispensable,
        impossible,
        question,
    })
}

/// So many members at most, and pins from outside the best: the first that cannot be kept and have three ways out.
fn impossible_wishes(
    question: &LotQuestion,
    best: &[CompanyId],
    outside: &[CompanyId],
) -> SuggestOptions {
    let limits = [best.len() - 1, best.len(), best.len() + 1];
    let wishes = (1..=3).flat_map(|n_pins| {
        let pins = outside.get(..n_pins).unwrap_or(outside);
        limits.map(|limit| SuggestOptions {
            max_members: u32::try_from(limit).ok(),
            ..with_pins(pins)
        })
    });
    let mut wishes: Vec<SuggestOptions> = wishes.collect();
    let has_ways_out = |options: &SuggestOptions| {
        n_repairs(question, options).is_some_and(|n_repairs| n_repairs >= 3)
    };
    let chosen = wishes.iter().position(has_ways_out).unwrap_or_default();
    wishes.swap_remove(chosen)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the engine reads no clock; whoever measures it has to"
)]
fn time<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let (began, on_processor) = (Instant::now(), time_on_processor());
    let done = work();
    let took = match (on_processor, time_on_processor()) {
        (Some(before), Some(after)) => after.saturating_sub(before),
        _ => began.elapsed(),
    };
    (took, done)
}

/// The time that this thread has spent on a processor, where the system tells it (Linux): what else the machine does
/// meanwhile does not count.
fn time_on_processor() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = told.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
