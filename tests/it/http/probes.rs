//! Requests that wear a server down or come from elsewhere: refused at once, each in its own way.

use serde_json::{Value, json};

use crate::support::server::{TestClient, TestServer};

const JSON: &[(&str, &str)] = &[("content-type", "application/json")];

fn body(query: &str) -> String {
    json!({ "query": query }).to_string()
}

async fn status_of(client: &TestClient, query: &str) -> u16 {
    client.post(body(query), JSON).await.0
}

#[tokio::test]
async fn requests_of_other_kinds_and_sites_are_refused() {
    let server = TestServer::start();
    let client = TestClient::new(&server);
    let query = body("mutation { signOut { isSignedOut } }");
    let form = "application/x-www-form-urlencoded";
    let cases: [(&[(&str, &str)], u16); 8] = [
        (JSON, 200),
        (&[("content-type", "application/json; charset=utf-8")], 200),
        (&[("content-type", "text/plain")], 415),
        (&[("content-type", form)], 415),
        (&[], 415),
        (&[JSON[0], ("sec-fetch-site", "cross-site")], 403),
        (&[JSON[0], ("sec-fetch-site", "same-site")], 403),
        (&[JSON[0], ("origin", "https://evil.example")], 403),
    ];
    for (headers, expected) in cases {
        let (status, _, text) = client.post(query.clone(), headers).await;
        assert_eq!(status, expected, "{headers:?}: {text}");
    }
    let own = format!("http://{}", server.address);
    let (status, _, _) = client.post(query, &[JSON[0], ("origin", &own)]).await;
    assert_eq!(status, 200);
    let answer = reqwest::get(server.url("/graphql?query=%7BserverInfo%7Bversion%7D%7D"))
        .await
        .unwrap();
    assert_eq!(answer.status(), 405);
}

#[tokio::test]
async fn requests_that_ask_for_too_much_are_refused() {
    let server = TestServer::start();
    let client = TestClient::new(&server);
    let repeat = |text: &str, times: usize| text.repeat(times);
    let aliases: String = (0..3_000)
        .map(|n| format!("a{n}: serverInfo {{ version }} "))
        .collect();
    let fragments: String = (0..24)
        .map(|n| format!("fragment f{n} on Query {{ ...f{} ...f{} }} ", n + 1, n + 1))
        .collect();
    let cases = [
        ("aliases", format!("{{ {aliases} }}")),
        ("few aliases in a small text", format!("{{ {} }}", (0..31).map(|n| format!("a{n}: serverInfo {{ version }} ")).collect::<String>())),
        ("repeated fields", format!("{{ serverInfo {{ {} }} }}", repeat("version ", 501))),
        ("directives", format!("{{ serverInfo {} {{ version }} }}", repeat("@include(if: true) ", 10))),
        ("nested lists", format!("{{ companies(filter: {{ departments: {}{} }}) {{ totalCount }} }}", repeat("[", 20_000), repeat("]", 20_000))),
        ("nested objects", format!("{{ viewer {} }}", repeat("{ a ", 5_000))),
        ("fragments", format!("{{ ...f0 }} {fragments} fragment f24 on Query {{ serverInfo {{ version }} }}")),
        ("lists in lists", "{ callsForTender(first: 100) { nodes { lots { requirements { lot { call { lots { requirements { id } } } } } } } } }".to_owned()),
    ];
    for (name, query) in cases {
        let started = std::time::Instant::now();
        let (status, _, text) = client.post(body(&query), JSON).await;
        assert_eq!(
            status,
            422,
            "{name}: {}",
            text.chars().take(300).collect::<String>()
        );
        assert!(
            started.elapsed().as_secs() < 5,
            "{name} took {:?}",
            started.elapsed()
        );
        assert!(text.len() < 2_000, "{name} is answered at length");
        let answer: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            answer["errors"][0]["extensions"]["code"], "QUERY_TOO_COMPLEX",
            "{name}"
        );
    }
    assert_eq!(status_of(&client, "{ serverInfo { version } }").await, 200);
}

#[tokio::test]
async fn large_bodies_lists_of_requests_and_loops_are_refused() {
    let server = TestServer::start();
    let client = TestClient::new(&server);
    let large =
        json!({ "query": "{ serverInfo { version } }", "variables": { "a": "x".repeat(300_000) } });
    assert_eq!(client.post(large.to_string(), JSON).await.0, 413);
    let many = format!(
        "[{}]",
        vec![body("{ serverInfo { version } }"); 500].join(",")
    );
    assert_eq!(client.post(many, JSON).await.0, 400);
    assert_eq!(client.post("{".to_owned(), JSON).await.0, 400);
    assert_eq!(
        status_of(&client, "{ ...a } fragment a on Query { ...a }").await,
        400
    );
}

#[tokio::test]
async fn an_unknown_field_is_not_answered_with_names_of_known_ones() {
    let server = TestServer::start();
    let client = TestClient::new(&server);
    let (status, _, text) = client.post(body("{ serverInf { version } }"), JSON).await;
    assert_eq!(status, 400);
    assert!(!text.contains("serverInfo"), "{text}");
}

#[tokio::test]
async fn the_schema_can_be_asked_for_as_tools_do() {
    let server = TestServer::start();
    let client = TestClient::new(&server);
    let reference = format!(
        "{}kind name {}",
        "kind name ofType { ".repeat(8),
        "}".repeat(8)
    );
    let query = format!(
        "{{ __schema {{ types {{ name fields(includeDeprecated: true) {{ name args {{ name type {{ {reference} }} }} }} }} }} }}"
    );
    assert_eq!(status_of(&client, &query).await, 200);
}

#[tokio::test]
async fn pages_beyond_a_hundred_and_foreign_cursors_are_refused() {
    let server = TestServer::start();
    let mut client = TestClient::new(&server);
    for (query, code) in [
        ("{ companies(first: 101) { totalCount } }", "BAD_REQUEST"),
        ("{ companies(first: 0) { totalCount } }", "BAD_REQUEST"),
        ("{ companies(after: \"x\") { totalCount } }", "BAD_CURSOR"),
    ] {
        let answer = client.ask(query, json!({})).await;
        assert_eq!(
            answer["errors"][0]["extensions"]["code"], code,
            "{query}: {answer}"
        );
    }
}
