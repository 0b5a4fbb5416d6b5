//! Runs of the engine that a killed server left behind: nobody waits for them for ever.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::support::hard_lot::hard_lot;
use crate::support::served::in_each_served_world;
use crate::support::server::TestClient;
use crate::support::world::id;

async fn suggest(client: &mut TestClient, lot: String, in_background: bool) -> Value {
    let input = json!({
        "lotId": lot, "inBackground": in_background,
        "options": {"timeLimitMs": 60_000, "nAlternatives": 0}
    });
    let answer = client
        .ask(
            "mutation($input: SuggestGroupingsInput!) { suggestGroupings(input: $input) { run { id status } userErrors { code } } }",
            json!({ "input": input }),
        )
        .await;
    answer["data"]["suggestGroupings"]["run"].clone()
}

async fn read(client: &mut TestClient, run: &Value) -> Value {
    let question = "query($id: ID!) { groupingRun(id: $id) { status finishedAt createdAt suggestions { rank } } }";
    let answer = client.ask(question, json!({"id": run["id"]})).await;
    answer["data"]["groupingRun"].clone()
}

#[tokio::test]
async fn a_run_of_a_killed_server_has_failed_after_the_next_start() {
    in_each_served_world(&[], async |served| {
        let is_shared = served.world.api.app.database.is_shared();
        let lot = hard_lot(&served.world).await;
        let coordinator = served.world.people.west_coordinator.clone();
        let mut client = served.client(&coordinator).await;
        let ended = suggest(&mut client, id(served.world.lot.id), false).await;
        let ended_before = read(&mut client, &ended).await;
        assert_ne!(ended_before["status"], "RUNNING");
        let run = suggest(&mut client, id(lot.id), true).await;
        assert_eq!(read(&mut client, &run).await["status"], "RUNNING");

        let mut served = served.restarted_after(TimeDelta::seconds(5));
        let mut client = served.client(&coordinator).await;
        if is_shared {
            let found = read(&mut client, &run).await;
            assert_eq!(found["status"], "RUNNING", "another server may be at work on it");
            served = served.restarted_after(TimeDelta::minutes(6));
            client = served.client(&coordinator).await;
        }
        let failed = read(&mut client, &run).await;
        assert_eq!(failed["status"], "FAILED");
        assert_ne!(failed["finishedAt"], failed["createdAt"], "it ended when that was seen");
        assert_eq!(read(&mut client, &ended).await, ended_before, "what had ended stays");
        let refused = client
            .ask(
                "mutation($input: CancelGroupingRunInput!) { cancelGroupingRun(input: $input) { userErrors { code } } }",
                json!({"input": {"runId": run["id"]}}),
            )
            .await;
        assert_eq!(
            refused["data"]["cancelGroupingRun"]["userErrors"],
            json!([{"code": "WRONG_STATE"}])
        );
        let again = suggest(&mut client, id(served.world.lot.id), false).await;
        assert_eq!(again["status"], ended["status"], "the server works");
    })
    .await;
}
