//! Making, changing and deleting lots.

use serde_json::{Value, json};

use crate::support::world::{World, id, in_each_world};

async fn findings(world: &World, mutation: &str, input: Value) -> Vec<String> {
    let coordinator = &world.people.west_coordinator;
    world.api.findings(coordinator, mutation, input).await
}

#[tokio::test]
async fn a_lot_comes_after_the_others() {
    in_each_world(async |world| {
        let input = json!({
            "callId": id(world.call.id), "number": "2", "title": "Hébergement", "maxMembers": 4,
            "coordinates": {"latitude": 48.39, "longitude": -4.486}, "forbidsSeveralGroups": true
        });
        let wanted = "lot { number position maxMembers coordinates { latitude longitude } forbidsSeveralGroups \
            forbidsAloneAndGrouped call { reference } viewerCanSuggest viewerCanAnswerInterest }";
        let coordinator = &world.people.west_coordinator;
        let payload = world.api.mutate(coordinator, "createLot", input, wanted).await;
        assert_eq!(
            payload["lot"],
            json!({
                "number": "2", "position": 1, "maxMembers": 4,
                "coordinates": {"latitude": 48.39, "longitude": -4.486}, "forbidsSeveralGroups": true,
                "forbidsAloneAndGrouped": null, "call": {"reference": "2026-01"}, "viewerCanSuggest": true,
                "viewerCanAnswerInterest": false
            })
        );
    })
    .await;
}

#[tokio::test]
async fn all_that_is_wrong_with_a_lot_is_told_at_once() {
    in_each_world(async |world| {
        let input = json!({
            "callId": id(world.call.id), "number": "1", "title": "", "maxMembers": 0,
            "coordinates": {"latitude": 91.0, "longitude": 0.0}
        });
        assert_eq!(
            findings(world, "createLot", input).await,
            [
                "REQUIRED at title",
                "OUT_OF_RANGE at coordinates.latitude",
                "OUT_OF_RANGE at maxMembers"
            ]
        );
        let same_number = json!({"callId": id(world.call.id), "number": "1", "title": "Encore"});
        assert_eq!(
            findings(world, "createLot", same_number).await,
            ["NOT_UNIQUE at number"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_lot_is_changed_and_lost_updates_are_caught() {
    in_each_world(async |world| {
        let input = json!({"lotId": id(world.lot.id), "description": "Tout compris", "version": 1});
        let coordinator = &world.people.west_coordinator;
        let payload = world
            .api
            .mutate(
                coordinator,
                "updateLot",
                input.clone(),
                "lot { title description version }",
            )
            .await;
        assert_eq!(
            payload["lot"],
            json!({"title": "Lot 1", "description": "Tout compris", "version": 2})
        );
        assert_eq!(
            findings(world, "updateLot", input).await,
            ["STALE_VERSION at version"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_call_keeps_its_last_lot() {
    in_each_world(async |world| {
        let delete = json!({"lotId": id(world.lot.id), "version": 1});
        assert_eq!(
            findings(world, "deleteLot", delete.clone()).await,
            ["WRONG_STATE at lotId"]
        );
        let second = json!({"callId": id(world.call.id), "number": "2", "title": "Second"});
        assert!(findings(world, "createLot", second).await.is_empty());
        let coordinator = &world.people.west_coordinator;
        let wanted = "deletedLotId call { lots { number } }";
        let payload = world
            .api
            .mutate(coordinator, "deleteLot", delete, wanted)
            .await;
        assert_eq!(payload["deletedLotId"], id(world.lot.id));
        assert_eq!(payload["call"]["lots"], json!([{"number": "2"}]));
    })
    .await;
}
