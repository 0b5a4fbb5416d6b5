//! Budgets, cancellation, progress, and options that contradict themselves.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use domain::groupings::grouping::{Objective, SuggestOptions};
use domain::groupings::suggestion::GroupingStatus;
use domain::procurement::interest::InterestAnswer;
use domain::values::quantity::Level;
use domain::values::rejection::RejectionCode;
use engine::budget::{Budget, Progress};
use engine::checker::check_answer;
use engine::solve::solve;

use super::generated_questions::small_question;
use super::world::{World, holders, id};

#[test]
fn a_small_budget_gives_a_true_bound_or_nothing() {
    let (mut n_feasible, mut n_stopped) = (0, 0);
    for seed in 0..400 {
        let (question, options) = small_question(7_000_000 + seed, 20);
        let Ok(whole) = solve(&question, &options, &Budget::of_nodes(u64::MAX)) else {
            continue;
        };
        for node_limit in [0, 1, 2, 4] {
            let cut = solve(&question, &options, &Budget::of_nodes(node_limit)).unwrap();
            check_answer(&question, &options, &cut).unwrap();
            n_feasible += u64::from(cut.status == GroupingStatus::Feasible);
            n_stopped += u64::from(cut.status == GroupingStatus::Stopped);
            let Some(best) = whole.suggestions.first() else {
                assert!(
                    cut.suggestions.is_empty(),
                    "seed {seed}: found what is not there"
                );
                continue;
            };
            let best: Vec<i64> = best.objective.iter().map(|one| one.value).collect();
            let bound: Vec<i64> = cut.bound.iter().map(|one| one.value).collect();
            assert!(
                bound <= best,
                "seed {seed}: {bound:?} is above the best {best:?}"
            );
            assert_ne!(cut.status, GroupingStatus::Infeasible, "seed {seed}");
        }
    }
    assert!(
        n_feasible > 20,
        "only {n_feasible} were cut short with a grouping"
    );
    assert!(
        n_stopped > 20,
        "only {n_stopped} were cut short without one"
    );
}

#[test]
fn a_cancelled_search_ends_at_once() {
    let cancelled = AtomicBool::new(true);
    let budget = Budget {
        node_limit: u64::MAX,
        cancelled: &cancelled,
        is_time_up: &|| false,
        on_progress: &|_| {},
    };
    let (question, options) = small_question(7_100_001, 20);
    let answer = solve(&question, &options, &budget).unwrap();
    assert!(
        matches!(
            answer.status,
            GroupingStatus::Stopped | GroupingStatus::Feasible
        ),
        "{:?}",
        answer.status
    );
    assert!(answer.statistics.nodes <= 1);
}

#[test]
fn the_deadline_is_asked_and_kept() {
    let asked = AtomicU64::new(0);
    let is_time_up = || asked.fetch_add(1, Ordering::Relaxed) >= 1;
    let never = AtomicBool::new(false);
    let budget = Budget {
        node_limit: u64::MAX,
        cancelled: &never,
        is_time_up: &is_time_up,
        on_progress: &|_| {},
    };
    for seed in 0..40 {
        let (question, options) = small_question(7_200_000 + seed, 20);
        if let Ok(answer) = solve(&question, &options, &budget) {
            check_answer(&question, &options, &answer).unwrap();
        }
    }
    assert!(asked.load(Ordering::Relaxed) >= 40);
}

#[test]
fn progress_only_gets_better_is_bounded_goal_by_goal_and_ends_at_the_best() {
    let mut n_proved = 0;
    for seed in 0..40 {
        let (question, options) = small_question(7_300_000 + seed, 20);
        let heard: Mutex<Vec<Progress>> = Mutex::new(Vec::new());
        let never = AtomicBool::new(false);
        let on_progress = |progress: &Progress| heard.lock().unwrap().push(progress.clone());
        let budget = Budget {
            node_limit: u64::MAX,
            cancelled: &never,
            is_time_up: &|| false,
            on_progress: &on_progress,
        };
        let Ok(answer) = solve(&question, &options, &budget) else {
            continue;
        };
        if answer.status != GroupingStatus::ProvenOptimal {
            continue;
        }
        n_proved += 1;
        let heard = heard.into_inner().unwrap();
        for (earlier, later) in heard.iter().zip(heard.iter().skip(1)) {
            assert!(later.best <= earlier.best && later.bound >= earlier.bound);
        }
        for news in &heard {
            assert_eq!(news.best.len(), options.objectives.len());
            assert_eq!(news.bound.len(), options.objectives.len());
            assert!(news.bound <= news.best, "{news:?}");
        }
        let best = answer.suggestions[0].objective.iter();
        let best: Vec<i64> = best.map(|one| one.value).collect();
        let last = heard.last().unwrap();
        assert_eq!((&last.best, &last.bound), (&best, &best));
        let mut members = answer.suggestions[0].members.clone();
        members.sort_unstable();
        assert_eq!(last.group, members);
    }
    assert!(n_proved > 5, "{n_proved} questions were proved");
}

fn two_companies() -> (World, SuggestOptions) {
    let mut world = World::new();
    let linux = world.competency("linux", None);
    for company in ["A", "B"] {
        let company_id = world.company(company);
        world.holds(company_id, linux, Level::Expert, 10);
    }
    world.asks(holders(linux, Level::Notions, 1));
    (world, SuggestOptions::default())
}

fn codes(world: &World, options: &SuggestOptions) -> Vec<(RejectionCode, Vec<String>)> {
    solve(&world.question, options, &Budget::of_nodes(1_000))
        .unwrap_err()
        .into_iter()
        .map(|rejection| (rejection.code, rejection.path))
        .collect()
}

fn path(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn options_that_contradict_themselves_are_refused() {
    let (world, usual) = two_companies();
    let [a, b] = [0, 1].map(|place| world.question.candidates[place].company.id);
    let stranger = id(77_777);
    let refused = |options: SuggestOptions| codes(&world, &options);
    let options = SuggestOptions {
        pinned: vec![a, stranger],
        excluded: vec![a],
        ..usual.clone()
    };
    assert_eq!(
        refused(options),
        [
            (RejectionCode::PinnedAndExcluded, path(&["pinned", "0"])),
            (RejectionCode::NotFound, path(&["pinned", "1"])),
        ]
    );
    let options = SuggestOptions {
        lead: Some(b),
        excluded: vec![b],
        ..usual.clone()
    };
    assert_eq!(
        refused(options),
        [(RejectionCode::ContradictoryOptions, path(&["lead"]))]
    );
    let options = SuggestOptions {
        lead: Some(stranger),
        ..usual.clone()
    };
    assert_eq!(
        refused(options),
        [(RejectionCode::NotFound, path(&["lead"]))]
    );
    let options = SuggestOptions {
        pinned: vec![a],
        lead: Some(b),
        max_members: Some(1),
        ..usual.clone()
    };
    assert_eq!(
        refused(options),
        [(RejectionCode::ContradictoryOptions, path(&["maxMembers"]))]
    );
    let options = SuggestOptions {
        max_members: Some(0),
        n_alternatives: 11,
        min_difference: 0,
        objectives: vec![Objective::Members, Objective::Members],
        ..usual.clone()
    };
    assert_eq!(
        refused(options),
        [
            (RejectionCode::OutOfRange, path(&["maxMembers"])),
            (RejectionCode::OutOfRange, path(&["nAlternatives"])),
            (RejectionCode::OutOfRange, path(&["minDifference"])),
            (RejectionCode::ContradictoryOptions, path(&["objectives"])),
        ]
    );
}

#[test]
fn only_a_willing_company_can_be_asked_to_lead() {
    let (mut world, usual) = two_companies();
    let a = world.question.candidates[0].company.id;
    let options = SuggestOptions {
        lead: Some(a),
        ..usual
    };
    world.answers(a, InterestAnswer::Member);
    assert_eq!(
        codes(&world, &options),
        [(RejectionCode::LeadNotEligible, path(&["lead"]))]
    );
    world.answers(a, InterestAnswer::Lead);
    let answer = solve(&world.question, &options, &Budget::of_nodes(1_000)).unwrap();
    assert_eq!(answer.suggestions[0].lead, a);
    world.company_mut(a).may_lead = false;
    assert_eq!(
        codes(&world, &options),
        [(RejectionCode::LeadNotEligible, path(&["lead"]))]
    );
}
