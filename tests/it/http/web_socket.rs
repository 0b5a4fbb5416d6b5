//! Following a run of the engine over `/graphql/ws`, with the real server.

use cordee::application::actor::Actor;
use domain::values::ids::{GroupingRunId, LotId};
use persistence::repositories::access::role_grants;
use serde_json::{Value, json};

use crate::support::hard_lot::hard_lot;
use crate::support::served::{Served, in_each_served_world};
use crate::support::server::TestClient;
use crate::support::socket::{Socket, Word};
use crate::support::world::id;

const FOLLOW: &str = "subscription($run: ID!) { groupingRunProgress(runId: $run) {
    isFinished nodes objective { objective value } bound { objective value } members { name }
    lots { nLots nSettled nServed nServedAtBest }
    run { id status suggestions { members { name } lead { name } } } } }";

/// Asks the engine in the background; the id of the run.
async fn start(client: &mut TestClient, lot: LotId, time_limit_ms: u32) -> String {
    let input = json!({
        "lotId": id(lot), "inBackground": true,
        "options": {"timeLimitMs": time_limit_ms, "nAlternatives": 0}
    });
    let answer = client
        .ask(
            "mutation($input: SuggestGroupingsInput!) { suggestGroupings(input: $input) { run { id status } userErrors { code } } }",
            json!({ "input": input }),
        )
        .await;
    let run = &answer["data"]["suggestGroupings"]["run"];
    assert_eq!(run["status"], "RUNNING", "{answer}");
    run["id"].as_str().unwrap().to_owned()
}

async fn stop(client: &mut TestClient, run: &str) -> Value {
    let answer = client
        .ask(
            "mutation($input: CancelGroupingRunInput!) { cancelGroupingRun(input: $input) { run { status } userErrors { code } } }",
            json!({"input": {"runId": run}}),
        )
        .await;
    answer["data"]["cancelGroupingRun"]["run"]["status"].clone()
}

/// A socket of a person who follows a run.
async fn following(served: &Served, person: &Actor, run: &str) -> Socket {
    let token = served.token(person).await;
    let mut socket = Socket::greeted(&served.server, &token).await;
    socket.subscribe("1", FOLLOW, json!({ "run": run })).await;
    socket
}

#[tokio::test]
async fn a_run_is_followed_while_it_gets_better_until_it_is_stopped() {
    in_each_served_world(&[], async |served| {
        let lot = hard_lot(&served.world).await;
        let coordinator = &served.world.people.west_coordinator;
        let mut client = served.client(coordinator).await;
        let run = start(&mut client, lot.id, 60_000).await;
        let mut socket = following(&served, coordinator, &run).await;
        let mut n_nodes = 0_u64;
        for _ in 0..3 {
            let event = socket.event("1").await.unwrap();
            let progress = &event["data"]["groupingRunProgress"];
            assert_eq!(progress["isFinished"], false, "{event:#}");
            assert_eq!(progress["run"]["id"], run);
            let nodes = progress["nodes"].as_str().unwrap().parse().unwrap();
            assert!(nodes >= n_nodes, "the search does not go back");
            n_nodes = nodes;
        }
        assert!(n_nodes > 0, "news have come");
        // The search of this lot finds nothing better for long; it says that it goes on.
        let mut n_later = n_nodes;
        while n_later == n_nodes {
            let event = socket.event("1").await.unwrap();
            let progress = &event["data"]["groupingRunProgress"];
            assert_eq!(progress["isFinished"], false, "{event:#}");
            assert_ne!(progress["members"], json!([]));
            n_later = progress["nodes"].as_str().unwrap().parse().unwrap();
        }
        let status = stop(&mut client, &run).await;
        assert!(
            ["STOPPED", "FEASIBLE"].contains(&status.as_str().unwrap()),
            "{status}"
        );
        let mut last = Value::Null;
        while let Some(event) = socket.event("1").await {
            last = event;
        }
        let progress = &last["data"]["groupingRunProgress"];
        assert_eq!(progress["isFinished"], true, "the end is told");
        assert_eq!(progress["run"]["status"], status);
    })
    .await;
}

#[tokio::test]
async fn a_plan_is_followed_lot_by_lot_until_it_is_stopped_and_what_it_found_is_kept() {
    in_each_served_world(&[], async |served| {
        hard_lot(&served.world).await;
        let coordinator = &served.world.people.west_coordinator;
        let mut client = served.client(coordinator).await;
        let input = json!({
            "callId": id(served.world.call.id), "inBackground": true,
            "options": {"timeLimitMs": 60_000}
        });
        let answer = client
            .ask(
                "mutation($input: PlanCallInput!) { planCall(input: $input) { run { id status } userErrors { code } } }",
                json!({ "input": input }),
            )
            .await;
        let run = &answer["data"]["planCall"]["run"];
        assert_eq!(run["status"], "RUNNING", "{answer}");
        let run = run["id"].as_str().unwrap();
        let mut socket = following(&served, coordinator, run).await;
        let mut n_nodes = Vec::new();
        // Nobody covers the first lot, which is known at once; the second one keeps the engine busy.
        while n_nodes.len() < 3 {
            let event = socket.event("1").await.unwrap();
            let progress = &event["data"]["groupingRunProgress"];
            assert_eq!(progress["isFinished"], false, "{event:#}");
            if progress["lots"]["nSettled"] == 1 {
                assert_eq!(progress["lots"]["nLots"], 2);
                n_nodes.push(progress["nodes"].as_str().unwrap().parse::<u64>().unwrap());
            }
        }
        assert!(n_nodes.is_sorted() && n_nodes[0] < n_nodes[2], "{n_nodes:?}");
        let status = stop(&mut client, run).await;
        let mut last = Value::Null;
        while let Some(event) = socket.event("1").await {
            last = event;
        }
        let progress = &last["data"]["groupingRunProgress"];
        assert_eq!(progress["isFinished"], true);
        let kept = client
            .ask(
                "query($run: ID!) { groupingRun(id: $run) { status plan { isProven lots { grouping { members { name } } } } } }",
                json!({ "run": run }),
            )
            .await;
        let (kept, lots) = (&kept["data"]["groupingRun"], &progress["lots"]);
        assert_eq!(kept["status"], status);
        if status == "STOPPED" {
            // It did not end in the time that stopping waits.
            assert_eq!([&kept["plan"], lots], [&Value::Null, &Value::Null]);
            return;
        }
        assert_eq!(status, "FEASIBLE");
        assert_eq!(kept["plan"]["isProven"], false);
        assert_eq!(kept["plan"]["lots"][0]["grouping"], Value::Null);
        assert_ne!(kept["plan"]["lots"][1]["grouping"]["members"], json!([]));
        assert_eq!([&lots["nServed"], &lots["nSettled"]], [1, 2]);
    })
    .await;
}

#[tokio::test]
async fn a_run_that_runs_out_of_time_is_told_with_what_it_has_found() {
    in_each_served_world(&[], async |served| {
        let lot = hard_lot(&served.world).await;
        let coordinator = &served.world.people.west_coordinator;
        let mut client = served.client(coordinator).await;
        let run = start(&mut client, lot.id, 1_500).await;
        let mut socket = following(&served, coordinator, &run).await;
        let mut events = Vec::new();
        while let Some(event) = socket.event("1").await {
            events.push(event["data"]["groupingRunProgress"].clone());
        }
        let (last, before) = events.split_last().unwrap();
        assert!(before.iter().all(|event| event["isFinished"] == false));
        assert_eq!(last["run"]["status"], "FEASIBLE", "{last:#}");
        assert_ne!(last["run"]["suggestions"], json!([]));
        assert_ne!(last["objective"], json!([]));

        socket.subscribe("2", FOLLOW, json!({ "run": run })).await;
        let again = socket.event("2").await.unwrap();
        assert_eq!(
            &again["data"]["groupingRunProgress"], last,
            "whoever comes late hears the end"
        );
        assert_eq!(socket.event("2").await, None);
    })
    .await;
}

#[tokio::test]
async fn a_socket_is_for_people_who_are_signed_in_on_our_own_pages() {
    in_each_served_world(&[], async |served| {
        let token = served.token(&served.world.people.west_coordinator).await;
        let cookie = format!("cordee={token}");
        let own = format!("http://{}", served.server.address);
        let cases: [(&[(&'static str, &str)], u16); 6] = [
            (&[], 401),
            (&[("cookie", "cordee=nothing")], 401),
            (
                &[("cookie", &cookie), ("origin", "https://evil.example")],
                403,
            ),
            (&[("cookie", &cookie), ("origin", "null")], 403),
            (
                &[("cookie", &cookie), ("sec-fetch-site", "cross-site")],
                403,
            ),
            (&[("cookie", &cookie), ("sec-fetch-site", "same-site")], 403),
        ];
        for (headers, status) in cases {
            let refused = Socket::open(&served.server, headers).await.err();
            assert_eq!(refused, Some(status), "{headers:?}");
        }
        let welcome: [&[(&'static str, &str)]; 3] = [
            &[("cookie", &cookie)],
            &[("cookie", &cookie), ("origin", &own)],
            &[("cookie", &cookie), ("sec-fetch-site", "same-origin")],
        ];
        for headers in welcome {
            assert!(
                Socket::open(&served.server, headers).await.is_ok(),
                "{headers:?}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn runs_of_other_clusters_are_answered_like_absent_ones() {
    in_each_served_world(&[], async |served| {
        let lot = hard_lot(&served.world).await;
        let people = &served.world.people;
        let mut client = served.client(&people.west_coordinator).await;
        let run = start(&mut client, lot.id, 60_000).await;
        let answer_to = async |person: &Actor, run: &str| {
            let mut socket = following(&served, person, run).await;
            let answer = socket.event("1").await.unwrap();
            assert_eq!(socket.event("1").await, None, "nothing follows a refusal");
            answer
        };
        let nothing = id(GroupingRunId::new());
        let absent = answer_to(&people.west_coordinator, &nothing).await;
        assert_eq!(absent["data"], Value::Null);
        assert_eq!(absent["errors"][0]["extensions"]["code"], "BAD_REQUEST");
        assert_eq!(answer_to(&people.east_coordinator, &run).await, absent);
        assert_eq!(answer_to(&people.west_coordinator, "x").await, absent);
        for person in [
            &people.alpha_manager,
            &people.alpha_contributor,
            &people.administrator,
        ] {
            let refused = answer_to(person, &run).await;
            assert_eq!(refused["errors"][0]["extensions"]["code"], "FORBIDDEN");
            assert_eq!(refused, answer_to(person, &nothing).await);
        }
        stop(&mut client, &run).await;
    })
    .await;
}

#[tokio::test]
async fn rights_that_are_taken_away_end_the_events() {
    in_each_served_world(&[], async |served| {
        let lot = hard_lot(&served.world).await;
        let world = &served.world;
        let coordinator = &world.people.west_coordinator;
        let mut client = served.client(coordinator).await;
        let run = start(&mut client, lot.id, 60_000).await;
        let mut socket = following(&served, coordinator, &run).await;
        assert!(socket.event("1").await.unwrap()["errors"].is_null());
        let transaction = world.begin().await;
        let grant = coordinator.grants()[0];
        role_grants::delete_role_grant(&transaction, grant.id)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let refused = until_refused(&mut socket).await;
        assert_eq!(refused["data"], Value::Null);
        assert_eq!(
            refused["errors"][0]["extensions"]["code"],
            "UNAUTHENTICATED"
        );
        assert_eq!(socket.event("1").await, None);

        let transaction = world.begin().await;
        role_grants::insert_role_grant(&transaction, &grant)
            .await
            .unwrap();
        transaction.commit().await.unwrap();
        let mut leaving = served.client(coordinator).await;
        let token = leaving.cookie.clone().unwrap();
        let token = token.strip_prefix("cordee=").unwrap();
        let mut socket = Socket::greeted(&served.server, token).await;
        socket.subscribe("1", FOLLOW, json!({ "run": run })).await;
        assert!(socket.event("1").await.unwrap()["errors"].is_null());
        leaving
            .ask("mutation { signOut { isSignedOut } }", json!({}))
            .await;
        let refused = until_refused(&mut socket).await;
        assert_eq!(
            refused["errors"][0]["extensions"]["code"],
            "UNAUTHENTICATED"
        );
        assert_eq!(socket.event("1").await, None);
        stop(&mut client, &run).await;
    })
    .await;
}

/// An event may be on its way already when the right is taken away; more than a few are not.
async fn until_refused(socket: &mut Socket) -> Value {
    for _ in 0..5 {
        let event = socket
            .event("1")
            .await
            .expect("the end comes with a reason");
        if !event["errors"].is_null() {
            return event;
        }
    }
    panic!("the events go on");
}

#[tokio::test]
async fn the_socket_takes_subscriptions_only_after_a_greeting_and_only_a_few() {
    in_each_served_world(&[], async |served| {
        let lot = hard_lot(&served.world).await;
        let coordinator = &served.world.people.west_coordinator;
        let token = served.token(coordinator).await;
        let cookie = format!("cordee={token}");
        let headers: &[(&'static str, &str)] = &[("cookie", &cookie)];
        let mut hasty = Socket::open(&served.server, headers).await.unwrap();
        hasty.subscribe("1", FOLLOW, json!({"run": "x"})).await;
        assert_eq!(hasty.hear().await, Word::Closed(Some(4401)));
        let mut babbling = Socket::open(&served.server, headers).await.unwrap();
        babbling.say(json!({"type": "hello"})).await;
        assert_eq!(babbling.hear().await, Word::Closed(Some(4400)));

        let mut socket = Socket::greeted(&served.server, &token).await;
        for question in [
            "{ serverInfo { version } }",
            "mutation { signOut { isSignedOut } }",
        ] {
            socket.subscribe("q", question, json!({})).await;
            let answer = socket.event("q").await.unwrap();
            assert_eq!(
                answer["errors"][0]["extensions"]["code"], "BAD_REQUEST",
                "{answer}"
            );
            assert_eq!(socket.event("q").await, None);
        }
        let mut client = served.client(coordinator).await;
        assert!(
            client.signed_in_as().await.is_some(),
            "the mutation was not done"
        );
        let run = start(&mut client, lot.id, 60_000).await;
        let mut socket = Socket::greeted(&served.server, &token).await;
        for number in 0..11 {
            socket
                .subscribe(&number.to_string(), FOLLOW, json!({ "run": run }))
                .await;
        }
        let refused = loop {
            let Word::Message(message) = socket.hear().await else {
                panic!("the socket was closed");
            };
            if message["id"] == "10" {
                break message;
            }
        };
        assert_eq!(
            refused["payload"]["errors"][0]["extensions"]["code"],
            "QUERY_TOO_COMPLEX"
        );
        stop(&mut client, &run).await;
    })
    .await;
}
