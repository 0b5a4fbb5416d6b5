//! The engine against brute force on thousands of small questions: the same optimum, the same alternatives, true and
//! smallest conflicts, repairs that work. `CORDEE_ENGINE_CASES` raises the number of questions.

use std::collections::BTreeSet;

use domain::grouping::{LotQuestion, SuggestOptions};
use domain::requirement::{Demand, Importance};
use domain::suggestion::{
    Conflict, ConflictElement, GroupingAnswer, GroupingStatus, Repair, Suggestion,
};
use engine::budget::Budget;
use engine::checker::check_answer;
use engine::solve::solve;

use super::generated_questions::small_question;
use super::oracle::{Grouping, all_groupings, difference};

/// How many questions are drawn unless the environment says otherwise.
const CASES: u64 = 2_000;

pub fn n_cases(usual: u64) -> u64 {
    std::env::var("CORDEE_ENGINE_CASES")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(usual)
}

fn vector(suggestion: &Suggestion) -> Vec<i64> {
    suggestion.objective.iter().map(|one| one.value).collect()
}

fn agrees(
    question: &LotQuestion,
    options: &SuggestOptions,
    answer: &GroupingAnswer,
) -> Result<(), String> {
    check_answer(question, options, answer).map_err(|failures| format!("checker: {failures:?}"))?;
    let all = all_groupings(question, options);
    let expected = if all.is_empty() {
        GroupingStatus::Infeasible
    } else {
        GroupingStatus::ProvenOptimal
    };
    if answer.status != expected {
        return Err(format!("{:?}, expected {expected:?}", answer.status));
    }
    let mut earlier: Vec<&Suggestion> = Vec::new();
    for place in 0..=usize::from(options.n_alternatives) {
        let is_far = |grouping: &&Grouping| {
            earlier.iter().all(|one| {
                difference(&one.members, &grouping.members) >= usize::from(options.min_difference)
            })
        };
        let best = all
            .iter()
            .find(is_far)
            .map(|grouping| grouping.value.clone());
        let found = answer.suggestions.get(place).map(vector);
        if best != found {
            return Err(format!("suggestion {place}: {found:?}, expected {best:?}"));
        }
        earlier.extend(answer.suggestions.get(place));
    }
    if answer.suggestions.iter().any(|one| !one.is_proven) {
        return Err("a suggestion is not proved".to_owned());
    }
    Ok(())
}

#[test]
fn optimum_and_alternatives_equal_brute_force() {
    let mut n_infeasible = 0;
    for seed in 0..n_cases(CASES) {
        let (question, options) = small_question(seed, 9);
        let Ok(answer) = solve(&question, &options, &Budget::of_nodes(u64::MAX)) else {
            continue;
        };
        n_infeasible += u64::from(answer.status == GroupingStatus::Infeasible);
        if let Err(reason) = agrees(&question, &options, &answer) {
            panic!("seed {seed}: {reason}\noptions {options:?}\nanswer {answer:#?}");
        }
    }
    assert!(
        n_infeasible > n_cases(CASES) / 20,
        "only {n_infeasible} cannot be covered"
    );
    assert!(
        n_infeasible < n_cases(CASES) / 2,
        "{n_infeasible} cannot be covered"
    );
}
