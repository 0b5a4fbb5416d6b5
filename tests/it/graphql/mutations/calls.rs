//! Making, changing and deleting calls for tender.

use serde_json::{Value, json};

use crate::support::world::{World, id, in_each_world};

async fn findings(world: &World, mutation: &str, input: Value) -> Vec<String> {
    let coordinator = &world.people.west_coordinator;
    world.api.findings(coordinator, mutation, input).await
}

#[tokio::test]
async fn a_call_is_made_with_its_single_lot() {
    in_each_world(async |world| {
        let input = json!({
            "clusterId": id(world.west.id), "reference": "  2026-09 ", "title": "Portail", "buyer": "Région",
            "procedure": "ADAPTED", "submissionDeadlineAt": "2026-06-01T10:00:00+02:00", "place": "frh04",
            "cpv": ["72000000-5", "48600000"], "estimatedValue": {"amount": "250000", "currency": "EUR"},
            "source": "example.test/avis", "maxLotsBid": 2, "requiresAllLots": true, "requiredForm": "JOINT",
            "status": "DRAFT"
        });
        let wanted = "call { reference procedure status submissionDeadlineAt isPastDeadline place cpv \
            estimatedValue { amount currency } source maxLotsBid maxLotsAwarded requiresAllLots requiredForm \
            forbidsSeveralGroups version viewerCanUpdate viewerCanDelete cluster { name } \
            lots { number title position requirements { id } } }";
        let coordinator = &world.people.west_coordinator;
        let payload = world.api.mutate(coordinator, "createCall", input, wanted).await;
        assert_eq!(
            payload["call"],
            json!({
                "reference": "2026-09", "procedure": "ADAPTED", "status": "DRAFT",
                "submissionDeadlineAt": "2026-06-01T08:00:00+00:00", "isPastDeadline": false, "place": "FRH04",
                "cpv": ["72000000", "48600000"], "estimatedValue": {"amount": "250000.00", "currency": "EUR"},
                "source": "https://example.test/avis", "maxLotsBid": 2, "maxLotsAwarded": null,
                "requiresAllLots": true, "requiredForm": "JOINT", "forbidsSeveralGroups": false, "version": 1,
                "viewerCanUpdate": true, "viewerCanDelete": true, "cluster": {"name": "Ouest"},
                "lots": [{"number": "1", "title": "Portail", "position": 0, "requirements": []}]
            })
        );
    })
    .await;
}

#[tokio::test]
async fn all_that_is_wrong_with_a_call_is_told_at_once() {
    in_each_world(async |world| {
        let input = json!({
            "clusterId": id(world.west.id), "reference": " ", "title": "T", "buyer": "B", "place": "Bretagne",
            "cpv": ["72000000", "72"], "estimatedValue": {"amount": "12,50", "currency": "EUR"},
            "maxLotsBid": 0, "launchedAt": "2026-05-02T00:00:00Z", "submissionDeadlineAt": "2026-05-01T00:00:00Z"
        });
        assert_eq!(
            findings(world, "createCall", input).await,
            [
                "REQUIRED at reference",
                "INVALID_FORMAT at place",
                "INVALID_FORMAT at cpv.1",
                "INVALID_FORMAT at estimatedValue.amount",
                "OUT_OF_RANGE at maxLotsBid",
                "DATES_OUT_OF_ORDER at submissionDeadlineAt",
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn a_reference_is_unique_in_its_cluster_only() {
    in_each_world(async |world| {
        let call = |reference: &str| {
            json!({"clusterId": id(world.west.id), "reference": reference, "title": "T", "buyer": "B"})
        };
        assert_eq!(
            findings(world, "createCall", call("2026-01")).await,
            ["NOT_UNIQUE at reference"]
        );
        let of_the_east = call("2026-03");
        assert!(findings(world, "createCall", of_the_east).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_change_touches_only_what_it_names() {
    in_each_world(async |world| {
        let input = json!({
            "callId": id(world.call.id), "submissionDeadlineAt": null, "description": "Deux lots à venir",
            "version": 1
        });
        let wanted = "call { title submissionDeadlineAt isPastDeadline description status version }";
        let coordinator = &world.people.west_coordinator;
        let payload = world.api.mutate(coordinator, "updateCall", input, wanted).await;
        assert_eq!(
            payload["call"],
            json!({
                "title": "Marché 2026-01", "submissionDeadlineAt": null, "isPastDeadline": false,
                "description": "Deux lots à venir", "status": "PUBLISHED", "version": 2
            })
        );
        let cleared = json!({"callId": id(world.call.id), "title": null, "version": 2});
        assert_eq!(
            findings(world, "updateCall", cleared).await,
            ["REQUIRED at title"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_lost_update_is_caught() {
    in_each_world(async |world| {
        let change =
            |title: &str| json!({"callId": id(world.call.id), "title": title, "version": 1});
        assert!(
            findings(world, "updateCall", change("Le premier"))
                .await
                .is_empty()
        );
        assert_eq!(
            findings(world, "updateCall", change("Le second")).await,
            ["STALE_VERSION at version"]
        );
        let delete = json!({"callId": id(world.call.id), "version": 1});
        assert_eq!(
            findings(world, "deleteCall", delete).await,
            ["STALE_VERSION at version"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_deleted_call_is_gone_with_its_lots() {
    in_each_world(async |world| {
        let input = json!({"callId": id(world.call.id), "version": 1});
        let coordinator = &world.people.west_coordinator;
        let payload = world
            .api
            .mutate(coordinator, "deleteCall", input, "deletedCallId")
            .await;
        assert_eq!(payload["deletedCallId"], id(world.call.id));
        let question =
            "query($call: ID!, $lot: ID!) { callForTender(id: $call) { id } lot(id: $lot) { id } }";
        let variables = json!({"call": id(world.call.id), "lot": id(world.lot.id)});
        let data = world.api.data(coordinator, question, variables).await;
        assert_eq!(data, json!({"callForTender": null, "lot": null}));
    })
    .await;
}
