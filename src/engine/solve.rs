//! The one door: from a lot's question and the coordinator's wishes to groupings with their certificate, or to the
//! reasons why there is none.

use domain::groupings::grouping::{LotQuestion, SuggestOptions};
use domain::groupings::suggestion::{GroupingAnswer, GroupingStatus, SolveStatistics};
use domain::values::rejection::Rejection;

use crate::budget::{Budget, Progress};
use crate::explanation::answer::{bound_values, objective_values, suggestion};
use crate::explanation::conflict::explain_conflict;
use crate::explanation::inquiry::Inquiry;
use crate::explanation::source::Source;
use crate::lookup::at;
use crate::posed::Posed;
use crate::problem::Problem;
use crate::search::branch::Incumbent;
use crate::search::prove::{Found, Start, prove};
use crate::search::relaxation::Cut;

/// The version of the engine, as statistics show it.
pub const ENGINE_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Answers a lot's question: the best grouping and alternatives, each with its certificate, or why there is none.
///
/// The same question, options and node limit give the same answer, byte for byte, unless the deadline or a
/// cancellation ends the search; nothing is left to chance, so the seed changes nothing. The ids of suggestions repeat
/// from run to run: whoever stores them gives them ids of their own. The engine reads no clock: `elapsed_us` is 0.
///
/// # Errors
/// What contradicts itself in the options: `PINNED_AND_EXCLUDED`, `CONTRADICTORY_OPTIONS`, `LEAD_NOT_ELIGIBLE`,
/// `NOT_FOUND` for companies that are not candidates, `OUT_OF_RANGE` for limits.
pub fn solve(
    question: &LotQuestion,
    options: &SuggestOptions,
    budget: &Budget<'_>,
) -> Result<GroupingAnswer, Vec<Rejection>> {
    let posed = Posed::new(question, options)?;
    let problem = posed.problem(&posed.rules(), options);
    let on_progress = |news: &Progress| (budget.on_progress)(&in_goals(&problem, news));
    let watched = Budget {
        on_progress: &on_progress,
        ..*budget
    };
    let found = prove(&problem, Start::default(), watched);
    (budget.on_progress)(&end_of(&problem, &found));
    // Whoever watches wants to know of the best: what comes now is alternatives and reasons.
    let unwatched = Budget {
        on_progress: &|_| {},
        ..*budget
    };
    let statistics = SolveStatistics {
        engine_version: ENGINE_VERSION.to_owned(),
        nodes: found.nodes,
        n_candidates: u32::try_from(problem.players.len()).unwrap_or(u32::MAX),
        elapsed_us: 0,
    };
    if found.best.is_none() {
        let inquiry = Inquiry {
            question,
            brought: &posed.brought,
            options,
            budget: unwatched,
        };
        return Ok(without_grouping(&problem, &found, statistics, inquiry));
    }
    Ok(with_groupings(
        posed.source(&problem),
        options,
        found,
        (statistics, unwatched),
    ))
}

/// What a search tells, in the words of the goals: it counts its bound level by level.
fn in_goals(problem: &Problem, news: &Progress) -> Progress {
    let bound = bound_values(problem, &news.bound);
    Progress {
        nodes: news.nodes,
        best: news.best.iter().take(bound.len()).copied().collect(),
        group: news.group.clone(),
        bound: bound.iter().map(|goal| goal.value).collect(),
        n_lots_settled: news.n_lots_settled,
    }
}

/// Where the search for the best ended: with the best itself as the bound when that is proved.
fn end_of(problem: &Problem, found: &Found) -> Progress {
    let known = found.best.as_ref();
    let best = known.map(|best| best.value.0.to_vec());
    let mut news = in_goals(
        problem,
        &Progress {
            nodes: found.nodes,
            best: best.unwrap_or_default(),
            group: known
                .map(|best| best.companies(problem))
                .unwrap_or_default(),
            bound: found.root_bound.clone(),
            n_lots_settled: None,
        },
    );
    if found.is_proven && !news.best.is_empty() {
        news.bound.clone_from(&news.best);
    }
    news
}

fn without_grouping(
    problem: &Problem,
    found: &Found,
    statistics: SolveStatistics,
    inquiry: Inquiry<'_>,
) -> GroupingAnswer {
    GroupingAnswer {
        status: if found.is_proven {
            GroupingStatus::Infeasible
        } else {
            GroupingStatus::Stopped
        },
        suggestions: Vec::new(),
        bound: if found.is_proven {
            Vec::new()
        } else {
            bound_values(problem, &found.root_bound)
        },
        conflict: found.is_proven.then(|| explain_conflict(inquiry)),
        plan_fingerprint: None,
        statistics,
    }
}

fn with_groupings(
    source: Source<'_>,
    options: &SuggestOptions,
    found: Found,
    spending: (SolveStatistics, Budget<'_>),
) -> GroupingAnswer {
    let (mut statistics, budget) = spending;
    let is_proven = found.is_proven;
    let root_bound = found.root_bound.clone();
    let mut ranked = alternatives(source.problem, options, found, budget);
    statistics.nodes = ranked.iter().map(|one| one.nodes).sum();
    ranked.sort_by_key(|one| one.incumbent.value);
    let bound = match ranked.first() {
        Some(best) if is_proven => objective_values(source.problem, best.incumbent.value),
        _ => bound_values(source.problem, &root_bound),
    };
    GroupingAnswer {
        status: if is_proven {
            GroupingStatus::ProvenOptimal
        } else {
            GroupingStatus::Feasible
        },
        suggestions: (1..)
            .zip(&ranked)
            .map(|(rank, one)| suggestion(source, &one.incumbent, rank, one.is_proven))
            .collect(),
        bound,
        conflict: None,
        plan_fingerprint: None,
        statistics,
    }
}

struct Ranked {
    incumbent: Incumbent,
    is_proven: bool,
    nodes: u64,
}

/// The best and its alternatives, each the best of those that differ enough from all earlier ones.
fn alternatives(
    problem: &Problem,
    options: &SuggestOptions,
    first: Found,
    budget: Budget<'_>,
) -> Vec<Ranked> {
    let mut ranked: Vec<Ranked> = Vec::new();
    let mut cuts: Vec<Cut> = Vec::new();
    let mut seeds: Vec<Vec<usize>> = Vec::new();
    let mut next = first;
    loop {
        let Some(incumbent) = next.best.take() else {
            return ranked;
        };
        cuts.push(cut_of(problem, &incumbent, options));
        seeds.append(&mut next.seen);
        let is_proven = next.is_proven && ranked.last().is_none_or(|earlier| earlier.is_proven);
        ranked.push(Ranked {
            incumbent,
            is_proven,
            nodes: next.nodes,
        });
        if ranked.len() > usize::from(options.n_alternatives) || budget.is_over() {
            return ranked;
        }
        let start = Start {
            cuts: cuts.clone(),
            seeds: seeds.clone(),
            prices: std::mem::take(&mut next.prices),
            any_is_enough: false,
        };
        next = prove(problem, start, budget);
    }
}

fn cut_of(problem: &Problem, incumbent: &Incumbent, options: &SuggestOptions) -> Cut {
    let mut is_inside = vec![false; problem.players.len()];
    for player in &incumbent.group {
        crate::lookup::put(&mut is_inside, *player, true);
    }
    let n_inside = (0..problem.players.len())
        .filter(|player| at(&is_inside, *player))
        .count();
    Cut {
        is_inside,
        n_inside,
        min_difference: usize::from(options.min_difference),
    }
}
