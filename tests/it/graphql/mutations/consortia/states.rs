//! A consortium on its way: draft, inviting, formed, submitted, and how it ends.

use serde_json::{Value, json};

use crate::support::forming::Forming;
use crate::support::world::{World, id, in_each_world};

const STATES: [&str; 7] = [
    "DRAFT",
    "INVITING",
    "FORMED",
    "SUBMITTED",
    "WON",
    "LOST",
    "WITHDRAWN",
];

/// Tries every state that does not follow.
async fn only_goes_to(forming: &Forming<'_>, next: &[&str]) {
    assert_eq!(forming.seen["nextStates"], json!(next));
    for state in STATES.iter().filter(|state| !next.contains(state)) {
        let fields = json!({"state": state, "reasons": forming.reasons()});
        let found = forming.refused("changeConsortiumState", fields).await;
        assert_eq!(found, ["WRONG_STATE at state"], "{state}");
    }
}

async fn go_with_reasons(forming: &mut Forming<'_>, state: &str) {
    let fields = json!({"state": state, "reasons": forming.reasons()});
    forming.done("changeConsortiumState", fields).await;
    assert_eq!(forming.seen["state"], state);
}

#[tokio::test]
async fn a_consortium_takes_every_step_to_its_end_and_no_other() {
    in_each_world(async |world| {
        for end in ["LOST", "WITHDRAWN", "WON"] {
            let mut forming =
                Forming::draft(world, &format!("Cordée {end}"), &[&world.alpha]).await;
            only_goes_to(&forming, &["INVITING", "WITHDRAWN"]).await;
            forming.go("INVITING").await;
            only_goes_to(&forming, &["DRAFT", "FORMED", "WITHDRAWN"]).await;
            forming.go("DRAFT").await;
            assert_eq!(forming.member(&world.alpha)["state"], "INVITED");
            forming.go("INVITING").await;
            forming.stand(&world.alpha, "CONFIRMED").await;
            let lines = [forming.line(&world.alpha, 10_000)];
            forming
                .done("setAllocations", json!({ "allocations": lines }))
                .await;
            go_with_reasons(&mut forming, "FORMED").await;
            only_goes_to(&forming, &["INVITING", "SUBMITTED", "WITHDRAWN"]).await;
            go_with_reasons(&mut forming, "SUBMITTED").await;
            only_goes_to(&forming, &["WON", "LOST", "WITHDRAWN"]).await;
            forming.go(end).await;
            only_goes_to(&forming, &[]).await;
        }
    })
    .await;
}

#[tokio::test]
async fn nothing_is_changed_once_the_bid_is_in() {
    in_each_world(async |world| {
        let mut forming = Forming::formed(world, "Cordée A", &[&world.alpha]).await;
        go_with_reasons(&mut forming, "SUBMITTED").await;
        let alpha = forming.member_id(&world.alpha);
        let line = forming.line(&world.alpha, 10_000);
        let cases = [
            ("updateConsortium", json!({"name": "Autre"})),
            (
                "addConsortiumMember",
                json!({"companyId": id(world.beta.id), "role": "MEMBER"}),
            ),
            ("removeConsortiumMember", json!({ "memberId": alpha })),
            ("changeMemberRole", json!({"memberId": alpha, "role": "MEMBER"})),
            ("changeMemberState", json!({"memberId": alpha, "state": "WITHDRAWN"})),
            ("setAllocations", json!({"allocations": [line]})),
        ];
        for (mutation, fields) in cases {
            let found = forming.refused(mutation, fields).await;
            assert_eq!(found, ["WRONG_STATE at "], "{mutation}");
        }
        let question = "query($id: ID!) { consortium(id: $id) {
            viewerCanUpdate viewerCanAllocate viewerCanChangeState viewerCanAnswer } }";
        let coordinator = &world.people.west_coordinator;
        let data = world
            .api
            .data(coordinator, question, json!({"id": forming.seen["id"]}))
            .await;
        assert_eq!(
            data["consortium"],
            json!({"viewerCanUpdate": false, "viewerCanAllocate": false, "viewerCanChangeState": true,
                   "viewerCanAnswer": false})
        );
    })
    .await;
}

/// The violations as `RULE article SEVERITY: companies`.
fn told(forming: &Forming<'_>) -> Vec<String> {
    let violations = forming.seen["violations"].as_array().unwrap();
    violations
        .iter()
        .map(|violation| {
            let companies: Vec<&str> = violation["companies"]
                .as_array()
                .unwrap()
                .iter()
                .map(|company| company["name"].as_str().unwrap())
                .collect();
            format!(
                "{} {} {}: {}",
                violation["rule"].as_str().unwrap(),
                violation["article"].as_str().unwrap(),
                violation["severity"].as_str().unwrap(),
                companies.join(", ")
            )
        })
        .collect()
}

#[tokio::test]
async fn a_group_that_is_not_ready_hears_every_broken_rule_with_its_article() {
    in_each_world(async |world| {
        let mut forming = Forming::inviting(world, "Cordée A", &[&world.alpha, &world.beta]).await;
        let lead = json!({"memberId": forming.member_id(&world.alpha), "role": "MEMBER"});
        forming.done("changeMemberRole", lead).await;
        assert_eq!(
            told(&forming),
            [
                "LEAD_IS_MEMBER R2142-24 ERROR: ",
                "FORM_CHOSEN R2142-20 ERROR: ",
                "SHARES_ADD_UP DC1 rubrique E ERROR: ",
                "MEMBER_NOT_CONFIRMED R2142-23 ERROR: Alpha, Beta",
                "REQUIREMENTS_COVERED R2142-25 WARNING: ",
            ]
        );
        let fields = forming.input(json!({"state": "FORMED"}));
        let coordinator = &world.people.west_coordinator;
        let payload = world
            .api
            .mutate(coordinator, "changeConsortiumState", fields, "")
            .await;
        let refusals: Vec<Value> = payload["userErrors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|error| {
                json!([
                    error["code"],
                    error["parameters"][0]["value"],
                    error["parameters"][1]["value"]
                ])
            })
            .collect();
        assert_eq!(
            json!(refusals),
            json!([
                ["RULE_BROKEN", "LEAD_IS_MEMBER", "R2142-24"],
                ["RULE_BROKEN", "FORM_CHOSEN", "R2142-20"],
                ["RULE_BROKEN", "SHARES_ADD_UP", "DC1 rubrique E"],
                ["RULE_BROKEN", "MEMBER_NOT_CONFIRMED", "R2142-23"],
                ["REASON_NEEDED", "REQUIREMENTS_COVERED", "R2142-25"],
            ])
        );
        let message = payload["userErrors"][0]["message"].as_str().unwrap();
        assert!(message.contains("R2142-24"), "{message}");
        assert_eq!(forming.read().await, forming.seen, "nothing has changed");
    })
    .await;
}

#[tokio::test]
async fn rules_of_the_lot_and_the_call_speak_and_hold_a_group_up() {
    in_each_world(async |world| {
        let mut forming = Forming::ready(world, "Cordée A", &[&world.alpha, &world.beta]).await;
        limit_to_one_member(world).await;
        forming
            .done(
                "updateConsortium",
                json!({"form": "JOINT_AND_SEVERAL", "leadIsJointlyLiable": true}),
            )
            .await;
        let rules = told(&forming);
        for expected in [
            "TOO_MANY_MEMBERS règlement de la consultation ERROR: ",
            "LEAD_LIABILITY_FITS_FORM R2142-24 ERROR: ",
            "REQUIRED_FORM R2142-22 WARNING: ",
            "RESERVED L2113-12 WARNING: Alpha, Beta",
        ] {
            assert!(
                rules.contains(&expected.to_owned()),
                "{expected} is not in {rules:#?}"
            );
        }
        let fields = json!({"state": "FORMED", "reasons": forming.reasons()});
        let found = forming.refused("changeConsortiumState", fields).await;
        assert_eq!(found, ["RULE_BROKEN at reasons", "RULE_BROKEN at reasons"]);
    })
    .await;
}

async fn limit_to_one_member(world: &World) {
    let coordinator = &world.people.west_coordinator;
    let lot = json!({
        "lotId": id(world.lot.id), "version": 1, "maxMembers": 1, "reservedFor": "Entreprises adaptées"
    });
    let found = world.api.findings(coordinator, "updateLot", lot).await;
    assert!(found.is_empty(), "{found:?}");
    let call = json!({
        "callId": id(world.call.id), "version": 1, "requiredForm": "JOINT",
        "requiredFormJustification": "Continuité du service"
    });
    let found = world.api.findings(coordinator, "updateCall", call).await;
    assert!(found.is_empty(), "{found:?}");
}

#[tokio::test]
async fn warnings_need_a_reason_which_stays_on_record_with_its_author() {
    in_each_world(async |world| {
        let mut forming = Forming::ready(world, "Cordée A", &[&world.alpha, &world.beta]).await;
        assert_eq!(forming.rules(), ["REQUIREMENTS_COVERED"]);
        let bare = json!({"state": "FORMED"});
        let found = forming.refused("changeConsortiumState", bare).await;
        assert_eq!(found, ["REASON_NEEDED at reasons"]);
        let blank = json!({"state": "FORMED", "reasons": [{"rule": "REQUIREMENTS_COVERED", "reason": " "}]});
        let found = forming.refused("changeConsortiumState", blank).await;
        assert_eq!(found, ["REQUIRED at reasons.0.reason"]);
        let other = json!({"state": "FORMED", "reasons": [{"rule": "REQUIRED_FORM", "reason": "Vu"}]});
        let found = forming.refused("changeConsortiumState", other).await;
        assert_eq!(found, ["REASON_NEEDED at reasons"]);
        let reasons = json!([
            {"rule": "REQUIREMENTS_COVERED", "reason": "L'acheteur l'accepte"},
            {"rule": "REQUIRED_FORM", "reason": "Sans objet"},
        ]);
        let fields = json!({"state": "FORMED", "reasons": reasons});
        forming.done("changeConsortiumState", fields).await;
        assert_eq!(
            forming.seen["acceptedWarnings"],
            json!([{"rule": "REQUIREMENTS_COVERED", "reason": "L'acheteur l'accepte",
                    "acceptedBy": "west-coordinator"}]),
            "a reason for a rule that does not warn is none"
        );
        let again = json!({"state": "SUBMITTED"});
        let found = forming.refused("changeConsortiumState", again).await;
        assert_eq!(found, ["REASON_NEEDED at reasons"], "each step asks again");
    })
    .await;
}
