//! Calls and lots: who sees which, filters, order, pages.

use chrono::TimeDelta;
use domain::procurement::call::CallStatus;
use domain::values::codes::CpvCode;
use persistence::repositories::procurement::calls;
use serde_json::{Value, json};

use crate::support::records::{self, now};
use crate::support::world::{World, id, in_each_world};

const LIST: &str = "query($filter: CallFilter, $order: CallOrder, $first: Int, $after: String) {
    callsForTender(filter: $filter, order: $order, first: $first, after: $after) {
        totalCount nodes { reference } pageInfo { hasNextPage hasPreviousPage endCursor }
    }
}";

fn references(data: &Value) -> Vec<&str> {
    let nodes = data["callsForTender"]["nodes"].as_array().unwrap();
    nodes
        .iter()
        .map(|call| call["reference"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn each_person_sees_the_calls_of_its_clusters() {
    in_each_world(async |world| {
        let people = &world.people;
        let cases = [
            (&people.west_coordinator, vec!["2026-01", "2026-02"]),
            (&people.east_coordinator, vec!["2026-03"]),
            (&people.alpha_manager, vec!["2026-01"]),
            (&people.alpha_contributor, vec!["2026-01"]),
            (&people.gamma_manager, vec!["2026-03"]),
            (&people.administrator, vec![]),
        ];
        for (person, expected) in cases {
            let variables = json!({"order": {"field": "CREATED", "direction": "ASCENDING"}});
            let data = world.api.data(person, LIST, variables).await;
            let mut found = references(&data);
            found.sort_unstable();
            assert_eq!(found, expected);
            assert_eq!(data["callsForTender"]["totalCount"], expected.len());
        }
        let code = world.api.error_code(&people.visitor, LIST, json!({})).await;
        assert_eq!(code, "UNAUTHENTICATED");
    })
    .await;
}

#[tokio::test]
async fn a_call_and_a_lot_are_read_by_those_who_follow_the_cluster() {
    in_each_world(async |world| {
        let people = &world.people;
        let question = "query($call: ID!, $lot: ID!) {
            callForTender(id: $call) { reference lots { number } viewerCanUpdate }
            lot(id: $lot) { number call { reference } viewerCanAnswerInterest viewerCanSuggest }
        }";
        let of = |call, lot| json!({"call": id(call), "lot": id(lot)});
        let published = of(world.call.id, world.lot.id);
        let data = world.api.data(&people.alpha_manager, question, published.clone()).await;
        assert_eq!(
            data,
            json!({
                "callForTender": {"reference": "2026-01", "lots": [{"number": "1"}], "viewerCanUpdate": false},
                "lot": {"number": "1", "call": {"reference": "2026-01"}, "viewerCanAnswerInterest": true,
                        "viewerCanSuggest": false}
            })
        );
        let nothing = json!({"callForTender": null, "lot": null});
        let draft = of(world.draft.id, world.draft_lot.id);
        let foreign = of(world.foreign_call.id, world.foreign_lot.id);
        assert_eq!(world.api.data(&people.alpha_manager, question, draft).await, nothing);
        assert_eq!(world.api.data(&people.west_coordinator, question, foreign).await, nothing);
        assert_eq!(world.api.data(&people.gamma_manager, question, published).await, nothing);
        for (field, object) in [
            ("callForTender", id(world.call.id)),
            ("lot", id(world.lot.id)),
        ] {
            let question = format!("query($id: ID!) {{ {field}(id: $id) {{ id }} }}");
            let code = world
                .api
                .error_code(&people.visitor, &question, json!({"id": object}))
                .await;
            assert_eq!(code, "UNAUTHENTICATED");
        }
    })
    .await;
}

async fn store_more(world: &World) {
    let mut road = records::call(world.west.id, "R-1", CallStatus::Published);
    road.buyer = domain::values::text::Name::parse("buyer", "Métropole de Nantes").unwrap();
    road.cpv = vec![CpvCode::parse("cpv", "72212000").unwrap()];
    road.submission_deadline_at = Some(now() + TimeDelta::days(10));
    let mut old = records::call(world.west.id, "O-1", CallStatus::Archived);
    old.submission_deadline_at = None;
    let transaction = world.begin().await;
    calls::insert_calls(&transaction, &[road, old])
        .await
        .unwrap();
    transaction.commit().await.unwrap();
}

#[tokio::test]
async fn filters_narrow_together() {
    in_each_world(async |world| {
        store_more(world).await;
        let cases = [
            (json!({"text": "metropole nantes"}), vec!["R-1"]),
            (
                json!({"statuses": ["DRAFT", "ARCHIVED"]}),
                vec!["2026-02", "O-1"],
            ),
            (json!({"cpvPrefix": "722"}), vec!["R-1"]),
            (
                json!({"deadlineBefore": "2026-03-20T00:00:00Z"}),
                vec!["R-1"],
            ),
            (
                json!({"deadlineAfter": "2026-03-20T00:00:00Z"}),
                vec!["2026-01", "2026-02"],
            ),
            (
                json!({"statuses": ["PUBLISHED"], "text": "brest"}),
                vec!["2026-01"],
            ),
            (json!({"clusterIds": [id(world.east.id)]}), vec![]),
            (
                json!({"clusterIds": [id(world.west.id)], "text": "métropole"}),
                vec!["R-1"],
            ),
        ];
        for (filter, expected) in cases {
            let variables = json!({"filter": filter});
            let coordinator = &world.people.west_coordinator;
            let data = world.api.data(coordinator, LIST, variables).await;
            let mut found = references(&data);
            found.sort_unstable();
            assert_eq!(found, expected, "{filter}");
        }
    })
    .await;
}

#[tokio::test]
async fn pages_follow_one_another_in_each_order() {
    in_each_world(async |world| {
        store_more(world).await;
        let cases = [
            (
                "SUBMISSION_DEADLINE",
                "ASCENDING",
                vec!["R-1", "2026-01", "2026-02", "O-1"],
            ),
            (
                "TITLE",
                "DESCENDING",
                vec!["R-1", "O-1", "2026-02", "2026-01"],
            ),
        ];
        for (field, direction, expected) in cases {
            let mut found = Vec::new();
            let mut after = Value::Null;
            loop {
                let variables = json!({
                    "first": 1, "after": after, "order": {"field": field, "direction": direction}
                });
                let coordinator = &world.people.west_coordinator;
                let data = world.api.data(coordinator, LIST, variables).await;
                found.extend(references(&data).into_iter().map(str::to_owned));
                let page = &data["callsForTender"]["pageInfo"];
                assert_eq!(page["hasPreviousPage"], !after.is_null());
                assert_eq!(data["callsForTender"]["totalCount"], 4);
                if page["hasNextPage"] == false {
                    break;
                }
                after = page["endCursor"].clone();
            }
            assert_eq!(found, expected, "{field}");
        }
    })
    .await;
}

#[tokio::test]
async fn wrong_pages_are_refused() {
    in_each_world(async |world| {
        let coordinator = &world.people.west_coordinator;
        for (variables, expected) in [
            (json!({"first": 101}), "BAD_REQUEST"),
            (json!({"first": 0}), "BAD_REQUEST"),
            (json!({"after": "???"}), "BAD_CURSOR"),
            (
                json!({"filter": {"clusterIds": [id(world.call.id)]}}),
                "BAD_REQUEST",
            ),
        ] {
            let code = world
                .api
                .error_code(coordinator, LIST, variables.clone())
                .await;
            assert_eq!(code, expected, "{variables}");
        }
    })
    .await;
}
