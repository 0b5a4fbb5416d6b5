//! Answers of interest: a company reads its own, coordinators those of their cluster's calls, nobody else any.

use serde_json::{Value, json};

use crate::support::world::{World, id, in_each_world};

const QUESTION: &str = "query($lot: ID!) { lot(id: $lot) {
    interests { company { name } answer conditions notWith { name } }
} }";

/// Alpha and Beta answer; Alpha would rather not work with Beta.
async fn answer(world: &World) -> Value {
    let (lot, alpha, beta) = (id(world.lot.id), id(world.alpha.id), id(world.beta.id));
    let of_alpha =
        json!({"lotId": lot, "companyId": alpha, "answer": "LEAD", "notWithIds": [beta]});
    let of_beta =
        json!({"lotId": lot, "companyId": beta, "answer": "MAYBE", "conditions": "Selon le lot"});
    let (api, people) = (&world.api, &world.people);
    let payload = api
        .mutate(
            &people.alpha_manager,
            "answerInterest",
            of_alpha,
            "interest { id }",
        )
        .await;
    api.mutate(&people.beta_manager, "answerInterest", of_beta, "")
        .await;
    payload["interest"]["id"].clone()
}

#[tokio::test]
async fn each_person_reads_the_answers_that_it_may() {
    in_each_world(async |world| {
        answer(world).await;
        let people = &world.people;
        let alpha = |not_with: Value| {
            json!({"company": {"name": "Alpha"}, "answer": "LEAD", "conditions": null, "notWith": not_with})
        };
        let beta = |not_with: Value| {
            json!({"company": {"name": "Beta"}, "answer": "MAYBE", "conditions": "Selon le lot", "notWith": not_with})
        };
        let of_beta = json!([{"name": "Beta"}]);
        let cases = [
            (&people.alpha_manager, vec![alpha(of_beta)]),
            (&people.alpha_contributor, vec![alpha(Value::Null)]),
            (&people.beta_manager, vec![beta(json!([]))]),
            (&people.west_coordinator, vec![alpha(Value::Null), beta(Value::Null)]),
        ];
        for (person, expected) in cases {
            let variables = json!({"lot": id(world.lot.id)});
            let data = world.api.data(person, QUESTION, variables).await;
            let mut found = data["lot"]["interests"].as_array().unwrap().clone();
            found.sort_by_key(|interest| interest["company"]["name"].to_string());
            assert_eq!(found, expected);
        }
    })
    .await;
}

#[tokio::test]
async fn an_answer_is_hidden_on_node_too() {
    in_each_world(async |world| {
        let interest = answer(world).await;
        let people = &world.people;
        let question = "query($id: ID!) { node(id: $id) { id ... on Interest { answer } } }";
        for (person, sees) in [
            (&people.alpha_manager, true),
            (&people.west_coordinator, true),
            (&people.beta_manager, false),
            (&people.gamma_manager, false),
            (&people.east_coordinator, false),
            (&people.administrator, false),
            (&people.visitor, false),
        ] {
            let data = world
                .api
                .data(person, question, json!({"id": interest}))
                .await;
            assert_eq!(!data["node"].is_null(), sees);
        }
    })
    .await;
}

#[tokio::test]
async fn a_company_keeps_its_answers_and_sees_them_with_their_lots() {
    in_each_world(async |world| {
        answer(world).await;
        let question = "query($id: ID!) { company(id: $id) { interests { answer lot { number call { reference } } } } }";
        let expected = json!([{"answer": "LEAD", "lot": {"number": "1", "call": {"reference": "2026-01"}}}]);
        let people = &world.people;
        for person in [&people.alpha_manager, &people.west_coordinator] {
            let variables = json!({"id": id(world.alpha.id)});
            let data = world.api.data(person, question, variables).await;
            assert_eq!(data["company"]["interests"], expected);
        }
        let back_to_draft = json!({"callId": id(world.call.id), "status": "DRAFT", "version": 1});
        world
            .api
            .mutate(&people.west_coordinator, "updateCall", back_to_draft, "")
            .await;
        let variables = json!({"id": id(world.alpha.id)});
        let data = world.api.data(&people.alpha_manager, question, variables).await;
        assert_eq!(data["company"]["interests"], json!([]));
    })
    .await;
}
