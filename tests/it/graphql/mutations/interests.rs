//! Answering lots.

use chrono::{DateTime, TimeDelta, Utc};
use domain::access::visibility::InterestVisibility;
use domain::values::ids::CompanyId;
use persistence::repositories::procurement::interests;
use serde_json::{Value, json};

use crate::support::records::now;
use crate::support::world::{World, id, in_each_world};

fn answer(world: &World, fields: Value) -> Value {
    let mut input =
        json!({"lotId": id(world.lot.id), "companyId": id(world.alpha.id), "answer": "MEMBER"});
    let fields = fields.as_object().unwrap().clone();
    input.as_object_mut().unwrap().extend(fields);
    input
}

#[tokio::test]
async fn a_later_answer_replaces_the_earlier_one() {
    in_each_world(async |world| {
        let manager = &world.people.alpha_manager;
        let wanted = "interest { id answer conditions notWith { name } version lot { number } company { name } }";
        let first = answer(world, json!({"conditions": "Dès juin", "notWithIds": [id(world.beta.id)]}));
        let payload = world.api.mutate(manager, "answerInterest", first, wanted).await;
        let interest = payload["interest"].clone();
        assert_eq!(interest["notWith"], json!([{"name": "Beta"}]));
        let second = answer(world, json!({"answer": "LEAD", "conditions": null}));
        let payload = world.api.mutate(manager, "answerInterest", second, wanted).await;
        assert_eq!(
            payload["interest"],
            json!({
                "id": interest["id"], "answer": "LEAD", "conditions": null, "notWith": [{"name": "Beta"}],
                "version": 2, "lot": {"number": "1"}, "company": {"name": "Alpha"}
            })
        );
    })
    .await;
}

#[tokio::test]
async fn the_most_people_given_to_a_lot_stay_until_they_are_lifted() {
    in_each_world(async |world| {
        let manager = &world.people.alpha_manager;
        let wanted = "interest { mostFteTenths }";
        let steps = [
            (json!({"mostFteTenths": 15}), json!(15)),
            (json!({"answer": "LEAD"}), json!(15)),
            (json!({"mostFteTenths": null}), Value::Null),
        ];
        for (fields, expected) in steps {
            let input = answer(world, fields);
            let payload = world
                .api
                .mutate(manager, "answerInterest", input, wanted)
                .await;
            assert_eq!(payload["interest"]["mostFteTenths"], expected);
        }
        let negative = answer(world, json!({"mostFteTenths": -1}));
        assert_eq!(
            world
                .api
                .findings(manager, "answerInterest", negative)
                .await,
            ["OUT_OF_RANGE at mostFteTenths"]
        );
    })
    .await;
}

#[tokio::test]
async fn only_other_companies_of_the_cluster_can_be_named() {
    in_each_world(async |world| {
        let manager = &world.people.alpha_manager;
        let named = [id(world.beta.id), id(world.gamma.id), id(CompanyId::new())];
        let input = answer(world, json!({"notWithIds": named}));
        assert_eq!(
            world.api.findings(manager, "answerInterest", input).await,
            ["NOT_FOUND at notWithIds.1", "NOT_FOUND at notWithIds.2"]
        );
        let itself = answer(world, json!({"notWithIds": [id(world.alpha.id)]}));
        assert_eq!(
            world.api.findings(manager, "answerInterest", itself).await,
            ["OUT_OF_RANGE at notWithIds"]
        );
    })
    .await;
}

async fn move_deadline(world: &World, version: i32, deadline: DateTime<Utc>) {
    let input = json!({
        "callId": id(world.call.id), "version": version, "submissionDeadlineAt": deadline.to_rfc3339()
    });
    let coordinator = &world.people.west_coordinator;
    let found = world.api.findings(coordinator, "updateCall", input).await;
    assert!(found.is_empty(), "{found:?}");
}

#[tokio::test]
async fn nobody_answers_once_the_submission_deadline_has_passed() {
    in_each_world(async |world| {
        let manager = &world.people.alpha_manager;
        let mutation = "answerInterest";
        move_deadline(world, 1, now() + TimeDelta::seconds(1)).await;
        let first = answer(world, json!({"conditions": "Dès juin"}));
        assert!(world.api.findings(manager, mutation, first).await.is_empty());
        let may_answer = || async {
            let question = "query($id: ID!) { lot: node(id: $id) { ... on Lot { viewerCanAnswerInterest } } }";
            let data = world.api.data(manager, question, json!({"id": id(world.lot.id)})).await;
            data["lot"]["viewerCanAnswerInterest"].clone()
        };
        assert_eq!(may_answer().await, true);
        move_deadline(world, 2, now()).await;
        assert_eq!(may_answer().await, false);
        for late in ["NO", "LEAD"] {
            let input = answer(world, json!({ "answer": late }));
            let payload = world.api.mutate(manager, mutation, input, "interest { id }").await;
            let finding = &payload["userErrors"][0];
            assert_eq!(
                json!([payload["interest"], finding["code"], finding["path"]]),
                json!([null, "DEADLINE_PASSED", ["lotId"]])
            );
            assert_eq!(
                finding["message"],
                "La date limite de remise des offres est passée : il n’est plus possible de répondre."
            );
        }
        let conn = world.api.app.database.read();
        let kept = interests::interests_by_lot(conn, &[world.lot.id], &InterestVisibility::All)
            .await
            .unwrap();
        assert_eq!(kept.len(), 1);
        assert_eq!(kept[0].record.version, 1, "the earlier answer stands");
    })
    .await;
}
