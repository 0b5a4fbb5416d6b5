//! `user`, and the link that the first start prints.

use serde_json::{Value, json};

use super::shell::{Shell, in_each_demonstration, in_each_shell};
use crate::support::server::{TestClient, TestServer, codes};

const REDEEM: &str = "mutation($input: RedeemLinkInput!) { redeemLink(input: $input) { viewer { account { email } grants { role cluster { name } company { name } } } userErrors { code } } }";

async fn redeem(client: &mut TestClient, token: &str, password: &str) -> Value {
    let input = json!({ "token": token, "password": password, "email": "chef@exemple.fr", "name": "Camille" });
    let answer = client.ask(REDEEM, json!({ "input": input })).await;
    answer["data"]["redeemLink"].clone()
}

#[tokio::test]
async fn the_link_of_the_first_start_makes_one_administrator_and_no_later_start_prints_one() {
    let server = TestServer::start();
    let token = server.setup_token.clone().unwrap();
    let mut client = TestClient::new(&server);
    let weak = redeem(&mut client, &token, "court").await;
    assert_eq!(
        codes(&weak),
        ["WEAK_PASSWORD"],
        "a refusal does not use it up"
    );
    let first = redeem(&mut client, &token, "une phrase assez longue").await;
    assert_eq!(
        first["viewer"]["grants"][0]["role"],
        "NETWORK_ADMINISTRATOR"
    );
    let second = redeem(&mut TestClient::new(&server), &token, "une autre phrase").await;
    assert_eq!(codes(&second), ["LINK_EXPIRED"]);
    let later = TestServer::start_over(&server.database_url(), &[]);
    assert_eq!(later.setup_token, None);
}

#[tokio::test]
async fn an_account_made_beside_a_running_server_sets_its_password_by_the_printed_link() {
    let server = TestServer::start();
    let shell = Shell::on(&server.database_url());
    let made = shell.done(&[
        "user",
        "create",
        "--email",
        "chef@exemple.fr",
        "--name",
        "Camille",
        "--role",
        "administrator",
        "--public-url",
        "https://cordee.example.org/",
    ]);
    let link = made.out().trim();
    let token = link
        .strip_prefix("https://cordee.example.org/setup/")
        .unwrap();
    assert!(
        made.err
            .contains("chef@exemple.fr can set a password within 24 hours")
    );
    let mut client = TestClient::new(&server);
    let redeemed = redeem(&mut client, token, "une phrase assez longue").await;
    assert_eq!(
        redeemed["viewer"]["grants"][0]["role"],
        "NETWORK_ADMINISTRATOR"
    );
    let mut elsewhere = TestClient::new(&server);
    let findings = elsewhere
        .sign_in("chef@exemple.fr", "une phrase assez longue")
        .await;
    assert_eq!(findings, Vec::<String>::new());
    let lost = redeem(
        &mut elsewhere,
        &server.setup_token.clone().unwrap(),
        "encore une phrase",
    )
    .await;
    assert_eq!(
        codes(&lost),
        ["LINK_EXPIRED"],
        "there is an administrator now"
    );
}

#[tokio::test]
async fn every_role_is_held_over_what_it_needs_and_nothing_else() {
    in_each_demonstration(async |shell, _| {
        let create = |email: &str, role: &str, over: &[&str]| {
            let mut all = vec![
                "--json", "user", "create", "--name", "X", "--email", email, "--role", role,
            ];
            all.extend(over);
            shell.run(&all)
        };
        let cluster = ["--cluster", "Les Beffrois libres"];
        let company = ["--company", "Terril & Octets"];
        for (role, over, option) in [
            ("coordinator", &[][..], "--cluster"),
            ("coordinator", &company, "--cluster"),
            ("manager", &[], "--company"),
            ("contributor", &cluster, "--company"),
            ("administrator", &cluster, "leave out"),
            ("administrator", &company, "leave out"),
        ] {
            create("x@exemple.fr", role, over).check_failure(2, &[option]);
        }
        for (email, role, over) in [
            ("a@exemple.fr", "administrator", &[][..]),
            ("c@exemple.fr", "coordinator", &cluster),
            ("m@exemple.fr", "manager", &company),
            ("t@exemple.fr", "contributor", &["--company", "000012104"]),
        ] {
            let made = create(email, role, over);
            assert_eq!(made.code, 0, "{made:?}");
            let made = made.json();
            assert_eq!(made["email"], email);
            let link = made["link"].as_str().unwrap();
            assert!(link.starts_with("http://127.0.0.1:8080/setup/"), "{link}");
        }
        create("a@exemple.fr", "administrator", &[]).check_failure(3, &["email", "already in use"]);
        create("sans arobase", "administrator", &[]).check_failure(3, &["email", "expected form"]);
        create("x@exemple.fr", "coordinator", &["--cluster", "Ailleurs"]).check_failure(
            4,
            &["Ailleurs", "Les Beffrois libres, Les Traboules libres"],
        );
        create("x@exemple.fr", "manager", &["--company", "Personne"])
            .check_failure(4, &["no company has the SIREN or the name Personne"]);
    })
    .await;
}

#[tokio::test]
async fn accounts_are_listed_with_how_far_they_are() {
    in_each_demonstration(async |shell, _| {
        shell.done(&[
            "user",
            "create",
            "--email",
            "a@exemple.fr",
            "--name",
            "Zoé Ailleurs",
            "--role",
            "administrator",
        ]);
        let all = shell.done(&["user", "list"]);
        assert_eq!(all.lines().len(), 8);
        assert!(all.lines().contains(&"invited\ta@exemple.fr\tZoé Ailleurs"));
        let demonstration =
            "active\tbeffrois@demo.cordee.example\tCoordination des Beffrois libres";
        assert!(all.lines().contains(&demonstration));
        let some = shell.json(&["user", "list", "--text", "zoe ailleurs"]);
        let some = some.as_array().unwrap();
        assert_eq!(some.len(), 1);
        assert_eq!(some[0]["email"], "a@exemple.fr");
        assert_eq!(some[0]["hasPassword"], false);
        assert_eq!(some[0]["isClosed"], false);
    })
    .await;
}

#[tokio::test]
async fn the_first_account_may_be_made_before_anything_else() {
    let shell = Shell::on_nothing();
    let create = [
        "user",
        "create",
        "--email",
        "a@exemple.fr",
        "--name",
        "A",
        "--role",
        "administrator",
    ];
    shell.done(&create);
    assert_eq!(shell.done(&["user", "list"]).lines().len(), 1);
    in_each_shell(async |shell, _| {
        shell.done(&create);
        assert_eq!(shell.done(&["user", "list"]).lines().len(), 1);
    })
    .await;
}
