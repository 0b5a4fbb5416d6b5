//! One grouping for several lots of a call, through the API: what it answers, what becomes of it, what is refused.

use domain::directory::company::Company;
use domain::procurement::call::{BiddingRules, CallForTender};
use domain::procurement::lot::Lot;
use domain::procurement::requirement::Demand;
use domain::values::ids::LotId;
use persistence::repositories::directory::companies;
use persistence::repositories::procurement::{calls, lots, requirements};
use serde_json::{Value, json};

use crate::support::forming::CONSORTIUM;
use crate::support::records;
use crate::support::searching::{RUN, Searching, names};
use crate::support::world::{World, id, in_each_world};

/// The market's lot, which Alpha and Beta answer best, and another that asks for maps only.
struct Pair<'a> {
    world: &'a World,
    market: Searching<'a>,
    maps_only: Lot,
}

impl<'a> Pair<'a> {
    async fn of(world: &'a World) -> Self {
        let market = Searching::market(world).await;
        let maps_only = records::lot(&world.call, 10);
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

    fn lot_ids(&self) -> Value {
        json!([id(self.maps_only.id), id(self.market.lot.id)])
    }

    async fn suggest(&self, options: Value) -> Value {
        let input = json!({ "lotIds": self.lot_ids(), "options": options });
        let coordinator = &self.world.people.west_coordinator;
        let wanted = format!("run {{ {RUN} lot {{ number }} lots {{ number }} }}");
        let api = &self.world.api;
        let payload = api
            .mutate(coordinator, "suggestGroupings", input, &wanted)
            .await;
        assert_eq!(payload["userErrors"], json!([]), "{payload:#}");
        payload["run"].clone()
    }

    async fn ask(&self, query: &str, variables: Value) -> Value {
        let coordinator = &self.world.people.west_coordinator;
        self.world.api.data(coordinator, query, variables).await
    }

    async fn findings(&self, input: Value) -> Vec<String> {
        let coordinator = &self.world.people.west_coordinator;
        let api = &self.world.api;
        api.findings(coordinator, "suggestGroupings", input).await
    }
}

#[tokio::test]
async fn one_grouping_answers_all_lots_chosen_and_tells_of_which_each_requirement_is() {
    in_each_world(async |world| {
        let pair = Pair::of(world).await;
        let run = pair.suggest(json!({})).await;
        assert_eq!(run["status"], "PROVEN_OPTIMAL", "{run:#}");
        assert_eq!(run["lot"], json!({"number": "2"}), "the first in the call");
        assert_eq!(
            run["lots"],
            json!([{"number": "2"}, {"number": "10"}]),
            "in the order of the call"
        );
        assert_eq!(run["isOutdated"], false);
        let best = &run["suggestions"][0];
        assert_eq!(names(&best["members"]), ["Alpha", "Beta"]);
        assert_eq!(best["coverage"]["isCovered"], true);
        assert_eq!(best["coverage"]["nMandatory"], 3, "of both lots");
        let question = "query($id: ID!) { groupingRun(id: $id) {
            suggestions { reasons { company { name } lostWithout { lot { number } } } } } }";
        let data = pair.ask(question, json!({"id": run["id"]})).await;
        let reasons = data["groupingRun"]["suggestions"][0]["reasons"]
            .as_array()
            .unwrap()
            .clone();
        let lost = |name: &str| {
            let reason = reasons.iter().find(|one| one["company"]["name"] == name);
            reason.unwrap()["lostWithout"].clone()
        };
        assert_eq!(lost("Alpha"), json!([{"lot": {"number": "2"}}]));
        assert_eq!(
            lost("Beta"),
            json!([{"lot": {"number": "2"}}, {"lot": {"number": "10"}}])
        );
    })
    .await;
}

#[tokio::test]
async fn such_a_run_stands_with_the_call_and_not_with_its_lots() {
    in_each_world(async |world| {
        let pair = Pair::of(world).await;
        let alone = pair.market.suggest(json!({})).await;
        let run = pair.suggest(json!({})).await;
        let question = "query($call: ID!, $lot: ID!) {
            callForTender(id: $call) { jointGroupingRuns { id } }
            lot(id: $lot) { groupingRuns { id } } }";
        let variables = json!({"call": id(world.call.id), "lot": id(pair.market.lot.id)});
        let data = pair.ask(question, variables.clone()).await;
        assert_eq!(
            data["callForTender"]["jointGroupingRuns"],
            json!([{"id": run["id"]}])
        );
        assert_eq!(data["lot"]["groupingRuns"], json!([{"id": alone["id"]}]));
        let seen = world
            .api
            .data(&world.people.alpha_manager, question, variables)
            .await;
        assert_eq!(seen["callForTender"]["jointGroupingRuns"], Value::Null);
    })
    .await;
}

#[tokio::test]
async fn it_can_be_asked_about_replayed_and_compared_like_any_run() {
    in_each_world(async |world| {
        let pair = Pair::of(world).await;
        let run = pair.suggest(json!({})).await;
        let coordinator = &world.people.west_coordinator;
        let question = "query($id: ID!, $company: ID!) { groupingRun(id: $id) {
            isInputKept
            whyNot(companyId: $company) { kind }
            front(goals: [MEMBERS, MISFIT]) { isComplete }
            suggestions { necessity { fewestMembers } withdrawals { company { name } isHarmless } } } }";
        let variables = json!({"id": run["id"], "company": id(pair.market.delta.id)});
        let told = pair.ask(question, variables).await["groupingRun"].clone();
        assert_eq!(told["isInputKept"], true);
        assert_eq!(told["whyNot"]["kind"], "PRICE");
        assert_eq!(told["front"]["isComplete"], true);
        assert_eq!(told["suggestions"][0]["necessity"]["fewestMembers"], 2);
        assert_eq!(told["suggestions"][0]["withdrawals"][0]["isHarmless"], false);
        let again = world
            .api
            .mutate(
                coordinator,
                "replayGroupingRun",
                json!({"runId": run["id"]}),
                "run { lots { number } replayOf { id } } comparison { isSameInput isSameAnswer }",
            )
            .await;
        assert_eq!(again["run"]["lots"], run["lots"]);
        assert_eq!(again["run"]["replayOf"]["id"], run["id"]);
        assert_eq!(
            again["comparison"],
            json!({"isSameInput": true, "isSameAnswer": true})
        );
        // Whatever is asked of either lot outdates it; a run on one lot is not compared with it.
        let more = records::asks(pair.maps_only.id, 1, world.postgresql.id);
        let transaction = world.begin().await;
        requirements::insert_requirements(&transaction, &[more])
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let alone = pair.market.suggest(json!({})).await;
        let question = "query($id: ID!, $other: ID!) { groupingRun(id: $id) {
            isOutdated comparison(with: $other) { isSameInput } } }";
        let variables = json!({"id": run["id"], "other": alone["id"]});
        let told = pair.ask(question, variables).await["groupingRun"].clone();
        assert_eq!(told, json!({"isOutdated": true, "comparison": null}));
    })
    .await;
}

#[tokio::test]
async fn accepting_makes_a_consortium_for_each_lot_with_the_same_companies() {
    in_each_world(async |world| {
        let pair = Pair::of(world).await;
        let run = pair.suggest(json!({})).await;
        let best = &run["suggestions"][0];
        let wanted = format!("consortium {{ id }} consortia {{ {CONSORTIUM} lot {{ number }} }}");
        let coordinator = &world.people.west_coordinator;
        let input = json!({"suggestionId": best["id"], "name": "Cordée", "form": "JOINT"});
        let payload = world
            .api
            .mutate(coordinator, "acceptSuggestion", input, &wanted)
            .await;
        assert_eq!(payload["userErrors"], json!([]));
        let drafts = payload["consortia"].as_array().unwrap();
        assert_eq!(payload["consortium"]["id"], drafts[0]["id"]);
        let told: Vec<Value> = drafts
            .iter()
            .map(|draft| {
                let tasks = draft["allocations"].as_array().unwrap();
                json!([
                    draft["name"],
                    draft["lot"]["number"],
                    tasks.len(),
                    draft["sumOfShares"]
                ])
            })
            .collect();
        assert_eq!(
            told,
            [
                json!(["Cordée · lot 2", "2", 2, 10_000]),
                json!(["Cordée · lot 10", "10", 1, 10_000])
            ]
        );
        let roles = |draft: &Value| {
            let members = draft["members"].as_array().unwrap();
            let role = |one: &Value| format!("{} {}", one["company"]["name"], one["role"]);
            let mut roles: Vec<String> = members.iter().map(role).collect();
            roles.sort();
            roles
        };
        assert_eq!(roles(&drafts[0]), roles(&drafts[1]));
        assert_eq!(roles(&drafts[0]).len(), 2);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_formed_when_one_of_the_consortia_is_refused() {
    in_each_world(async |world| {
        let pair = Pair::of(world).await;
        let run = pair.suggest(json!({})).await;
        // With the number of the first lot it is as long as a name may be, with that of the other one too long.
        let too_long = "x".repeat(292);
        let input = json!({"suggestionId": run["suggestions"][0]["id"], "name": too_long});
        let coordinator = &world.people.west_coordinator;
        let found = world.api.findings(coordinator, "acceptSuggestion", input);
        assert_eq!(found.await, ["TOO_LONG at name"]);
        let data = pair.ask("{ consortia { totalCount } }", json!({})).await;
        assert_eq!(data["consortia"]["totalCount"], 0);
    })
    .await;
}

#[tokio::test]
async fn who_takes_fewer_lots_or_says_no_to_one_is_out() {
    in_each_world(async |world| {
        let pair = Pair::of(world).await;
        let limited = Company {
            max_lots: Some(1),
            record: world.alpha.record.changed(world.alpha.record.updated_at),
            ..world.alpha.clone()
        };
        let transaction = world.begin().await;
        companies::update_company(&transaction, &limited, 1)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let no =
            json!({"lotId": id(pair.maps_only.id), "companyId": id(world.beta.id), "answer": "NO"});
        let refused = world
            .api
            .findings(&world.people.beta_manager, "answerInterest", no)
            .await;
        assert_eq!(refused, [""; 0]);
        let run = pair.suggest(json!({"nAlternatives": 0})).await;
        let best = names(&run["suggestions"][0]["members"]);
        assert!(best.contains(&"Zeta".to_owned()), "{best:?}");
        assert!(!best.contains(&"Beta".to_owned()), "{best:?}");
        let alone = pair.market.suggest(json!({"nAlternatives": 0})).await;
        assert_eq!(
            names(&alone["suggestions"][0]["members"]),
            ["Alpha", "Beta"]
        );
    })
    .await;
}

#[tokio::test]
async fn lots_that_cannot_be_chosen_together_are_refused_at_their_place() {
    in_each_world(async |world| {
        let pair = Pair::of(world).await;
        let (first, second) = (id(pair.market.lot.id), id(pair.maps_only.id));
        for (lots, expected) in [
            (json!([]), "REQUIRED at lotIds"),
            (json!([first, second, first]), "NOT_UNIQUE at lotIds.2"),
            (
                json!([first, id(world.draft_lot.id)]),
                "CONTRADICTORY_OPTIONS at lotIds.1",
            ),
            (
                json!([first, id(world.foreign_lot.id)]),
                "NOT_FOUND at lotIds.1",
            ),
            (json!([first, id(LotId::new())]), "NOT_FOUND at lotIds.1"),
            (json!([first, "?"]), "NOT_FOUND at lotIds.1"),
        ] {
            assert_eq!(pair.findings(json!({"lotIds": lots})).await, [expected]);
        }
        let both = json!({"lotId": first, "lotIds": [second]});
        assert_eq!(
            pair.findings(both).await,
            ["CONTRADICTORY_OPTIONS at lotIds"]
        );
        assert_eq!(pair.findings(json!({})).await, ["REQUIRED at lotId"]);
        let lots = json!([id(world.lot.id), id(pair.maps_only.id)]);
        let stranger = &world.people.east_coordinator;
        let input = json!({"lotIds": lots});
        let found = world.api.findings(stranger, "suggestGroupings", input);
        assert_eq!(
            found.await,
            ["NOT_FOUND at lotIds.0", "NOT_FOUND at lotIds.1"]
        );
    })
    .await;
}

#[tokio::test]
async fn more_lots_than_one_candidate_may_bid_for_are_refused_in_words() {
    in_each_world(async |world| {
        let pair = Pair::of(world).await;
        let one_lot = CallForTender {
            bidding_rules: BiddingRules {
                max_lots_bid: Some(1),
                ..world.call.bidding_rules.clone()
            },
            record: world.call.record.changed(world.call.record.updated_at),
            ..world.call.clone()
        };
        let transaction = world.begin().await;
        calls::update_call(&transaction, &one_lot, 1).await.unwrap();
        transaction.commit().await.unwrap();
        let input = json!({"lotIds": pair.lot_ids()});
        let coordinator = &world.people.west_coordinator;
        let api = &world.api;
        let payload = api.mutate(coordinator, "suggestGroupings", input, "").await;
        let refused = &payload["userErrors"][0];
        assert_eq!(refused["code"], "OUT_OF_RANGE");
        assert_eq!(refused["path"], json!(["lotIds"]));
        assert_eq!(
            refused["message"],
            "2 lots sont choisis ; un même candidat peut répondre à 1 au plus dans cette consultation."
        );
    })
    .await;
}
