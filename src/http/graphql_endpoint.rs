//! `POST /graphql`: JSON only, from our own pages or from programs, small, and in time.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::graphql::execution::{Answer, Outcome, execute};
use crate::graphql::request_scope::{RequestScope, SessionChange};
use crate::http::authentication::Asker;
use crate::http::problem_response::problem;
use crate::http::same_origin::is_cross_site;
use crate::http::session_cookie;
use crate::http::state::HttpState;

/// The largest request.
const MAX_BODY_BYTES: usize = 256 * 1024;
/// The largest request that is read to its end although it is refused.
const MAX_FORGOTTEN_BYTES: usize = 2 * 1024 * 1024;
/// How long a client may take to send it.
const BODY_TIMEOUT: Duration = Duration::from_secs(10);

/// Answers one GraphQL request.
pub async fn answer(State(state): State<HttpState>, asker: Asker, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    if let Some(refusal) = refusal(&state, &parts.headers) {
        return refusal;
    }
    let text = match read_body(&parts.headers, body).await {
        Ok(text) => text,
        Err(refusal) => return refusal,
    };
    let is_secure = asker.origin.is_secure;
    let scope = Arc::new(RequestScope::new(
        Arc::clone(&state.app),
        asker.actor,
        asker.origin,
    ));
    let answer = execute(&state.schema, Arc::clone(&scope), &text).await;
    let mut response = response_of(answer);
    if let Some(cookie) = cookie_of(&scope, is_secure) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

fn refusal(state: &HttpState, headers: &HeaderMap) -> Option<Response> {
    if is_cross_site(headers, &state.site) {
        return Some(problem(
            StatusCode::FORBIDDEN,
            "CROSS_SITE",
            "requests of other sites are refused",
        ));
    }
    let is_json = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"));
    (!is_json).then(|| {
        problem(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "UNSUPPORTED_MEDIA_TYPE",
            "send application/json",
        )
    })
}

async fn read_body(headers: &HeaderMap, body: Body) -> Result<Bytes, Response> {
    let too_large = || {
        problem(
            StatusCode::PAYLOAD_TOO_LARGE,
            "PAYLOAD_TOO_LARGE",
            "the request is larger than 256 KiB",
        )
    };
    let declared = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.parse::<usize>().ok());
    if let Some(length) = declared.filter(|length| *length > MAX_BODY_BYTES) {
        if length <= MAX_FORGOTTEN_BYTES {
            // Read and forgotten, so that the refusal reaches a client that is still sending.
            let _ = tokio::time::timeout(BODY_TIMEOUT, to_bytes(body, MAX_FORGOTTEN_BYTES)).await;
        }
        return Err(too_large());
    }
    match tokio::time::timeout(BODY_TIMEOUT, to_bytes(body, MAX_BODY_BYTES)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(_)) => Err(too_large()),
        Err(_) => {
            let mut late = problem(
                StatusCode::REQUEST_TIMEOUT,
                "TIMEOUT",
                "the request was not sent within 10 s",
            );
            late.headers_mut()
                .insert(header::CONNECTION, HeaderValue::from_static("close"));
            Err(late)
        }
    }
}

fn response_of(answer: Answer) -> Response {
    let status = match answer.outcome {
        Outcome::Executed => StatusCode::OK,
        Outcome::Malformed => StatusCode::BAD_REQUEST,
        Outcome::Refused => StatusCode::UNPROCESSABLE_ENTITY,
    };
    (
        status,
        [(header::CONTENT_TYPE, "application/json; charset=utf-8")],
        answer.body,
    )
        .into_response()
}

fn cookie_of(scope: &RequestScope, is_secure: bool) -> Option<HeaderValue> {
    match scope.session_change()? {
        SessionChange::Started {
            token,
            max_age_seconds,
        } => session_cookie::start(&token, max_age_seconds, is_secure),
        SessionChange::Ended => session_cookie::end(is_secure),
    }
}
