//! One plan for all lots of a call: what the doors tell of it, and to whom. The engine's own tests look at what is
//! planned.

use cordee::application::actor::Actor;
use domain::values::quantity::Level;
use persistence::repositories::directory::capabilities;
use serde_json::{Value, json};

use crate::support::records;
use crate::support::world::{World, id, in_each_world};

const ASKED: &str = "query($id: ID!) { callForTender(id: $id) { planRuns { plan {
    isProven objective { objective value } bound { value }
    lots { lot { id } givesWay aloneStatus grouping { members { name } } alone { members { name } } }
    loads { company { name } lots { id } givenTenths lentTenths } } } } }";

/// The runs that have planned the call, as a person reads them.
async fn plans_seen_by(world: &World, person: &Actor) -> Value {
    let variables = json!({"id": id(world.call.id)});
    let mut data = world.api.data(person, ASKED, variables).await;
    data["callForTender"]["planRuns"].take()
}

#[tokio::test]
async fn a_coordinator_sees_who_takes_which_lot_and_nobody_else_does() {
    in_each_world(async |world| {
        let declared = records::capability(world.alpha.id, world.relational.id, Level::Confirmed);
        let transaction = world.begin().await;
        capabilities::insert_capabilities(&transaction, &[declared])
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let coordinator = &world.people.west_coordinator;
        let input = json!({"callId": id(world.call.id), "options": {}});
        let asked = world
            .api
            .mutate(coordinator, "planCall", input, "run { id }")
            .await;
        assert_eq!(asked["userErrors"], json!([]), "{asked:#}");
        let plans = plans_seen_by(world, coordinator).await;
        let plan = &plans[0]["plan"];
        assert_eq!(plan["isProven"], true);
        assert_eq!(plan["lots"][0]["lot"]["id"], json!(id(world.lot.id)));
        assert_eq!(plan["lots"][0]["givesWay"], false);
        assert_eq!(plan["lots"][0]["aloneStatus"], "PROVEN_OPTIMAL");
        let members = json!([{"name": "Alpha"}]);
        assert_eq!(plan["lots"][0]["grouping"]["members"], members);
        assert_eq!(plan["loads"][0]["company"]["name"], "Alpha");
        assert_eq!(plan["loads"][0]["lots"], json!([{"id": id(world.lot.id)}]));
        let manager = plans_seen_by(world, &world.people.alpha_manager).await;
        assert_eq!(manager, Value::Null);
    })
    .await;
}
