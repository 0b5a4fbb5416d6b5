//! Companies that the coordinator prefers: what a preference decides, what it does not, and what it may cost.

use domain::groupings::grouping::{Objective, SuggestOptions};
use domain::groupings::suggestion::{GroupingStatus, Suggestion};
use domain::values::ids::{CompanyId, CompetencyId};
use domain::values::quantity::Level;
use engine::budget::Budget;
use engine::checker::check_answer;
use engine::solve::solve;

use super::world::{World, holders};

const PREFERENCE_FIRST: [Objective; 3] = [
    Objective::Preference,
    Objective::Uncovered,
    Objective::Members,
];

/// Asks for one holder of each of so many competencies.
fn asking_for(codes: &[&str]) -> (World, Vec<CompetencyId>) {
    let mut world = World::new();
    let competencies: Vec<CompetencyId> = codes
        .iter()
        .map(|code| world.competency(code, None))
        .collect();
    for competency_id in &competencies {
        world.asks(holders(*competency_id, Level::Autonomous, 1));
    }
    (world, competencies)
}

fn company(world: &mut World, name: &str, held: &[CompetencyId], level: Level) -> CompanyId {
    let company_id = world.company(name);
    for competency_id in held {
        world.holds(company_id, *competency_id, level, 10);
    }
    company_id
}

fn best(world: &World, preferred: &[CompanyId], objectives: Option<&[Objective]>) -> Suggestion {
    let usual = SuggestOptions::default();
    let options = SuggestOptions {
        preferred: preferred.to_vec(),
        objectives: objectives.map_or(usual.objectives.clone(), <[Objective]>::to_vec),
        ..usual
    };
    let answer = solve(&world.question, &options, &Budget::of_nodes(u64::MAX)).unwrap();
    check_answer(&world.question, &options, &answer).unwrap();
    assert_eq!(answer.status, GroupingStatus::ProvenOptimal);
    answer.suggestions[0].clone()
}

fn value(suggestion: &Suggestion, objective: Objective) -> i64 {
    let mut found = suggestion.objective.iter();
    found.find(|one| one.objective == objective).unwrap().value
}

#[test]
fn a_preferred_company_is_taken_before_one_that_fits_better() {
    let (mut world, asked) = asking_for(&["linux"]);
    let fitting = company(&mut world, "Fitting", &asked, Level::Autonomous);
    let expert = company(&mut world, "Expert", &asked, Level::Expert);
    assert_eq!(best(&world, &[], None).members, [fitting]);
    let steered = best(&world, &[expert], None);
    assert_eq!(steered.members, [expert]);
    assert_eq!(value(&steered, Objective::Preference), -1);
    assert_eq!(
        value(&steered, Objective::Misfit),
        40,
        "a preference does not embellish the fit"
    );
}

#[test]
fn a_preferred_company_does_not_cost_one_member_more() {
    let (mut world, asked) = asking_for(&["linux", "php"]);
    let both = company(&mut world, "Both", &asked, Level::Autonomous);
    let half = company(&mut world, "Half", &asked[..1], Level::Autonomous);
    let steered = best(&world, &[half], None);
    assert_eq!(steered.members, [both]);
    assert_eq!(value(&steered, Objective::Preference), 0);
}

#[test]
fn a_preference_that_comes_first_may_cost_a_member() {
    let (mut world, asked) = asking_for(&["linux", "php"]);
    let both = company(&mut world, "Both", &asked, Level::Autonomous);
    let half = company(&mut world, "Half", &asked[..1], Level::Autonomous);
    let steered = best(&world, &[half], Some(&PREFERENCE_FIRST));
    assert_eq!(steered.members, [both, half]);
}

#[test]
fn a_preferred_company_without_a_part_stays_out() {
    let (mut world, asked) = asking_for(&["linux"]);
    let needed = company(&mut world, "Needed", &asked, Level::Autonomous);
    let idle = company(&mut world, "Idle", &[], Level::Autonomous);
    world.company_mut(idle).may_lead = false;
    let steered = best(&world, &[idle], Some(&PREFERENCE_FIRST));
    assert_eq!(steered.members, [needed]);
}

#[test]
fn of_two_preferred_companies_both_are_taken_where_two_are_needed() {
    let (mut world, asked) = asking_for(&["linux", "php"]);
    for (name, held) in [("A", 0..1), ("B", 1..2), ("C", 0..1)] {
        company(&mut world, name, &asked[held], Level::Autonomous);
    }
    let [_, second, third] = [0, 1, 2].map(|place| world.question.candidates[place].company.id);
    let steered = best(&world, &[second, third], None);
    assert_eq!(steered.members, [second, third]);
    assert_eq!(value(&steered, Objective::Preference), -2);
}
