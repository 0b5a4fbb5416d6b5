//! Runs of the engine in the background: waiting for their turn, ending, being stopped.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::OwnedSemaphorePermit;

use crate::support::searching::{RUN, Searching};
use crate::support::world::{World, id, in_each_world};

/// Takes all turns, so that every search waits until they are given back.
pub(super) async fn all_turns(world: &World) -> Vec<OwnedSemaphorePermit> {
    let turns = world.api.app.grouping_jobs.turns();
    let mut taken = Vec::new();
    while let Ok(turn) = std::sync::Arc::clone(&turns).try_acquire_owned() {
        taken.push(turn);
    }
    assert!(!taken.is_empty());
    taken
}

async fn in_background(world: &World, market: &Searching<'_>) -> Value {
    let input = json!({"lotId": id(market.lot.id), "inBackground": true});
    let coordinator = &world.people.west_coordinator;
    let payload = world
        .api
        .mutate(
            coordinator,
            "suggestGroupings",
            input,
            &format!("run {{ {RUN} }}"),
        )
        .await;
    assert_eq!(payload["userErrors"], json!([]));
    payload["run"].clone()
}

async fn read(world: &World, run: &Value) -> Value {
    let question = format!("query($id: ID!) {{ groupingRun(id: $id) {{ {RUN} }} }}");
    let coordinator = &world.people.west_coordinator;
    let mut data = world
        .api
        .data(coordinator, &question, json!({"id": run["id"]}))
        .await;
    data["groupingRun"].take()
}

async fn after_the_end(world: &World, run: &Value) -> Value {
    for _ in 0..600 {
        let found = read(world, run).await;
        if found["status"] != "RUNNING" {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the run did not end");
}

async fn cancel(world: &World, run: &Value) -> Value {
    let input = json!({"runId": run["id"]});
    let coordinator = &world.people.west_coordinator;
    let wanted = "run { status finishedAt suggestions { id } }";
    world
        .api
        .mutate(coordinator, "cancelGroupingRun", input, wanted)
        .await
}

#[tokio::test]
async fn a_run_in_the_background_is_answered_at_once_and_ends_by_itself() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let turns = all_turns(world).await;
        let run = in_background(world, &market).await;
        assert_eq!(
            json!([
                run["status"],
                run["suggestions"],
                run["finishedAt"],
                run["bound"]
            ]),
            json!(["RUNNING", [], null, []])
        );
        assert_eq!(read(world, &run).await["status"], "RUNNING");
        drop(turns);
        let ended = after_the_end(world, &run).await;
        assert_eq!(ended["status"], "PROVEN_OPTIMAL");
        market.claims_are_true(&ended).await;
        let input = json!({"runId": run["id"]});
        let coordinator = &world.people.west_coordinator;
        assert_eq!(
            world
                .api
                .findings(coordinator, "cancelGroupingRun", input)
                .await,
            ["WRONG_STATE at runId"],
            "it has ended already"
        );
    })
    .await;
}

#[tokio::test]
async fn a_run_that_waits_for_its_turn_can_be_stopped_and_stays_so() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let turns = all_turns(world).await;
        let run = in_background(world, &market).await;
        let payload = cancel(world, &run).await;
        assert_eq!(payload["userErrors"], json!([]));
        assert_eq!(payload["run"]["status"], "STOPPED");
        assert_ne!(payload["run"]["finishedAt"], Value::Null);
        drop(turns);
        // Its turn comes, and nothing is stored any more.
        let next = in_background(world, &market).await;
        after_the_end(world, &next).await;
        let stopped = read(world, &run).await;
        assert_eq!(
            json!([stopped["status"], stopped["suggestions"]]),
            json!(["STOPPED", []])
        );
        let again = cancel(world, &run).await;
        assert_eq!(again["userErrors"][0]["code"], "WRONG_STATE");
    })
    .await;
}

#[tokio::test]
async fn whoever_waits_for_a_run_that_is_stopped_gets_it_as_it_is_stored() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let turns = all_turns(world).await;
        let stopping = async {
            let question =
                "query($id: ID!) { node(id: $id) { ... on Lot { groupingRuns { id } } } }";
            let coordinator = &world.people.west_coordinator;
            let run = loop {
                let variables = json!({"id": id(market.lot.id)});
                let data = world.api.data(coordinator, question, variables).await;
                let run = data["node"]["groupingRuns"][0].clone();
                if !run.is_null() {
                    break run;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            };
            cancel(world, &run).await;
            drop(turns);
        };
        let (answered, ()) = tokio::join!(market.suggest(json!({})), stopping);
        assert_eq!(
            json!([answered["status"], answered["suggestions"]]),
            json!(["STOPPED", []]),
            "nothing is answered that is not stored"
        );
    })
    .await;
}
