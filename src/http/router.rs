//! Which address leads to which handler.

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

use crate::http::allowed_method::only;
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
        .merge(downloads::routes::routes())
        .route("/healthz", only(get(health::healthz)))
        .route("/readyz", only(get(health::readyz)))
        .fallback(assets::serve)
        .layer(from_fn_with_state(state.clone(), middleware::guard_answer))
        .with_state(state)
}
