//! Steering what the engine answers, through the API: standing a withdrawal, staying near a grouping, whom to spare.

use domain::values::ids::SuggestionId;
use serde_json::{Value, json};

use crate::support::searching::{Searching, names};
use crate::support::world::{World, id, in_each_world};

#[tokio::test]
async fn a_grouping_stands_the_withdrawal_of_any_member_or_the_run_says_what_stands_against_it() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let run = market.suggest(json!({"standsOneWithdrawal": true})).await;
        assert_eq!(run["status"], "PROVEN_OPTIMAL");
        let best = &run["suggestions"][0];
        assert_eq!(
            best["members"].as_array().unwrap().len(),
            4,
            "two hold each"
        );
        for reason in best["reasons"].as_array().unwrap() {
            assert_eq!(reason["lostWithout"], json!([]));
        }
        let run = market
            .suggest(json!({"standsOneWithdrawal": true, "maxMembers": 3}))
            .await;
        assert_eq!(run["status"], "INFEASIBLE");
        let kinds = |list: &Value| -> Vec<Value> {
            let list = list.as_array().unwrap().iter();
            list.map(|one| one["kind"].clone()).collect()
        };
        let conflict = &run["conflict"];
        assert!(kinds(&conflict["elements"]).contains(&json!("STANDS_ONE_WITHDRAWAL")));
        let repairs = kinds(&conflict["repairs"]);
        assert_eq!(repairs[..2], ["RAISE_MAX_MEMBERS", "ACCEPT_INDISPENSABLE"]);
        assert_eq!(conflict["repairs"][0]["to"], 4);
    })
    .await;
}

#[tokio::test]
async fn the_nearest_to_a_suggestion_or_to_companies_comes_first() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let run = market.suggest(json!({})).await;
        let other = &run["suggestions"][1];
        assert_ne!(
            names(&other["members"]),
            names(&run["suggestions"][0]["members"])
        );
        let near = market.suggest(json!({"nearSuggestion": other["id"]})).await;
        let best = &near["suggestions"][0];
        assert_eq!(names(&best["members"]), names(&other["members"]));
        assert_eq!(
            best["objective"][1],
            json!({"objective": "CHANGE", "value": "0"})
        );
        let (zeta, epsilon) = (id(market.zeta.id), id(market.epsilon.id));
        let near = market.suggest(json!({"near": [zeta, epsilon]})).await;
        assert_eq!(
            names(&near["suggestions"][0]["members"]),
            ["Epsilon", "Zeta"]
        );
        let asked = "run { options { near { name } objectives standsOneWithdrawal } }";
        let input = json!({"lotId": id(market.lot.id), "options": {"near": [epsilon]}});
        let payload = mutate(world, input, asked).await;
        let options = &payload["run"]["options"];
        assert_eq!(options["near"], json!([{"name": "Epsilon"}]));
        assert_eq!(options["standsOneWithdrawal"], false);
        assert_eq!(options["objectives"][1], "CHANGE");
    })
    .await;
}

#[tokio::test]
async fn what_there_is_nothing_to_compare_with_is_refused() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let alpha = id(world.alpha.id);
        for (options, expected) in [
            (
                json!({"objectives": ["CHANGE"]}),
                "CONTRADICTORY_OPTIONS at options.objectives",
            ),
            (
                json!({"objectives": ["MEMBERS"], "near": [alpha]}),
                "CONTRADICTORY_OPTIONS at options.near",
            ),
            (
                json!({"nearSuggestion": id(SuggestionId::new())}),
                "NOT_FOUND at options.nearSuggestion",
            ),
            (
                json!({"nearSuggestion": alpha}),
                "NOT_FOUND at options.nearSuggestion",
            ),
        ] {
            let input = json!({"lotId": id(market.lot.id), "options": options});
            let coordinator = &world.people.west_coordinator;
            let found = world
                .api
                .findings(coordinator, "suggestGroupings", input)
                .await;
            assert_eq!(found, [expected]);
        }
    })
    .await;
}

async fn mutate(world: &World, input: Value, wanted: &str) -> Value {
    let coordinator = &world.people.west_coordinator;
    world
        .api
        .mutate(coordinator, "suggestGroupings", input, wanted)
        .await
}
