//! What every answer tells browsers about safety, and how pages are kept.

use crate::support::server::TestServer;

#[tokio::test]
async fn every_answer_carries_the_headers_of_safety() {
    let server = TestServer::start();
    for path in [
        "/",
        "/calls/anything",
        "/explorer",
        "/healthz",
        "/readyz",
        "/graphql",
        "/assets/none.js",
    ] {
        let answer = reqwest::get(server.url(path)).await.unwrap();
        let headers = answer.headers();
        let policy = headers["content-security-policy"].to_str().unwrap();
        assert!(
            policy.contains("default-src 'none'") && policy.contains("script-src 'self';"),
            "{path}: {policy}"
        );
        assert!(
            policy.contains("frame-ancestors 'none'"),
            "{path}: {policy}"
        );
        assert_eq!(headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(headers["referrer-policy"], "no-referrer", "{path}");
        assert!(headers.contains_key("x-request-id"), "{path}");
        assert!(headers.contains_key("cache-control"), "{path}");
        assert!(
            !headers.contains_key("strict-transport-security"),
            "{path} is not encrypted"
        );
    }
}

#[tokio::test]
async fn an_encrypted_site_says_so_and_names_its_cookie_accordingly() {
    let server = TestServer::start_with(&["--public-url", "https://cordee.example"]);
    let client = crate::support::server::TestClient::new(&server);
    let body = serde_json::json!({ "query": "mutation { signOut { isSignedOut } }" });
    let (_, headers, _) = client
        .post(body.to_string(), &[("content-type", "application/json")])
        .await;
    assert_eq!(
        headers["strict-transport-security"],
        "max-age=31536000; includeSubDomains"
    );
    let cookie = headers["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("__Host-cordee=;"), "{cookie}");
    for word in ["Path=/", "HttpOnly", "SameSite=Lax", "Secure"] {
        assert!(cookie.contains(word), "{cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
}

#[tokio::test]
async fn any_address_is_the_page_but_unknown_assets_are_absent() {
    let server = TestServer::start();
    let page = reqwest::get(server.url("/consortia/some")).await.unwrap();
    assert_eq!(page.status(), 200);
    assert_eq!(page.headers()["cache-control"], "no-cache");
    assert!(page.text().await.unwrap().contains("<html"));
    let asset = reqwest::get(server.url("/assets/unknown.js"))
        .await
        .unwrap();
    assert_eq!(asset.status(), 404);
}
