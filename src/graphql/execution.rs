//! One request from its JSON to its answer: guard, limits, time, and codes on every error.

use std::sync::Arc;
use std::time::Duration;

use async_graphql::parser::types::OperationType;
use async_graphql::{Request, Response, ServerError};

use crate::graphql::app_error::ErrorCode;
use crate::graphql::guard::{Refusal, inspect, operation_type};
use crate::graphql::request_scope::RequestScope;
use crate::graphql::schema::CordeeSchema;

/// How long an answer may take.
const TIMEOUT: Duration = Duration::from_secs(10);

/// How a request ended, as far as the outside needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It ran; fields may have failed.
    Executed,
    /// It is no GraphQL request for this schema.
    Malformed,
    /// It asks for too much.
    Refused,
}

/// The answer to a request.
#[derive(Clone, Debug)]
pub struct Answer {
    /// How it ended.
    pub outcome: Outcome,
    /// The JSON text.
    pub body: String,
}

/// Executes one request given as JSON. Lists of requests are refused.
pub async fn execute(schema: &CordeeSchema, scope: Arc<RequestScope>, json: &[u8]) -> Answer {
    let Ok(mut request) = serde_json::from_slice::<Request>(json) else {
        return refused(
            ErrorCode::BadRequest,
            "send one JSON object with query, variables and operationName",
        );
    };
    if let Err(answer) = prepare(
        &mut request,
        &[OperationType::Query, OperationType::Mutation],
    ) {
        return answer;
    }
    let running = schema.execute(request.data(scope));
    match tokio::time::timeout(TIMEOUT, running).await {
        Ok(response) => answer_of(response),
        Err(_) => answer_of(coded_response(
            ErrorCode::Timeout,
            "the answer took longer than 10 s: ask for less",
        )),
    }
}

/// Passes a request through the guard and leaves its parsed document in it.
///
/// # Errors
/// The answer to give instead of executing it.
pub fn prepare(request: &mut Request, allowed: &[OperationType]) -> Result<(), Answer> {
    let document = inspect(&request.query).map_err(|refusal| match refusal {
        Refusal::Malformed(message) => refused(ErrorCode::BadRequest, &message),
        Refusal::TooMuch(message) => refused(ErrorCode::QueryTooComplex, &message),
    })?;
    let kind = operation_type(&document, request.operation_name.as_deref());
    if kind.is_some_and(|kind| !allowed.contains(&kind)) {
        return Err(refused(
            ErrorCode::BadRequest,
            "queries and mutations go by POST, subscriptions over the web socket",
        ));
    }
    request.set_parsed_query(document);
    Ok(())
}

fn refused(code: ErrorCode, message: &str) -> Answer {
    answer_of(coded_response(code, message))
}

/// An answer that holds one error.
#[must_use]
pub fn coded_response(code: ErrorCode, message: &str) -> Response {
    let mut error = ServerError::new(message, None);
    set_code(&mut error, code);
    Response::from_errors(vec![error])
}

/// The response as text, with a code on each error.
#[must_use]
pub fn answer_of(mut response: Response) -> Answer {
    for error in &mut response.errors {
        if code_of(error).is_none() {
            set_code(error, code_of_library_error(error));
        }
    }
    let first = response.errors.first().and_then(code_of);
    let outcome = match (&response.data, first.as_deref()) {
        (async_graphql::Value::Null, Some("BAD_REQUEST"))
            if response.errors.iter().all(|error| error.path.is_empty()) =>
        {
            Outcome::Malformed
        }
        (async_graphql::Value::Null, Some("QUERY_TOO_COMPLEX")) => Outcome::Refused,
        _ => Outcome::Executed,
    };
    let body = serde_json::to_string(&response).unwrap_or_else(|_| {
        r#"{"errors":[{"message":"the answer cannot be written","extensions":{"code":"INTERNAL"}}]}"#.to_owned()
    });
    Answer { outcome, body }
}

fn code_of(error: &ServerError) -> Option<String> {
    match error.extensions.as_ref()?.get("code")? {
        async_graphql::Value::String(code) => Some(code.clone()),
        _ => None,
    }
}

fn set_code(error: &mut ServerError, code: ErrorCode) {
    error
        .extensions
        .get_or_insert_default()
        .set("code", code.as_str());
}

/// Errors of the library carry no code: those about limits are told by their words.
fn code_of_library_error(error: &ServerError) -> ErrorCode {
    let is_limit = [
        "too complex",
        "nested too deep",
        "recursion depth",
        "number of directives",
    ]
    .iter()
    .any(|words| error.message.contains(words));
    if is_limit {
        ErrorCode::QueryTooComplex
    } else {
        ErrorCode::BadRequest
    }
}
