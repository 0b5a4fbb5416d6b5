//! Who is in a consortium: companies that join, leave and change roles, and what a company answers for itself.

use chrono::TimeDelta;
use domain::directory::company::Company;
use serde_json::json;

use crate::support::forming::{Forming, manager_of, neighbour};
use crate::support::records::{self, now};
use crate::support::world::{World, id, in_each_world};

#[tokio::test]
async fn a_company_joins_and_a_new_lead_makes_the_former_one_a_member() {
    in_each_world(async |world| {
        let mut forming = Forming::draft(world, "Cordée A", &[&world.alpha]).await;
        let fields = json!({"companyId": id(world.beta.id), "role": "LEAD"});
        forming.done("addConsortiumMember", fields.clone()).await;
        assert_eq!(forming.member(&world.alpha)["role"], "MEMBER");
        assert_eq!(forming.member(&world.beta)["role"], "LEAD");
        assert_eq!(
            forming.refused("addConsortiumMember", fields).await,
            ["MEMBER_ALREADY_PRESENT at companyId"]
        );
        let fields = json!({"memberId": forming.member_id(&world.alpha), "role": "LEAD"});
        forming.done("changeMemberRole", fields).await;
        assert_eq!(forming.member(&world.alpha)["role"], "LEAD");
        assert_eq!(forming.member(&world.beta)["role"], "MEMBER");
        let fields = json!({"memberId": forming.member_id(&world.alpha), "role": "SUBCONTRACTOR"});
        forming.done("changeMemberRole", fields).await;
        assert_eq!(forming.member(&world.alpha)["role"], "SUBCONTRACTOR");
        assert!(forming.rules().contains(&"LEAD_IS_MEMBER"));
        assert!(forming.rules().contains(&"SUBCONTRACTOR_COMMITMENT"));
    })
    .await;
}

#[tokio::test]
async fn a_company_that_may_not_lead_does_not_become_the_lead() {
    in_each_world(async |world| {
        let shy = Company {
            may_lead: false,
            ..records::company(world.west.id, "Timide")
        };
        manager_of(world, &shy).await;
        let mut forming = Forming::draft(world, "Cordée A", &[&world.alpha]).await;
        let as_lead = json!({"companyId": id(shy.id), "role": "LEAD"});
        assert_eq!(
            forming.refused("addConsortiumMember", as_lead).await,
            ["LEAD_NOT_ELIGIBLE at companyId"]
        );
        let as_member = json!({"companyId": id(shy.id), "role": "MEMBER"});
        forming.done("addConsortiumMember", as_member).await;
        let fields = json!({"memberId": forming.member_id(&shy), "role": "LEAD"});
        assert_eq!(
            forming.refused("changeMemberRole", fields).await,
            ["LEAD_NOT_ELIGIBLE at companyId"]
        );
    })
    .await;
}

#[tokio::test]
async fn who_was_never_asked_disappears_and_who_was_asked_stays_on_record() {
    in_each_world(async |world| {
        let mut forming = Forming::inviting(world, "Cordée A", &[&world.alpha, &world.beta]).await;
        let (delta, _) = neighbour(world, "Delta").await;
        let fields = json!({"companyId": id(delta.id), "role": "MEMBER"});
        forming.done("addConsortiumMember", fields).await;
        let shares = [(&world.alpha, 5_000), (&world.beta, 3_000), (&delta, 2_000)];
        let lines = shares.map(|(company, share)| forming.line(company, share));
        forming
            .done("setAllocations", json!({ "allocations": lines }))
            .await;
        for company in [&delta, &world.beta] {
            let fields = json!({"memberId": forming.member_id(company)});
            forming.done("removeConsortiumMember", fields).await;
        }
        let members = forming.seen["members"].as_array().unwrap();
        assert_eq!(members.len(), 2, "{members:#?}");
        assert_eq!(forming.member(&world.beta)["state"], "WITHDRAWN");
        assert_eq!(
            forming.seen["sumOfShares"], 5_000,
            "their lines went with them"
        );
        let back = json!({"companyId": id(world.beta.id), "role": "MEMBER"});
        forming.done("addConsortiumMember", back).await;
        assert_eq!(forming.member(&world.beta)["state"], "CONSIDERED");
        let fields = json!({"memberId": forming.member_id(&world.alpha), "state": "WITHDRAWN"});
        forming.done("changeMemberState", fields).await;
        let fields = json!({"memberId": forming.member_id(&world.alpha), "role": "LEAD"});
        assert_eq!(
            forming.refused("changeMemberRole", fields).await,
            ["LEAD_NOT_MEMBER at memberId"],
            "a company that is out does not lead"
        );
    })
    .await;
}

#[tokio::test]
async fn inviting_asks_everyone_and_a_company_answers_for_itself() {
    in_each_world(async |world| {
        let mut forming = Forming::inviting(world, "Cordée A", &[&world.alpha, &world.beta]).await;
        for company in [&world.alpha, &world.beta] {
            assert_eq!(forming.member(company)["state"], "INVITED");
            assert_eq!(
                forming.member(company)["nextStates"],
                json!(["INTERESTED", "CONFIRMED", "WITHDRAWN"])
            );
        }
        let manager = &world.people.alpha_manager;
        for state in ["INTERESTED", "CONFIRMED"] {
            let fields = json!({"memberId": forming.member_id(&world.alpha), "state": state});
            forming.done_by(manager, "changeMemberState", fields).await;
            assert_eq!(forming.member(&world.alpha)["state"], state);
        }
        for state in ["INVITED", "INTERESTED", "CONSIDERED", "CONFIRMED"] {
            let fields = json!({"memberId": forming.member_id(&world.alpha), "state": state});
            let found = forming
                .refused_to(manager, "changeMemberState", fields)
                .await;
            assert_eq!(found, ["WRONG_STATE at state"], "{state}");
        }
        let fields = json!({"memberId": forming.member_id(&world.beta), "state": "CONFIRMED"});
        let code = forming
            .error_for(manager, "changeMemberState", fields)
            .await;
        assert_eq!(code, "FORBIDDEN", "another company's answer");
    })
    .await;
}

#[tokio::test]
async fn a_company_that_withdraws_no_longer_knows_of_the_consortium() {
    in_each_world(async |world| {
        let forming = Forming::inviting(world, "Cordée A", &[&world.alpha, &world.beta]).await;
        let manager = &world.people.beta_manager;
        let fields = json!({"memberId": forming.member_id(&world.beta), "state": "WITHDRAWN"});
        let payload = world
            .api
            .mutate(
                manager,
                "changeMemberState",
                forming.input(fields.clone()),
                "consortium { name violations { rule } coverage { contributions { answer } } }",
            )
            .await;
        assert_eq!(payload, json!({"consortium": null, "userErrors": []}));
        let beta = forming.read().await["members"]
            .as_array()
            .unwrap()
            .iter()
            .find(|member| member["company"]["name"] == "Beta")
            .unwrap()
            .clone();
        assert_eq!(beta["state"], "WITHDRAWN");
        assert!(forming.read_by(manager).await.is_null());
        let mut again = forming.input(fields);
        again["version"] = json!(forming.seen["version"].as_i64().unwrap() + 1);
        assert_eq!(
            world
                .api
                .findings(manager, "changeMemberState", again)
                .await,
            ["NOT_FOUND at consortiumId"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_company_answers_only_while_it_is_asked() {
    in_each_world(async |world| {
        let manager = &world.people.beta_manager;
        let mut forming = Forming::draft(world, "Cordée A", &[&world.alpha, &world.beta]).await;
        let answer = |forming: &Forming<'_>| {
            json!({"memberId": forming.member_id(&world.beta), "state": "WITHDRAWN"})
        };
        let found = forming.refused_to(manager, "changeMemberState", answer(&forming)).await;
        assert_eq!(found, ["NOT_FOUND at consortiumId"], "a draft is not seen");
        let fields = json!({"memberId": forming.member_id(&world.beta), "state": "INVITED"});
        assert_eq!(
            forming.refused("changeMemberState", fields).await,
            ["WRONG_STATE at state"],
            "members are asked once the consortium is inviting"
        );
        forming = Forming::formed(world, "Cordée B", &[&world.alpha, &world.beta]).await;
        let reasons = forming.reasons();
        forming
            .done(
                "changeConsortiumState",
                json!({"state": "SUBMITTED", "reasons": reasons}),
            )
            .await;
        assert!(!forming.read_by(manager).await.is_null());
        let code = forming.error_for(manager, "changeMemberState", answer(&forming)).await;
        assert_eq!(code, "FORBIDDEN", "the bid is in");
        let found = forming.refused("changeMemberState", answer(&forming)).await;
        assert_eq!(found, ["WRONG_STATE at "]);
    })
    .await;
}

#[tokio::test]
async fn whoever_leaves_a_formed_group_makes_it_form_again() {
    in_each_world(async |world| {
        let mut forming = Forming::formed(world, "Cordée A", &[&world.alpha, &world.beta]).await;
        let manager = &world.people.beta_manager;
        let fields = json!({"memberId": forming.member_id(&world.beta), "state": "WITHDRAWN"});
        let payload = world
            .api
            .mutate(manager, "changeMemberState", forming.input(fields), "")
            .await;
        assert_eq!(payload["userErrors"], json!([]));
        forming.seen = forming.read().await;
        assert_eq!(forming.seen["state"], "INVITING");
        assert_eq!(forming.seen["sumOfShares"], 5_000);
        forming.go("WITHDRAWN").await;

        let mut forming = Forming::formed(world, "Cordée B", &[&world.alpha, &world.beta]).await;
        let (delta, _) = neighbour(world, "Delta").await;
        let fields = json!({"companyId": id(delta.id), "role": "MEMBER"});
        forming.done("addConsortiumMember", fields).await;
        assert_eq!(forming.seen["state"], "INVITING");
        forming.go("WITHDRAWN").await;

        let mut forming = Forming::formed(world, "Cordée C", &[&world.alpha, &world.beta]).await;
        let fields = json!({"memberId": forming.member_id(&world.beta)});
        forming.done("removeConsortiumMember", fields).await;
        assert_eq!(forming.seen["state"], "INVITING");
    })
    .await;
}

async fn let_the_deadline_pass(world: &World, procedure: &str) {
    let input = json!({
        "callId": id(world.call.id), "version": 1, "procedure": procedure,
        "submissionDeadlineAt": (now() - TimeDelta::hours(1)).to_rfc3339()
    });
    let coordinator = &world.people.west_coordinator;
    let found = world.api.findings(coordinator, "updateCall", input).await;
    assert!(found.is_empty(), "{found:?}");
}

#[tokio::test]
async fn after_the_deadline_companies_may_only_leave() {
    in_each_world(async |world| {
        let (delta, _) = neighbour(world, "Delta").await;
        let mut forming = Forming::ready(world, "Cordée A", &[&world.alpha, &world.beta]).await;
        forming.stand(&world.beta, "WITHDRAWN").await;
        let_the_deadline_pass(world, "OPEN").await;
        forming.seen = forming.read().await;
        let beta = forming.member_id(&world.beta);
        let cases = [
            (
                "addConsortiumMember",
                json!({"companyId": id(delta.id), "role": "MEMBER"}),
            ),
            ("removeConsortiumMember", json!({ "memberId": beta })),
            (
                "changeMemberRole",
                json!({"memberId": beta, "role": "SUBCONTRACTOR"}),
            ),
            (
                "changeMemberState",
                json!({"memberId": beta, "state": "INVITED"}),
            ),
        ];
        for (mutation, fields) in cases {
            let found = forming.refused(mutation, fields).await;
            assert_eq!(found, ["COMPOSITION_FROZEN at "], "{mutation}");
        }
        let found = forming
            .refused("changeConsortiumState", json!({"state": "FORMED"}))
            .await;
        assert!(
            found.contains(&"RULE_BROKEN at reasons".to_owned()),
            "{found:?}"
        );
        let frozen = &forming.seen["violations"].as_array().unwrap()[0];
        assert_eq!(json!([frozen["severity"]]), json!(["ERROR"]));
        assert!(forming.rules().contains(&"COMPOSITION_FROZEN"));
        forming.stand(&world.alpha, "WITHDRAWN").await;
    })
    .await;
}

#[tokio::test]
async fn a_procedure_with_negotiation_lets_companies_join_after_the_deadline() {
    in_each_world(async |world| {
        let (delta, _) = neighbour(world, "Delta").await;
        let mut forming = Forming::ready(world, "Cordée A", &[&world.alpha]).await;
        let_the_deadline_pass(world, "NEGOTIATED").await;
        forming.seen = forming.read().await;
        let fields = json!({"companyId": id(delta.id), "role": "MEMBER"});
        forming.done("addConsortiumMember", fields).await;
        let frozen = forming.seen["violations"]
            .as_array()
            .unwrap()
            .iter()
            .find(|violation| violation["rule"] == "COMPOSITION_FROZEN")
            .cloned();
        assert_eq!(
            frozen,
            Some(json!({
                "rule": "COMPOSITION_FROZEN", "article": "R2142-26", "severity": "WARNING", "companies": []
            }))
        );
    })
    .await;
}
