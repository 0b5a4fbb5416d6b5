//! Plans for calls whose lots compete, compared with brute force over whole plans.

use domain::groupings::call_plan::CallPlan;
use domain::groupings::grouping::{LotQuestion, SuggestOptions};
use domain::procurement::requirement::{CompetencyAmount, Demand, RequirementScope};
use domain::values::quantity::FteTenths;
use engine::budget::Budget;
use engine::checker::check_call_plan;
use engine::whole_call::plan_call::{CallLimits, plan_call};

use super::call_oracle::best_worth;
use super::generated_questions::{Draw, small_question};
use super::oracle_agreement::n_cases;
use super::world::id;

struct Call {
    questions: Vec<LotQuestion>,
    options: SuggestOptions,
    max_lots: Option<u32>,
    is_over_people: bool,
}

/// Two or three lots that ask much the same of the same few companies, which want few lots and have few people.
fn competing_call(seed: u64) -> Call {
    let mut draw = Draw::new(seed ^ 0x00C0_FFEE);
    let (mut question, mut options) = small_question(700_000 + seed, 5);
    options.n_alternatives = 0;
    if draw.chance(70) {
        options.pinned.clear();
        options.lead = None;
    }
    let is_over_people = draw.chance(50);
    if is_over_people {
        for requirement in &mut question.requirements {
            if let Demand::Competency { amount, .. } = &mut requirement.demand
                && draw.chance(70)
            {
                *amount = CompetencyAmount::Fte(FteTenths(draw.pick(&[5, 10, 15])));
            }
        }
    }
    if question.requirements.iter().any(asks_people) {
        options.stands_one_withdrawal = false;
    }
    for candidate in &mut question.candidates {
        if !is_over_people && draw.chance(30) {
            candidate.company.max_lots = Some(u32::try_from(1 + draw.below(2)).unwrap());
        }
        if draw.chance(40) {
            let tenths = u32::try_from(5 + draw.below(3) * 5).unwrap();
            candidate.company.available_fte = Some(FteTenths(tenths));
        }
    }
    let n_lots = 2 + draw.below(2);
    let lots = (0..n_lots).map(|number| {
        let mut lot = question.clone();
        lot.lot.id = id(9_000 + u64::try_from(number).unwrap());
        if lot.requirements.len() > 1 {
            let left_out = draw.below(lot.requirements.len() + 2);
            if left_out < lot.requirements.len() {
                lot.requirements.remove(left_out);
            }
        }
        lot
    });
    Call {
        questions: lots.collect(),
        options,
        max_lots: draw
            .pick(&[None, None, Some(1), Some(2)])
            .filter(|_| !is_over_people),
        is_over_people,
    }
}

fn asks_people(requirement: &domain::procurement::requirement::Requirement) -> bool {
    let is_shared = matches!(
        requirement.scope,
        RequirementScope::Pooled | RequirementScope::MemberOnly
    );
    let is_fte = matches!(
        requirement.demand,
        Demand::Competency {
            amount: CompetencyAmount::Fte(_),
            ..
        }
    );
    is_shared && is_fte
}

fn values(of: &[domain::groupings::suggestion::ObjectiveValue]) -> Vec<i64> {
    of.iter().map(|one| one.value).collect()
}

fn worth(plan: &CallPlan) -> Vec<i64> {
    let n_unserved = i64::try_from(plan.n_unserved()).unwrap();
    [vec![n_unserved], values(&plan.objective)].concat()
}

fn bound(plan: &CallPlan) -> Vec<i64> {
    let n_unserved = i64::try_from(plan.n_unserved_at_best).unwrap();
    [vec![n_unserved], values(&plan.bound)].concat()
}

#[test]
fn plans_of_competing_lots_are_the_best_ones_by_brute_force() {
    let (mut n_planned, mut n_competing, mut n_proven, mut n_worse_than_alone) = (0, 0, 0, 0);
    let (mut n_divided, mut n_over_people) = (0, 0);
    for case in 0..n_cases(1_000) {
        let call = competing_call(case);
        let limits = CallLimits {
            max_lots: call.max_lots,
        };
        let budget = Budget::of_nodes(100_000);
        let Ok(planned) = plan_call(&call.questions, &call.options, limits, &budget) else {
            continue;
        };
        n_planned += 1;
        let verdict = check_call_plan(&call.questions, &planned, call.max_lots);
        assert_eq!(verdict, Ok(()), "case {case}");
        let plan = planned.plan;
        let best = best_worth(&call.questions, &call.options, call.max_lots);
        assert!(bound(&plan) <= best, "case {case}: the bound is not true");
        assert!(best <= worth(&plan), "case {case}: better than the best");
        if plan.is_proven {
            assert_eq!(worth(&plan), best, "case {case}");
            assert_eq!(bound(&plan), best, "case {case}");
        }
        if plan.lots.iter().any(|lot| lot.gives_way()) {
            n_competing += 1;
            n_proven += usize::from(plan.is_proven);
            n_over_people += usize::from(call.is_over_people);
            n_divided += usize::from(planned.n_parts > 0);
            let alone = plan.lots.iter().filter_map(|lot| lot.alone.as_ref());
            let mut sums = vec![0; plan.objective.len()];
            for one in alone {
                for (sum, one) in sums.iter_mut().zip(values(&one.objective)) {
                    *sum += one;
                }
            }
            n_worse_than_alone += usize::from(sums != values(&plan.objective));
        }
    }
    println!(
        "{n_planned} planned, {n_competing} competing, {n_proven} of them proved, {n_divided} divided, {n_over_people} over people, {n_worse_than_alone} not as good as alone"
    );
    assert!(n_competing * 6 > n_planned, "{n_competing} compete");
    assert!(
        n_over_people * 5 > n_competing,
        "{n_over_people} over people"
    );
    assert!(n_worse_than_alone * 2 > n_competing, "{n_worse_than_alone}");
    assert!(n_proven * 10 >= n_competing * 9, "{n_proven} proved");
}
