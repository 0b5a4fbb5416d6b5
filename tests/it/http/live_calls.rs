//! Following a call over `/graphql/ws` while others work on it, with the real server.

use std::time::Duration;

use cordee::application::actor::Actor;
use serde_json::{Value, json};

use crate::support::served::{Served, in_each_served_world};
use crate::support::socket::Socket;
use crate::support::world::id;

/// Longer than the server waits between two looks.
const A_LOOK: Duration = Duration::from_secs(3);

/// A socket of a person who follows the call of the world, after its first event.
async fn following(served: &Served, person: &Actor) -> (Socket, Value) {
    let token = served.token(person).await;
    let mut socket = Socket::greeted(&served.server, &token).await;
    let query = "subscription($call: ID!) { callChanges(callId: $call) { callId mark } }";
    let variables = json!({"call": id(served.world.call.id)});
    socket.subscribe("1", query, variables).await;
    let mark = mark_of(&mut socket).await;
    (socket, mark)
}

async fn mark_of(socket: &mut Socket) -> Value {
    let event = socket.event("1").await.unwrap();
    event["data"]["callChanges"]["mark"].clone()
}

#[tokio::test]
async fn a_change_reaches_those_who_may_see_it_and_nobody_else() {
    in_each_served_world(&[], async |served| {
        let world = &served.world;
        let coordinator = &world.people.west_coordinator;
        let (mut theirs, before) = following(&served, coordinator).await;
        let (mut beta, beta_before) = following(&served, &world.people.beta_manager).await;

        // What Alpha answers is between Alpha and the coordinators: Beta does not even learn that something was said.
        let answer = json!({"lotId": id(world.lot.id), "companyId": id(world.alpha.id), "answer": "LEAD"});
        world.api.mutate(&world.people.alpha_manager, "answerInterest", answer, "").await;
        let answered = mark_of(&mut theirs).await;
        assert_ne!(answered, before);
        assert!(tokio::time::timeout(A_LOOK, beta.hear()).await.is_err());

        // A draft of a consortium is for coordinators alone.
        let draft = json!({"lotId": id(world.lot.id), "name": "Cordée", "companyIds": [id(world.alpha.id)]});
        world.api.mutate(coordinator, "createConsortium", draft, "").await;
        let formed = mark_of(&mut theirs).await;
        assert_ne!(formed, answered);
        assert!(tokio::time::timeout(A_LOOK, beta.hear()).await.is_err());

        // What is asked of everybody is told to everybody.
        let title = json!({"lotId": id(world.lot.id), "title": "Un autre titre", "version": 1});
        world.api.mutate(coordinator, "updateLot", title, "").await;
        assert_ne!(mark_of(&mut theirs).await, formed);
        assert_ne!(mark_of(&mut beta).await, beta_before);
    })
    .await;
}
