//! Statement budgets: a list with its nested lists takes the same number of statements with one row and with fifty.

use cordee::application::actor::Actor;
use domain::edits::interest::{Answering, InterestEdit};
use domain::procurement::call::CallStatus;
use domain::procurement::interest::InterestAnswer;
use domain::values::changes::Change;
use domain::values::quantity::Level;
use persistence::repositories::directory::{capabilities, companies, competencies};
use persistence::repositories::procurement::{calls, interests, lots, requirements};
use serde_json::json;

use crate::support::records::{self, now};
use crate::support::world::{World, id, in_each_world};

const CALLS: &str = "query($first: Int!) { callsForTender(first: $first, order: {field: TITLE, direction: DESCENDING}) { totalCount nodes {
    title cluster { name nCompanies network { name } } lots { number call { title }
    interests { answer company { name } } }
} } }";

const REQUIREMENTS: &str =
    "query($first: Int!) { callsForTender(first: $first, order: {field: TITLE, direction: DESCENDING}) { nodes { lots { requirements {
    kind competency { label broader { code } } judgement { judgedBy }
} } } } }";

const COVERAGE: &str = "query($first: Int!) { callsForTender(first: $first, order: {field: TITLE, direction: DESCENDING}) { nodes { lots {
    clusterCoverage { isCovered } candidates { nContributions company { name } }
} } } }";

const OWN_PART: &str = "query($first: Int!, $company: ID!) { callsForTender(first: $first, order: {field: TITLE, direction: DESCENDING}) { nodes { lots {
    companyCoverage(companyId: $company) { isCovered contributions { capability { level competency { label } } } }
} } } }";

const COMPANIES: &str = "query($first: Int!) { companies(first: $first, filter: {text: \"company\"}) { totalCount nodes {
    name clusters { name } certificates { code } financialYears { year }
    capabilities { level competency { label } evidence { title } } interests { answer lot { number } }
} } }";

const COMPETENCIES: &str =
    "query($first: Int!) { competencies(first: $first, filter: {text: \"c\"}) { totalCount nodes {
    label synonyms broader { label } narrower { label }
} } }";

/// Fifty calls of the west, each with two lots that ask something, and fifty companies that declare and answer.
async fn fill(world: &World) {
    let transaction = world.begin().await;
    for number in 0..50 {
        let entry = records::competency(
            &format!("c-{number}"),
            &format!("C {number}"),
            &[world.databases.id],
        );
        competencies::insert_competency(&transaction, &entry)
            .await
            .unwrap();
        let company = records::company(world.west.id, &format!("Company {number}"));
        companies::insert_company(&transaction, &company)
            .await
            .unwrap();
        let declared = records::capability(company.id, entry.id, Level::Confirmed);
        capabilities::insert_capability(&transaction, &declared)
            .await
            .unwrap();
        let call = records::call(world.west.id, &format!("N-{number}"), CallStatus::Published);
        calls::insert_call(&transaction, &call).await.unwrap();
        for lot_number in 1..=2 {
            let lot = records::lot(&call, lot_number);
            lots::insert_lot(&transaction, &lot).await.unwrap();
            let asked = records::asks(lot.id, 0, entry.id);
            requirements::insert_requirement(&transaction, &asked)
                .await
                .unwrap();
            let edit = InterestEdit {
                answer: InterestAnswer::Member,
                not_with: Change::Keep,
                most_fte_tenths: Change::Keep,
                conditions: Change::Keep,
            };
            let answering = Answering {
                lot_id: lot.id,
                company_id: company.id,
                answered_by: None,
            };
            let interest = edit.answer(answering, None, now()).unwrap();
            interests::insert_interest(&transaction, &interest)
                .await
                .unwrap();
        }
    }
    transaction.commit().await.unwrap();
}

async fn expect_constant(world: &World, person: &Actor, question: &str) {
    let company = id(world.alpha.id);
    let with_one = world
        .api
        .n_statements(person, question, json!({"first": 1, "company": company}))
        .await;
    let with_fifty = world
        .api
        .n_statements(person, question, json!({"first": 50, "company": company}))
        .await;
    assert_eq!(with_one, with_fifty, "{question}");
    assert!(with_fifty < 40, "{with_fifty} statements for {question}");
}

#[tokio::test]
async fn lists_take_as_many_statements_with_fifty_rows_as_with_one() {
    in_each_world(async |world| {
        fill(world).await;
        let people = &world.people;
        for person in [&people.west_coordinator, &people.alpha_manager] {
            expect_constant(world, person, CALLS).await;
            expect_constant(world, person, REQUIREMENTS).await;
            expect_constant(world, person, OWN_PART).await;
        }
        expect_constant(world, &people.west_coordinator, COVERAGE).await;
        for person in [&people.west_coordinator, &people.visitor] {
            expect_constant(world, person, COMPANIES).await;
            expect_constant(world, person, COMPETENCIES).await;
        }
    })
    .await;
}
