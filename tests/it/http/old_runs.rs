//! Runs of the engine that nobody needs any more are deleted after the days that the operator has set.

use std::time::Duration;

use chrono::TimeDelta;
use domain::values::ids::GroupingRunId;
use domain::values::quantity::Level;
use persistence::repositories::directory::capabilities;
use persistence::repositories::groupings::{grouping_runs, run_inputs};
use serde_json::{Value, json};

use crate::support::records;
use crate::support::served::{Served, in_each_served_world};
use crate::support::server::TestClient;
use crate::support::world::id;

async fn suggest(client: &mut TestClient, served: &Served) -> Value {
    let question = "mutation($input: SuggestGroupingsInput!) {
        suggestGroupings(input: $input) { run { id suggestions { id } } } }";
    let input = json!({"lotId": id(served.world.lot.id)});
    let mut answer = client.ask(question, json!({ "input": input })).await;
    answer["data"]["suggestGroupings"]["run"].take()
}

/// The ids of the lot's runs, latest first.
async fn kept(served: &Served) -> Vec<String> {
    let database = &served.world.api.app.database;
    let runs = grouping_runs::runs_by_lot(database.read(), &[served.world.lot.id], 10).await;
    runs.unwrap().iter().map(|run| id(run.id)).collect()
}

/// Waits until so many runs are left.
async fn down_to(served: &Served, n_runs: usize) -> Vec<String> {
    for _ in 0..200 {
        let found = kept(served).await;
        if found.len() <= n_runs {
            return found;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    kept(served).await
}

#[tokio::test]
async fn runs_without_a_consortium_are_deleted_after_the_days_set_and_others_stay() {
    in_each_served_world(&["--keep-runs-days", "30"], async |served| {
        let coordinator = served.world.people.west_coordinator.clone();
        let mut client = served.client(&coordinator).await;
        let world = &served.world;
        let declared = records::capability(world.alpha.id, world.relational.id, Level::Confirmed);
        let transaction = world.begin().await;
        capabilities::insert_capability(&transaction, &declared)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let unused = suggest(&mut client, &served).await;
        let used = suggest(&mut client, &served).await;
        let accepting = "mutation($input: AcceptSuggestionInput!) {
            acceptSuggestion(input: $input) { consortium { id } userErrors { code } } }";
        let input = json!({"suggestionId": used["suggestions"][0]["id"]});
        let answer = client.ask(accepting, json!({ "input": input })).await;
        let accepted = &answer["data"]["acceptSuggestion"];
        assert_eq!(accepted["userErrors"], json!([]), "{answer:#}");
        let unused_id = grouping_run_id(&served, &unused).await;

        let served = served.restarted_after(TimeDelta::days(29));
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert_eq!(kept(&served).await.len(), 2, "a day is left");
        let served = served.restarted_after(TimeDelta::days(2));
        assert_eq!(down_to(&served, 1).await, [used["id"].as_str().unwrap()]);
        let reader = served.world.api.app.database.read();
        let input = run_inputs::find_run_input(reader, unused_id).await.unwrap();
        assert_eq!(input, None, "what it was asked is gone with it");
    })
    .await;
}

#[tokio::test]
async fn an_operator_can_keep_runs_for_ever() {
    in_each_served_world(&["--keep-runs-days", "0"], async |served| {
        let coordinator = served.world.people.west_coordinator.clone();
        let mut client = served.client(&coordinator).await;
        suggest(&mut client, &served).await;
        let served = served.restarted_after(TimeDelta::days(10_000));
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert_eq!(kept(&served).await.len(), 1);
    })
    .await;
}

async fn grouping_run_id(served: &Served, run: &Value) -> GroupingRunId {
    let database = &served.world.api.app.database;
    let runs = grouping_runs::runs_by_lot(database.read(), &[served.world.lot.id], 10).await;
    let mut runs = runs.unwrap().into_iter();
    runs.find(|one| json!(id(one.id)) == run["id"]).unwrap().id
}
