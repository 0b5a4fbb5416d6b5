//! Plans for all lots of a call: nobody gives people twice, and what is called proved is what each lot has alone.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::groupings::call_plan::CallPlan;
use domain::groupings::grouping::{LotQuestion, SuggestOptions};
use domain::values::ids::CompanyId;
use domain::values::quantity::Level;
use engine::budget::{Budget, Progress};
use engine::checker::check_call_plan;
use engine::whole_call::plan_call::{CallLimits, Planned, plan_call};

use super::generated_questions::small_question;
use super::oracle_agreement::n_cases;
use super::world::{World, fte, id};

fn planned(questions: &[LotQuestion], options: &SuggestOptions, max_lots: Option<u32>) -> CallPlan {
    let limits = CallLimits { max_lots };
    let budget = Budget::of_nodes(1_000_000);
    let plan = plan_call(questions, options, limits, &budget).expect("the options are sound");
    assert_eq!(check_call_plan(questions, &plan, max_lots), Ok(()));
    plan.plan
}

/// So many lots that all ask the same of the same companies.
fn lots_of(question: &LotQuestion, n: u64) -> Vec<LotQuestion> {
    let lots = (0..n).map(|number| {
        let mut lot = question.clone();
        lot.lot.id = id(9_000 + number);
        lot
    });
    lots.collect()
}

/// Companies that each have one person for databases, and a lot that asks for one.
fn databases(n_companies: usize) -> (LotQuestion, Vec<CompanyId>) {
    let mut world = World::new();
    let competency_id = world.competency("databases", None);
    let companies = (0..n_companies).map(|place| {
        let company_id = world.company(&format!("Company {place}"));
        world.holds(company_id, competency_id, Level::Confirmed, 10);
        company_id
    });
    let companies = companies.collect();
    world.asks(fte(competency_id, Level::Confirmed, 10));
    (world.question, companies)
}

fn members(plan: &CallPlan) -> Vec<Vec<CompanyId>> {
    let groupings = plan.lots.iter().map(|lot| lot.grouping.as_ref());
    let members = groupings.map(|one| one.map(|one| one.members.clone()).unwrap_or_default());
    members.collect()
}

#[test]
fn two_lots_that_like_the_same_company_go_to_two_companies() {
    let (question, companies) = databases(2);
    let plan = planned(&lots_of(&question, 2), &SuggestOptions::default(), None);
    let mut taken = members(&plan).concat();
    taken.sort_unstable();
    assert_eq!(taken, companies);
    assert_eq!(plan.lots.iter().filter(|lot| lot.gives_way()).count(), 1);
    // As good as if each lot were alone, so that nothing better exists.
    assert!(plan.is_proven);
    assert_eq!(plan.objective, plan.bound);
    assert!(plan.loads.iter().all(|load| load.given == load.in_all));
}

#[test]
fn a_lot_for_which_nobody_is_left_has_no_grouping_and_no_plan_serves_more_lots() {
    let (question, _) = databases(2);
    let plan = planned(&lots_of(&question, 3), &SuggestOptions::default(), None);
    assert_eq!(plan.n_unserved(), 1);
    assert!(plan.is_proven);
    assert_eq!(plan.n_unserved_at_best, 1);
    assert!(plan.lots.iter().all(|lot| lot.alone.is_some()));
}

#[test]
fn a_company_takes_no_more_lots_than_the_call_lets_one_bid_for() {
    let (mut question, companies) = databases(3);
    for candidate in &mut question.candidates {
        candidate.capabilities[0].fte.0 = 100;
    }
    let questions = lots_of(&question, 3);
    let free = planned(&questions, &SuggestOptions::default(), None);
    assert_eq!(free.loads.len(), 1, "one company has people for all lots");
    let limited = planned(&questions, &SuggestOptions::default(), Some(1));
    assert_eq!(limited.n_unserved(), 0);
    let mut taken = members(&limited).concat();
    taken.sort_unstable();
    assert_eq!(taken, companies);
}

#[test]
fn plans_of_generated_calls_are_kept_and_no_better_than_their_bound() {
    let (mut n_planned, mut n_giving_way, mut n_proven) = (0, 0, 0);
    for case in 0..n_cases(300) {
        let (question, mut options) = small_question(70_000 + case, 6);
        options.pinned.clear();
        options.lead = None;
        let mut questions = lots_of(&question, 3);
        for (number, lot) in questions.iter_mut().enumerate() {
            let mut place = 0;
            lot.requirements.retain(|_| {
                place += 1;
                place % 3 != number
            });
        }
        let limits = [None, Some(2)];
        let max_lots = limits[usize::try_from(case).unwrap() % 2];
        let Ok(planned) = plan_call(
            &questions,
            &options,
            CallLimits { max_lots },
            &Budget::of_nodes(1_000_000),
        ) else {
            continue;
        };
        n_planned += 1;
        let verdict = check_call_plan(&questions, &planned, max_lots);
        assert_eq!(verdict, Ok(()), "case {case}");
        let plan = planned.plan;
        let n_impossible = plan.lots.iter().filter(|lot| lot.alone.is_none()).count();
        assert!(plan.n_unserved() >= n_impossible, "case {case}");
        let values = |of: &[domain::groupings::suggestion::ObjectiveValue]| -> Vec<i64> {
            of.iter().map(|one| one.value).collect()
        };
        let reached = (plan.n_unserved(), values(&plan.objective));
        let at_best = (plan.n_unserved_at_best, values(&plan.bound));
        assert!(at_best <= reached, "case {case}");
        if plan.is_proven {
            assert_eq!(plan.bound, plan.objective, "case {case}");
            n_proven += 1;
        }
        n_giving_way += usize::from(plan.lots.iter().any(|lot| lot.gives_way()));
    }
    assert!(n_planned > 200, "{n_planned} planned");
    assert!(
        n_giving_way > 20,
        "lots make room in {n_giving_way} cases only"
    );
    assert!(n_proven > 50, "{n_proven} proved");
}

/// What is told while a plan for competing lots is looked for, and the plan; stopped from outside after so many news.
fn watched(question: &LotQuestion, n_lots: u64, n_news: usize) -> (Vec<Progress>, Planned) {
    let questions = lots_of(question, n_lots);
    let heard: Mutex<Vec<Progress>> = Mutex::new(Vec::new());
    let cancelled = AtomicBool::new(false);
    let on_progress = |progress: &Progress| {
        let mut heard = heard.lock().unwrap();
        heard.push(progress.clone());
        cancelled.store(heard.len() >= n_news, Ordering::Relaxed);
    };
    let budget = Budget {
        node_limit: 1_000_000,
        cancelled: &cancelled,
        is_time_up: &|| false,
        on_progress: &on_progress,
    };
    let limits = CallLimits::default();
    let planned = plan_call(&questions, &SuggestOptions::default(), limits, &budget);
    let planned = planned.expect("the options are sound");
    assert_eq!(check_call_plan(&questions, &planned, None), Ok(()));
    (heard.into_inner().unwrap(), planned)
}

#[test]
fn what_is_told_of_a_plan_on_the_way_only_gets_better_and_ends_with_all_lots_settled() {
    let (question, _) = databases(2);
    let (heard, planned) = watched(&question, 3, usize::MAX);
    assert!(planned.plan.is_proven);
    let settled: Vec<usize> = heard
        .iter()
        .filter_map(|news| news.n_lots_settled)
        .collect();
    assert_eq!(settled.len(), heard.len(), "every news tells of the lots");
    assert!(settled.is_sorted());
    assert_eq!((settled.first(), settled.last()), (Some(&0), Some(&3)));
    assert!(heard.is_sorted_by_key(|news| news.nodes));
    assert!(heard.last().unwrap().nodes <= planned.nodes);
    let plans: Vec<&Progress> = heard.iter().filter(|news| !news.best.is_empty()).collect();
    assert!(!plans.is_empty());
    for (earlier, later) in plans.iter().zip(plans.iter().skip(1)) {
        assert!(later.best <= earlier.best && later.bound >= earlier.bound);
    }
    let end = plans.last().unwrap();
    assert_eq!(
        (end.best[0], &end.bound),
        (1, &end.best),
        "one lot has nobody"
    );
}

#[test]
fn a_plan_that_is_stopped_holds_and_does_not_claim_to_be_proved() {
    let (question, _) = databases(6);
    let (heard, planned) = watched(&question, 9, 10);
    assert!(heard.len() >= 10);
    let plan = planned.plan;
    assert!(!plan.is_proven);
    assert!(plan.n_unserved_at_best <= 3 && plan.n_unserved() >= 3);
}
