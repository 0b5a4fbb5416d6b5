//! The rule of coverage on cases worked out by hand.

use domain::directory::evidence::{EvidenceKind, Proof};
use domain::groupings::coverage::{ContributionAnswer, CoverageState, Redundancy};
use domain::groupings::coverage_rule::contribution::contribution_of;
use domain::groupings::coverage_rule::fit::fit_of;
use domain::groupings::coverage_rule::group::fte_assignments;
use domain::procurement::requirement::{Demand, RequirementScope};
use domain::values::quantity::{FteTenths, Level};

use super::world::{World, certificate, day, document, fte, holders, line, today, turnover};

fn standing(
    world: &World,
    members: &[domain::values::ids::CompanyId],
) -> Vec<(CoverageState, Redundancy, i64, i64)> {
    world
        .coverage(&world.group(members))
        .requirements
        .iter()
        .map(|line| (line.state, line.redundancy, line.reached, line.demanded))
        .collect()
}

const COVERED: CoverageState = CoverageState::Covered;
const PARTLY: CoverageState = CoverageState::Partly;
const NOTHING: CoverageState = CoverageState::Missing;

#[test]
fn a_narrower_competency_counts_and_a_broader_one_is_only_near() {
    let mut world = World::new();
    let databases = world.competency("databases", None);
    let postgresql = world.competency("postgresql", Some(databases));
    let narrow = world.company("Narrow");
    let broad = world.company("Broad");
    world.holds(narrow, postgresql, Level::Confirmed, 10);
    world.holds(broad, databases, Level::Expert, 10);
    world.asks(holders(databases, Level::Confirmed, 1));
    world.asks(holders(postgresql, Level::Confirmed, 1));
    assert_eq!(
        standing(&world, &[broad]),
        [
            (COVERED, Redundancy::Fragile, 1, 1),
            (PARTLY, Redundancy::Missing, 0, 1)
        ]
    );
    assert_eq!(
        standing(&world, &[narrow, broad]),
        [
            (COVERED, Redundancy::Safe, 2, 1),
            (COVERED, Redundancy::Fragile, 1, 1)
        ]
    );
    assert_eq!(
        standing(&world, &[])[0],
        (NOTHING, Redundancy::Missing, 0, 1)
    );
}

#[test]
fn distinct_holders_at_the_level_are_counted() {
    let mut world = World::new();
    let linux = world.competency("linux", None);
    let members: Vec<_> = ["A", "B", "C"].map(|name| world.company(name)).into();
    world.holds(members[0], linux, Level::Expert, 0);
    world.holds(members[1], linux, Level::Confirmed, 0);
    world.holds(members[2], linux, Level::Autonomous, 0);
    world.asks(holders(linux, Level::Confirmed, 2));
    assert_eq!(
        standing(&world, &members),
        [(COVERED, Redundancy::Fragile, 2, 2)]
    );
    assert_eq!(
        standing(&world, &members[1..]),
        [(PARTLY, Redundancy::Missing, 1, 2)]
    );
}

#[test]
fn nobody_is_counted_twice_in_full_time_equivalents() {
    let mut world = World::new();
    let (java, php) = (
        world.competency("java", None),
        world.competency("php", None),
    );
    let both = world.company("Both");
    let one = world.company("One");
    world.holds(both, java, Level::Expert, 20);
    world.holds(both, php, Level::Expert, 20);
    world.holds(one, php, Level::Expert, 10);
    world.company_mut(both).available_fte = Some(FteTenths(25));
    world.asks(fte(java, Level::Confirmed, 15));
    world.asks(fte(php, Level::Confirmed, 20));
    // 25 + 10 people for 35: the last person is needed, so both fall when anyone leaves.
    assert_eq!(
        standing(&world, &[both, one]),
        [
            (COVERED, Redundancy::Fragile, 15, 15),
            (COVERED, Redundancy::Fragile, 20, 20)
        ]
    );
    let given = fte_assignments(
        &world.question.requirements,
        &world.group(&[both, one]),
        &world.question.vocabulary,
        today(),
    );
    let tenths: Vec<_> = given
        .iter()
        .map(|part| (part.company_id, part.fte.unwrap().0))
        .collect();
    assert_eq!(tenths, [(both, 15), (both, 10), (one, 10)]);
    // One person less, and the earlier requirement is kept.
    world.company_mut(both).available_fte = Some(FteTenths(24));
    assert_eq!(
        standing(&world, &[both, one]),
        [
            (COVERED, Redundancy::Fragile, 20, 15),
            (PARTLY, Redundancy::Missing, 19, 20)
        ]
    );
}

#[test]
fn one_capability_is_shared_by_all_that_it_answers() {
    let mut world = World::new();
    let databases = world.competency("databases", None);
    let postgresql = world.competency("postgresql", Some(databases));
    let only = world.company("Only");
    world.holds(only, postgresql, Level::Expert, 10);
    world.company_mut(only).available_fte = Some(FteTenths(100));
    world.asks(fte(databases, Level::Notions, 6));
    let second = world.asks(fte(postgresql, Level::Notions, 6));
    assert_eq!(
        standing(&world, &[only]),
        [
            (COVERED, Redundancy::Fragile, 10, 6),
            (PARTLY, Redundancy::Missing, 4, 6)
        ]
    );
    world.requirement(second).demand = fte(postgresql, Level::Notions, 4);
    assert_eq!(
        standing(&world, &[only])[1],
        (COVERED, Redundancy::Fragile, 4, 4)
    );
}

#[test]
fn mandatory_people_come_before_desirable_ones() {
    let mut world = World::new();
    let (java, php) = (
        world.competency("java", None),
        world.competency("php", None),
    );
    let only = world.company("Only");
    world.holds(only, java, Level::Expert, 10);
    world.holds(only, php, Level::Expert, 10);
    let wish = world.asks(fte(java, Level::Notions, 8));
    world.desirable(wish, 5);
    world.asks(fte(php, Level::Notions, 8));
    // Without a word on how many it lends in all, the same ten stand behind both.
    assert_eq!(
        standing(&world, &[only]),
        [
            (PARTLY, Redundancy::Missing, 2, 8),
            (COVERED, Redundancy::Fragile, 10, 8)
        ]
    );
}

#[test]
fn figures_add_up_or_are_judged_one_by_one() {
    let mut world = World::new();
    let (large, small) = (world.company("Large"), world.company("Small"));
    world.turnover(large, 300);
    world.turnover(small, 150);
    let asked = world.asks(turnover(400));
    assert_eq!(
        standing(&world, &[large, small]),
        [(COVERED, Redundancy::Fragile, 45_000, 40_000)]
    );
    world.scope(asked, RequirementScope::Any);
    assert_eq!(
        standing(&world, &[large, small]),
        [(PARTLY, Redundancy::Missing, 30_000, 40_000)]
    );
    world.requirement(asked).demand = turnover(200);
    assert_eq!(
        standing(&world, &[large, small]),
        [(COVERED, Redundancy::Fragile, 30_000, 20_000)]
    );
    world.scope(asked, RequirementScope::Each);
    assert_eq!(
        standing(&world, &[large, small]),
        [(PARTLY, Redundancy::Missing, 15_000, 20_000)]
    );
    world.scope(asked, RequirementScope::Lead);
    assert_eq!(
        standing(&world, &[large, small]),
        [(COVERED, Redundancy::Fragile, 30_000, 20_000)]
    );
    assert_eq!(
        standing(&world, &[small, large]),
        [(PARTLY, Redundancy::Missing, 15_000, 20_000)]
    );
}

#[test]
fn what_is_not_known_counts_as_zero() {
    let mut world = World::new();
    let silent = world.company("Silent");
    world.asks(Demand::Headcount { min: 1 });
    world.asks(turnover(1));
    assert_eq!(
        standing(&world, &[silent]),
        [
            (NOTHING, Redundancy::Missing, 0, 1),
            (NOTHING, Redundancy::Missing, 0, 100)
        ]
    );
}

#[test]
fn a_certificate_counts_inside_its_dates() {
    let mut world = World::new();
    let (fresh, stale) = (world.company("Fresh"), world.company("Stale"));
    world.certificate(fresh, "ISO 27001", Some("2026-06-15"));
    world.certificate(stale, "iso-27001", Some("2026-06-14"));
    let asked = world.asks(certificate("iso 27001"));
    assert_eq!(
        standing(&world, &[fresh, stale]),
        [(COVERED, Redundancy::Fragile, 1, 1)]
    );
    assert_eq!(
        standing(&world, &[stale]),
        [(PARTLY, Redundancy::Missing, 0, 1)]
    );
    world.scope(asked, RequirementScope::Each);
    assert_eq!(
        standing(&world, &[fresh, stale]),
        [(PARTLY, Redundancy::Missing, 0, 1)]
    );
    assert_eq!(
        standing(&world, &[fresh]),
        [(COVERED, Redundancy::Fragile, 1, 1)]
    );
}

#[test]
fn a_capability_whose_evidence_has_run_out_does_not_count() {
    let mut world = World::new();
    let linux = world.competency("linux", None);
    let only = world.company("Only");
    let mut proof = world.evidence(EvidenceKind::Certificate, "LPIC-2");
    proof.valid_until = Some(day("2026-06-14"));
    world.holds(only, linux, Level::Expert, 10).evidence = vec![proof];
    let asked = world.asks(holders(linux, Level::Notions, 1));
    assert_eq!(
        standing(&world, &[only]),
        [(PARTLY, Redundancy::Missing, 0, 1)]
    );
    world.question.valid_on = day("2026-06-14");
    assert_eq!(
        standing(&world, &[only]),
        [(COVERED, Redundancy::Fragile, 1, 1)]
    );
    let group = world.group(&[only]);
    let brought = contribution_of(
        &world.question.requirements[0],
        group[0].holder,
        &world.question.vocabulary,
        world.question.valid_on,
    )
    .unwrap();
    assert_eq!(brought.requirement_id, asked);
    assert_eq!(brought.proof, Proof::Declared);
    assert_eq!(brought.valid_until, Some(day("2026-06-14")));
}

#[test]
fn references_count_by_competency_and_age_and_only_once() {
    let mut world = World::new();
    let (java, php) = (
        world.competency("java", None),
        world.competency("php", None),
    );
    let only = world.company("Only");
    let mut recent = world.evidence(EvidenceKind::Reference, "Town library");
    recent.valid_until = Some(day("2023-06-15"));
    let mut again = world.evidence(EvidenceKind::Reference, "Town library");
    again.valid_until = recent.valid_until;
    let mut old = world.evidence(EvidenceKind::Reference, "County archive");
    old.valid_until = Some(day("2023-06-14"));
    world.holds(only, java, Level::Expert, 10).evidence = vec![recent, old];
    world.holds(only, php, Level::Expert, 10).evidence = vec![again];
    let asked = |years, competency_id| Demand::References {
        min: 1,
        years,
        competency_id,
    };
    world.asks(asked(Some(3), None));
    world.asks(asked(None, None));
    world.asks(asked(Some(3), Some(php)));
    world.asks(asked(Some(1), None));
    let reached: Vec<_> = standing(&world, &[only])
        .into_iter()
        .map(|(state, _, reached, _)| (state, reached))
        .collect();
    assert_eq!(
        reached,
        [(COVERED, 1), (COVERED, 2), (COVERED, 1), (PARTLY, 0)]
    );
}

#[test]
fn subcontractors_count_where_the_law_lets_one_rely_on_them() {
    let mut world = World::new();
    let linux = world.competency("linux", None);
    let (lead, sub) = (world.company("Lead"), world.company("Sub"));
    world.holds(sub, linux, Level::Expert, 10);
    world.turnover(sub, 500);
    world.certificate(sub, "hds", None);
    world.asks(holders(linux, Level::Notions, 1));
    let reserved = world.asks(holders(linux, Level::Notions, 1));
    world.scope(reserved, RequirementScope::MemberOnly);
    let reserved_fte = world.asks(fte(linux, Level::Notions, 5));
    world.scope(reserved_fte, RequirementScope::MemberOnly);
    world.asks(turnover(100));
    world.asks(certificate("hds"));
    let each = world.asks(certificate("hds"));
    world.scope(each, RequirementScope::Each);
    let mut group = world.group(&[lead, sub]);
    group[1].is_subcontractor = true;
    let coverage = world.coverage(&group);
    let states: Vec<_> = coverage
        .requirements
        .iter()
        .map(|line| line.state)
        .collect();
    assert_eq!(states, [COVERED, PARTLY, PARTLY, PARTLY, COVERED, PARTLY]);
    let shown = coverage
        .contributions
        .iter()
        .find(|cell| cell.requirement_id == reserved)
        .unwrap();
    assert_eq!(shown.answer, ContributionAnswer::Partial);
    let as_member = world.coverage(&world.group(&[lead, sub]));
    assert_eq!(line(&as_member, reserved).state, COVERED);
}

#[test]
fn another_lead_takes_over_when_the_lead_withdraws() {
    let mut world = World::new();
    let (lead, other) = (world.company("Lead"), world.company("Other"));
    world.certificate(lead, "hds", None);
    world.certificate(other, "hds", None);
    let asked = world.asks(certificate("hds"));
    world.scope(asked, RequirementScope::Lead);
    assert_eq!(
        standing(&world, &[lead, other]),
        [(COVERED, Redundancy::Safe, 1, 1)]
    );
    world.company_mut(other).may_lead = false;
    assert_eq!(
        standing(&world, &[lead, other]),
        [(COVERED, Redundancy::Fragile, 1, 1)]
    );
}

#[test]
fn only_a_person_covers_free_text() {
    let mut world = World::new();
    let company = world.company("Company");
    let asked = world.asks(Demand::FreeText);
    let before = world.coverage(&world.group(&[company]));
    assert_eq!(before.requirements[0].state, CoverageState::ToJudge);
    assert!(!before.requirements[0].is_judged_by_person);
    world.judge(asked, true);
    let after = world.coverage(&world.group(&[company]));
    assert_eq!(after.requirements[0].state, COVERED);
    assert!(after.requirements[0].is_judged_by_person);
    world.judge(asked, false);
    assert_eq!(
        world.coverage(&world.group(&[company])).requirements[0].state,
        NOTHING
    );
}

#[test]
fn fit_falls_with_surplus_level_and_with_a_narrower_word() {
    let mut world = World::new();
    let databases = world.competency("databases", None);
    let postgresql = world.competency("postgresql", Some(databases));
    let companies = ["A", "B", "C"].map(|name| world.company(name));
    world.holds(companies[0], databases, Level::Autonomous, 10);
    world.holds(companies[1], postgresql, Level::Expert, 10);
    world.holds(companies[2], databases, Level::Notions, 10);
    world.asks(holders(databases, Level::Autonomous, 1));
    let requirement = world.question.requirements[0].clone();
    let fits: Vec<_> = world
        .group(&companies)
        .iter()
        .map(|member| {
            contribution_of(
                &requirement,
                member.holder,
                &world.question.vocabulary,
                today(),
            )
            .and_then(|brought| fit_of(&requirement, &brought))
        })
        .collect();
    assert_eq!(fits, [Some(100), Some(50), None]);
}

#[test]
fn a_document_proves_and_the_best_proved_capability_speaks() {
    let mut world = World::new();
    let databases = world.competency("databases", None);
    let postgresql = world.competency("postgresql", Some(databases));
    let only = world.company("Only");
    let mut proof = world.evidence(EvidenceKind::Reference, "Migration of a town");
    proof.document = Some(document());
    world.holds(only, databases, Level::Autonomous, 10);
    world.holds(only, postgresql, Level::Expert, 10).evidence = vec![proof];
    world.asks(holders(databases, Level::Autonomous, 1));
    let group = world.group(&[only]);
    let brought = contribution_of(
        &world.question.requirements[0],
        group[0].holder,
        &world.question.vocabulary,
        today(),
    )
    .unwrap();
    assert_eq!(
        (brought.proof, brought.level, brought.fte),
        (Proof::Proved, Some(Level::Expert), Some(FteTenths(10)))
    );
}
