//! One plan for all lots of a call as a run, through the API: kept, marked as outdated, steered lot by lot, replayed.

use cordee::graphql::node_id;
use domain::procurement::lot::Lot;
use domain::procurement::requirement::Demand;
use domain::values::ids::{CallId, CompanyId, LotId};
use persistence::repositories::groupings::call_plans;
use persistence::repositories::procurement::{calls, lots, requirements};
use serde_json::{Value, json};

use super::runs::all_turns;
use crate::support::records;
use crate::support::searching::{Searching, names};
use crate::support::world::{World, id, in_each_world};

const RUN: &str = "id status isOutdated isInputKept answerFingerprint nodes replayOf { id } lots { number }
    planOptions { allowsSubcontractors pinned { lotId company { name } } excluded { company { name } } leftOut timeLimitMs }
    plan { isProven nLots nServed lots { lot { number } grouping { members { name } } } loads { company { name } lots { number } } }";

/// The market's lot and another that asks for maps; the world's own lot is left out, because nobody covers it.
struct Planned<'a> {
    world: &'a World,
    market: Searching<'a>,
    maps_only: Lot,
}

impl<'a> Planned<'a> {
    async fn of(world: &'a World) -> Self {
        let market = Searching::market(world).await;
        let maps_only = records::lot(&world.call, 3);
        let Demand::Competency { competency_id, .. } = market.maps.demand else {
            panic!("the market asks for a competency");
        };
        let asked = records::asks(maps_only.id, 0, competency_id);
        let transaction = world.begin().await;
        lots::insert_lot(&transaction, &maps_only).await.unwrap();
        requirements::insert_requirements(&transaction, &[asked])
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        Self {
            world,
            market,
            maps_only,
        }
    }

    fn on_lot(&self, company: CompanyId) -> Value {
        json!({"lotId": id(self.maps_only.id), "companyId": id(company)})
    }

    async fn plan(&self, mut options: Value) -> Value {
        options["leftOut"] = json!([id(self.world.lot.id)]);
        let input = json!({"callId": id(self.world.call.id), "options": options});
        let coordinator = &self.world.people.west_coordinator;
        let wanted = format!("run {{ {RUN} }}");
        let api = &self.world.api;
        let payload = api.mutate(coordinator, "planCall", input, &wanted).await;
        assert_eq!(payload["userErrors"], json!([]), "{payload:#}");
        payload["run"].clone()
    }

    /// The plan of a run as it is written in the database.
    async fn stored(&self, run: &Value) -> String {
        let run_id = node_id::read(run["id"].as_str().unwrap()).unwrap();
        let database = &self.world.api.app.database;
        let found = call_plans::plans_by_run(database.read(), &[run_id]).await;
        let kept = found.unwrap().remove(&run_id).unwrap();
        serde_json::to_string(&kept.plan.unwrap()).unwrap()
    }

    async fn findings(&self, options: Value) -> Vec<String> {
        let input = json!({"callId": id(self.world.call.id), "options": options});
        let coordinator = &self.world.people.west_coordinator;
        self.world
            .api
            .findings(coordinator, "planCall", input)
            .await
    }
}

fn members(run: &Value, number: &str) -> Vec<String> {
    let lots = run["plan"]["lots"].as_array().unwrap();
    let lot = lots.iter().find(|one| one["lot"]["number"] == number);
    names(&lot.unwrap()["grouping"]["members"])
}

#[tokio::test]
async fn a_plan_is_kept_with_its_call_until_something_that_it_read_changes() {
    in_each_world(async |world| {
        let planned = Planned::of(world).await;
        let run = planned.plan(json!({})).await;
        assert_eq!(run["status"], "PROVEN_OPTIMAL", "{run:#}");
        assert_eq!(run["isOutdated"], false);
        assert_eq!(run["lots"], json!([{"number": "2"}, {"number": "3"}]));
        assert_eq!(members(&run, "2"), ["Alpha", "Beta"]);
        assert_eq!(members(&run, "3"), ["Beta"]);
        let question = format!(
            "query($call: ID!, $lot: ID!) {{
                callForTender(id: $call) {{ planRuns {{ {RUN} }} jointGroupingRuns {{ id }} }}
                lot(id: $lot) {{ groupingRuns {{ id }} }} }}"
        );
        let variables = json!({"call": id(world.call.id), "lot": id(planned.market.lot.id)});
        let coordinator = &world.people.west_coordinator;
        let data = world
            .api
            .data(coordinator, &question, variables.clone())
            .await;
        assert_eq!(data["callForTender"]["planRuns"], json!([run]));
        assert_eq!(data["callForTender"]["jointGroupingRuns"], json!([]));
        assert_eq!(data["lot"]["groupingRuns"], json!([]));
        let seen = world
            .api
            .data(&world.people.alpha_manager, &question, variables.clone())
            .await;
        assert_eq!(seen["callForTender"]["planRuns"], Value::Null);
        let another = records::lot(&world.call, 4);
        let transaction = world.begin().await;
        lots::insert_lot(&transaction, &another).await.unwrap();
        transaction.commit().await.unwrap();
        let data = world.api.data(coordinator, &question, variables).await;
        let kept = &data["callForTender"]["planRuns"][0];
        assert_eq!(kept["isOutdated"], true, "a lot more is to be planned");
        assert_eq!(kept["plan"], run["plan"]);
    })
    .await;
}

#[tokio::test]
async fn companies_are_pinned_and_excluded_lot_by_lot() {
    in_each_world(async |world| {
        let planned = Planned::of(world).await;
        let pinned = json!([planned.on_lot(planned.market.delta.id)]);
        let run = planned.plan(json!({"pinned": pinned})).await;
        assert_eq!(members(&run, "2"), ["Alpha", "Beta"]);
        assert_eq!(members(&run, "3"), ["Delta"]);
        let told = &run["planOptions"]["pinned"][0];
        assert_eq!(told["company"]["name"], "Delta");
        assert_eq!(told["lotId"], id(planned.maps_only.id));
        let excluded = json!([planned.on_lot(world.beta.id)]);
        let run = planned.plan(json!({"excluded": excluded})).await;
        assert_eq!(members(&run, "2"), ["Alpha", "Beta"]);
        assert_ne!(members(&run, "3"), ["Beta"]);
    })
    .await;
}

#[tokio::test]
async fn a_plan_is_replayed_from_what_it_was_asked() {
    in_each_world(async |world| {
        let planned = Planned::of(world).await;
        let pinned = json!([planned.on_lot(planned.market.delta.id)]);
        let run = planned.plan(json!({"pinned": pinned})).await;
        let more = records::asks(planned.maps_only.id, 1, world.postgresql.id);
        let transaction = world.begin().await;
        requirements::insert_requirements(&transaction, &[more])
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let coordinator = &world.people.west_coordinator;
        let input = json!({"runId": run["id"]});
        let wanted = format!("run {{ {RUN} }}");
        let api = &world.api;
        let again = api
            .mutate(coordinator, "replayGroupingRun", input, &wanted)
            .await;
        assert_eq!(again["userErrors"], json!([]));
        assert_eq!(again["run"]["plan"], run["plan"]);
        assert_eq!(again["run"]["answerFingerprint"], run["answerFingerprint"]);
        assert_eq!(again["run"]["planOptions"], run["planOptions"]);
        assert_eq!(again["run"]["replayOf"]["id"], run["id"]);
        assert_eq!(again["run"]["isOutdated"], true);
    })
    .await;
}

#[tokio::test]
async fn the_same_question_gets_the_same_plan_to_the_byte() {
    in_each_world(async |world| {
        let planned = Planned::of(world).await;
        let first = planned.plan(json!({})).await;
        let second = planned.plan(json!({})).await;
        assert_ne!(first["id"], second["id"]);
        let stored = [planned.stored(&first).await, planned.stored(&second).await];
        assert_eq!(stored[0], stored[1]);
        assert!(stored[0].contains("is_proven"), "{}", stored[0]);
        assert_eq!(first["answerFingerprint"], second["answerFingerprint"]);
        assert_eq!(first["nodes"], second["nodes"], "found in the same steps");
        let pinned = json!([planned.on_lot(planned.market.delta.id)]);
        let other = planned.plan(json!({"pinned": pinned})).await;
        assert_ne!(other["answerFingerprint"], first["answerFingerprint"]);
        let question = "query($id: ID!, $with: ID!) { groupingRun(id: $id) { comparison(with: $with) { isSameAnswer } } }";
        let variables = json!({"id": first["id"], "with": second["id"]});
        let coordinator = &world.people.west_coordinator;
        let told = world.api.data(coordinator, question, variables).await;
        assert_eq!(told["groupingRun"]["comparison"], Value::Null);
    })
    .await;
}

#[tokio::test]
async fn a_plan_is_stopped_like_any_run() {
    in_each_world(async |world| {
        let planned = Planned::of(world).await;
        let turns = all_turns(world).await;
        let coordinator = &world.people.west_coordinator;
        let input = json!({"callId": id(world.call.id), "inBackground": true});
        let wanted = format!("run {{ {RUN} }}");
        let api = &world.api;
        let payload = api.mutate(coordinator, "planCall", input, &wanted).await;
        let run = &payload["run"];
        assert_eq!(
            json!([run["status"], run["plan"]]),
            json!(["RUNNING", null])
        );
        let input = json!({"runId": run["id"]});
        let stopped = api
            .mutate(coordinator, "cancelGroupingRun", input, &wanted)
            .await;
        assert_eq!(stopped["run"]["status"], "STOPPED");
        drop(turns);
        // Its turn comes, and nothing is stored any more.
        let next = planned.plan(json!({})).await;
        assert_eq!(next["status"], "PROVEN_OPTIMAL");
        let question = format!("query($id: ID!) {{ groupingRun(id: $id) {{ {RUN} }} }}");
        let told = api
            .data(coordinator, &question, json!({"id": run["id"]}))
            .await;
        assert_eq!(told["groupingRun"], stopped["run"]);
        assert_eq!(told["groupingRun"]["plan"], Value::Null);
    })
    .await;
}

#[tokio::test]
async fn a_plan_is_outdated_once_the_call_lets_one_bid_for_fewer_lots() {
    in_each_world(async |world| {
        let planned = Planned::of(world).await;
        let run = planned.plan(json!({})).await;
        let mut call = world.call.clone();
        call.bidding_rules.max_lots_bid = Some(1);
        let transaction = world.begin().await;
        calls::update_call(&transaction, &call, call.record.version)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let question = "query($id: ID!) { groupingRun(id: $id) { isOutdated } }";
        let coordinator = &world.people.west_coordinator;
        let told = world
            .api
            .data(coordinator, question, json!({"id": run["id"]}))
            .await;
        assert_eq!(told["groupingRun"]["isOutdated"], true);
        let again = planned.plan(json!({})).await;
        let loads = again["plan"]["loads"].as_array().unwrap();
        assert!(!loads.is_empty());
        assert!(
            loads
                .iter()
                .all(|load| load["lots"].as_array().unwrap().len() == 1)
        );
    })
    .await;
}

#[tokio::test]
async fn a_call_of_which_no_lot_can_be_covered_is_said_to_have_no_plan() {
    in_each_world(async |world| {
        let planned = Planned::of(world).await;
        let everybody = [&world.alpha, &world.beta].map(|company| company.id);
        let market = &planned.market;
        let others = [&market.delta, &market.epsilon, &market.zeta].map(|company| company.id);
        let everybody = everybody.into_iter().chain(others);
        let excluded: Vec<Value> = everybody
            .flat_map(|company_id| {
                let lots = [planned.market.lot.id, planned.maps_only.id];
                lots.map(|lot_id| json!({"lotId": id(lot_id), "companyId": id(company_id)}))
            })
            .collect();
        let run = planned.plan(json!({"excluded": excluded})).await;
        assert_eq!(run["status"], "INFEASIBLE", "{run:#}");
        assert_eq!(run["plan"]["loads"], json!([]));
        let counts = [&run["plan"]["nServed"], &run["plan"]["nLots"]];
        assert_eq!(counts, [0, 2]);
    })
    .await;
}

#[tokio::test]
async fn wishes_that_contradict_themselves_are_refused_at_their_place() {
    in_each_world(async |world| {
        let planned = Planned::of(world).await;
        let beta = planned.on_lot(world.beta.id);
        let foreign = json!({"lotId": id(world.foreign_lot.id), "companyId": id(world.beta.id)});
        let nobody = planned.on_lot(CompanyId::new());
        let all = [planned.market.lot.id, planned.maps_only.id, world.lot.id].map(id);
        for (options, expected) in [
            (
                json!({"pinned": [beta], "excluded": [beta]}),
                "PINNED_AND_EXCLUDED at options.pinned.0.companyId",
            ),
            (
                json!({"pinned": [beta], "leftOut": [id(planned.maps_only.id)]}),
                "CONTRADICTORY_OPTIONS at options.pinned.0.lotId",
            ),
            (
                json!({"excluded": [foreign]}),
                "NOT_FOUND at options.excluded.0.lotId",
            ),
            (
                json!({"pinned": [nobody]}),
                "NOT_FOUND at options.pinned.0.companyId",
            ),
            (
                json!({"leftOut": [id(LotId::new())]}),
                "NOT_FOUND at options.leftOut.0",
            ),
            (
                json!({"leftOut": all}),
                "CONTRADICTORY_OPTIONS at options.leftOut",
            ),
            (
                json!({"timeLimitMs": 0}),
                "OUT_OF_RANGE at options.timeLimitMs",
            ),
            (json!({"objectives": []}), "REQUIRED at options.objectives"),
            (
                json!({"objectives": ["MEMBERS", "MEMBERS"]}),
                "CONTRADICTORY_OPTIONS at options.objectives",
            ),
            (
                json!({"objectives": ["CHANGE"]}),
                "CONTRADICTORY_OPTIONS at options.objectives",
            ),
        ] {
            assert_eq!(planned.findings(options).await, [expected]);
        }
        let api = &world.api;
        let input = json!({"callId": id(CallId::new())});
        let found = api.findings(&world.people.west_coordinator, "planCall", input);
        assert_eq!(found.await, ["NOT_FOUND at callId"]);
    })
    .await;
}
