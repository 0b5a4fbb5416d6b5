//! Asking the engine for groupings of a lot, through the API: what it answers, what it refuses, and who may ask.

use std::collections::BTreeSet;

use domain::values::ids::{CompanyId, GroupingRunId, LotId, SuggestionId};
use serde_json::{Value, json};

use crate::support::searching::{RUN, Searching, names};
use crate::support::world::{World, id, in_each_world};

#[tokio::test]
async fn the_best_grouping_comes_with_its_proof_its_reasons_and_its_coverage() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let run = market.suggest(json!({})).await;
        assert_eq!(run["status"], "PROVEN_OPTIMAL");
        assert_eq!(run["requestedBy"], "west-coordinator");
        assert_eq!(run["isOutdated"], false);
        let best = &run["suggestions"][0];
        assert_eq!(json!([best["rank"], best["isProven"]]), json!([1, true]));
        assert_eq!(best["objective"], run["bound"], "the bound is reached");
        assert_eq!(names(&best["members"]), ["Alpha", "Beta"]);
        assert!(
            names(&best["members"]).contains(&best["lead"]["name"].as_str().unwrap().to_owned())
        );
        market.claims_are_true(&run).await;
        for reason in best["reasons"].as_array().unwrap() {
            let lost = reason["lostWithout"].as_array().unwrap();
            let only = reason["onlyItCovers"].as_array().unwrap();
            assert_eq!(lost.len(), 1, "each brings one competency: {reason:#}");
            assert_eq!(lost, only);
            assert_eq!(reason["isPinned"], false);
        }
    })
    .await;
}

#[tokio::test]
async fn a_run_is_stored_as_it_was_answered_and_found_again_by_every_door() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let run = market.suggest(json!({})).await;
        let coordinator = &world.people.west_coordinator;
        let question = format!(
            "query($run: ID!, $suggestion: ID!, $lot: ID!) {{
                groupingRun(id: $run) {{ {RUN} }}
                node(id: $suggestion) {{ ... on Suggestion {{ rank run {{ id }} members {{ id name }} }} }}
                lot: node(id: $lot) {{ ... on Lot {{ groupingRuns {{ id }} }} }} }}"
        );
        let variables = json!({
            "run": run["id"], "suggestion": run["suggestions"][0]["id"], "lot": id(market.lot.id)
        });
        let data = world.api.data(coordinator, &question, variables).await;
        assert_eq!(data["groupingRun"], run);
        assert_eq!(data["node"]["run"]["id"], run["id"]);
        assert_eq!(data["node"]["members"], run["suggestions"][0]["members"]);
        assert_eq!(data["lot"]["groupingRuns"], json!([{"id": run["id"]}]));
        let again = market.suggest(json!({})).await;
        assert_ne!(again["id"], run["id"]);
        for (first, second) in run["suggestions"].as_array().unwrap().iter().zip(
            again["suggestions"].as_array().unwrap(),
        ) {
            assert_ne!(first["id"], second["id"], "each stored suggestion has an id of its own");
            assert_eq!(first["members"], second["members"], "same question, same answer");
        }
    })
    .await;
}

#[tokio::test]
async fn pins_are_in_exclusions_are_out_and_the_answer_is_another() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let (alpha, delta) = (id(world.alpha.id), id(market.delta.id));
        let run = market
            .suggest(json!({"pinned": [delta], "excluded": [alpha]}))
            .await;
        let suggestions = run["suggestions"].as_array().unwrap();
        assert!(!suggestions.is_empty());
        for suggestion in suggestions {
            let members = names(&suggestion["members"]);
            assert!(members.contains(&"Delta".to_owned()), "{members:?}");
            assert!(!members.contains(&"Alpha".to_owned()), "{members:?}");
            let pinned = suggestion["reasons"]
                .as_array()
                .unwrap()
                .iter()
                .find(|reason| reason["company"]["name"] == "Delta")
                .unwrap();
            assert_eq!(pinned["isPinned"], true);
        }
        market.claims_are_true(&run).await;
        assert_eq!(names(&run["options"]["pinned"]), ["Delta"]);
        assert_eq!(names(&run["options"]["excluded"]), ["Alpha"]);
    })
    .await;
}

#[tokio::test]
async fn alternatives_differ_by_as_many_members_as_asked() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let run = market.suggest(json!({"nAlternatives": 3})).await;
        let groups: Vec<BTreeSet<String>> = run["suggestions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|suggestion| names(&suggestion["members"]).into_iter().collect())
            .collect();
        assert_eq!(groups.len(), 4, "{groups:#?}");
        for (place, group) in groups.iter().enumerate() {
            assert_eq!(run["suggestions"][place]["rank"], place + 1);
            for earlier in groups.iter().take(place) {
                assert_ne!(group, earlier);
            }
        }
        market.claims_are_true(&run).await;
        let none = market.suggest(json!({"nAlternatives": 0})).await;
        assert_eq!(none["suggestions"].as_array().unwrap().len(), 1);
        let apart = market
            .suggest(json!({"nAlternatives": 1, "minDifference": 3}))
            .await;
        let groups: Vec<Vec<String>> = apart["suggestions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|suggestion| names(&suggestion["members"]))
            .collect();
        let is_shared = |name: &&String| groups[1].contains(name);
        let n_shared = groups[0].iter().filter(is_shared).count();
        let difference = groups[0].len() + groups[1].len() - 2 * n_shared;
        assert!(
            difference >= 3,
            "{groups:?}: an exchange is a difference of two"
        );
    })
    .await;
}

#[tokio::test]
async fn a_limit_on_members_is_kept_and_the_lots_own_counts_too() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let run = market
            .suggest(json!({"maxMembers": 2, "nAlternatives": 10}))
            .await;
        for suggestion in run["suggestions"].as_array().unwrap() {
            assert!(suggestion["members"].as_array().unwrap().len() <= 2);
        }
        let coordinator = &world.people.west_coordinator;
        let input = json!({"lotId": id(market.lot.id), "version": 1, "maxMembers": 1});
        assert!(
            world
                .api
                .findings(coordinator, "updateLot", input)
                .await
                .is_empty()
        );
        let run = market.suggest(json!({"maxMembers": 2})).await;
        assert_eq!(
            run["status"], "INFEASIBLE",
            "one company does not cover the lot"
        );
    })
    .await;
}

#[tokio::test]
async fn an_impossible_lot_says_what_cannot_be_kept_together_and_what_would_repair_it() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let run = market.suggest(json!({"maxMembers": 1})).await;
        assert_eq!(
            json!([run["status"], run["suggestions"]]),
            json!(["INFEASIBLE", []])
        );
        let conflict = &run["conflict"];
        assert_eq!(
            conflict["unmetByAll"],
            json!([]),
            "each alone is met by someone"
        );
        let mut kinds: Vec<&str> = conflict["elements"]
            .as_array()
            .unwrap()
            .iter()
            .map(|element| element["kind"].as_str().unwrap())
            .collect();
        kinds.sort_unstable();
        assert_eq!(kinds, ["MAX_MEMBERS", "REQUIREMENT", "REQUIREMENT"]);
        let repair = conflict["repairs"]
            .as_array()
            .unwrap()
            .iter()
            .find(|repair| repair["kind"] == "RAISE_MAX_MEMBERS")
            .unwrap_or_else(|| panic!("{conflict:#}"));
        assert_eq!(repair["to"], 2);
        let repaired = market.suggest(json!({"maxMembers": 2})).await;
        assert_eq!(repaired["status"], "PROVEN_OPTIMAL", "the repair is true");

        let excluded = [&world.beta, &market.delta, &market.epsilon].map(|company| id(company.id));
        let run = market.suggest(json!({ "excluded": excluded })).await;
        assert_eq!(run["status"], "INFEASIBLE");
        let repairs = run["conflict"]["repairs"].as_array().unwrap();
        let drops: Vec<&Value> = repairs
            .iter()
            .filter(|repair| repair["kind"] == "DROP_EXCLUSION")
            .collect();
        assert!(!drops.is_empty(), "{repairs:#?}");
        for drop in drops {
            let dropped = drop["company"]["id"].as_str().unwrap();
            let others: Vec<&String> = excluded.iter().filter(|id| *id != dropped).collect();
            assert_eq!(others.len(), 2, "it was excluded");
            let repaired = market.suggest(json!({ "excluded": others })).await;
            assert_eq!(repaired["status"], "PROVEN_OPTIMAL");
        }
    })
    .await;
}

#[tokio::test]
async fn a_requirement_that_nobody_meets_is_named() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let coordinator = &world.people.west_coordinator;
        let input = json!({
            "lotId": id(market.lot.id), "kind": "HEADCOUNT", "isMandatory": true, "count": 5_000
        });
        let made = world
            .api
            .mutate(
                coordinator,
                "createRequirement",
                input,
                "requirement { id }",
            )
            .await;
        let run = market.suggest(json!({})).await;
        assert_eq!(run["status"], "INFEASIBLE");
        assert_eq!(
            run["conflict"]["unmetByAll"],
            json!([{"id": made["requirement"]["id"]}])
        );
        let repairs = run["conflict"]["repairs"].as_array().unwrap();
        let find = repairs
            .iter()
            .find(|repair| repair["kind"] == "FIND_FOR_REQUIREMENT")
            .unwrap_or_else(|| panic!("{repairs:#?}"));
        assert_eq!(find["requirement"]["id"], made["requirement"]["id"]);
        assert_eq!(find["demanded"], "5000");
    })
    .await;
}

async fn n_runs(world: &World, lot: LotId) -> usize {
    let coordinator = &world.people.west_coordinator;
    let question = "query($id: ID!) { node(id: $id) { ... on Lot { groupingRuns { id } } } }";
    let data = world
        .api
        .data(coordinator, question, json!({"id": id(lot)}))
        .await;
    data["node"]["groupingRuns"].as_array().unwrap().len()
}

#[tokio::test]
async fn options_that_contradict_themselves_are_refused_at_their_place_and_leave_no_run() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let (alpha, beta) = (id(world.alpha.id), id(world.beta.id));
        let (gamma, nobody) = (id(world.gamma.id), id(CompanyId::new()));
        let cases = [
            (
                json!({"pinned": [beta, alpha], "excluded": [alpha]}),
                vec!["PINNED_AND_EXCLUDED at options.pinned.1"],
            ),
            (
                json!({"pinned": [alpha, gamma, nobody]}),
                vec!["NOT_FOUND at options.pinned.1", "NOT_FOUND at options.pinned.2"],
            ),
            (json!({"pinned": ["x"]}), vec!["NOT_FOUND at options.pinned.0"]),
            (
                json!({"lead": alpha, "excluded": [alpha]}),
                vec!["CONTRADICTORY_OPTIONS at options.lead"],
            ),
            (json!({"lead": gamma}), vec!["NOT_FOUND at options.lead"]),
            (
                json!({"pinned": [alpha, beta], "maxMembers": 1}),
                vec!["CONTRADICTORY_OPTIONS at options.maxMembers"],
            ),
            (
                json!({"objectives": ["MEMBERS", "MEMBERS"]}),
                vec!["CONTRADICTORY_OPTIONS at options.objectives"],
            ),
            (json!({"objectives": []}), vec!["REQUIRED at options.objectives"]),
            (
                json!({"maxMembers": 0, "nAlternatives": 11, "minDifference": 0, "timeLimitMs": 60_001}),
                vec![
                    "OUT_OF_RANGE at options.nAlternatives",
                    "OUT_OF_RANGE at options.minDifference",
                    "OUT_OF_RANGE at options.timeLimitMs",
                    "OUT_OF_RANGE at options.maxMembers",
                ],
            ),
        ];
        let coordinator = &world.people.west_coordinator;
        for (options, expected) in cases {
            for in_background in [false, true] {
                let input = json!({
                    "lotId": id(market.lot.id), "options": options, "inBackground": in_background
                });
                let found = world.api.findings(coordinator, "suggestGroupings", input).await;
                assert_eq!(found, expected, "{options}");
            }
        }
        assert_eq!(n_runs(world, market.lot.id).await, 0);
    })
    .await;
}

#[tokio::test]
async fn only_coordinators_of_the_call_ask_read_stop_and_accept() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let run = market.suggest(json!({})).await;
        let people = &world.people;
        let cases = [
            ("suggestGroupings", json!({"lotId": id(market.lot.id)}), "lotId", id(LotId::new())),
            (
                "cancelGroupingRun",
                json!({"runId": run["id"]}),
                "runId",
                id(GroupingRunId::new()),
            ),
            (
                "acceptSuggestion",
                json!({"suggestionId": run["suggestions"][0]["id"]}),
                "suggestionId",
                id(SuggestionId::new()),
            ),
        ];
        for (mutation, input, field, nothing) in cases {
            let code = world.api.mutation_error(&people.visitor, mutation, input.clone()).await;
            assert_eq!(code, "UNAUTHENTICATED", "{mutation}");
            for person in [&people.alpha_manager, &people.alpha_contributor, &people.administrator] {
                let code = world.api.mutation_error(person, mutation, input.clone()).await;
                assert_eq!(code, "FORBIDDEN", "{mutation}");
            }
            let stranger = &people.east_coordinator;
            let foreign = world.api.findings(stranger, mutation, input).await;
            let absent = json!({ field: nothing });
            let absent = world.api.findings(stranger, mutation, absent).await;
            assert_eq!(foreign, [format!("NOT_FOUND at {field}")], "{mutation}");
            assert_eq!(foreign, absent, "{mutation}");
        }
        let question = "query($run: ID!, $suggestion: ID!) {
            run: node(id: $run) { id } suggestion: node(id: $suggestion) { id } }";
        let variables = json!({"run": run["id"], "suggestion": run["suggestions"][0]["id"]});
        let known = [
            &people.alpha_manager,
            &people.east_coordinator,
            &people.administrator,
            &people.visitor,
        ];
        for person in known {
            let data = world.api.data(person, question, variables.clone()).await;
            assert_eq!(data, json!({"run": null, "suggestion": null}));
        }
        let question = "query($lot: ID!) { node(id: $lot) { ... on Lot { groupingRuns { id } candidates { company { id } } } } }";
        let seen = world
            .api
            .data(&people.alpha_manager, question, json!({"lot": id(market.lot.id)}))
            .await;
        assert_eq!(seen["node"], json!({"groupingRuns": null, "candidates": null}));
    })
    .await;
}

#[tokio::test]
async fn a_run_is_outdated_once_something_that_the_engine_read_has_changed() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let run = market.suggest(json!({})).await;
        let coordinator = &world.people.west_coordinator;
        let is_outdated = async || {
            let question = "query($id: ID!) { groupingRun(id: $id) { isOutdated } }";
            let data = world
                .api
                .data(coordinator, question, json!({"id": run["id"]}))
                .await;
            data["groupingRun"]["isOutdated"].clone()
        };
        assert_eq!(is_outdated().await, false);
        let elsewhere = json!({"companyId": id(world.gamma.id), "headcount": 9, "version": 1});
        let east = &world.people.east_coordinator;
        assert!(
            world
                .api
                .findings(east, "updateCompany", elsewhere)
                .await
                .is_empty()
        );
        assert_eq!(is_outdated().await, false, "a company of another cluster");
        let here = json!({"companyId": id(world.alpha.id), "headcount": 9, "version": 1});
        assert!(
            world
                .api
                .findings(coordinator, "updateCompany", here)
                .await
                .is_empty()
        );
        assert_eq!(is_outdated().await, true);
    })
    .await;
}

#[tokio::test]
async fn a_company_that_answered_no_is_not_proposed() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let input = json!({
            "lotId": id(market.lot.id), "companyId": id(world.alpha.id), "answer": "NO"
        });
        let manager = &world.people.alpha_manager;
        assert!(
            world
                .api
                .findings(manager, "answerInterest", input)
                .await
                .is_empty()
        );
        let run = market.suggest(json!({"nAlternatives": 10})).await;
        assert_ne!(run["suggestions"], json!([]));
        for suggestion in run["suggestions"].as_array().unwrap() {
            assert!(!names(&suggestion["members"]).contains(&"Alpha".to_owned()));
        }
        let status: Value = run["status"].clone();
        assert_eq!(status, "PROVEN_OPTIMAL");
    })
    .await;
}
