//! What the engine makes of proofs and their dates, of what a person has judged, of distances, and of who was chosen
//! before: each decides between groupings that are equal otherwise.

use domain::directory::evidence::EvidenceKind;
use domain::groupings::grouping::{LotQuestion, Objective, SuggestOptions};
use domain::groupings::suggestion::{GroupingAnswer, GroupingStatus};
use domain::procurement::requirement::Demand;
use domain::values::ids::CompanyId;
use domain::values::quantity::Level;
use engine::budget::Budget;
use engine::checker::check_answer;
use engine::solve::solve;

use super::world::{World, day, document, holders};

fn solved(question: &LotQuestion) -> GroupingAnswer {
    let options = SuggestOptions {
        n_alternatives: 0,
        ..SuggestOptions::default()
    };
    let answer = solve(question, &options, &Budget::of_nodes(u64::MAX)).unwrap();
    check_answer(question, &options, &answer).unwrap();
    answer
}

fn best(question: &LotQuestion) -> Vec<CompanyId> {
    solved(question).suggestions[0].members.clone()
}

fn value(answer: &GroupingAnswer, objective: Objective) -> i64 {
    let goals = &answer.suggestions[0].objective;
    let goal = goals.iter().find(|one| one.objective == objective);
    goal.unwrap().value
}

/// Two companies that are equal in all that the lot asks.
fn twins() -> (World, CompanyId, CompanyId) {
    let mut world = World::new();
    let java = world.competency("java", None);
    world.asks(holders(java, Level::Notions, 1));
    let (first, second) = (world.company("First"), world.company("Second"));
    for company_id in [first, second] {
        world.holds(company_id, java, Level::Notions, 10);
    }
    (world, first, second)
}

#[test]
fn a_proof_that_holds_at_the_deadline_decides_and_one_that_has_run_out_by_then_does_not_count() {
    let (mut world, first, second) = twins();
    let mut proof = world.evidence(EvidenceKind::Certificate, "Certified");
    proof.document = Some(document());
    proof.valid_until = Some(day("2026-09-30"));
    world.candidate(second).capabilities[0].evidence = vec![proof];
    world.question.valid_on = day("2026-09-30");
    let answer = solved(&world.question);
    assert_eq!(answer.suggestions[0].members, [second]);
    assert_eq!(value(&answer, Objective::WeakProof), 0);
    world.question.valid_on = day("2026-10-01");
    let answer = solved(&world.question);
    assert_eq!(
        answer.suggestions[0].members,
        [first],
        "declared is better than expired"
    );
    assert_eq!(value(&answer, Objective::WeakProof), 1);
    world
        .question
        .candidates
        .retain(|one| one.company.id == second);
    assert_eq!(solved(&world.question).status, GroupingStatus::Infeasible);
}

#[test]
fn free_text_is_covered_by_the_mark_of_a_person_and_by_nobody_else() {
    let (mut world, _, _) = twins();
    let mandatory = world.asks(Demand::FreeText);
    let desirable = world.asks(Demand::FreeText);
    world.desirable(desirable, 4);
    let open = solved(&world.question);
    assert_eq!(
        open.status,
        GroupingStatus::ProvenOptimal,
        "nobody has judged yet"
    );
    assert_eq!(value(&open, Objective::Uncovered), 4);
    world.judge(desirable, true);
    world.judge(mandatory, true);
    assert_eq!(value(&solved(&world.question), Objective::Uncovered), 0);
    world.judge(mandatory, false);
    let refused = solved(&world.question);
    assert_eq!(refused.status, GroupingStatus::Infeasible);
    assert_eq!(refused.conflict.unwrap().unmet_by_all, [mandatory]);
}

#[test]
fn the_nearer_of_two_equals_is_taken() {
    let (mut world, first, second) = twins();
    world.candidate(first).distance_km = Some(120);
    world.candidate(second).distance_km = Some(80);
    assert_eq!(best(&world.question), [second]);
    world.candidate(second).distance_km = Some(121);
    assert_eq!(best(&world.question), [first]);
}

#[test]
fn of_two_equals_the_one_more_rarely_chosen_is_taken() {
    let (mut world, first, second) = twins();
    world.candidate(first).times_chosen = 2;
    world.candidate(second).times_chosen = 1;
    let answer = solved(&world.question);
    assert_eq!(answer.suggestions[0].members, [second]);
    assert_eq!(value(&answer, Objective::Fairness), 1);
    world.candidate(second).times_chosen = 3;
    assert_eq!(best(&world.question), [first]);
}
