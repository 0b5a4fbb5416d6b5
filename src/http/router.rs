//! Which address leads to which handler.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use axum::routing::{MethodRouter, get, post};

use crate::http::problem_response::problem;
use crate::http::state::HttpState;
use crate::http::{
    assets, downloads, explorer, graphql_endpoint, health, middleware, uploads, web_socket,
};

/// All routes.
pub fn router(state: HttpState) -> Router {
    Router::new()
        .route("/graphql", only(post(graphql_endpoint::answer)))
        .route("/graphql/ws", only(get(web_socket::upgrade)))
        .route("/explorer", only(get(explorer::page)))
        .route("/explorer/explorer.js", only(get(explorer::script)))
        .route("/explorer/explorer.css", only(get(explorer::style)))
        .route(
            "/imports",
            // Read, the address is the page of imports.
            only(post(uploads::receive_workbook).get(assets::serve))
                .layer(DefaultBodyLimit::disable()),
        )
        .route(
            "/downloads/templates/calls.xlsx",
            only(get(downloads::call_template)),
        )
        .route(
            "/downloads/templates/capabilities.xlsx",
            only(get(downloads::capability_template)),
        )
        .route(
            "/downloads/templates/awards.xlsx",
            only(get(downloads::award_template)),
        )
        .route(
            "/downloads/imports/{import_run}/rejected.xlsx",
            only(get(downloads::rejected_rows)),
        )
        .route("/downloads/calls/{file}", only(get(downloads::call)))
        .route(
            "/downloads/clusters/{cluster}/{file}",
            only(get(downloads::capabilities)),
        )
        .route(
            "/downloads/lots/{lot}/coverage.xlsx",
            only(get(downloads::coverage)),
        )
        .route(
            "/downloads/consortia/{file}",
            only(get(downloads::consortium)),
        )
        .route("/healthz", only(get(health::healthz)))
        .route("/readyz", only(get(health::readyz)))
        .fallback(assets::serve)
        .layer(from_fn_with_state(state.clone(), middleware::guard_answer))
        .with_state(state)
}

/// The same route, where another method is refused in words.
fn only(route: MethodRouter<HttpState>) -> MethodRouter<HttpState> {
    route.fallback(method_not_allowed)
}

async fn method_not_allowed() -> Response {
    problem(
        StatusCode::METHOD_NOT_ALLOWED,
        "METHOD_NOT_ALLOWED",
        "this address does not answer to that method",
    )
}
