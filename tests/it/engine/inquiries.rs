//! What is said about an answer, against brute force: the price of a company, what fewer could do, what a withdrawal
//! breaks, and fronts of two and three goals.

use domain::groupings::coverage::CoverageState;
use domain::groupings::coverage_rule::contribution::GroupMember;
use domain::groupings::coverage_rule::group::coverage_of;
use domain::groupings::coverage_rule::holder::Holder;
use domain::groupings::grouping::{Candidate, LotQuestion, Objective, SuggestOptions};
use domain::groupings::inquiry::WhyNotVerdict;
use domain::groupings::suggestion::{ConflictElement, GroupingAnswer, ObjectiveValue, Suggestion};
use domain::procurement::interest::InterestAnswer;
use domain::procurement::requirement::Demand;
use domain::values::ids::CompanyId;
use domain::values::rejection::RejectionCode;
use engine::budget::Budget;
use engine::checker::{check_grouping, check_necessity, check_withdrawals};
use engine::inquiries::front::{front, options_for};
use engine::inquiries::necessity::necessity;
use engine::inquiries::why_not::{options_with, why_not};
use engine::inquiries::withdrawals::withdrawals;
use engine::solve::solve;

use super::generated_questions::small_question;
use super::oracle::{Grouping, all_groupings};
use super::oracle_agreement::n_cases;

const CASES: u64 = 400;

/// Generated questions that have a grouping, with the answer to each.
fn answered() -> impl Iterator<Item = (u64, LotQuestion, SuggestOptions, GroupingAnswer)> {
    (0..n_cases(CASES)).filter_map(|case| {
        let seed = 9_000_000 + case;
        let (question, options) = small_question(seed, 8);
        let answer = solve(&question, &options, &Budget::of_nodes(u64::MAX)).ok()?;
        let has_grouping = !answer.suggestions.is_empty();
        has_grouping.then_some((seed, question, options, answer))
    })
}

fn values(list: &[ObjectiveValue]) -> Vec<i64> {
    list.iter().map(|one| one.value).collect()
}

fn difference(after: &[i64], before: &[ObjectiveValue]) -> Vec<i64> {
    let before = values(before);
    after.iter().zip(before).map(|(a, b)| a - b).collect()
}

#[test]
fn a_company_that_is_not_in_has_the_price_that_brute_force_finds() {
    let (mut n_priced, mut n_ruled_out) = (0, 0);
    for (seed, question, options, answer) in answered() {
        let best = &answer.suggestions[0];
        for candidate in &question.candidates {
            let company_id = candidate.company.id;
            let budget = Budget::of_nodes(u64::MAX);
            let found = why_not(&question, &options, best, (company_id, &budget)).unwrap();
            let with_it = options_with(&options, company_id);
            let expected = all_groupings(&question, &with_it);
            match (&found.verdict, expected.first()) {
                (WhyNotVerdict::IsIn, _) => assert!(best.members.contains(&company_id)),
                (
                    WhyNotVerdict::Price {
                        change,
                        is_proven,
                        grouping,
                    },
                    Some(expected),
                ) => {
                    n_priced += 1;
                    assert!(is_proven, "seed {seed}");
                    check_grouping(&question, &with_it, grouping).unwrap();
                    let price = difference(&expected.value, &best.objective);
                    assert_eq!(values(change), price, "seed {seed} {company_id}");
                }
                (WhyNotVerdict::RuledOut { elements }, None) => {
                    n_ruled_out += 1;
                    let itself = ConflictElement::Pinned { company_id };
                    assert!(!elements.contains(&itself), "seed {seed}");
                }
                (verdict, expected) => panic!("seed {seed}: {verdict:?}, expected {expected:?}"),
            }
            assert_eq!(found.is_excluded, options.excluded.contains(&company_id));
        }
    }
    assert!(
        n_priced > 300 && n_ruled_out > 50,
        "{n_priced} priced, {n_ruled_out} ruled out"
    );
}

#[test]
fn a_company_that_is_no_candidate_is_refused() {
    let (_, question, options, answer) = answered().next().unwrap();
    let stranger: CompanyId = super::world::id(77_777_777);
    let budget = Budget::of_nodes(1_000);
    let refused = why_not(
        &question,
        &options,
        &answer.suggestions[0],
        (stranger, &budget),
    );
    assert_eq!(refused.unwrap_err()[0].code, RejectionCode::NotFound);
}

/// The question without anybody's wishes: what the buyer asks, and what the companies can do.
fn without_wishes(question: &LotQuestion) -> LotQuestion {
    let mut bare = question.clone();
    bare.lot.max_members = None;
    for candidate in &mut bare.candidates {
        candidate.interest = None;
        candidate.company.may_lead = true;
    }
    bare
}

#[test]
fn what_fewer_could_do_is_what_brute_force_finds() {
    let (mut n_alone, mut n_smaller) = (0, 0);
    for (seed, question, options, answer) in answered() {
        let best = &answer.suggestions[0];
        let budget = Budget::of_nodes(u64::MAX);
        let found = necessity(&question, &options, best, &budget).unwrap();
        assert!(found.is_proven, "seed {seed}");
        check_necessity(&question, best, &found).unwrap();
        let capacity_only = SuggestOptions {
            objectives: vec![Objective::Members],
            ..SuggestOptions::default()
        };
        let all = all_groupings(&without_wishes(&question), &capacity_only);
        let mut alone: Vec<CompanyId> = all
            .iter()
            .filter(|one| one.members.len() == 1)
            .map(|one| one.members[0])
            .collect();
        alone.sort_by_key(|id| (!best.members.contains(id), *id));
        assert_eq!(found.alone, alone, "seed {seed}");
        let is_part = |one: &&Grouping| one.members.iter().all(|id| best.members.contains(id));
        let smallest_part = all
            .iter()
            .filter(is_part)
            .map(|one| one.members.len())
            .min();
        let part_size = found.smaller_part.as_ref().map(Vec::len);
        assert_eq!(
            part_size,
            smallest_part.filter(|n| *n < best.members.len()),
            "seed {seed}"
        );
        let fewest = all.iter().map(|one| one.members.len()).min();
        let fewest = fewest.unwrap_or(best.members.len()).min(best.members.len());
        assert_eq!(found.fewest_members as usize, fewest, "seed {seed}");
        assert_eq!(found.n_members as usize, best.members.len());
        n_alone += u32::from(!alone.is_empty());
        n_smaller += u32::from(part_size.is_some());
    }
    assert!(n_alone > 20 && n_smaller > 5, "{n_alone}, {n_smaller}");
}

fn may_take_over(candidate: &Candidate) -> bool {
    let answer = candidate.interest.as_ref().map(|interest| interest.answer);
    candidate.company.may_lead && matches!(answer, None | Some(InterestAnswer::Lead))
}

/// Whether these members cover everything mandatory under some lead among those who accept to lead.
fn goes_on(question: &LotQuestion, grouping: &Suggestion, members: &[CompanyId]) -> bool {
    let group: Vec<&Candidate> = question
        .candidates
        .iter()
        .filter(|one| members.contains(&one.company.id))
        .collect();
    let is_sub = |id: &CompanyId| grouping.subcontractors.contains(id);
    group
        .iter()
        .filter(|lead| may_take_over(lead) && !is_sub(&lead.company.id))
        .any(|lead| {
            let members: Vec<GroupMember<'_>> = group
                .iter()
                .map(|one| GroupMember {
                    holder: Holder {
                        company: &one.company,
                        capabilities: &one.capabilities,
                        most_fte: one.interest.as_ref().and_then(|interest| interest.most_fte),
                    },
                    is_lead: one.company.id == lead.company.id,
                    is_subcontractor: is_sub(&one.company.id),
                })
                .collect();
            let coverage = coverage_of(
                &question.requirements,
                &members,
                &question.vocabulary,
                question.valid_on,
            );
            question
                .requirements
                .iter()
                .zip(&coverage.requirements)
                .all(|(requirement, line)| {
                    !requirement.is_mandatory()
                        || line.state == CoverageState::Covered
                        || requirement.demand == Demand::FreeText
                })
        })
}

#[test]
fn a_withdrawal_breaks_what_the_rule_of_coverage_says_and_the_reserve_costs_least() {
    let (mut n_harmless, mut n_repaired, mut n_lost) = (0, 0, 0);
    for (seed, question, options, answer) in answered() {
        let best = &answer.suggestions[0];
        let found = withdrawals(&question, &options, best).unwrap();
        check_withdrawals(&question, &options, (best, &found)).unwrap();
        let companies: Vec<CompanyId> = found.iter().map(|one| one.company_id).collect();
        assert_eq!(companies, best.members, "seed {seed}");
        for withdrawal in &found {
            let mut rest = best.members.clone();
            rest.retain(|id| *id != withdrawal.company_id);
            let is_harmless = goes_on(&question, best, &rest);
            assert_eq!(withdrawal.is_harmless(), is_harmless, "seed {seed}");
            if is_harmless {
                n_harmless += 1;
                assert_eq!(withdrawal.reserve, None, "seed {seed}");
                continue;
            }
            let mut freely = options.clone();
            freely.lead = None;
            freely.pinned.retain(|id| *id != withdrawal.company_id);
            let is_repair = |one: &&Grouping| {
                one.members.len() == best.members.len()
                    && !one.members.contains(&withdrawal.company_id)
                    && rest.iter().all(|id| one.members.contains(id))
            };
            let repairs = all_groupings(&question, &freely);
            let cheapest = repairs.iter().find(is_repair);
            let price = cheapest.map(|one| difference(&one.value, &best.objective));
            let reserve = withdrawal.reserve.as_ref();
            let found_price = reserve.map(|reserve| values(&reserve.change));
            let without = withdrawal.company_id;
            assert_eq!(found_price, price, "seed {seed} without {without}");
            n_repaired += u32::from(reserve.is_some());
            n_lost += u32::from(reserve.is_none());
        }
    }
    assert!(
        n_harmless > 20 && n_repaired > 100 && n_lost > 20,
        "{n_harmless} harmless, {n_repaired} repaired, {n_lost} lost"
    );
}

/// Every choice of goals that is asked: members against each other goal, pairs without members, and triples.
const FRONTS: [&[Objective]; 12] = [
    &[Objective::Members, Objective::Misfit],
    &[Objective::Members, Objective::Distance],
    &[Objective::WeakProof, Objective::Members],
    &[Objective::Members, Objective::Uncovered],
    &[Objective::Members, Objective::Cohesion],
    &[Objective::Misfit, Objective::Distance],
    &[Objective::Distance, Objective::WeakProof],
    &[Objective::Uncovered, Objective::Distance],
    &[Objective::Cohesion, Objective::Misfit],
    &[Objective::Members, Objective::Misfit, Objective::Distance],
    &[
        Objective::Uncovered,
        Objective::Members,
        Objective::Cohesion,
    ],
    &[Objective::Distance, Objective::WeakProof, Objective::Misfit],
];

#[test]
fn a_front_has_every_point_that_nothing_beats_and_no_other() {
    let mut n_with_choice = [0; FRONTS.len()];
    for (seed, question, options, _) in answered() {
        for (goals, n_with_choice) in FRONTS.iter().zip(&mut n_with_choice) {
            let budget = Budget::of_nodes(u64::MAX);
            let found = front(&question, &options, goals, &budget).unwrap();
            assert!(found.is_complete, "seed {seed}");
            let order = options_for(&options, goals);
            for point in &found.points {
                check_grouping(&question, &order, &point.grouping).unwrap();
            }
            let all = all_groupings(&question, &order);
            let least_uncovered = all.iter().map(|one| one.value[0]).min().unwrap();
            let values = |one: &Grouping| -> Vec<i64> {
                let place = |goal| order.objectives.iter().position(|one| one == goal);
                let places = goals.iter().map(|goal| place(goal).unwrap());
                places.map(|place| one.value[place]).collect()
            };
            let points: Vec<Vec<i64>> = all
                .iter()
                .filter(|one| {
                    goals.contains(&Objective::Uncovered) || one.value[0] == least_uncovered
                })
                .map(values)
                .collect();
            let beats = |a: &[i64], b: &[i64]| a != b && a.iter().zip(b).all(|(a, b)| a <= b);
            let mut expected: Vec<Vec<i64>> = points
                .iter()
                .filter(|point| !points.iter().any(|other| beats(other, point)))
                .cloned()
                .collect();
            expected.sort_unstable();
            expected.dedup();
            let found: Vec<Vec<i64>> = found.points.into_iter().map(|point| point.values).collect();
            assert_eq!(found, expected, "seed {seed}, {goals:?}");
            *n_with_choice += u32::from(found.len() > 1);
        }
    }
    let is_rich = n_with_choice.iter().all(|n| *n > 0) && n_with_choice.iter().sum::<u32>() > 300;
    assert!(is_rich, "fronts with more than a point: {n_with_choice:?}");
}

#[test]
fn a_front_weighs_two_or_three_different_goals() {
    let (_, question, options, _) = answered().next().unwrap();
    for goals in [
        vec![Objective::Members],
        vec![Objective::Misfit, Objective::Misfit],
        vec![
            Objective::Members,
            Objective::Misfit,
            Objective::Distance,
            Objective::Cohesion,
        ],
    ] {
        let refused = front(&question, &options, &goals, &Budget::of_nodes(1));
        let found = refused.unwrap_err();
        assert_eq!(found[0].code, RejectionCode::ContradictoryOptions);
        assert_eq!(found[0].path, ["goals"]);
    }
}

#[test]
fn the_checker_refuses_what_is_not_true_of_an_answer() {
    let (mut n_withdrawals, mut n_necessities) = (0, 0);
    for (seed, question, options, answer) in answered().take(100) {
        let best = &answer.suggestions[0];
        let mut lied = withdrawals(&question, &options, best).unwrap();
        for withdrawal in &mut lied {
            withdrawal.leaves_no_lead = withdrawal.is_harmless();
            withdrawal.lost.clear();
            withdrawal.reserve = None;
        }
        let verdict = check_withdrawals(&question, &options, (best, &lied));
        n_withdrawals += u32::from(verdict.is_err());
        assert!(verdict.is_err(), "seed {seed}");
        let mut lied = necessity(&question, &options, best, &Budget::of_nodes(1_000)).unwrap();
        let is_able = |id: &CompanyId| lied.alone.contains(id);
        let unable = question
            .candidates
            .iter()
            .map(|one| one.company.id)
            .find(|id| !is_able(id));
        if let Some(unable) = unable {
            lied.alone.push(unable);
            n_necessities += 1;
            assert!(
                check_necessity(&question, best, &lied).is_err(),
                "seed {seed}"
            );
        }
    }
    assert!(
        n_withdrawals > 50 && n_necessities > 50,
        "{n_withdrawals}, {n_necessities}"
    );
}
