//! What companies answer to a lot as rules: not as lead, at most so many people, not with another. The last is never told,
//! neither by a name nor by the shape of an explanation.

use std::collections::BTreeSet;

use domain::groupings::grouping::{LotQuestion, Objective, SuggestOptions};
use domain::groupings::inquiry::WhyNotVerdict;
use domain::groupings::suggestion::{ConflictElement, GroupingAnswer, GroupingStatus, Repair};
use domain::procurement::interest::InterestAnswer;
use domain::values::ids::CompanyId;
use domain::values::quantity::{FteTenths, Level};
use engine::budget::Budget;
use engine::checker::check_answer;
use engine::inquiries::front::front;
use engine::inquiries::necessity::necessity;
use engine::inquiries::why_not::why_not;
use engine::inquiries::withdrawals::withdrawals;
use engine::solve::solve;
use serde_json::{Value, json};

use super::generated_questions::small_question;
use super::oracle_agreement::{n_cases, names_a_wanted_company};
use super::world::{World, fte, holders};

const CASES: u64 = 400;

fn solved(question: &LotQuestion, options: &SuggestOptions) -> GroupingAnswer {
    let answer = solve(question, options, &Budget::of_nodes(u64::MAX)).unwrap();
    check_answer(question, options, &answer).unwrap();
    answer
}

fn alone() -> SuggestOptions {
    SuggestOptions {
        n_alternatives: 0,
        ..SuggestOptions::default()
    }
}

#[test]
fn who_answered_as_a_member_or_perhaps_does_not_lead() {
    for answer in [InterestAnswer::Member, InterestAnswer::Maybe] {
        let mut world = World::new();
        let java = world.competency("java", None);
        world.asks(holders(java, Level::Notions, 2));
        let (first, second) = (world.company("First"), world.company("Second"));
        for company_id in [first, second] {
            world.holds(company_id, java, Level::Confirmed, 10);
        }
        world.answers(first, answer);
        let best = solved(&world.question, &alone());
        assert_eq!(best.suggestions[0].lead, second);
        world.answers(second, answer);
        let none = solved(&world.question, &alone());
        assert_eq!(none.status, GroupingStatus::Infeasible);
        let elements = none.conflict.unwrap().elements;
        assert!(elements.contains(&ConflictElement::Lead { company_id: None }));
    }
}

#[test]
fn a_company_gives_no_more_people_than_it_has_said() {
    let mut world = World::new();
    let java = world.competency("java", None);
    world.asks(fte(java, Level::Notions, 30));
    let (large, small) = (world.company("Large"), world.company("Small"));
    world.holds(large, java, Level::Confirmed, 40);
    world.holds(small, java, Level::Confirmed, 15);
    assert_eq!(
        solved(&world.question, &alone()).suggestions[0].members,
        [large]
    );
    world.answers(large, InterestAnswer::Lead).most_fte = Some(FteTenths(20));
    let both = solved(&world.question, &alone());
    assert_eq!(both.suggestions[0].members, [large, small]);
    let of_large: u32 = both.suggestions[0]
        .assignments
        .iter()
        .filter(|one| one.company_id == large)
        .filter_map(|one| one.fte)
        .map(|fte| fte.0)
        .sum();
    assert!((15..=20).contains(&of_large), "{of_large}");
    world.answers(large, InterestAnswer::Lead).most_fte = Some(FteTenths(14));
    let none = solved(&world.question, &alone()).conflict.unwrap();
    assert!(
        none.unmet_by_all.is_empty(),
        "together they have the people, whatever they have answered"
    );
    assert!(
        none.elements.contains(&ConflictElement::CompanyConditions),
        "{none:?}"
    );
}

/// Everything that is told about a question.
fn all_told(question: &LotQuestion, options: &SuggestOptions) -> Option<Value> {
    let budget = Budget::of_nodes(u64::MAX);
    let answer = solve(question, options, &budget).ok()?;
    let mut told = vec![json!(answer)];
    if let Some(best) = answer.suggestions.first() {
        for candidate in &question.candidates {
            let asked = (candidate.company.id, &budget);
            told.push(json!(why_not(question, options, best, asked).unwrap()));
        }
        told.push(json!(withdrawals(question, options, best).unwrap()));
        told.push(json!(necessity(question, options, best, &budget).unwrap()));
        told.push(json!(
            front(
                question,
                options,
                &[Objective::Members, Objective::Misfit],
                &budget
            )
            .unwrap()
        ));
    }
    Some(json!(told))
}

fn avoid(question: &mut LotQuestion, who: CompanyId, whom: CompanyId) {
    for candidate in &mut question.candidates {
        if let Some(interest) = candidate.interest.as_mut() {
            interest.not_with.retain(|other| {
                let pair = (candidate.company.id, *other);
                pair != (who, whom) && pair != (whom, who)
            });
            if candidate.company.id == who {
                interest.not_with.push(whom);
            }
        }
    }
}

/// Everybody has answered, so that anybody may avoid anybody.
fn with_answers(mut question: LotQuestion) -> LotQuestion {
    let mut world = World::new();
    let someone = world.company("Someone");
    let model = world.answers(someone, InterestAnswer::Lead).clone();
    for candidate in &mut question.candidates {
        let company_id = candidate.company.id;
        let interest = candidate.interest.get_or_insert_with(|| model.clone());
        interest.company_id = company_id;
    }
    question
}

/// Generated questions of some companies with two of them, and wishes that contradict nothing.
fn questions_with_a_pair()
-> impl Iterator<Item = (u64, LotQuestion, SuggestOptions, CompanyId, CompanyId)> {
    (0..n_cases(CASES)).filter_map(|case| {
        let (question, options) = small_question(12_000_000 + case, 7);
        let question = with_answers(question);
        let ids: Vec<CompanyId> = question
            .candidates
            .iter()
            .map(|one| one.company.id)
            .collect();
        let (first, second) = (*ids.first()?, *ids.last()?);
        (first != second).then_some((case, question, options, first, second))
    })
}

#[test]
fn nothing_tells_which_of_two_companies_avoids_the_other() {
    let mut n_different = 0;
    for (case, question, options, first, second) in questions_with_a_pair() {
        let (mut one, mut other) = (question.clone(), question.clone());
        avoid(&mut one, first, second);
        avoid(&mut other, second, first);
        let told = all_told(&one, &options);
        assert_eq!(told, all_told(&other, &options), "case {case}");
        n_different += u32::from(told != all_told(&question, &options));
    }
    assert!(
        n_different > 50,
        "only {n_different} answers are changed by the pair"
    );
}

/// The companies that the coordinator has named.
fn named(options: &SuggestOptions) -> BTreeSet<CompanyId> {
    let lists = [&options.pinned, &options.excluded];
    lists
        .into_iter()
        .flatten()
        .chain(&options.lead)
        .copied()
        .collect()
}

#[test]
fn where_a_condition_is_to_blame_no_wanted_company_is_named_beside_it() {
    let mut n_blamed = 0;
    for (case, question, options, first, second) in questions_with_a_pair() {
        let mut apart = question.clone();
        avoid(&mut apart, first, second);
        let mut wanting = options.clone();
        wanting.excluded.retain(|id| *id != first && *id != second);
        wanting.pinned.extend([first, second]);
        wanting.pinned.sort_unstable();
        wanting.pinned.dedup();
        wanting.max_members = None;
        wanting.lead = None;
        let budget = Budget::of_nodes(u64::MAX);
        let Ok(answer) = solve(&apart, &wanting, &budget) else {
            continue;
        };
        check_answer(&apart, &wanting, &answer).unwrap();
        let conflict = answer.conflict.unwrap();
        let elements = &conflict.elements;
        if !elements.contains(&ConflictElement::CompanyConditions) {
            continue;
        }
        n_blamed += 1;
        assert!(
            !elements.iter().any(names_a_wanted_company),
            "case {case}: {elements:?}"
        );
        let may = |id: CompanyId| {
            let mut candidates = apart.candidates.iter();
            let candidate = candidates.find(|one| one.company.id == id).unwrap();
            match candidate.interest.as_ref().unwrap().answer {
                InterestAnswer::No => false,
                InterestAnswer::Subcontractor => wanting.allows_subcontractors,
                _ => true,
            }
        };
        for repair in &conflict.repairs {
            match repair {
                Repair::DropPin { company_id } => {
                    assert!(!may(*company_id), "case {case}: {repair:?}");
                }
                Repair::DropExclusion { company_id } => {
                    assert!(named(&wanting).contains(company_id), "case {case}");
                }
                _ => {}
            }
        }
    }
    assert!(n_blamed > 50, "only {n_blamed} conflicts blame a condition");
}

#[test]
fn a_pair_apart_is_told_like_a_company_that_cannot_be_grouped() {
    let (mut n_conflicts, mut n_ruled_out) = (0, 0);
    for (case, mut question, _, first, second) in questions_with_a_pair() {
        for candidate in &mut question.candidates {
            let interest = candidate.interest.as_mut().unwrap();
            interest.answer = InterestAnswer::Lead;
            interest.not_with.clear();
            interest.most_fte = None;
            candidate.company.may_lead = true;
        }
        let together = SuggestOptions {
            pinned: vec![first, second],
            ..alone()
        };
        if solved(&question, &together).suggestions.is_empty() {
            continue;
        }
        let (mut apart, mut unable) = (question.clone(), question.clone());
        avoid(&mut apart, first, second);
        for candidate in &mut unable.candidates {
            if candidate.company.id == second {
                candidate.company.max_lots = Some(0);
            }
        }
        let [told, generic] = [&apart, &unable].map(|question| {
            let answer = solved(question, &together);
            answer.conflict.unwrap().elements
        });
        assert_eq!(told, generic, "case {case}: two pins");
        n_conflicts += 1;
        let one_pin = SuggestOptions {
            pinned: vec![first],
            ..alone()
        };
        let [told, generic] = [&apart, &unable].map(|question| {
            let answer = solved(question, &one_pin);
            let best = answer.suggestions.first()?;
            let budget = Budget::of_nodes(u64::MAX);
            let why = why_not(question, &one_pin, best, (second, &budget)).unwrap();
            let WhyNotVerdict::RuledOut { elements } = why.verdict else {
                panic!("case {case}: {:?}", why.verdict);
            };
            Some(elements)
        });
        if told.is_some() && generic.is_some() {
            assert_eq!(told, generic, "case {case}: why not");
            n_ruled_out += 1;
        }
    }
    assert!(
        n_conflicts > 50 && n_ruled_out > 50,
        "{n_conflicts} conflicts, {n_ruled_out} ruled out"
    );
}
