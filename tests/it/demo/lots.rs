//! What each lot of the demonstration is there to show, by the engine and by the rule of coverage.

use cordee::application::actor::Actor;
use cordee::application::groupings::coverage::{CoverageInstant, cluster_coverage, steered_lots};
use cordee::application::groupings::suggest_groupings::{
    SuggestGroupings, Waiting, suggest_groupings,
};
use domain::access::account::Language;
use domain::groupings::coverage::{CoverageState, Redundancy, RequirementCoverage};
use domain::groupings::grouping::{Objective, SuggestOptions};
use domain::groupings::suggestion::{GroupingAnswer, GroupingStatus, Repair};
use domain::procurement::lot::Lot;
use domain::procurement::requirement::{Demand, Requirement};
use domain::values::ids::CompanyId;

use super::loaded::{Demonstrated, in_each_loaded};

const MEDIATION: &str = "CODSMC-2024-001";
const LYON: &str = "16DINSI25";
const EDF: &str = "2021/S 025-062618";

/// The least members that any grouping has, or nothing when there is none; as the README of the data tells.
const LEAST_MEMBERS: [(&str, &str, Option<usize>); 12] = [
    (MEDIATION, "1", Some(3)),
    (MEDIATION, "2", Some(1)),
    (MEDIATION, "3", Some(1)),
    (MEDIATION, "4", Some(3)),
    (MEDIATION, "5", Some(2)),
    (MEDIATION, "6", None),
    (LYON, "1", Some(2)),
    (LYON, "2", Some(3)),
    (EDF, "1", None),
    (EDF, "2", None),
    (EDF, "3", Some(4)),
    (EDF, "4", Some(2)),
];

/// The engine's answer when nothing but the number of members counts.
async fn answer(demo: &Demonstrated, lot: &Lot, excluded: Vec<CompanyId>) -> GroupingAnswer {
    let command = SuggestGroupings {
        near_suggestion: None,
        lot_ids: vec![lot.id],
        options: SuggestOptions {
            excluded,
            objectives: vec![Objective::Members],
            n_alternatives: 0,
            time_limit_ms: 60_000,
            ..SuggestOptions::default()
        },
    };
    let operator = Actor::local_operator(Language::Fr);
    let run = suggest_groupings(&demo.app, &operator, command, Waiting::ForTheEnd).await;
    run.unwrap().answer.unwrap()
}

#[tokio::test]
async fn every_lot_needs_as_many_members_as_its_table_says() {
    in_each_loaded(async |demo, _| {
        for (reference, number, expected) in LEAST_MEMBERS {
            let found = answer(demo, demo.lot(reference, number), Vec::new()).await;
            let least = found.suggestions.first().map(|best| best.members.len());
            assert_eq!(least, expected, "{reference}/{number}");
            let status = match expected {
                Some(_) => GroupingStatus::ProvenOptimal,
                None => GroupingStatus::Infeasible,
            };
            assert_eq!(found.status, status, "{reference}/{number}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_easy_and_the_rich_lot_lose_nobody_for_good() {
    in_each_loaded(async |demo, _| {
        for (reference, number) in [(MEDIATION, "3"), (LYON, "2")] {
            let lot = demo.lot(reference, number);
            let best = answer(demo, lot, Vec::new()).await;
            for member in &best.suggestions[0].members {
                let without = answer(demo, lot, vec![*member]).await;
                let name = &demo.company(*member).name;
                assert!(
                    !without.suggestions.is_empty(),
                    "{reference}/{number} needs {name}"
                );
            }
        }
        let rich = demo.lot(LYON, "2");
        let n_asked = demo
            .requirements
            .iter()
            .filter(|one| one.lot_id == rich.id)
            .count();
        assert_eq!((n_asked, rich.max_members), (14, Some(5)));
    })
    .await;
}

#[tokio::test]
async fn the_fragile_lot_hangs_on_one_company() {
    in_each_loaded(async |demo, _| {
        let lot = demo.lot(MEDIATION, "1");
        let lines = coverage(demo, lot, CoverageInstant::AtDeadline).await;
        let fragile: Vec<_> = lines
            .iter()
            .filter(|line| {
                line.state == CoverageState::Covered && line.redundancy == Redundancy::Fragile
            })
            .collect();
        let is_mandatory = |line: &&&RequirementCoverage| asked(demo, line).is_mandatory();
        assert!(
            fragile.iter().any(|line| is_mandatory(&line)),
            "{fragile:?}"
        );
        let best = answer(demo, lot, Vec::new()).await;
        let mut n_irreplaceable = 0;
        for member in &best.suggestions[0].members {
            let without = answer(demo, lot, vec![*member]).await;
            n_irreplaceable += usize::from(without.suggestions.is_empty());
        }
        assert_eq!(n_irreplaceable, 1);
    })
    .await;
}

#[tokio::test]
async fn one_lot_is_impossible_because_a_certificate_expires_before_the_deadline() {
    in_each_loaded(async |demo, _| {
        let lot = demo.lot(MEDIATION, "6");
        let conflict = answer(demo, lot, Vec::new()).await.conflict.unwrap();
        let unmet: Vec<&Requirement> = demo
            .requirements
            .iter()
            .filter(|one| conflict.unmet_by_all.contains(&one.id))
            .collect();
        assert_eq!(unmet.len(), 1, "{unmet:?}");
        assert!(
            matches!(unmet[0].demand, Demand::Certificate { .. }),
            "{unmet:?}"
        );
        let state = async |at: CoverageInstant| {
            let lines = coverage(demo, lot, at).await;
            let mut of_it = lines
                .iter()
                .filter(|line| line.requirement_id == unmet[0].id);
            of_it.next().unwrap().state
        };
        assert_eq!(state(CoverageInstant::Today).await, CoverageState::Covered);
        // Expired, it is near and does not count.
        let later = state(CoverageInstant::AtDeadline).await;
        assert_ne!(later, CoverageState::Covered);
    })
    .await;
}

#[tokio::test]
async fn one_lot_is_impossible_only_because_of_the_limit_on_members() {
    in_each_loaded(async |demo, _| {
        let lot = demo.lot(EDF, "2");
        let conflict = answer(demo, lot, Vec::new()).await.conflict.unwrap();
        assert!(conflict.unmet_by_all.is_empty(), "{conflict:?}");
        assert!(conflict.elements.len() > 1, "{conflict:?}");
        assert_eq!(lot.max_members, Some(6));
        assert!(
            conflict
                .repairs
                .contains(&Repair::RaiseMaxMembers { to: 9 }),
            "{conflict:?}"
        );
    })
    .await;
}

fn asked<'d>(demo: &'d Demonstrated, line: &RequirementCoverage) -> &'d Requirement {
    let mut requirements = demo.requirements.iter();
    requirements
        .find(|one| one.id == line.requirement_id)
        .unwrap()
}

async fn coverage(demo: &Demonstrated, lot: &Lot, at: CoverageInstant) -> Vec<RequirementCoverage> {
    let operator = Actor::local_operator(Language::Fr);
    let mut found = steered_lots(&demo.app, &operator, &[lot.id]).await.unwrap();
    let steered = found.remove(&lot.id).unwrap();
    let covered = cluster_coverage(&demo.app, steered, at).await.unwrap();
    covered.coverage.requirements
}
