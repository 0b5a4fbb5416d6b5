//! Making, changing, ordering and judging requirements.

use domain::values::ids::{CompetencyId, RequirementId};
use serde_json::{Value, json};

use crate::support::world::{World, id, in_each_world};

async fn findings(world: &World, mutation: &str, input: Value) -> Vec<String> {
    let coordinator = &world.people.west_coordinator;
    world.api.findings(coordinator, mutation, input).await
}

async fn made(world: &World, fields: Value) -> Value {
    let mut input = json!({"lotId": id(world.lot.id), "isMandatory": true});
    let fields = fields.as_object().unwrap().clone();
    input.as_object_mut().unwrap().extend(fields);
    let wanted = "requirement { kind scope isMandatory weight competency { code } minLevel nHolders fteTenths \
        amount { amount } count years certificateCode wording origin position }";
    let coordinator = &world.people.west_coordinator;
    let payload = world
        .api
        .mutate(coordinator, "createRequirement", input, wanted)
        .await;
    assert_eq!(payload["userErrors"], json!([]));
    let mut requirement = payload["requirement"].clone();
    requirement
        .as_object_mut()
        .unwrap()
        .retain(|_, value| !value.is_null());
    requirement
}

#[tokio::test]
async fn each_kind_has_its_own_fields() {
    in_each_world(async |world| {
        let relational = id(world.relational.id);
        let cases = [
            (
                json!({"kind": "COMPETENCY", "competencyId": relational, "minLevel": "EXPERT"}),
                json!({"kind": "COMPETENCY", "competency": {"code": "relational"}, "minLevel": "EXPERT", "nHolders": 1}),
            ),
            (
                json!({"kind": "TURNOVER", "amount": {"amount": "1.5", "currency": "EUR"}, "scope": "LEAD"}),
                json!({"kind": "TURNOVER", "amount": {"amount": "1.50"}, "scope": "LEAD"}),
            ),
            (
                json!({"kind": "REFERENCES", "count": 3, "years": 5}),
                json!({"kind": "REFERENCES", "count": 3, "years": 5}),
            ),
            (
                json!({"kind": "CERTIFICATE", "certificateCode": "iso-27001", "isMandatory": false, "weight": 2}),
                json!({"kind": "CERTIFICATE", "certificateCode": "iso-27001", "isMandatory": false, "weight": 2}),
            ),
            (
                json!({"kind": "FREE_TEXT", "wording": "Un plan", "origin": "CCTP, p. 3"}),
                json!({"kind": "FREE_TEXT", "wording": "Un plan", "origin": "CCTP, p. 3"}),
            ),
        ];
        for (place, (fields, expected)) in (2..).zip(cases) {
            let mut whole = json!({"scope": "POOLED", "isMandatory": true, "position": place});
            let expected = expected.as_object().unwrap().clone();
            whole.as_object_mut().unwrap().extend(expected);
            assert_eq!(made(world, fields).await, whole);
        }
    })
    .await;
}

#[tokio::test]
async fn fields_of_other_kinds_and_unknown_competencies_are_refused() {
    in_each_world(async |world| {
        let lot = id(world.lot.id);
        let unknown = id(CompetencyId::new());
        let cases = [
            (
                json!({"lotId": lot, "kind": "HEADCOUNT", "isMandatory": true, "years": 3}),
                vec!["REQUIREMENT_SHAPE at years", "REQUIRED at count"],
            ),
            (
                json!({"lotId": lot, "kind": "FREE_TEXT", "isMandatory": false}),
                vec!["REQUIRED at weight", "REQUIRED at wording"],
            ),
            (
                json!({"lotId": lot, "kind": "COMPETENCY", "isMandatory": true, "competencyId": unknown,
                       "minLevel": "NOTIONS"}),
                vec!["NOT_FOUND at competencyId"],
            ),
            (
                json!({"lotId": lot, "kind": "HEADCOUNT", "isMandatory": true, "count": 1, "position": 9}),
                vec!["OUT_OF_RANGE at position"],
            ),
        ];
        for (input, expected) in cases {
            assert_eq!(findings(world, "createRequirement", input).await, expected);
        }
    })
    .await;
}

async fn order(world: &World) -> Vec<String> {
    let question = "query($lot: ID!) { lot(id: $lot) { requirements { id kind position } } }";
    let variables = json!({"lot": id(world.lot.id)});
    let coordinator = &world.people.west_coordinator;
    let data = world.api.data(coordinator, question, variables).await;
    let list = data["lot"]["requirements"].as_array().unwrap().clone();
    for (place, requirement) in list.iter().enumerate() {
        assert_eq!(requirement["position"], place);
    }
    list.iter()
        .map(|requirement| requirement["kind"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn a_requirement_goes_to_its_place() {
    in_each_world(async |world| {
        made(
            world,
            json!({"kind": "HEADCOUNT", "count": 3, "position": 1}),
        )
        .await;
        assert_eq!(order(world).await, ["COMPETENCY", "HEADCOUNT", "FREE_TEXT"]);
    })
    .await;
}

#[tokio::test]
async fn an_order_names_every_requirement_once() {
    in_each_world(async |world| {
        let (lot, first, second) = (id(world.lot.id), id(world.asked.id), id(world.in_words.id));
        let foreign = id(RequirementId::new());
        let reorder = |ids: Vec<&String>| json!({"lotId": lot, "requirementIds": ids});
        assert!(
            findings(world, "reorderRequirements", reorder(vec![&second, &first]))
                .await
                .is_empty()
        );
        assert_eq!(order(world).await, ["FREE_TEXT", "COMPETENCY"]);
        let wrong = reorder(vec![&second, &second, &foreign]);
        assert_eq!(
            findings(world, "reorderRequirements", wrong).await,
            [
                "NOT_UNIQUE at requirementIds.1",
                "NOT_FOUND at requirementIds.2",
                "REQUIRED at requirementIds"
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn only_what_a_person_can_judge_is_judged() {
    in_each_world(async |world| {
        let coordinator = &world.people.west_coordinator;
        let in_words = id(world.in_words.id);
        let wanted = "requirement { judgement { isCovered reason judgedBy judgedAt } version }";
        let judge = json!({"requirementId": in_words, "isCovered": true, "reason": "Charte jointe", "version": 1});
        let payload = world.api.mutate(coordinator, "judgeRequirement", judge, wanted).await;
        assert_eq!(
            payload["requirement"],
            json!({
                "judgement": {"isCovered": true, "reason": "Charte jointe", "judgedBy": "west-coordinator",
                              "judgedAt": "2026-03-02T09:00:00+00:00"},
                "version": 2
            })
        );
        let take_back = json!({"requirementId": in_words, "isCovered": null, "version": 2});
        let payload = world.api.mutate(coordinator, "judgeRequirement", take_back, wanted).await;
        assert_eq!(payload["requirement"], json!({"judgement": null, "version": 3}));
        let measured = json!({"requirementId": id(world.asked.id), "isCovered": true, "version": 1});
        assert_eq!(
            findings(world, "judgeRequirement", measured).await,
            ["WRONG_STATE at requirementId"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_requirement_is_changed_and_deleted() {
    in_each_world(async |world| {
        let asked = id(world.asked.id);
        let change = json!({"requirementId": asked, "minLevel": "EXPERT", "isMandatory": false, "weight": 3,
                            "version": 1});
        let coordinator = &world.people.west_coordinator;
        let wanted = "requirement { minLevel isMandatory weight nHolders competency { code } version }";
        let payload = world.api.mutate(coordinator, "updateRequirement", change.clone(), wanted).await;
        assert_eq!(
            payload["requirement"],
            json!({"minLevel": "EXPERT", "isMandatory": false, "weight": 3, "nHolders": 1,
                   "competency": {"code": "relational"}, "version": 2})
        );
        assert_eq!(
            findings(world, "updateRequirement", change).await,
            ["STALE_VERSION at version"]
        );
        let delete = json!({"requirementId": asked, "version": 2});
        let wanted = "deletedRequirementId lot { requirements { kind } }";
        let payload = world.api.mutate(coordinator, "deleteRequirement", delete, wanted).await;
        assert_eq!(payload["deletedRequirementId"], asked);
        assert_eq!(payload["lot"]["requirements"], json!([{"kind": "FREE_TEXT"}]));
    })
    .await;
}
