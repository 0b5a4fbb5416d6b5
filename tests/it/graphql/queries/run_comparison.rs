//! Comparing two runs field by field: every change shows, none that did not happen, and none that may not be told.

use domain::directory::company::Company;
use domain::values::quantity::{FteTenths, Level};
use persistence::repositories::directory::{capabilities, companies};
use persistence::repositories::groupings::grouping_runs;
use serde_json::{Value, json};

use crate::support::records;
use crate::support::searching::Searching;
use crate::support::world::{World, id, in_each_world};

const COMPARISON: &str = "isSameInput isSameAnswer tellsInput nLeftOut differences {
    kind aspect company { name } requirementName competencyName objective before after members { name } }";

async fn compared(world: &World, run: &Value, with: &Value) -> Value {
    let question = format!(
        "query($run: ID!, $with: ID!) {{ groupingRun(id: $run) {{ comparison(with: $with) {{ {COMPARISON} }} }} }}"
    );
    let coordinator = &world.people.west_coordinator;
    let variables = json!({"run": run["id"], "with": with["id"]});
    let mut data = world.api.data(coordinator, &question, variables).await;
    data["groupingRun"]["comparison"].take()
}

/// The differences in short: kind, aspect, company, figures.
fn lines(comparison: &Value) -> Vec<String> {
    let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let differences = comparison["differences"].as_array().unwrap();
    let line = |one: &Value| {
        let subject = [
            &one["company"]["name"],
            &one["requirementName"],
            &one["competencyName"],
            &one["objective"],
        ];
        let subjects: Vec<String> = subject
            .into_iter()
            .filter(|one| !one.is_null())
            .map(word)
            .collect();
        format!(
            "{} {} {} {}>{}",
            word(&one["kind"]),
            word(&one["aspect"]),
            subjects.join("/"),
            word(&one["before"]),
            word(&one["after"])
        )
    };
    differences.iter().map(line).collect()
}

#[tokio::test]
async fn wishes_and_answers_are_compared() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let first = market.suggest(json!({"pinned": [id(market.delta.id)], "nAlternatives": 0})).await;
        let options = json!({"excluded": [id(market.delta.id)], "nAlternatives": 0, "maxMembers": 4, "timeLimitMs": 4000});
        let second = market.suggest(options).await;
        let seen = compared(world, &second, &first).await;
        assert_eq!(json!([seen["isSameInput"], seen["isSameAnswer"], seen["tellsInput"]]), json!([true, false, true]));
        let lines = lines(&seen);
        for expected in [
            "OPTION_COMPANY_REMOVED PINNED Delta ->-",
            "OPTION_COMPANY_ADDED EXCLUDED Delta ->-",
            "OPTION_CHANGED MAX_MEMBERS  ->4",
            "OPTION_CHANGED TIME_LIMIT  5000>4000",
            "OBJECTIVE_CHANGED - WEAK_PROOF 1>0",
            "BOUND_CHANGED - WEAK_PROOF 1>0",
            "MEMBER_ADDED - Beta ->-",
            "MEMBER_REMOVED - Delta ->-",
        ] {
            assert!(lines.contains(&expected.to_owned()), "{expected} in {lines:#?}");
        }
        assert!(lines.iter().all(|line| !line.starts_with("CANDIDATE") && !line.starts_with("STATUS")), "{lines:#?}");
        let with_itself = compared(world, &first, &first).await;
        assert_eq!(with_itself["isSameAnswer"], true);
        assert_eq!(with_itself["differences"], json!([]));
    })
    .await;
}

/// Changes the lot and who could answer it.
async fn change_everything(world: &World, market: &Searching<'_>) -> Company {
    let coordinator = &world.people.west_coordinator;
    let newcomer = records::company(world.west.id, "Êta");
    let transaction = world.begin().await;
    companies::insert_company(&transaction, &newcomer)
        .await
        .unwrap();
    let mut declared = capabilities::capabilities_by_company(&transaction, &[market.delta.id])
        .await
        .unwrap();
    let mut capability = declared.remove(0);
    capability.level = Level::Expert;
    capability.fte = FteTenths(25);
    capabilities::update_capability(&transaction, &capability, 1)
        .await
        .unwrap();
    let more = records::capability(market.zeta.id, world.databases.id, Level::Confirmed);
    capabilities::insert_capability(&transaction, &more)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    let changes = [
        (
            "deleteRequirement",
            json!({"requirementId": id(market.maps.id), "version": 1}),
        ),
        (
            "updateLot",
            json!({"lotId": id(market.lot.id), "version": 1, "maxMembers": 3}),
        ),
    ];
    for (operation, input) in changes {
        let found = world.api.findings(coordinator, operation, input).await;
        assert!(found.is_empty(), "{operation}: {found:?}");
    }
    let answer = json!({"lotId": id(market.lot.id), "companyId": id(world.beta.id), "answer": "MAYBE",
                        "notWithIds": [id(world.alpha.id)]});
    world
        .api
        .mutate(&world.people.beta_manager, "answerInterest", answer, "")
        .await;
    newcomer
}

#[tokio::test]
async fn changes_of_the_input_are_told_with_their_figures() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let first = market.suggest(json!({})).await;
        change_everything(world, &market).await;
        let second = market.suggest(json!({})).await;
        let seen = compared(world, &second, &first).await;
        assert_eq!(
            json!([seen["isSameInput"], seen["tellsInput"], seen["nLeftOut"]]),
            json!([false, true, 0])
        );
        let told = lines(&seen);
        for expected in [
            "LOT_CHANGED MAX_MEMBERS  ->3",
            "REQUIREMENT_REMOVED - Cartes ->-",
            "CANDIDATE_ADDED - Êta ->-",
            "INTEREST_CHANGED - Beta ->MAYBE",
            "CAPABILITY_CHANGED LEVEL Delta/Cartes 2>4",
            "CAPABILITY_CHANGED FTE Delta/Cartes 1.0>2.5",
            "CAPABILITY_ADDED - Zeta/Bases de données ->-",
            "OBJECTIVE_CHANGED - MEMBERS 2>1",
            "MEMBER_REMOVED - Beta ->-",
        ] {
            assert!(
                told.contains(&expected.to_owned()),
                "{expected} in {told:#?}"
            );
        }
        let back = lines(&compared(world, &first, &second).await);
        assert!(
            back.contains(&"CAPABILITY_CHANGED LEVEL Delta/Cartes 4>2".to_owned()),
            "{back:#?}"
        );
        assert!(
            back.contains(&"REQUIREMENT_ADDED - Cartes ->-".to_owned()),
            "{back:#?}"
        );
    })
    .await;
}

#[tokio::test]
async fn what_companies_will_not_work_with_is_never_told() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let manager = &world.people.beta_manager;
        let answer = |not_with: Vec<String>| {
            json!({"lotId": id(market.lot.id), "companyId": id(world.beta.id),
                                                    "answer": "MEMBER", "notWithIds": not_with})
        };
        world
            .api
            .mutate(manager, "answerInterest", answer(Vec::new()), "")
            .await;
        let first = market.suggest(json!({"nAlternatives": 0})).await;
        let hostile = answer(vec![id(market.epsilon.id)]);
        let found = world.api.findings(manager, "answerInterest", hostile).await;
        assert!(found.is_empty(), "{found:?}");
        let second = market.suggest(json!({"nAlternatives": 0})).await;
        let seen = compared(world, &second, &first).await;
        assert_eq!(seen["isSameInput"], false);
        assert_eq!(
            seen["differences"],
            json!([]),
            "the answer is the same and the condition a secret"
        );
    })
    .await;
}

#[tokio::test]
async fn a_company_that_has_left_is_told_as_gone_and_nothing_more_of_it() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let first = market.suggest(json!({})).await;
        let newcomer = change_everything(world, &market).await;
        let second = market.suggest(json!({})).await;
        for company in [&market.delta, &newcomer] {
            let moved = Company {
                cluster_ids: vec![world.east.id],
                ..company.clone()
            };
            let transaction = world.begin().await;
            companies::update_company(&transaction, &moved, 1)
                .await
                .unwrap();
            transaction.commit().await.unwrap();
        }
        let seen = compared(world, &second, &first).await;
        let told = lines(&seen);
        assert!(
            told.iter()
                .all(|line| !line.starts_with("CAPABILITY_CHANGED")),
            "{told:#?}"
        );
        assert_eq!(seen["nLeftOut"], 2);
        assert!(
            told.contains(&"CAPABILITY_ADDED - Zeta/Bases de données ->-".to_owned()),
            "{told:#?}"
        );
        let third = market.suggest(json!({})).await;
        let told = lines(&compared(world, &third, &second).await);
        assert!(
            told.contains(&"CANDIDATE_REMOVED - Delta ->-".to_owned()),
            "{told:#?}"
        );
    })
    .await;
}

#[tokio::test]
async fn runs_on_other_lots_and_of_other_clusters_are_like_absent_ones() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let run = market.suggest(json!({})).await;
        let coordinator = &world.people.west_coordinator;
        let input = json!({"lotId": id(world.lot.id)});
        let other = world
            .api
            .mutate(coordinator, "suggestGroupings", input, "run { id }")
            .await;
        assert_eq!(compared(world, &run, &other["run"]).await, Value::Null);
        let stranger = json!({"id": id(domain::values::ids::GroupingRunId::new())});
        assert_eq!(compared(world, &run, &stranger).await, Value::Null);
        assert_eq!(
            compared(world, &run, &json!({"id": "none"})).await,
            Value::Null
        );
    })
    .await;
}

#[tokio::test]
async fn the_history_of_a_lot_takes_as_many_statements_with_ten_runs_as_with_two() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let question = "query($lot: ID!) { lot(id: $lot) { groupingRuns {
            id status createdAt requestedBy isOutdated isInputKept answerFingerprint replayOf { id createdAt } } } }";
        let coordinator = &world.people.west_coordinator;
        let variables = json!({"lot": id(market.lot.id)});
        let mut counted = Vec::new();
        for n_more in [2, 8] {
            for _ in 0..n_more {
                let run = market.suggest(json!({"nAlternatives": 0})).await;
                let input = json!({"runId": run["id"]});
                let found = world.api.findings(coordinator, "replayGroupingRun", input).await;
                assert!(found.is_empty(), "{found:?}");
            }
            counted.push(world.api.n_statements(coordinator, question, variables.clone()).await);
        }
        assert_eq!(counted[0], counted[1]);
        let run_id = grouping_runs::runs_by_lot(world.api.app.database.read(), &[market.lot.id], 1)
            .await
            .unwrap()[0]
            .id;
        let data = world.api.data(coordinator, question, variables).await;
        assert_eq!(data["lot"]["groupingRuns"][0]["id"], id(run_id));
        assert_ne!(data["lot"]["groupingRuns"][0]["replayOf"], Value::Null);
        assert_eq!(data["lot"]["groupingRuns"][1]["replayOf"], Value::Null);
    })
    .await;
}
