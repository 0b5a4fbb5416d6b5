//! Answering lots.

use domain::values::ids::CompanyId;
use serde_json::{Value, json};

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
