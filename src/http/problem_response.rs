//! Refusals of plain HTTP routes as JSON problems (RFC 9457).

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::application::app_error::AppError;

/// A refusal with its reason.
#[must_use]
pub fn problem(status: StatusCode, code: &str, title: &str) -> Response {
    let body = json!({
        "type": "about:blank",
        "status": status.as_u16(),
        "code": code,
        "title": title,
    });
    (
        status,
        [(header::CONTENT_TYPE, "application/problem+json")],
        body.to_string(),
    )
        .into_response()
}

/// The refusal for a failed use case. Absent and hidden objects look the same. Faults of ours are logged here, once.
#[must_use]
pub fn problem_of(error: &AppError) -> Response {
    match error {
        AppError::Unauthenticated => problem(
            StatusCode::UNAUTHORIZED,
            "UNAUTHENTICATED",
            "sign in to do this",
        ),
        AppError::Forbidden => problem(
            StatusCode::FORBIDDEN,
            "FORBIDDEN",
            "your role does not allow this",
        ),
        AppError::NotFound => problem(
            StatusCode::NOT_FOUND,
            "NOT_FOUND",
            "this does not exist, or no longer does",
        ),
        AppError::Conflict => problem(
            StatusCode::CONFLICT,
            "STALE_VERSION",
            "this was changed in the meantime: read it again",
        ),
        AppError::BadCursor => problem(
            StatusCode::BAD_REQUEST,
            "BAD_CURSOR",
            "the cursor is not one of this list",
        ),
        AppError::Rejected(rejections) => {
            let code = rejections
                .first()
                .map_or_else(String::new, |first| format!("{:?}", first.code));
            problem(
                StatusCode::UNPROCESSABLE_ENTITY,
                &code,
                "the input was refused",
            )
        }
        AppError::Unavailable(what) => {
            tracing::warn!(what, "a resource is away");
            problem(
                StatusCode::SERVICE_UNAVAILABLE,
                "UNAVAILABLE",
                "the service is busy or being restarted: try again in a moment",
            )
        }
        AppError::Internal(source) => {
            tracing::error!(error = %source, "a use case failed");
            problem(
                StatusCode::INTERNAL_SERVER_ERROR,
                "INTERNAL",
                "something went wrong on our side: the request id finds it in the log",
            )
        }
    }
}
