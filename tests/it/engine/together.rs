//! One grouping for several lots: the joint question against brute force, and against each lot seen alone.

use std::collections::BTreeSet;

use domain::groupings::coverage::{ContributionAnswer, CoverageState};
use domain::groupings::coverage_rule::contribution::{GroupMember, contribution_of};
use domain::groupings::coverage_rule::group::coverage_of;
use domain::groupings::coverage_rule::holder::Holder;
use domain::groupings::grouping::{Candidate, LotQuestion, SuggestOptions};
use domain::groupings::joint_question::joint_question;
use domain::groupings::suggestion::{GroupingAnswer, GroupingStatus, Suggestion};
use domain::procurement::interest::InterestAnswer;
use domain::procurement::requirement::{CompetencyAmount, Demand, Requirement, RequirementScope};
use domain::values::ids::{CompanyId, LotId};
use domain::values::quantity::{FteTenths, Level};
use engine::budget::Budget;
use engine::checker::check_answer;
use engine::solve::solve;

use super::generated_questions::{Draw, small_question};
use super::oracle::all_groupings;
use super::oracle_agreement::n_cases;
use super::world::{World, fte, holders, id};

const ANSWERS: [InterestAnswer; 5] = [
    InterestAnswer::Lead,
    InterestAnswer::Member,
    InterestAnswer::Maybe,
    InterestAnswer::Subcontractor,
    InterestAnswer::No,
];

fn asked(lots: &[LotQuestion]) -> LotQuestion {
    joint_question(lots.to_vec()).unwrap()
}

fn answered(question: &LotQuestion, options: &SuggestOptions) -> GroupingAnswer {
    let answer = solve(question, options, &Budget::of_nodes(u64::MAX)).expect("sound options");
    assert_eq!(check_answer(question, options, &answer), Ok(()));
    answer
}

fn best(lots: &[LotQuestion]) -> Option<Suggestion> {
    let answer = answered(&asked(lots), &SuggestOptions::default());
    answer.suggestions.into_iter().next()
}

/// So many lots of one call, each with what a function leaves of the question.
fn lots_of(
    question: &LotQuestion,
    n: u64,
    mut shape: impl FnMut(u64, &mut LotQuestion),
) -> Vec<LotQuestion> {
    let lots = (0..n).map(|number| {
        let mut lot = question.clone();
        lot.lot.id = id::<LotId>(9_000 + number);
        lot.lot.position = u32::try_from(number).unwrap();
        shape(number, &mut lot);
        for (position, requirement) in (0..).zip(&mut lot.requirements) {
            requirement.lot_id = lot.lot.id;
            requirement.position = position;
        }
        lot
    });
    lots.collect()
}

/// Lots of a generated call: they share out its requirements, and companies answer each in their own way.
fn generated_lots(seed: u64) -> (Vec<LotQuestion>, SuggestOptions) {
    let (mut question, options) = small_question(seed, 7);
    let mut draw = Draw::new(seed + 1_000_000);
    let n = 2 + u64::try_from(draw.below(2)).unwrap();
    for candidate in &mut question.candidates {
        candidate.company.max_lots = draw.chance(15).then(|| draw.pick(&[0, 1, 2, 5]));
        candidate.interest = None;
    }
    let companies: Vec<CompanyId> = question
        .candidates
        .iter()
        .map(|one| one.company.id)
        .collect();
    let mut world = World::new();
    let lots = lots_of(&question, n, |number, lot| {
        let mut place = 0;
        lot.requirements.retain(|_| {
            place += 1;
            place % n == number
        });
        lot.lot.max_members = draw
            .chance(20)
            .then(|| 2 + u32::try_from(draw.below(3)).unwrap());
        for candidate in &mut lot.candidates {
            candidate.distance_km = candidate
                .distance_km
                .map(|km| km + 10 * u32::try_from(draw.below(5)).unwrap());
            if !draw.chance(30) {
                continue;
            }
            world.question.candidates = vec![candidate.clone()];
            let answer = if draw.chance(60) {
                InterestAnswer::Lead
            } else {
                draw.pick(&ANSWERS)
            };
            let interest = world.answers(candidate.company.id, answer);
            interest.lot_id = lot.lot.id;
            interest.most_fte = draw
                .chance(30)
                .then(|| FteTenths(draw.pick(&[0, 5, 10, 15])));
            if draw.chance(15) {
                interest.not_with = vec![draw.pick(&companies)];
            }
            candidate.interest = Some(interest.clone());
        }
    });
    (lots, options)
}

/// The joint question, put together in another way: company by company, rule by rule.
fn by_hand(lots: &[LotQuestion]) -> LotQuestion {
    let mut joint = lots[0].clone();
    joint.lot.max_members = lots.iter().filter_map(|lot| lot.lot.max_members).min();
    joint.requirements.clear();
    for requirement in lots.iter().flat_map(|lot| &lot.requirements) {
        let position = u32::try_from(joint.requirements.len()).unwrap();
        let requirement = requirement.clone();
        joint.requirements.push(Requirement {
            position,
            ..requirement
        });
    }
    for (place, candidate) in joint.candidates.iter_mut().enumerate() {
        let on_lots: Vec<&Candidate> = lots.iter().map(|lot| &lot.candidates[place]).collect();
        let answers = on_lots
            .iter()
            .map(|one| one.interest.as_ref().map(|interest| interest.answer));
        let answers: Vec<Option<InterestAnswer>> = answers.collect();
        let some = |wanted| answers.contains(&Some(wanted));
        let too_many = candidate
            .company
            .max_lots
            .is_some_and(|most| (most as usize) < lots.len());
        let may_lead = answers
            .iter()
            .all(|one| matches!(one, None | Some(InterestAnswer::Lead)));
        let answer = if some(InterestAnswer::No) || too_many {
            InterestAnswer::No
        } else if some(InterestAnswer::Subcontractor) {
            InterestAnswer::Subcontractor
        } else if may_lead {
            InterestAnswer::Lead
        } else {
            InterestAnswer::Member
        };
        let mut world = World::new();
        world.question.candidates = vec![candidate.clone()];
        let interest = world.answers(candidate.company.id, answer);
        for (lot, one) in lots.iter().zip(&on_lots) {
            let Some(own) = &one.interest else { continue };
            interest.not_with.extend(&own.not_with);
            if let Some(limit) = own.most_fte.filter(|_| uses_people(lot, one)) {
                interest.most_fte = Some(interest.most_fte.map_or(limit, |known| known.min(limit)));
            }
        }
        candidate.interest = Some(interest.clone());
        candidate.distance_km = on_lots.iter().map(|one| one.distance_km).sum();
    }
    joint
}

fn uses_people(lot: &LotQuestion, candidate: &Candidate) -> bool {
    lot.requirements.iter().any(|asked| {
        let is_of_people = matches!(
            asked.demand,
            Demand::Competency {
                amount: CompetencyAmount::Fte(_),
                ..
            }
        );
        let holder = Holder {
            company: &candidate.company,
            capabilities: &candidate.capabilities,
            most_fte: None,
        };
        let brought = contribution_of(asked, holder, &lot.vocabulary, lot.valid_on);
        is_of_people && brought.is_some_and(|one| one.answer > ContributionAnswer::Partial)
    })
}

/// What is wrong with a grouping when one of its lots is looked at alone, with what was answered to that lot.
fn faults_on(lot: &LotQuestion, grouping: &Suggestion) -> Vec<String> {
    let mut faults = Vec::new();
    let group: Vec<&Candidate> = lot
        .candidates
        .iter()
        .filter(|one| grouping.members.contains(&one.company.id))
        .collect();
    if lot
        .lot
        .max_members
        .is_some_and(|most| group.len() > most as usize)
    {
        faults.push("too many members".to_owned());
    }
    for one in &group {
        let Some(interest) = &one.interest else {
            continue;
        };
        let is_lead = one.company.id == grouping.lead;
        if interest.answer == InterestAnswer::No {
            faults.push("a company that has said no".to_owned());
        }
        if is_lead && interest.answer != InterestAnswer::Lead {
            faults.push("a lead that does not want to lead".to_owned());
        }
        let is_sub = grouping.subcontractors.contains(&one.company.id);
        if interest.answer == InterestAnswer::Subcontractor && !is_sub {
            faults.push("a subcontractor as a member".to_owned());
        }
        let mut unwanted = interest
            .not_with
            .iter()
            .filter(|other| **other != one.company.id);
        if unwanted.any(|other| grouping.members.contains(other)) {
            faults.push("a pair that is not wanted".to_owned());
        }
    }
    let members: Vec<GroupMember<'_>> = group
        .iter()
        .map(|one| GroupMember {
            holder: Holder {
                company: &one.company,
                capabilities: &one.capabilities,
                most_fte: one.interest.as_ref().and_then(|interest| interest.most_fte),
            },
            is_lead: one.company.id == grouping.lead,
            is_subcontractor: grouping.subcontractors.contains(&one.company.id),
        })
        .collect();
    let coverage = coverage_of(&lot.requirements, &members, &lot.vocabulary, lot.valid_on);
    for (requirement, line) in lot.requirements.iter().zip(&coverage.requirements) {
        let is_met = matches!(line.state, CoverageState::Covered | CoverageState::ToJudge);
        if requirement.is_mandatory() && !is_met {
            faults.push(format!("{:?} is {:?}", requirement.demand, line.state));
        }
    }
    faults
}

#[test]
fn one_grouping_for_several_lots_equals_brute_force_and_holds_on_each_lot() {
    let (mut n_found, mut n_infeasible) = (0, 0);
    for seed in 0..n_cases(600) {
        let (lots, options) = generated_lots(seed);
        let question = asked(&lots);
        let Ok(answer) = solve(&question, &options, &Budget::of_nodes(u64::MAX)) else {
            continue;
        };
        assert_eq!(
            check_answer(&question, &options, &answer),
            Ok(()),
            "seed {seed}"
        );
        let expected = all_groupings(&by_hand(&lots), &options).into_iter().next();
        let found = answer.suggestions.first();
        let value = found.map(|one| {
            one.objective
                .iter()
                .map(|goal| goal.value)
                .collect::<Vec<_>>()
        });
        assert_eq!(value, expected.map(|one| one.value), "seed {seed}");
        for lot in &lots {
            for one in &answer.suggestions {
                assert_eq!(faults_on(lot, one), [""; 0], "seed {seed}");
            }
        }
        n_found += u64::from(found.is_some());
        n_infeasible += u64::from(answer.status == GroupingStatus::Infeasible);
    }
    assert!(n_found > n_cases(600) / 4, "only {n_found} were found");
    assert!(
        n_infeasible > n_cases(600) / 20,
        "only {n_infeasible} were impossible"
    );
}

#[test]
fn the_order_of_the_lots_changes_nothing_and_one_lot_is_its_own_question() {
    for seed in 0..50 {
        let (lots, options) = generated_lots(seed);
        let mut turned = lots.clone();
        turned.reverse();
        let (one, other) = (asked(&lots), asked(&turned));
        assert_eq!(one.requirements, other.requirements, "seed {seed}");
        let budget = Budget::of_nodes(u64::MAX);
        assert_eq!(
            solve(&one, &options, &budget),
            solve(&other, &options, &budget)
        );
        let alone = asked(&lots[..1]);
        assert_eq!(
            solve(&alone, &options, &budget),
            solve(&lots[0], &options, &budget)
        );
    }
    assert!(joint_question(Vec::new()).is_none());
}

/// Two companies with one person each for databases, and two lots that each ask for one.
fn two_lots() -> (Vec<LotQuestion>, [CompanyId; 2]) {
    let mut world = World::new();
    let competency_id = world.competency("databases", None);
    let companies = ["Alpha", "Beta"].map(|name| {
        let company_id = world.company(name);
        world.holds(company_id, competency_id, Level::Confirmed, 10);
        company_id
    });
    world.asks(fte(competency_id, Level::Confirmed, 10));
    let mut number = 5_000;
    let lots = lots_of(&world.question, 2, |_, lot| {
        number += 1;
        lot.requirements[0].id = id(number);
    });
    (lots, companies)
}

#[test]
fn people_are_never_counted_for_two_lots() {
    let (lots, companies) = two_lots();
    for lot in &lots {
        assert_eq!(best(std::slice::from_ref(lot)).unwrap().members.len(), 1);
    }
    let grouping = best(&lots).unwrap();
    assert_eq!(grouping.members, companies);
    let covered: BTreeSet<_> = grouping
        .assignments
        .iter()
        .map(|one| one.requirement_id)
        .collect();
    assert_eq!(
        covered.len(),
        2,
        "each lot's requirement keeps its own people"
    );
}

#[test]
fn requirements_keep_the_lot_that_they_are_of() {
    let (lots, _) = two_lots();
    let of_lots: Vec<LotId> = asked(&lots)
        .requirements
        .iter()
        .map(|one| one.lot_id)
        .collect();
    assert_eq!(of_lots, [lots[0].lot.id, lots[1].lot.id]);
}

#[test]
fn who_takes_one_lot_only_is_in_no_grouping_for_two() {
    let (mut lots, _) = two_lots();
    for lot in &mut lots {
        lot.candidates[0].company.max_lots = Some(1);
        lot.candidates[1].company.max_lots = Some(2);
        lot.candidates[1].capabilities[0].fte = FteTenths(20);
    }
    let grouping = best(&lots).unwrap();
    assert_eq!(grouping.members, [lots[0].candidates[1].company.id]);
}

#[test]
fn a_limit_for_the_only_lot_that_can_use_the_people_leaves_the_others_alone() {
    let mut world = World::new();
    let databases = world.competency("databases", None);
    let linux = world.competency("linux", None);
    let alpha = world.company("Alpha");
    world.holds(alpha, databases, Level::Confirmed, 30);
    world.holds(alpha, linux, Level::Confirmed, 30);
    world.company_mut(alpha).available_fte = Some(FteTenths(60));
    let interest = world.answers(alpha, InterestAnswer::Lead).clone();
    let limited = Candidate {
        interest: Some(domain::procurement::interest::Interest {
            most_fte: Some(FteTenths(10)),
            ..interest.clone()
        }),
        ..world.question.candidates[0].clone()
    };
    world.candidate(alpha).interest = None;
    let first = fte(databases, Level::Confirmed, 30);
    let second = |is_of_people| {
        if is_of_people {
            fte(linux, Level::Confirmed, 10)
        } else {
            holders(linux, Level::Confirmed, 1)
        }
    };
    for (is_of_people, is_possible) in [(false, true), (true, false)] {
        let lots = lots_of(&world.question, 2, |number, lot| {
            let mut own = World::new();
            own.asks(if number == 0 {
                first.clone()
            } else {
                second(is_of_people)
            });
            lot.requirements = own.question.requirements;
            lot.requirements[0].id = id(6_000 + number);
            if number == 1 {
                lot.candidates = vec![limited.clone()];
            }
        });
        assert_eq!(
            best(&lots).is_some(),
            is_possible,
            "people on both lots: {is_of_people}"
        );
    }
}

#[test]
fn each_member_meets_what_any_of_the_lots_asks_of_each() {
    let (mut lots, companies) = two_lots();
    for lot in &mut lots {
        lot.candidates[0].capabilities[0].fte = FteTenths(20);
        lot.candidates[1].capabilities[0].fte = FteTenths(20);
    }
    let mut world = World::new();
    world.question.candidates = lots[0].candidates.clone();
    world.certificate(companies[1], "iso-27001", None);
    let certified = world.question.candidates.clone();
    let asked = world.asks(super::world::certificate("iso-27001"));
    world.scope(asked, RequirementScope::Each);
    let each = world.question.requirements[0].clone();
    for lot in &mut lots {
        lot.candidates = certified.clone();
    }
    lots[1].requirements.push(each);
    assert_eq!(best(&lots).unwrap().members, [companies[1]]);
}
