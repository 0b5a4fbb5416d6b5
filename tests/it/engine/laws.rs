//! Laws that every answer obeys, on questions too large for brute force: what cannot matter changes nothing, more
//! freedom never makes the best worse, and what was found can be asked for.

use domain::groupings::grouping::{LotQuestion, SuggestOptions};
use domain::groupings::suggestion::{GroupingAnswer, GroupingStatus, MemberReason};
use domain::values::ids::CompanyId;
use engine::budget::Budget;
use engine::checker::check_answer;
use engine::solve::solve;

use super::generated_questions::small_question;
use super::oracle_agreement::n_cases;
use super::world::World;

const CASES: u64 = 150;

fn answer_to(question: &LotQuestion, options: &SuggestOptions) -> Option<GroupingAnswer> {
    let answer = solve(question, options, &Budget::of_nodes(u64::MAX)).ok()?;
    check_answer(question, options, &answer).unwrap();
    Some(answer)
}

fn best_value(answer: &GroupingAnswer) -> Option<Vec<i64>> {
    let best = answer.suggestions.first()?;
    Some(best.objective.iter().map(|one| one.value).collect())
}

/// Whether the first is at least as good as the second; no grouping at all is the worst.
fn is_no_worse(first: &GroupingAnswer, second: &GroupingAnswer) -> bool {
    match (best_value(first), best_value(second)) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(first), Some(second)) => first <= second,
    }
}

/// Whether every member of the best covers something, or is excused.
fn all_have_a_part(
    answer: &GroupingAnswer,
    is_excused: impl Fn(&MemberReason, CompanyId) -> bool,
) -> bool {
    answer.suggestions.first().is_none_or(|best| {
        best.reasons.iter().all(|one| {
            let has_a_part = !one.only_it_covers.is_empty() || !one.shares.is_empty();
            has_a_part || is_excused(one, best.lead)
        })
    })
}

/// Questions of up to twenty companies, with the answer to each.
fn answered() -> impl Iterator<Item = (u64, LotQuestion, SuggestOptions, GroupingAnswer)> {
    (0..n_cases(CASES)).filter_map(|case| {
        let seed = 5_000_000 + case;
        let (question, options) = small_question(seed, 20);
        let answer = answer_to(&question, &options)?;
        Some((seed, question, options, answer))
    })
}

#[test]
fn the_order_of_the_input_changes_nothing() {
    for (seed, question, options, answer) in answered() {
        let mut turned = question.clone();
        turned.candidates.reverse();
        turned.past_pairs.reverse();
        for candidate in &mut turned.candidates {
            candidate.capabilities.reverse();
        }
        let mut wishes = options.clone();
        wishes.pinned.reverse();
        wishes.excluded.reverse();
        assert_eq!(answer_to(&turned, &wishes), Some(answer), "seed {seed}");
    }
}

#[test]
fn the_same_question_gets_the_same_bytes() {
    for (seed, question, options, answer) in answered() {
        let again = answer_to(&question, &options).unwrap();
        let bytes = |answer: &GroupingAnswer| serde_json::to_vec(answer).unwrap();
        assert_eq!(bytes(&again), bytes(&answer), "seed {seed}");
    }
}

#[test]
fn a_useless_company_changes_nothing() {
    for (seed, mut question, options, answer) in answered() {
        let mut other = World::new();
        let useless = other.company("Useless");
        let mut candidate = other.question.candidates[0].clone();
        assert_eq!(candidate.company.id, useless);
        candidate.company.id = super::world::id(9_999_999);
        candidate.company.may_lead = false;
        candidate.distance_km = Some(0);
        question.candidates.push(candidate);
        let with_it = answer_to(&question, &options).unwrap();
        assert_eq!(with_it.status, answer.status, "seed {seed}");
        assert_eq!(with_it.suggestions, answer.suggestions, "seed {seed}");
    }
}

#[test]
fn more_freedom_never_makes_the_best_worse() {
    for (seed, question, options, answer) in answered() {
        let mut freer = options.clone();
        freer.excluded.clear();
        freer.max_members = None;
        assert!(
            is_no_worse(&answer_to(&question, &freer).unwrap(), &answer),
            "seed {seed}: without exclusions and limit"
        );
        // A pin is a reason to be there: what only pins keep together is no grouping without them.
        if all_have_a_part(&answer, |one, lead| one.company_id == lead) {
            let mut unpinned = options.clone();
            unpinned.pinned.clear();
            unpinned.lead = None;
            assert!(
                is_no_worse(&answer_to(&question, &unpinned).unwrap(), &answer),
                "seed {seed}: without pins"
            );
        }
        let mut fewer = question.clone();
        fewer.candidates.pop();
        let gone: Vec<CompanyId> = question
            .candidates
            .iter()
            .map(|one| one.company.id)
            .filter(|id| !fewer.candidates.iter().any(|one| one.company.id == *id))
            .collect();
        let is_named = options
            .pinned
            .iter()
            .chain(&options.lead)
            .any(|id| gone.contains(id));
        // A distance that is not known counts as the farthest, which may be that of the company taken out.
        let asks_distance = options
            .objectives
            .contains(&domain::groupings::grouping::Objective::Distance);
        if !is_named && !asks_distance {
            let poorer = answer_to(&fewer, &options).unwrap();
            assert!(
                is_no_worse(&answer, &poorer),
                "seed {seed}: with a company more"
            );
        }
    }
}

#[test]
fn pinning_the_best_keeps_it() {
    for (seed, question, options, answer) in answered() {
        let Some(best) = answer.suggestions.first() else {
            continue;
        };
        // Pinned, a member that only takes the lead over has another reason to be there, and so may others.
        if !all_have_a_part(&answer, |one, _| one.is_pinned) {
            continue;
        }
        let mut pinned = options.clone();
        pinned.pinned.clone_from(&best.members);
        // Whoever is there only for what the lead has to meet is free not to lead once it is pinned.
        pinned.lead = Some(best.lead);
        let again = answer_to(&question, &pinned).unwrap();
        assert_eq!(again.status, GroupingStatus::ProvenOptimal, "seed {seed}");
        assert_eq!(best_value(&again), best_value(&answer), "seed {seed}");
    }
}
