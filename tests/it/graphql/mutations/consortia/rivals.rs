//! Rival groups on one lot see nothing of each other: not by id, not in lists, counts, edges, changes or rules.

use cordee::application::actor::Actor;
use domain::values::ids::ConsortiumId;
use serde_json::{Value, json};

use crate::support::forming::{Forming, neighbour};
use crate::support::world::{World, id, in_each_world};

const LOOK: &str = "query($rival: ID!, $lot: ID!, $company: ID!) {
    node(id: $rival) { id }
    consortia { totalCount nodes { name } edges { node { name } } }
    ofLot: consortia(filter: {lotId: $lot}) { totalCount nodes { name } }
    ofCompany: consortia(filter: {companyId: $company}) { totalCount nodes { name } }
    called: consortia(filter: {text: \"Rivale\"}) { totalCount }
    lot: node(id: $lot) { ... on Lot { consortia { name } } }
    company(id: $company) { consortia { name } }
}";

/// What someone sees who looks for the rival from every side; `company` is a member of it.
async fn look(world: &World, person: &Actor, rival: &Forming<'_>) -> Value {
    let variables = json!({
        "rival": rival.seen["id"], "lot": id(world.lot.id), "company": id(world.beta.id)
    });
    world.api.data(person, LOOK, variables).await
}

fn sees_only(own: &[&str]) -> Value {
    let nodes: Vec<Value> = own.iter().map(|name| json!({ "name": name })).collect();
    let edges: Vec<Value> = nodes.iter().map(|node| json!({ "node": node })).collect();
    let list = json!({"totalCount": own.len(), "nodes": nodes});
    let mut all = list.clone();
    all["edges"] = json!(edges);
    json!({
        "node": null, "consortia": all, "ofLot": list,
        "ofCompany": {"totalCount": 0, "nodes": []}, "called": {"totalCount": 0},
        "lot": {"consortia": nodes}, "company": {"consortia": []}
    })
}

#[tokio::test]
async fn a_company_of_another_group_or_of_none_finds_no_trace_of_the_rival() {
    in_each_world(async |world| {
        let (delta, delta_manager) = neighbour(world, "Delta").await;
        let (_, bystander) = neighbour(world, "Epsilon").await;
        Forming::inviting(world, "Cordée A", &[&world.alpha]).await;
        let rival = Forming::inviting(world, "Rivale", &[&world.beta, &delta]).await;
        let people = &world.people;
        assert_eq!(
            look(world, &people.alpha_manager, &rival).await,
            sees_only(&["Cordée A"])
        );
        assert_eq!(look(world, &bystander, &rival).await, sees_only(&[]));
        let seen = look(world, &delta_manager, &rival).await;
        assert_eq!(seen["consortia"]["totalCount"], 1);
        assert_eq!(seen["node"]["id"], rival.seen["id"]);
        let seen = look(world, &people.west_coordinator, &rival).await;
        assert_eq!(seen["consortia"]["totalCount"], 2);
        assert_eq!(seen["ofCompany"]["nodes"], json!([{"name": "Rivale"}]));
        let contributor = look(world, &people.alpha_contributor, &rival).await;
        assert_eq!(contributor, sees_only(&[]), "consortia are for managers");
        for outsider in [&people.alpha_manager, &bystander] {
            assert!(rival.read_by(outsider).await.is_null());
        }
        assert!(!rival.read_by(&delta_manager).await.is_null());
    })
    .await;
}

#[tokio::test]
async fn other_clusters_visitors_and_the_network_see_no_consortium_at_all() {
    in_each_world(async |world| {
        let rival = Forming::inviting(world, "Rivale", &[&world.alpha, &world.beta]).await;
        let people = &world.people;
        for person in [
            &people.gamma_manager,
            &people.east_coordinator,
            &people.administrator,
        ] {
            let variables = json!({"rival": rival.seen["id"], "company": id(world.beta.id)});
            let question = "query($rival: ID!, $company: ID!) {
                node(id: $rival) { id }
                consortia { totalCount nodes { id } }
                ofCompany: consortia(filter: {companyId: $company}) { totalCount }
                company(id: $company) { consortia { id } } }";
            let seen = world.api.data(person, question, variables).await;
            assert_eq!(
                seen,
                json!({
                    "node": null, "consortia": {"totalCount": 0, "nodes": []},
                    "ofCompany": {"totalCount": 0}, "company": {"consortia": []}
                })
            );
        }
        assert!(rival.read_by(&people.east_coordinator).await.is_null());
        assert!(rival.read_by(&people.gamma_manager).await.is_null());
        let one = "query($id: ID!) { consortium(id: $id) { id } }";
        let nothing = json!(id(ConsortiumId::new()));
        for (person, code) in [
            (&people.visitor, "UNAUTHENTICATED"),
            (&people.administrator, "FORBIDDEN"),
            (&people.alpha_contributor, "FORBIDDEN"),
        ] {
            for known in [&rival.seen["id"], &nothing] {
                let said = world
                    .api
                    .error_code(person, one, json!({"id": known}))
                    .await;
                assert_eq!(said, code);
            }
        }
        let node = "query($id: ID!) { node(id: $id) { id } }";
        let variables = json!({"id": rival.seen["id"]});
        let data = world.api.data(&people.visitor, node, variables).await;
        assert_eq!(data["node"], Value::Null);
    })
    .await;
}

#[tokio::test]
async fn a_company_sees_its_group_from_its_invitation_until_it_is_out() {
    in_each_world(async |world| {
        let manager = &world.people.beta_manager;
        let mut forming = Forming::draft(world, "Cordée A", &[&world.alpha, &world.beta]).await;
        assert!(forming.read_by(manager).await.is_null(), "a draft");
        forming.go("INVITING").await;
        for state in ["INTERESTED", "CONFIRMED"] {
            assert!(!forming.read_by(manager).await.is_null(), "before {state}");
            forming.stand(&world.beta, state).await;
        }
        assert!(!forming.read_by(manager).await.is_null());
        forming.go("DRAFT").await;
        assert!(forming.read_by(manager).await.is_null(), "a draft again");
        forming.go("INVITING").await;
        forming.stand(&world.beta, "WITHDRAWN").await;
        assert!(forming.read_by(manager).await.is_null(), "out");
        forming.stand(&world.beta, "INVITED").await;
        forming.go("WITHDRAWN").await;
        assert!(
            !forming.read_by(manager).await.is_null(),
            "its own group has ended"
        );
    })
    .await;
}

#[tokio::test]
async fn what_a_rival_tries_is_answered_as_if_there_were_nothing() {
    in_each_world(async |world| {
        Forming::inviting(world, "Cordée A", &[&world.alpha]).await;
        let rival = Forming::inviting(world, "Rivale", &[&world.beta]).await;
        let beta = rival.member_id(&world.beta);
        let cases = [
            (
                "changeMemberState",
                json!({"memberId": beta, "state": "WITHDRAWN"}),
            ),
            (
                "setAllocations",
                json!({"allocations": [rival.line(&world.beta, 10_000)]}),
            ),
        ];
        let manager = &world.people.alpha_manager;
        for (mutation, fields) in cases {
            let foreign = rival.refused_to(manager, mutation, fields.clone()).await;
            let mut nowhere = fields.clone();
            nowhere["consortiumId"] = json!(id(ConsortiumId::new()));
            let absent = rival.refused_to(manager, mutation, nowhere).await;
            assert_eq!(foreign, ["NOT_FOUND at consortiumId"], "{mutation}");
            assert_eq!(foreign, absent, "{mutation}");
            let mut stale = fields;
            stale["version"] = json!(99);
            let old = rival.refused_to(manager, mutation, stale).await;
            assert_eq!(old, absent, "not even whether the version fits");
        }
    })
    .await;
}

#[tokio::test]
async fn rules_on_rival_groups_speak_to_coordinators_only() {
    in_each_world(async |world| {
        let lot = json!({"lotId": id(world.lot.id), "version": 1, "forbidsSeveralGroups": true});
        let coordinator = &world.people.west_coordinator;
        assert!(
            world
                .api
                .findings(coordinator, "updateLot", lot)
                .await
                .is_empty()
        );
        let mut forming = Forming::ready(world, "Cordée A", &[&world.alpha, &world.beta]).await;
        let rival = Forming::draft(world, "Rivale", &[&world.alpha, &world.beta]).await;
        forming.seen = forming.read().await;
        assert_eq!(
            forming.rules(),
            ["REQUIREMENTS_COVERED"],
            "a draft is no rival yet"
        );
        let mut rival = rival;
        rival.go("INVITING").await;
        forming.seen = forming.read().await;
        assert_eq!(
            forming.rules(),
            [
                "LEAD_OF_ONE_GROUP",
                "SEVERAL_GROUPS_FORBIDDEN",
                "REQUIREMENTS_COVERED"
            ]
        );
        let seen = forming.read_by(&world.people.alpha_manager).await;
        let told = seen["violations"].as_array().unwrap();
        assert_eq!(told.len(), 1, "{told:#?}");
        assert_eq!(told[0]["rule"], "REQUIREMENTS_COVERED");
        let fields = json!({"state": "FORMED", "reasons": forming.reasons()});
        let found = forming.refused("changeConsortiumState", fields).await;
        assert_eq!(found, ["RULE_BROKEN at reasons", "RULE_BROKEN at reasons"]);
        rival.go("WITHDRAWN").await;
        forming.seen = forming.read().await;
        assert_eq!(forming.rules(), ["REQUIREMENTS_COVERED"]);
    })
    .await;
}
