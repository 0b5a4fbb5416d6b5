//! Replaying runs: the same question gets the same answer, whatever the lot has become since.

use serde_json::{Value, json};

use crate::support::searching::{Searching, names};
use crate::support::world::{World, id, in_each_world};

const REPLAY: &str = "run { id status answerFingerprint isOutdated isInputKept replayOf { id }
        suggestions { id members { name } lead { name } } }
    comparison { isSameInput isSameAnswer tellsInput nLeftOut differences { kind } }";

async fn replay(world: &World, run: &Value) -> Value {
    let input = json!({"runId": run["id"]});
    let coordinator = &world.people.west_coordinator;
    let payload = world
        .api
        .mutate(coordinator, "replayGroupingRun", input, REPLAY)
        .await;
    assert_eq!(payload["userErrors"], json!([]), "{payload:#}");
    payload
}

#[tokio::test]
async fn a_replay_gets_the_same_answer_although_the_lot_has_changed() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let run = market
            .suggest(json!({"excluded": [id(market.delta.id)], "minDifference": 2}))
            .await;
        let no =
            json!({"lotId": id(market.lot.id), "companyId": id(world.alpha.id), "answer": "NO"});
        let manager = &world.people.alpha_manager;
        world.api.mutate(manager, "answerInterest", no, "").await;

        let payload = replay(world, &run).await;
        let again = &payload["run"];
        assert_eq!(again["status"], run["status"]);
        assert_eq!(again["replayOf"], json!({"id": run["id"]}));
        assert_ne!(again["id"], run["id"]);
        assert_eq!(again["isOutdated"], true, "as the one that it repeats");
        let count = |run: &Value| run["suggestions"].as_array().unwrap().len();
        assert_eq!(count(again), count(&run));
        for (one, other) in [0, 1].map(|rank: usize| (&run["suggestions"][rank], &again["suggestions"][rank])) {
            assert_eq!(names(&one["members"]), names(&other["members"]));
            assert_ne!(one["id"], other["id"], "a suggestion of its own");
        }
        assert_eq!(
            payload["comparison"],
            json!({"isSameInput": true, "isSameAnswer": true, "tellsInput": true, "nLeftOut": 0, "differences": []})
        );
        let twice = replay(world, again).await;
        assert_eq!(twice["run"]["answerFingerprint"], again["answerFingerprint"]);
        assert_eq!(twice["run"]["isInputKept"], true);

        let today = market.suggest(json!({"minDifference": 2})).await;
        assert!(!names(&today["suggestions"][0]["members"]).contains(&"Alpha".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn a_run_at_work_and_one_of_another_cluster_cannot_be_replayed() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let mut turns = Vec::new();
        while let Ok(turn) = world.api.app.grouping_jobs.turns().try_acquire_owned() {
            turns.push(turn);
        }
        let input = json!({"lotId": id(market.lot.id), "inBackground": true});
        let coordinator = &world.people.west_coordinator;
        let payload = world
            .api
            .mutate(coordinator, "suggestGroupings", input, "run { id status }")
            .await;
        let run = json!({"runId": payload["run"]["id"]});
        let found = world
            .api
            .findings(coordinator, "replayGroupingRun", run.clone())
            .await;
        assert_eq!(found, ["WRONG_STATE at runId"]);
        let stranger = &world.people.east_coordinator;
        let found = world
            .api
            .findings(stranger, "replayGroupingRun", run.clone())
            .await;
        assert_eq!(found, ["NOT_FOUND at runId"]);
        let cancelled = world
            .api
            .findings(coordinator, "cancelGroupingRun", run.clone())
            .await;
        assert!(cancelled.is_empty(), "{cancelled:?}");
        drop(turns);
        let payload = world
            .api
            .mutate(coordinator, "replayGroupingRun", run, REPLAY)
            .await;
        assert_eq!(payload["run"]["status"], "PROVEN_OPTIMAL");
        let kinds = &payload["comparison"]["differences"];
        assert_eq!(*kinds, json!([{"kind": "STATUS_CHANGED"}]));
        assert_eq!(payload["comparison"]["isSameAnswer"], false);
    })
    .await;
}

#[tokio::test]
async fn a_replay_in_the_background_is_followed_like_any_run() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let run = market.suggest(json!({})).await;
        let input = json!({"runId": run["id"], "inBackground": true});
        let coordinator = &world.people.west_coordinator;
        let payload = world
            .api
            .mutate(coordinator, "replayGroupingRun", input, REPLAY)
            .await;
        assert_eq!(payload["run"]["status"], "RUNNING");
        assert_eq!(payload["comparison"], Value::Null);
        let question = "query($id: ID!, $with: ID!) { groupingRun(id: $id) { status comparison(with: $with) { isSameAnswer } } }";
        let variables = json!({"id": payload["run"]["id"], "with": run["id"]});
        for _ in 0..600 {
            let data = world.api.data(coordinator, question, variables.clone()).await;
            if data["groupingRun"]["status"] != "RUNNING" {
                assert_eq!(data["groupingRun"]["comparison"]["isSameAnswer"], true);
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        panic!("the replay did not end");
    })
    .await;
}
