//! Declaring, changing, withdrawing and verifying capabilities.

use domain::values::ids::{CompetencyId, EvidenceId};
use serde_json::{Value, json};

use crate::support::world::{World, id, in_each_world};

fn declaration(world: &World) -> Value {
    json!({
        "companyId": id(world.alpha.id), "competencyId": id(world.postgresql.id), "level": "CONFIRMED",
        "fteTenths": 15, "note": "Équipe de deux",
        "evidence": [{"kind": "REFERENCE", "title": "Base du cadastre", "party": "Département",
                      "amount": {"amount": "40000", "currency": "EUR"}, "ownSharePerTenThousand": 6000,
                      "document": "https://example.test/cadastre"}]
    })
}

const WANTED: &str = "capability { id level fteTenths note proof isVerified verifiedAt version \
    competency { code } company { name } evidence { id title amount { amount } ownSharePerTenThousand proof } \
    viewerCanUpdate viewerCanVerify }";

#[tokio::test]
async fn a_capability_is_declared_once() {
    in_each_world(async |world| {
        let (api, contributor) = (&world.api, &world.people.alpha_contributor);
        let payload = api
            .mutate(contributor, "declareCapability", declaration(world), WANTED)
            .await;
        let capability = &payload["capability"];
        assert_eq!(
            capability,
            &json!({
                "id": capability["id"], "level": "CONFIRMED", "fteTenths": 15, "note": "Équipe de deux",
                "proof": "PROVED", "isVerified": false, "verifiedAt": null, "version": 1,
                "competency": {"code": "postgresql"}, "company": {"name": "Alpha"},
                "evidence": [{"id": capability["evidence"][0]["id"], "title": "Base du cadastre",
                              "amount": {"amount": "40000.00"}, "ownSharePerTenThousand": 6000, "proof": "PROVED"}],
                "viewerCanUpdate": true, "viewerCanVerify": false
            })
        );
        assert_eq!(
            api.findings(contributor, "declareCapability", declaration(world))
                .await,
            ["NOT_UNIQUE at competencyId"]
        );
    })
    .await;
}

#[tokio::test]
async fn all_that_is_wrong_with_a_declaration_is_told_at_once() {
    in_each_world(async |world| {
        let mut input = declaration(world);
        input["competencyId"] = json!(id(CompetencyId::new()));
        input["fteTenths"] = json!(-1);
        input["evidence"][0]["title"] = json!("");
        input["evidence"][0]["ownSharePerTenThousand"] = json!(10_001);
        let manager = &world.people.alpha_manager;
        assert_eq!(
            world
                .api
                .findings(manager, "declareCapability", input)
                .await,
            [
                "NOT_FOUND at competencyId",
                "OUT_OF_RANGE at fteTenths",
                "REQUIRED at evidence.0.title",
                "OUT_OF_RANGE at evidence.0.ownSharePerTenThousand",
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn a_verification_falls_when_the_declaration_changes() {
    in_each_world(async |world| {
        let (api, people) = (&world.api, &world.people);
        let manager = &people.alpha_manager;
        let payload = api
            .mutate(manager, "declareCapability", declaration(world), WANTED)
            .await;
        let (capability, evidence) = (
            payload["capability"]["id"].clone(),
            payload["capability"]["evidence"][0]["id"].clone(),
        );
        let verify = json!({"capabilityId": capability, "isVerified": true, "version": 1});
        let payload = api
            .mutate(&people.west_coordinator, "verifyCapability", verify, WANTED)
            .await;
        assert_eq!(payload["capability"]["isVerified"], true);
        assert_eq!(
            payload["capability"]["verifiedAt"],
            "2026-03-02T09:00:00+00:00"
        );
        let change = json!({
            "capabilityId": capability, "level": "EXPERT", "version": 2,
            "evidence": [{"id": evidence, "kind": "REFERENCE", "title": "Base du cadastre, suite"}]
        });
        let payload = api
            .mutate(manager, "updateCapability", change.clone(), WANTED)
            .await;
        let changed = &payload["capability"];
        assert_eq!(changed["isVerified"], false);
        assert_eq!(changed["note"], "Équipe de deux");
        assert_eq!(changed["proof"], "DECLARED");
        assert_eq!(changed["evidence"][0]["id"], evidence);
        assert_eq!(
            api.findings(manager, "updateCapability", change).await,
            ["STALE_VERSION at version"]
        );
        let foreign = json!({
            "capabilityId": capability, "version": 3,
            "evidence": [{"id": id(EvidenceId::new()), "kind": "STAFF", "title": "Une experte"}]
        });
        assert_eq!(
            api.findings(manager, "updateCapability", foreign).await,
            ["NOT_FOUND at evidence.0.id"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_coordinator_takes_a_verification_back() {
    in_each_world(async |world| {
        let (api, coordinator) = (&world.api, &world.people.west_coordinator);
        let payload = api
            .mutate(coordinator, "declareCapability", declaration(world), WANTED)
            .await;
        let capability = payload["capability"]["id"].clone();
        for (version, is_verified) in [(1, true), (2, false)] {
            let input =
                json!({"capabilityId": capability, "isVerified": is_verified, "version": version});
            let payload = api
                .mutate(coordinator, "verifyCapability", input, WANTED)
                .await;
            assert_eq!(payload["capability"]["isVerified"], is_verified);
        }
        let stale = json!({"capabilityId": capability, "isVerified": true, "version": 1});
        assert_eq!(
            api.findings(coordinator, "verifyCapability", stale).await,
            ["STALE_VERSION at version"]
        );
    })
    .await;
}

#[tokio::test]
async fn a_withdrawn_capability_is_gone() {
    in_each_world(async |world| {
        let (api, manager) = (&world.api, &world.people.alpha_manager);
        let payload = api
            .mutate(manager, "declareCapability", declaration(world), WANTED)
            .await;
        let capability = payload["capability"]["id"].clone();
        let stale = json!({"capabilityId": capability, "version": 7});
        assert_eq!(
            api.findings(manager, "withdrawCapability", stale).await,
            ["STALE_VERSION at version"]
        );
        let input = json!({"capabilityId": capability, "version": 1});
        let wanted = "withdrawnCapabilityId company { capabilities { id } }";
        let payload = api
            .mutate(manager, "withdrawCapability", input, wanted)
            .await;
        assert_eq!(payload["withdrawnCapabilityId"], capability);
        assert_eq!(payload["company"]["capabilities"], json!([]));
    })
    .await;
}
