//! Making consortia and changing their name, form and note; who may not; and that an old version changes nothing.

use domain::directory::company::Company;
use domain::procurement::call::CallStatus;
use domain::values::ids::{CompanyId, ConsortiumId, ConsortiumMemberId, LotId};
use persistence::repositories::directory::companies;
use persistence::repositories::procurement::{calls, lots};
use serde_json::{Value, json};

use crate::support::forming::{Forming, neighbour};
use crate::support::records;
use crate::support::world::{World, id, in_each_world};

/// The input of a draft by hand with other fields.
fn by_hand(world: &World, fields: Value) -> Value {
    let mut input = json!({
        "lotId": id(world.lot.id), "name": "Cordée A", "companyIds": [id(world.alpha.id), id(world.beta.id)]
    });
    let fields = fields.as_object().unwrap().clone();
    input.as_object_mut().unwrap().extend(fields);
    input
}

#[tokio::test]
async fn a_draft_by_hand_has_its_companies_and_its_lead_and_is_listed() {
    in_each_world(async |world| {
        let forming = Forming::draft(world, "Cordée A", &[&world.alpha, &world.beta]).await;
        let seen = &forming.seen;
        assert_eq!(
            json!([
                seen["name"],
                seen["state"],
                seen["form"],
                seen["version"],
                seen["sumOfShares"]
            ]),
            json!(["Cordée A", "DRAFT", null, 1, 0])
        );
        assert_eq!(seen["nextStates"], json!(["INVITING", "WITHDRAWN"]));
        assert_eq!(seen["allocations"], json!([]));
        let (alpha, beta) = (forming.member(&world.alpha), forming.member(&world.beta));
        assert_eq!(
            json!([alpha["role"], alpha["state"]]),
            json!(["LEAD", "CONSIDERED"])
        );
        assert_eq!(
            json!([beta["role"], beta["state"]]),
            json!(["MEMBER", "CONSIDERED"])
        );
        let data = world
            .api
            .data(
                &world.people.west_coordinator,
                "query($lot: ID!) { consortia(filter: {lotId: $lot}) { totalCount nodes { id } }
                    node(id: $lot) { ... on Lot { consortia { id } } } }",
                json!({"lot": id(world.lot.id)}),
            )
            .await;
        let only = json!([{"id": seen["id"]}]);
        assert_eq!(data["consortia"], json!({"totalCount": 1, "nodes": only}));
        assert_eq!(data["node"]["consortia"], only);
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_refused_with_every_finding_at_its_place() {
    in_each_world(async |world| {
        let shy = Company {
            may_lead: false,
            ..records::company(world.west.id, "Timide")
        };
        let transaction = world.begin().await;
        companies::insert_company(&transaction, &shy).await.unwrap();
        transaction.commit().await.unwrap();
        let (alpha, beta, gamma) = (id(world.alpha.id), id(world.beta.id), id(world.gamma.id));
        let cases = [
            (json!({"companyIds": []}), vec!["REQUIRED at companyIds"]),
            (
                json!({"companyIds": [alpha, beta, alpha]}),
                vec!["MEMBER_ALREADY_PRESENT at companyIds"],
            ),
            (
                json!({"companyIds": [alpha, gamma, id(CompanyId::new())]}),
                vec!["NOT_FOUND at companyIds.1", "NOT_FOUND at companyIds.2"],
            ),
            (
                json!({"companyIds": [alpha, "x"], "name": " ", "lotId": "y", "leadCompanyId": "z"}),
                vec![
                    "NOT_FOUND at lotId",
                    "REQUIRED at name",
                    "NOT_FOUND at leadCompanyId",
                    "NOT_FOUND at companyIds.1",
                ],
            ),
            (json!({"name": "x".repeat(2_000)}), vec!["TOO_LONG at name"]),
            (
                json!({"companyIds": [alpha], "leadCompanyId": beta}),
                vec!["LEAD_NOT_MEMBER at leadCompanyId"],
            ),
            (
                json!({"companyIds": [alpha, id(shy.id)], "leadCompanyId": id(shy.id)}),
                vec!["LEAD_NOT_ELIGIBLE at leadCompanyId"],
            ),
        ];
        let coordinator = &world.people.west_coordinator;
        for (fields, expected) in cases {
            let input = by_hand(world, fields);
            let found = world.api.findings(coordinator, "createConsortium", input.clone()).await;
            assert_eq!(found, expected, "{input}");
        }
        let data = world.api.data(coordinator, "{ consortia { totalCount } }", json!({})).await;
        assert_eq!(data["consortia"]["totalCount"], 0);
    })
    .await;
}

#[tokio::test]
async fn a_lead_who_may_not_lead_is_named_in_the_sentence() {
    in_each_world(async |world| {
        let shy = Company {
            may_lead: false,
            ..records::company(world.west.id, "Timide")
        };
        let transaction = world.begin().await;
        companies::insert_company(&transaction, &shy).await.unwrap();
        transaction.commit().await.unwrap();
        let fields = json!({"companyIds": [id(shy.id)], "leadCompanyId": id(shy.id)});
        let payload = world
            .api
            .mutate(
                &world.people.west_coordinator,
                "createConsortium",
                by_hand(world, fields),
                "",
            )
            .await;
        let message = payload["userErrors"][0]["message"].as_str().unwrap();
        assert_eq!(
            message,
            "Timide ne peut pas ou ne veut pas être mandataire."
        );
    })
    .await;
}

#[tokio::test]
async fn name_form_liability_and_note_change_and_absent_fields_stay() {
    in_each_world(async |world| {
        let mut forming = Forming::draft(world, "Cordée A", &[&world.alpha]).await;
        let all = json!({"name": "Cordée B", "form": "JOINT", "leadIsJointlyLiable": true, "note": "À relire"});
        let seen = forming.done("updateConsortium", all.clone()).await;
        for (field, value) in all.as_object().unwrap() {
            assert_eq!(&seen[field], value, "{field}");
        }
        let seen = forming.done("updateConsortium", json!({})).await;
        for (field, value) in all.as_object().unwrap() {
            assert_eq!(&seen[field], value, "{field}");
        }
        let seen = forming
            .done("updateConsortium", json!({"form": null, "note": null}))
            .await;
        assert_eq!(
            json!([seen["name"], seen["form"], seen["leadIsJointlyLiable"], seen["note"]]),
            json!(["Cordée B", null, true, null])
        );
        let both = json!({"name": "", "note": "x".repeat(100_000)});
        assert_eq!(
            forming.refused("updateConsortium", both).await,
            ["REQUIRED at name", "TOO_LONG at note"]
        );
    })
    .await;
}

/// One change of each kind, each of which would succeed.
fn changes(forming: &Forming<'_>, world: &World, newcomer: &Company) -> Vec<(&'static str, Value)> {
    let beta = forming.member_id(&world.beta);
    vec![
        ("updateConsortium", json!({"name": "Autre"})),
        (
            "addConsortiumMember",
            json!({"companyId": id(newcomer.id), "role": "MEMBER"}),
        ),
        ("removeConsortiumMember", json!({"memberId": beta})),
        (
            "changeMemberRole",
            json!({"memberId": beta, "role": "SUBCONTRACTOR"}),
        ),
        (
            "changeMemberState",
            json!({"memberId": beta, "state": "CONFIRMED"}),
        ),
        (
            "setAllocations",
            json!({"allocations": [forming.line(&world.beta, 10_000)]}),
        ),
        ("changeConsortiumState", json!({"state": "WITHDRAWN"})),
    ]
}

#[tokio::test]
async fn a_version_that_was_changed_since_changes_nothing() {
    in_each_world(async |world| {
        let (delta, _) = neighbour(world, "Delta").await;
        let mut forming = Forming::inviting(world, "Cordée A", &[&world.alpha, &world.beta]).await;
        forming
            .done("updateConsortium", json!({"note": "Relu"}))
            .await;
        for (mutation, fields) in changes(&forming, world, &delta) {
            for age in [-1, 1] {
                let version = forming.seen["version"].as_i64().unwrap() + age;
                let mut fields = fields.clone();
                fields["version"] = json!(version);
                assert_eq!(
                    forming.refused(mutation, fields).await,
                    ["STALE_VERSION at version"],
                    "{mutation}"
                );
            }
        }
    })
    .await;
}

#[tokio::test]
async fn two_coordinators_at_once_do_not_overwrite_each_other() {
    in_each_world(async |world| {
        let forming = Forming::draft(world, "Cordée A", &[&world.alpha]).await;
        let rename = |name: &str| {
            let input = forming.input(json!({ "name": name }));
            async move {
                let coordinator = &world.people.west_coordinator;
                world
                    .api
                    .findings(coordinator, "updateConsortium", input)
                    .await
            }
        };
        let (first, second) = tokio::join!(rename("Une"), rename("Deux"));
        let mut found = [first, second];
        found.sort();
        assert_eq!(found, [vec![], vec!["STALE_VERSION at version".to_owned()]]);
        assert_eq!(forming.read().await["version"], 2);
    })
    .await;
}

#[tokio::test]
async fn whoever_does_not_coordinate_the_cluster_is_refused_and_learns_nothing() {
    in_each_world(async |world| {
        let (delta, delta_manager) = neighbour(world, "Delta").await;
        let forming = Forming::inviting(world, "Cordée A", &[&world.alpha, &world.beta]).await;
        let people = &world.people;
        for (mutation, fields) in changes(&forming, world, &delta) {
            let code = forming
                .error_for(&people.visitor, mutation, fields.clone())
                .await;
            assert_eq!(code, "UNAUTHENTICATED", "{mutation}");
            for manager in [&people.alpha_manager, &delta_manager] {
                if !["changeMemberState", "setAllocations"].contains(&mutation) {
                    let code = forming.error_for(manager, mutation, fields.clone()).await;
                    assert_eq!(code, "FORBIDDEN", "{mutation}");
                }
            }
            let contributor = &people.alpha_contributor;
            let code = forming
                .error_for(contributor, mutation, fields.clone())
                .await;
            assert_eq!(code, "FORBIDDEN", "{mutation}");
            let stranger = &people.east_coordinator;
            let foreign = forming.refused_to(stranger, mutation, fields.clone()).await;
            let mut absent = fields.clone();
            absent["consortiumId"] = json!(id(ConsortiumId::new()));
            let absent = forming.refused_to(stranger, mutation, absent).await;
            assert_eq!(foreign, ["NOT_FOUND at consortiumId"], "{mutation}");
            assert_eq!(foreign, absent, "{mutation}");
        }
        let input = by_hand(world, json!({}));
        let make = "createConsortium";
        let code = world
            .api
            .mutation_error(&people.visitor, make, input.clone())
            .await;
        assert_eq!(code, "UNAUTHENTICATED");
        let code = world
            .api
            .mutation_error(&people.alpha_manager, make, input.clone())
            .await;
        assert_eq!(code, "FORBIDDEN");
        let foreign = world
            .api
            .findings(&people.east_coordinator, make, input)
            .await;
        let nowhere = by_hand(world, json!({"lotId": id(LotId::new())}));
        let absent = world
            .api
            .findings(&people.east_coordinator, make, nowhere)
            .await;
        assert_eq!(foreign, ["NOT_FOUND at lotId"]);
        assert_eq!(foreign, absent);
    })
    .await;
}

#[tokio::test]
async fn ids_of_nothing_are_not_found_at_their_field() {
    in_each_world(async |world| {
        let forming = Forming::inviting(world, "Cordée A", &[&world.alpha]).await;
        let member = id(ConsortiumMemberId::new());
        let cases = [
            (
                "addConsortiumMember",
                json!({"companyId": id(CompanyId::new()), "role": "MEMBER"}),
                "companyId",
            ),
            (
                "addConsortiumMember",
                json!({"companyId": id(world.gamma.id), "role": "MEMBER"}),
                "companyId",
            ),
            (
                "removeConsortiumMember",
                json!({"memberId": member}),
                "memberId",
            ),
            (
                "removeConsortiumMember",
                json!({"memberId": "x"}),
                "memberId",
            ),
            (
                "changeMemberRole",
                json!({"memberId": member, "role": "LEAD"}),
                "memberId",
            ),
            (
                "changeMemberState",
                json!({"memberId": member, "state": "CONFIRMED"}),
                "memberId",
            ),
            (
                "updateConsortium",
                json!({"consortiumId": "x"}),
                "consortiumId",
            ),
        ];
        for (mutation, fields, field) in cases {
            let found = forming.refused(mutation, fields).await;
            assert_eq!(found, [format!("NOT_FOUND at {field}")], "{mutation}");
        }
    })
    .await;
}

#[tokio::test]
async fn nobody_is_asked_about_a_call_that_companies_cannot_read() {
    in_each_world(async |world| {
        let draft_call = records::call(world.west.id, "2026-77", CallStatus::Draft);
        let lot = records::lot(&draft_call, 1);
        let transaction = world.begin().await;
        calls::insert_call(&transaction, &draft_call).await.unwrap();
        lots::insert_lot(&transaction, &lot).await.unwrap();
        transaction.commit().await.unwrap();
        let coordinator = &world.people.west_coordinator;
        let input = by_hand(world, json!({"lotId": id(lot.id)}));
        let wanted = "consortium { id version }";
        let made = world
            .api
            .mutate(coordinator, "createConsortium", input, wanted)
            .await;
        let invite = json!({
            "consortiumId": made["consortium"]["id"], "version": 1, "state": "INVITING"
        });
        let found = world
            .api
            .findings(coordinator, "changeConsortiumState", invite.clone())
            .await;
        assert_eq!(found, ["WRONG_STATE at state"]);

        let shown = json!({"callId": id(draft_call.id), "status": "PUBLISHED", "version": 1});
        assert!(
            world
                .api
                .findings(coordinator, "updateCall", shown)
                .await
                .is_empty()
        );
        let found = world
            .api
            .findings(coordinator, "changeConsortiumState", invite)
            .await;
        assert!(found.is_empty());
        let hidden = json!({"callId": id(draft_call.id), "status": "DRAFT", "version": 2});
        let found = world.api.findings(coordinator, "updateCall", hidden).await;
        assert_eq!(found, ["WRONG_STATE at status"]);
        let seen = world
            .api
            .data(
                &world.people.alpha_manager,
                "{ consortia { nodes { lot { call { reference } } } } }",
                json!({}),
            )
            .await;
        assert_eq!(
            seen["consortia"]["nodes"],
            json!([{"lot": {"call": {"reference": "2026-77"}}}])
        );
    })
    .await;
}
