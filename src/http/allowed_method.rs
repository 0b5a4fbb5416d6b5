//! Addresses that answer to some methods and refuse the others in words.

use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::MethodRouter;

use crate::http::problem_response::problem;
use crate::http::state::HttpState;

/// The same route, where another method is refused in words.
pub fn only(route: MethodRouter<HttpState>) -> MethodRouter<HttpState> {
    route.fallback(method_not_allowed)
}

async fn method_not_allowed() -> Response {
    problem(
        StatusCode::METHOD_NOT_ALLOWED,
        "METHOD_NOT_ALLOWED",
        "this address does not answer to that method",
    )
}
