//! Any object by its id: the same rules as everywhere, and what is foreign answers like what does not exist.

use domain::values::ids::{CallId, InterestId, RequirementId};
use domain::values::quantity::Level;
use persistence::repositories::directory::capabilities;
use serde_json::{Value, json};

use crate::support::records;
use crate::support::world::{id, in_each_world};

const NODE: &str = "query($id: ID!) { node(id: $id) { id __typename } }";

#[tokio::test]
async fn everyone_finds_what_it_may_know_of() {
    in_each_world(async |world| {
        let declared = records::capability(world.alpha.id, world.postgresql.id, Level::Expert);
        let transaction = world.begin().await;
        capabilities::insert_capability(&transaction, &declared)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let public = [
            (id(world.network.id), "Network"),
            (id(world.west.id), "Cluster"),
            (id(world.alpha.id), "Company"),
            (id(world.databases.id), "Competency"),
            (id(declared.id), "Capability"),
        ];
        let of_calls = [
            (id(world.call.id), "CallForTender"),
            (id(world.lot.id), "Lot"),
            (id(world.asked.id), "Requirement"),
        ];
        let drafts = [id(world.draft.id), id(world.draft_lot.id)];
        let people = &world.people;
        for (object, kind) in &public {
            for person in [
                &people.visitor,
                &people.gamma_manager,
                &people.administrator,
            ] {
                let data = world.api.data(person, NODE, json!({"id": object})).await;
                assert_eq!(data["node"], json!({"id": object, "__typename": kind}));
            }
        }
        for (object, kind) in &of_calls {
            for person in [&people.alpha_manager, &people.west_coordinator] {
                let data = world.api.data(person, NODE, json!({"id": object})).await;
                assert_eq!(data["node"], json!({"id": object, "__typename": kind}));
            }
            for person in [
                &people.visitor,
                &people.gamma_manager,
                &people.east_coordinator,
            ] {
                let data = world.api.data(person, NODE, json!({"id": object})).await;
                assert_eq!(data["node"], Value::Null);
            }
        }
        for object in drafts {
            for (person, sees) in [
                (&people.west_coordinator, true),
                (&people.alpha_manager, false),
            ] {
                let data = world.api.data(person, NODE, json!({"id": object})).await;
                assert_eq!(!data["node"].is_null(), sees);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_no_id_is_nothing() {
    in_each_world(async |world| {
        let absent = [
            id(CallId::new()),
            id(RequirementId::new()),
            id(InterestId::new()),
            String::new(),
            "Q2FsbA".to_owned(),
            "%%%".to_owned(),
        ];
        for object in absent {
            let coordinator = &world.people.west_coordinator;
            let data = world
                .api
                .data(coordinator, NODE, json!({"id": object}))
                .await;
            assert_eq!(data["node"], Value::Null);
        }
    })
    .await;
}
