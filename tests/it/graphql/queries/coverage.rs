//! Coverage and candidates of a lot: for coordinators, by the one rule of the domain.

use cordee::application::actor::Actor;
use domain::directory::company::Company;
use domain::edits::company::{CompanyEdit, TypedAddress};
use domain::edits::parts::TypedCoordinates;
use domain::values::changes::Change;
use domain::values::ids::{CompanyId, LotId};
use domain::values::quantity::Level;
use persistence::repositories::directory::{capabilities, companies};
use serde_json::{Value, json};

use crate::support::records::{self, company_named, now};
use crate::support::world::{World, id, in_each_world};

/// Rennes, 209 km from the lot in Brest.
fn delta(world: &World) -> Company {
    let edit = CompanyEdit {
        address: Change::Set(TypedAddress {
            coordinates: Some(TypedCoordinates {
                latitude: 48.111_339,
                longitude: -1.680_02,
            }),
            ..TypedAddress::default()
        }),
        ..company_named("Delta")
    };
    edit.create(world.west.id, now()).unwrap()
}

/// The lot asks for relational databases: Alpha and Delta hold PostgreSQL, Beta databases in general, Gamma of the east
/// relational databases.
async fn declare(world: &World) -> Company {
    let delta = delta(world);
    let declared = [
        records::capability(world.alpha.id, world.postgresql.id, Level::Expert),
        records::capability(delta.id, world.postgresql.id, Level::Autonomous),
        records::capability(world.beta.id, world.databases.id, Level::Expert),
        records::capability(world.gamma.id, world.relational.id, Level::Expert),
    ];
    let transaction = world.begin().await;
    companies::insert_company(&transaction, &delta)
        .await
        .unwrap();
    capabilities::insert_capabilities(&transaction, &declared)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    let place = json!({"lotId": id(world.lot.id), "coordinates": {"latitude": 48.390_394, "longitude": -4.486_076},
                       "version": 1});
    let coordinator = &world.people.west_coordinator;
    world.api.mutate(coordinator, "updateLot", place, "").await;
    delta
}

async fn lot(world: &World, fields: &str) -> Value {
    let question = format!("query($lot: ID!) {{ lot(id: $lot) {{ {fields} }} }}");
    let variables = json!({"lot": id(world.lot.id)});
    let coordinator = &world.people.west_coordinator;
    let mut data = world.api.data(coordinator, &question, variables).await;
    data["lot"].take()
}

async fn tried_out(world: &World, companies: &[String]) -> Value {
    let question = "query($lot: ID!, $companies: [ID!]!, $lead: ID) { lot(id: $lot) {
        coverage(companyIds: $companies, leadId: $lead) {
            nCovered contributions { companyId answer level competencyMatch proof }
        }
    } }";
    let variables = json!({"lot": id(world.lot.id), "companies": companies, "lead": companies[0]});
    let coordinator = &world.people.west_coordinator;
    let mut data = world.api.data(coordinator, question, variables).await;
    data["lot"]["coverage"].take()
}

const SUMS: &str = "on isCovered nMandatory nCovered nMissingMandatory nFragile \
    requirements { state redundancy nCounting reached demanded isJudgedByPerson }";

#[tokio::test]
async fn the_cluster_covers_what_its_willing_companies_hold() {
    in_each_world(async |world| {
        declare(world).await;
        let fields = format!("clusterCoverage {{ {SUMS} }}");
        let held = json!({"state": "COVERED", "redundancy": "SAFE", "nCounting": 2, "reached": "2", "demanded": "1",
                          "isJudgedByPerson": false});
        let in_words = json!({"state": "TO_JUDGE", "redundancy": "MISSING", "nCounting": 0, "reached": "0",
                              "demanded": "1", "isJudgedByPerson": false});
        let seen = lot(world, &fields).await;
        assert_eq!(
            seen["clusterCoverage"],
            json!({"on": "2026-04-01", "isCovered": false, "nMandatory": 2, "nCovered": 1, "nMissingMandatory": 1,
                   "nFragile": 0, "requirements": [held, in_words]})
        );
        let no = json!({"lotId": id(world.lot.id), "companyId": id(world.alpha.id), "answer": "NO"});
        world.api.mutate(&world.people.alpha_manager, "answerInterest", no, "").await;
        let judge = json!({"requirementId": id(world.in_words.id), "isCovered": true, "version": 1});
        world.api.mutate(&world.people.west_coordinator, "judgeRequirement", judge, "").await;
        let seen = lot(world, "clusterCoverage(at: TODAY) { on isCovered nFragile }").await;
        assert_eq!(
            seen["clusterCoverage"],
            json!({"on": "2026-03-02", "isCovered": true, "nFragile": 1})
        );
    })
    .await;
}

#[tokio::test]
async fn a_group_is_tried_out_with_companies_of_the_cluster_only() {
    in_each_world(async |world| {
        declare(world).await;
        let everyone = [
            id(world.alpha.id),
            id(world.beta.id),
            id(world.gamma.id),
            "x".to_owned(),
        ];
        let seen = tried_out(world, &everyone).await;
        let mut cells = seen["contributions"].as_array().unwrap().clone();
        cells.sort_by_key(|cell| cell["answer"].to_string());
        assert_eq!(
            cells,
            [
                json!({"companyId": id(world.alpha.id), "answer": "MEETS_ALONE", "level": "EXPERT",
                       "competencyMatch": "NARROWER", "proof": "DECLARED"}),
                json!({"companyId": id(world.beta.id), "answer": "PARTIAL", "level": "EXPERT",
                       "competencyMatch": "PARTIAL", "proof": "DECLARED"}),
            ]
        );
        assert_eq!(seen["nCovered"], 1);
        let seen = tried_out(world, &[id(world.gamma.id)]).await;
        assert_eq!(seen, json!({"nCovered": 0, "contributions": []}));
    })
    .await;
}

#[tokio::test]
async fn candidates_come_by_what_they_bring_and_how_near_they_are() {
    in_each_world(async |world| {
        let delta = declare(world).await;
        let maybe = json!({"lotId": id(world.lot.id), "companyId": id(world.alpha.id), "answer": "MAYBE"});
        world.api.mutate(&world.people.alpha_manager, "answerInterest", maybe, "").await;
        let fields = "candidates { company { name } distanceKm nContributions interest { answer notWith { id } } }";
        let seen = lot(world, fields).await;
        assert_eq!(
            seen["candidates"],
            json!([
                {"company": {"name": delta.name.as_str()}, "distanceKm": 210, "nContributions": 1, "interest": null},
                {"company": {"name": "Alpha"}, "distanceKm": null, "nContributions": 1,
                 "interest": {"answer": "MAYBE", "notWith": null}},
                {"company": {"name": "Beta"}, "distanceKm": null, "nContributions": 0, "interest": null},
            ])
        );
    })
    .await;
}

#[tokio::test]
async fn only_coordinators_look_at_coverage() {
    in_each_world(async |world| {
        declare(world).await;
        let question = "query($lot: ID!, $companies: [ID!]!) { lot(id: $lot) {
            number clusterCoverage { isCovered } coverage(companyIds: $companies) { isCovered }
            candidates { nContributions }
        } }";
        let people = &world.people;
        for person in [&people.alpha_manager, &people.alpha_contributor] {
            let variables = json!({"lot": id(world.lot.id), "companies": [id(world.alpha.id)]});
            let data = world.api.data(person, question, variables).await;
            assert_eq!(
                data["lot"],
                json!({"number": "1", "clusterCoverage": null, "coverage": null, "candidates": null})
            );
        }
    })
    .await;
}

const ALONE: &str = "query($lot: ID!, $company: ID!) { lot(id: $lot) {
    companyCoverage(companyId: $company) {
        nMandatory nCovered
        contributions { answer level proof competencyMatch capability { fteTenths competency { code } } }
    }
} }";

async fn alone(world: &World, person: &Actor, (lot, company): (LotId, CompanyId)) -> Value {
    let variables = json!({"lot": id(lot), "company": id(company)});
    let mut data = world.api.data(person, ALONE, variables).await;
    data["lot"].take()
}

#[tokio::test]
async fn a_company_sees_what_it_covers_by_itself_and_with_what() {
    in_each_world(async |world| {
        declare(world).await;
        let held = json!({"companyCoverage": {"nMandatory": 2, "nCovered": 1, "contributions": [
            {"answer": "MEETS_ALONE", "level": "EXPERT", "proof": "DECLARED", "competencyMatch": "NARROWER",
             "capability": {"fteTenths": 10, "competency": {"code": "postgresql"}}}
        ]}});
        let people = &world.people;
        let of_alpha = (world.lot.id, world.alpha.id);
        for person in [&people.alpha_manager, &people.alpha_contributor, &people.west_coordinator] {
            assert_eq!(alone(world, person, of_alpha).await, held);
        }
        let near = alone(world, &people.beta_manager, (world.lot.id, world.beta.id)).await;
        assert_eq!(near["companyCoverage"]["nCovered"], 0);
        assert_eq!(near["companyCoverage"]["contributions"][0]["answer"], "PARTIAL");
    })
    .await;
}

#[tokio::test]
async fn nobody_looks_at_the_coverage_of_another_company() {
    in_each_world(async |world| {
        declare(world).await;
        let hidden = json!({"companyCoverage": null});
        let people = &world.people;
        let of_beta = (world.lot.id, world.beta.id);
        assert_eq!(alone(world, &people.alpha_manager, of_beta).await, hidden);
        let of_gamma = (world.lot.id, world.gamma.id);
        assert_eq!(
            alone(world, &people.west_coordinator, of_gamma).await,
            hidden
        );
        for person in [&people.gamma_manager, &people.east_coordinator] {
            assert_eq!(alone(world, person, of_gamma).await, Value::Null);
        }
        let of_a_draft = (world.draft_lot.id, world.alpha.id);
        assert_eq!(
            alone(world, &people.alpha_manager, of_a_draft).await,
            Value::Null
        );
    })
    .await;
}
