//! Accepting what the engine proposed: a draft with its lead, roles and allocation.

use domain::directory::company::Company;
use domain::values::ids::CompanyId;
use persistence::repositories::directory::companies;
use serde_json::{Value, json};

use crate::support::forming::CONSORTIUM;
use crate::support::searching::{Searching, names};
use crate::support::world::{World, id, in_each_world};

async fn accept(world: &World, input: Value) -> Value {
    let coordinator = &world.people.west_coordinator;
    let wanted = format!("consortium {{ {CONSORTIUM} lot {{ number }} }}");
    world
        .api
        .mutate(coordinator, "acceptSuggestion", input, &wanted)
        .await
}

async fn n_consortia(world: &World) -> Value {
    let coordinator = &world.people.west_coordinator;
    let data = world
        .api
        .data(coordinator, "{ consortia { totalCount } }", json!({}))
        .await;
    data["consortia"]["totalCount"].clone()
}

#[tokio::test]
async fn an_accepted_suggestion_is_a_draft_with_lead_roles_and_shares_of_the_whole() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let run = market.suggest(json!({})).await;
        let best = &run["suggestions"][0];
        let payload = accept(world, json!({"suggestionId": best["id"]})).await;
        assert_eq!(payload["userErrors"], json!([]));
        let draft = &payload["consortium"];
        assert_eq!(
            json!([
                draft["state"],
                draft["version"],
                draft["lot"]["number"],
                draft["form"]
            ]),
            json!(["DRAFT", 1, "2", null])
        );
        let lead = best["lead"]["name"].as_str().unwrap();
        assert_eq!(draft["name"], format!("{lead} · lot 2"));
        let members = draft["members"].as_array().unwrap();
        assert_eq!(members.len(), best["members"].as_array().unwrap().len());
        for member in members {
            let is_lead = member["company"]["name"] == lead;
            assert_eq!(member["role"], if is_lead { "LEAD" } else { "MEMBER" });
            assert_eq!(member["state"], "CONSIDERED");
        }
        let lines = draft["allocations"].as_array().unwrap();
        let assignments = best["assignments"].as_array().unwrap();
        assert_eq!(lines.len(), assignments.len());
        for (line, assignment) in lines.iter().zip(assignments) {
            assert_eq!(line["requirement"]["id"], assignment["requirement"]["id"]);
            let member = members
                .iter()
                .find(|member| member["id"] == line["member"]["id"]);
            assert_eq!(
                member.unwrap()["company"]["name"],
                assignment["company"]["name"]
            );
            assert_eq!(line["sharePerTenThousand"], 5_000);
        }
        let tasks: Vec<&str> = lines
            .iter()
            .map(|line| line["task"].as_str().unwrap())
            .collect();
        assert_eq!(
            tasks,
            ["Sites", "Cartes"],
            "tasks are named in the reader's language"
        );
        assert_eq!(draft["sumOfShares"], 10_000);
        assert_eq!(draft["sumOfAmounts"], Value::Null);
        assert_eq!(n_consortia(world).await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_coordinator_names_it_chooses_its_form_and_another_lead() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let run = market.suggest(json!({})).await;
        let best = &run["suggestions"][0];
        let other = best["members"]
            .as_array()
            .unwrap()
            .iter()
            .find(|member| member["id"] != best["lead"]["id"])
            .unwrap();
        let payload = accept(
            world,
            json!({"suggestionId": best["id"], "name": "Cordée du lot 2", "form": "JOINT_AND_SEVERAL",
                   "leadCompanyId": other["id"]}),
        )
        .await;
        let draft = &payload["consortium"];
        assert_eq!(
            json!([draft["name"], draft["form"]]),
            json!(["Cordée du lot 2", "JOINT_AND_SEVERAL"])
        );
        let leads: Vec<&Value> = draft["members"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|member| member["role"] == "LEAD")
            .collect();
        assert_eq!(leads.len(), 1);
        assert_eq!(leads[0]["company"]["name"], other["name"]);
    })
    .await;
}

#[tokio::test]
async fn a_lead_outside_the_members_or_unwilling_is_rejected() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let run = market.suggest(json!({})).await;
        let best = &run["suggestions"][0];
        let coordinator = &world.people.west_coordinator;
        let accept = "acceptSuggestion";
        for outsider in [id(market.zeta.id), id(world.gamma.id), id(CompanyId::new())] {
            let input = json!({"suggestionId": best["id"], "leadCompanyId": outsider});
            assert_eq!(
                world.api.findings(coordinator, accept, input).await,
                ["LEAD_NOT_MEMBER at leadCompanyId"]
            );
        }
        let shy = Company {
            may_lead: false,
            record: world.beta.record.changed(world.beta.record.updated_at),
            ..world.beta.clone()
        };
        let transaction = world.begin().await;
        companies::update_company(&transaction, &shy, 1)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let input = json!({"suggestionId": best["id"], "leadCompanyId": id(shy.id)});
        assert_eq!(
            world.api.findings(coordinator, accept, input).await,
            ["LEAD_NOT_ELIGIBLE at leadCompanyId"]
        );
        let wrong = [
            (json!({"suggestionId": "x"}), "NOT_FOUND at suggestionId"),
            (
                json!({"suggestionId": best["id"], "name": "x".repeat(2_000)}),
                "TOO_LONG at name",
            ),
            (
                json!({"suggestionId": best["id"], "leadCompanyId": "x"}),
                "NOT_FOUND at leadCompanyId",
            ),
        ];
        for (input, expected) in wrong {
            assert_eq!(
                world.api.findings(coordinator, accept, input).await,
                [expected]
            );
        }
        assert_eq!(n_consortia(world).await, 0);
    })
    .await;
}

#[tokio::test]
async fn subcontractors_of_a_suggestion_stay_subcontractors() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let input = json!({
            "lotId": id(market.lot.id), "companyId": id(world.beta.id), "answer": "SUBCONTRACTOR"
        });
        let manager = &world.people.beta_manager;
        assert!(
            world
                .api
                .findings(manager, "answerInterest", input)
                .await
                .is_empty()
        );
        let options = json!({"allowsSubcontractors": true, "pinned": [id(world.beta.id)]});
        let run = market.suggest(options).await;
        let best = &run["suggestions"][0];
        assert_eq!(names(&best["subcontractors"]), ["Beta"], "{best:#}");
        let payload = accept(world, json!({"suggestionId": best["id"]})).await;
        let roles: Vec<&Value> = payload["consortium"]["members"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|member| member["company"]["name"] == "Beta")
            .map(|member| &member["role"])
            .collect();
        assert_eq!(roles, ["SUBCONTRACTOR"]);
        let input = json!({"suggestionId": best["id"], "leadCompanyId": id(world.beta.id)});
        let coordinator = &world.people.west_coordinator;
        assert_eq!(
            world
                .api
                .findings(coordinator, "acceptSuggestion", input)
                .await,
            ["LEAD_NOT_MEMBER at leadCompanyId"],
            "a subcontractor does not lead"
        );
    })
    .await;
}

#[tokio::test]
async fn alternatives_can_be_accepted_beside_one_another() {
    in_each_world(async |world| {
        let market = Searching::market(world).await;
        let run = market.suggest(json!({"nAlternatives": 1})).await;
        for suggestion in run["suggestions"].as_array().unwrap() {
            let payload = accept(world, json!({"suggestionId": suggestion["id"]})).await;
            let companies: Vec<Value> = payload["consortium"]["members"]
                .as_array()
                .unwrap()
                .iter()
                .map(|member| member["company"].clone())
                .collect();
            assert_eq!(names(&json!(companies)), names(&suggestion["members"]));
        }
        assert_eq!(n_consortia(world).await, 2);
    })
    .await;
}
