//! Whether the process lives and whether it can work: for whatever watches over it.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::http::problem_response::problem;
use crate::http::state::HttpState;

/// The process lives.
pub async fn healthz() -> &'static str {
    "ok"
}

/// The process can work: its database answers.
pub async fn readyz(State(state): State<HttpState>) -> Response {
    match state.app.database.ping().await {
        Ok(()) => "ok".into_response(),
        Err(_) => problem(
            StatusCode::SERVICE_UNAVAILABLE,
            "UNAVAILABLE",
            "the database does not answer",
        ),
    }
}
