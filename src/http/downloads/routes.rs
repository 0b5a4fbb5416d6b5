//! Which address of a download leads to which handler.

use axum::Router;
use axum::routing::get;

use crate::http::allowed_method::only;
use crate::http::downloads::{
    calls, clusters, companies, competencies, consortia, imports, runs, templates,
};
use crate::http::state::HttpState;

/// The routes below `/downloads`.
pub fn routes() -> Router<HttpState> {
    Router::new()
        .route(
            "/downloads/templates/calls.xlsx",
            only(get(templates::calls)),
        )
        .route(
            "/downloads/templates/capabilities.xlsx",
            only(get(templates::capabilities)),
        )
        .route(
            "/downloads/templates/awards.xlsx",
            only(get(templates::awards)),
        )
        .route(
            "/downloads/templates/companies.xlsx",
            only(get(templates::companies)),
        )
        .route(
            "/downloads/templates/interests.xlsx",
            only(get(templates::interests)),
        )
        .route(
            "/downloads/templates/competencies.xlsx",
            only(get(templates::competencies)),
        )
        .route("/downloads/{file}", only(get(competencies::competencies)))
        .route("/downloads/companies/{file}", only(get(companies::company)))
        .route("/downloads/calls/{file}", only(get(calls::call)))
        .route("/downloads/calls/{call}/{file}", only(get(calls::of_call)))
        .route("/downloads/lots/{lot}/{file}", only(get(calls::of_lot)))
        .route(
            "/downloads/clusters/{cluster}/{file}",
            only(get(clusters::of_cluster)),
        )
        .route(
            "/downloads/consortia/{file}",
            only(get(consortia::consortium)),
        )
        .route(
            "/downloads/runs/{run}/comparison.xlsx",
            only(get(runs::comparison)),
        )
        .route(
            "/downloads/imports/{import_run}/{file}",
            only(get(imports::of_import)),
        )
}
