//! Signing in: who gets in, for how long, and what those who guess learn, which is nothing.

use chrono::TimeDelta;
use serde_json::json;

use crate::support::server::{TestClient, TestServer, codes};

const EMAIL: &str = "chef@exemple.fr";
const PASSWORD: &str = "une phrase assez longue";

#[tokio::test]
async fn the_printed_link_makes_the_first_administrator_once() {
    let server = TestServer::start();
    let mut first = server.administrator().await;
    assert_eq!(first.signed_in_as().await.as_deref(), Some(EMAIL));
    let mut second = TestClient::new(&server);
    let answer = second
        .ask(
            "mutation($input: RedeemLinkInput!) { redeemLink(input: $input) { viewer { account { id } } userErrors { code } } }",
            json!({ "input": { "token": server.setup_token, "email": "autre@exemple.fr", "name": "Autre", "password": PASSWORD } }),
        )
        .await;
    assert_eq!(codes(&answer["data"]["redeemLink"]), ["LINK_EXPIRED"]);
}

#[tokio::test]
async fn a_weak_password_does_not_use_the_link_up() {
    let server = TestServer::start();
    let mut client = TestClient::new(&server);
    for (password, code) in [
        ("court", "WEAK_PASSWORD"),
        ("azerty123456", "WEAK_PASSWORD"),
        ("aaaaaaaaaaaa", "WEAK_PASSWORD"),
    ] {
        let answer = client
            .ask(
                "mutation($input: RedeemLinkInput!) { redeemLink(input: $input) { viewer { account { id } } userErrors { code path } } }",
                json!({ "input": { "token": server.setup_token, "email": EMAIL, "name": "Camille", "password": password } }),
            )
            .await;
        assert_eq!(codes(&answer["data"]["redeemLink"]), [code], "{password}");
    }
    server.administrator().await;
}

#[tokio::test]
async fn an_old_link_does_not_work() {
    let server = TestServer::start();
    server.let_pass(TimeDelta::hours(24) + TimeDelta::seconds(1));
    let mut client = TestClient::new(&server);
    let answer = client
        .ask(
            "mutation($input: RedeemLinkInput!) { redeemLink(input: $input) { viewer { account { id } } userErrors { code } } }",
            json!({ "input": { "token": server.setup_token, "email": EMAIL, "name": "Camille", "password": PASSWORD } }),
        )
        .await;
    assert_eq!(codes(&answer["data"]["redeemLink"]), ["LINK_EXPIRED"]);
}

#[tokio::test]
async fn unknown_addresses_and_wrong_passwords_look_the_same_and_are_slowed_alike() {
    let server = TestServer::start();
    server.administrator().await;
    for email in [EMAIL, "personne@exemple.fr"] {
        let mut client = TestClient::new(&server);
        let mut answers = Vec::new();
        for _ in 0..4 {
            answers.extend(client.sign_in(email, "une autre phrase").await);
        }
        assert_eq!(answers, ["BAD_CREDENTIALS"; 4], "{email}");
        server.let_pass(TimeDelta::hours(2));
    }
}

#[tokio::test]
async fn guessing_is_slowed_and_the_right_password_works_after_the_delay() {
    let server = TestServer::start();
    server.administrator().await;
    let mut client = TestClient::new(&server);
    for _ in 0..5 {
        assert_eq!(
            client.sign_in(EMAIL, "une autre phrase").await,
            ["BAD_CREDENTIALS"]
        );
    }
    assert_eq!(client.sign_in(EMAIL, PASSWORD).await, ["TOO_MANY_ATTEMPTS"]);
    server.let_pass(TimeDelta::seconds(2));
    assert_eq!(
        client.sign_in(EMAIL, "une autre phrase").await,
        ["BAD_CREDENTIALS"]
    );
    server.let_pass(TimeDelta::seconds(1));
    assert_eq!(
        client.sign_in(EMAIL, PASSWORD).await,
        ["TOO_MANY_ATTEMPTS"],
        "the delay has grown"
    );
    server.let_pass(TimeDelta::seconds(60));
    assert!(client.sign_in(EMAIL, PASSWORD).await.is_empty());
    assert_eq!(client.signed_in_as().await.as_deref(), Some(EMAIL));
}

#[tokio::test]
async fn a_session_ends_when_idle_or_old_or_signed_out() {
    let server = TestServer::start();
    let mut client = server.administrator().await;
    server.let_pass(TimeDelta::hours(7));
    assert!(client.signed_in_as().await.is_some());
    server.let_pass(TimeDelta::hours(9));
    assert!(client.signed_in_as().await.is_none(), "idle for nine hours");

    client.sign_in(EMAIL, PASSWORD).await;
    for _ in 0..24 {
        server.let_pass(TimeDelta::hours(7));
        client.signed_in_as().await;
    }
    assert!(client.signed_in_as().await.is_none(), "a week old");

    client.sign_in(EMAIL, PASSWORD).await;
    let cookie = client.cookie.clone();
    client
        .ask("mutation { signOut { isSignedOut } }", json!({}))
        .await;
    assert!(client.cookie.is_none());
    client.cookie = cookie;
    assert!(
        client.signed_in_as().await.is_none(),
        "a copy of the cookie is worth nothing"
    );
}

#[tokio::test]
async fn changing_the_password_ends_every_other_session() {
    let server = TestServer::start();
    let mut here = server.administrator().await;
    let mut there = TestClient::new(&server);
    there.sign_in(EMAIL, PASSWORD).await;
    let old_cookie = here.cookie.clone();
    let answer = here
        .ask(
            "mutation($input: ChangePasswordInput!) { changePassword(input: $input) { account { id } userErrors { code path } } }",
            json!({ "input": { "currentPassword": PASSWORD, "newPassword": "une phrase toute neuve" } }),
        )
        .await;
    assert!(
        codes(&answer["data"]["changePassword"]).is_empty(),
        "{answer}"
    );
    assert!(here.signed_in_as().await.is_some());
    assert_ne!(here.cookie, old_cookie, "the token is new");
    assert!(there.signed_in_as().await.is_none());
    assert_eq!(there.sign_in(EMAIL, PASSWORD).await, ["BAD_CREDENTIALS"]);
}

#[tokio::test]
async fn one_of_ones_sessions_can_be_ended_from_another() {
    let server = TestServer::start();
    let mut here = server.administrator().await;
    let mut there = TestClient::new(&server);
    there.sign_in(EMAIL, PASSWORD).await;
    let listed = here
        .ask("{ viewer { sessions { id isCurrent } } }", json!({}))
        .await;
    let sessions = listed["data"]["viewer"]["sessions"].as_array().unwrap();
    let other = sessions
        .iter()
        .find(|session| session["isCurrent"] == false)
        .unwrap();
    let end = "mutation($input: EndSessionInput!) { endSession(input: $input) { endedSessionId userErrors { code } } }";
    let answer = here
        .ask(end, json!({ "input": { "sessionId": other["id"] } }))
        .await;
    assert_eq!(answer["data"]["endSession"]["endedSessionId"], other["id"]);
    assert!(there.signed_in_as().await.is_none());
    assert!(here.signed_in_as().await.is_some());
    let again = here
        .ask(end, json!({ "input": { "sessionId": other["id"] } }))
        .await;
    assert_eq!(codes(&again["data"]["endSession"]), ["NOT_FOUND"]);
}
