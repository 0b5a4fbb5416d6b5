//! Looking after accounts through the API: links, roles, closing, and what each role may give.

use serde_json::{Value, json};

use crate::support::server::{TestClient, TestServer, codes};

const CREATE: &str = "mutation($input: CreateAccountInput!) { createAccount(input: $input) { account { id version hasPassword grants { id role } } link userErrors { code path } } }";

async fn cluster(administrator: &mut TestClient) -> Value {
    let network = administrator
        .ask(
            "mutation { createNetwork(input: { name: \"Réseau\" }) { network { id } userErrors { code } } }",
            json!({}),
        )
        .await;
    let network_id = &network["data"]["createNetwork"]["network"]["id"];
    let answer = administrator
        .ask(
            "mutation($input: CreateClusterInput!) { createCluster(input: $input) { cluster { id version nCompanies } userErrors { code } } }",
            json!({ "input": { "networkId": network_id, "name": "Grappe" } }),
        )
        .await;
    answer["data"]["createCluster"]["cluster"].clone()
}

/// Makes an account and signs it in through its link.
async fn person(server: &TestServer, maker: &mut TestClient, input: Value) -> TestClient {
    let made = maker.ask(CREATE, json!({ "input": input })).await;
    let link = made["data"]["createAccount"]["link"]
        .as_str()
        .unwrap_or_else(|| panic!("{made}"));
    let (_, token) = link.split_once("/setup/").unwrap();
    let mut client = TestClient::new(server);
    let answer = client
        .ask(
            "mutation($input: RedeemLinkInput!) { redeemLink(input: $input) { viewer { account { hasPassword } } userErrors { code } } }",
            json!({ "input": { "token": token, "password": "une phrase pour entrer" } }),
        )
        .await;
    assert_eq!(
        answer["data"]["redeemLink"]["viewer"]["account"]["hasPassword"], true,
        "{answer}"
    );
    client
}

#[tokio::test]
async fn a_coordinator_is_invited_by_link_and_sees_the_cluster() {
    let server = TestServer::start();
    let mut administrator = server.administrator().await;
    let cluster = cluster(&mut administrator).await;
    let input = json!({ "email": "coord@exemple.fr", "name": "Dominique", "language": "EN", "role": "COORDINATOR", "clusterId": cluster["id"] });
    let mut coordinator = person(&server, &mut administrator, input.clone()).await;
    let viewer = coordinator
        .ask("{ viewer { isNetworkAdministrator coordinatedClusters { name viewerCanCoordinate } clusters { name } } }", json!({}))
        .await;
    let viewer = &viewer["data"]["viewer"];
    assert_eq!(viewer["isNetworkAdministrator"], false);
    assert_eq!(
        viewer["coordinatedClusters"][0]["viewerCanCoordinate"],
        true
    );
    let again = administrator.ask(CREATE, json!({ "input": input })).await;
    assert_eq!(codes(&again["data"]["createAccount"]), ["NOT_UNIQUE"]);
}

#[tokio::test]
async fn a_coordinator_cannot_give_roles_above_companies_nor_take_over_an_administrator() {
    let server = TestServer::start();
    let mut administrator = server.administrator().await;
    let cluster = cluster(&mut administrator).await;
    let mut coordinator = person(
        &server,
        &mut administrator,
        json!({ "email": "coord@exemple.fr", "name": "Dominique", "language": "FR", "role": "COORDINATOR", "clusterId": cluster["id"] }),
    )
    .await;
    for role in [
        json!({ "role": "NETWORK_ADMINISTRATOR" }),
        json!({ "role": "COORDINATOR", "clusterId": cluster["id"] }),
    ] {
        let mut input = json!({ "email": "x@exemple.fr", "name": "X", "language": "FR" });
        input
            .as_object_mut()
            .unwrap()
            .extend(role.as_object().unwrap().clone());
        let answer = coordinator.ask(CREATE, json!({ "input": input })).await;
        assert_eq!(
            answer["errors"][0]["extensions"]["code"], "FORBIDDEN",
            "{answer}"
        );
    }
    let me = administrator
        .ask("{ viewer { account { id } } }", json!({}))
        .await;
    let link = coordinator
        .ask(
            "mutation($input: IssueLinkInput!) { issueLink(input: $input) { link userErrors { code } } }",
            json!({ "input": { "accountId": me["data"]["viewer"]["account"]["id"] } }),
        )
        .await;
    assert_eq!(codes(&link["data"]["issueLink"]), ["NOT_FOUND"], "{link}");
}

#[tokio::test]
async fn a_closed_account_is_out_at_once_and_the_last_administrator_stays() {
    let server = TestServer::start();
    let mut administrator = server.administrator().await;
    let mut second = person(
        &server,
        &mut administrator,
        json!({ "email": "deux@exemple.fr", "name": "Deux", "language": "FR", "role": "NETWORK_ADMINISTRATOR" }),
    )
    .await;
    let close = "mutation($input: CloseAccountInput!) { closeAccount(input: $input) { account { isClosed } userErrors { code } } }";
    let account = second
        .ask("{ viewer { account { id version } } }", json!({}))
        .await;
    let account = &account["data"]["viewer"]["account"];
    let stale = administrator
        .ask(
            close,
            json!({ "input": { "accountId": account["id"], "version": 99 } }),
        )
        .await;
    assert_eq!(codes(&stale["data"]["closeAccount"]), ["STALE_VERSION"]);
    let closed = administrator
        .ask(
            close,
            json!({ "input": { "accountId": account["id"], "version": account["version"] } }),
        )
        .await;
    assert_eq!(
        closed["data"]["closeAccount"]["account"]["isClosed"], true,
        "{closed}"
    );
    assert!(second.signed_in_as().await.is_none());
    assert_eq!(
        second
            .sign_in("deux@exemple.fr", "une phrase pour entrer")
            .await,
        ["BAD_CREDENTIALS"]
    );

    let me = administrator
        .ask("{ viewer { account { id version } } }", json!({}))
        .await;
    let me = &me["data"]["viewer"]["account"];
    let refused = administrator
        .ask(
            close,
            json!({ "input": { "accountId": me["id"], "version": me["version"] } }),
        )
        .await;
    assert_eq!(codes(&refused["data"]["closeAccount"]), ["WRONG_STATE"]);
}

#[tokio::test]
async fn a_role_taken_away_is_gone_at_the_next_request() {
    let server = TestServer::start();
    let mut administrator = server.administrator().await;
    let mut second = person(
        &server,
        &mut administrator,
        json!({ "email": "deux@exemple.fr", "name": "Deux", "language": "FR", "role": "NETWORK_ADMINISTRATOR" }),
    )
    .await;
    let viewer = second
        .ask(
            "{ viewer { grants { id } } accounts { totalCount } }",
            json!({}),
        )
        .await;
    assert_eq!(viewer["data"]["accounts"]["totalCount"], 2, "{viewer}");
    let grant = &viewer["data"]["viewer"]["grants"][0]["id"];
    let revoked = administrator
        .ask(
            "mutation($input: RevokeRoleInput!) { revokeRole(input: $input) { account { grants { role } } userErrors { code } } }",
            json!({ "input": { "grantId": grant } }),
        )
        .await;
    assert_eq!(
        revoked["data"]["revokeRole"]["account"]["grants"],
        json!([]),
        "{revoked}"
    );
    let denied = second.ask("{ accounts { totalCount } }", json!({})).await;
    assert_eq!(denied["errors"][0]["extensions"]["code"], "FORBIDDEN");
}
