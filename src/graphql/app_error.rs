//! Top-level errors of the API: the closed list of `extensions.code`, and how a failed use case becomes one.

use async_graphql::{Error, ErrorExtensions};

use crate::application::app_error::AppError;

/// The closed list of `extensions.code`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorCode {
    /// Nobody is signed in, and this needs someone.
    Unauthenticated,
    /// The person may not do this.
    Forbidden,
    /// The request is no valid GraphQL for this schema.
    BadRequest,
    /// `after` is no cursor of ours.
    BadCursor,
    /// The query asks for too much at once.
    QueryTooComplex,
    /// The answer took too long.
    Timeout,
    /// The database is away or busy.
    Unavailable,
    /// A fault of ours; the request id finds it in the log.
    Internal,
}

impl ErrorCode {
    /// All codes.
    pub const ALL: [Self; 8] = [
        Self::Unauthenticated,
        Self::Forbidden,
        Self::BadRequest,
        Self::BadCursor,
        Self::QueryTooComplex,
        Self::Timeout,
        Self::Unavailable,
        Self::Internal,
    ];

    /// The code as the API spells it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden => "FORBIDDEN",
            Self::BadRequest => "BAD_REQUEST",
            Self::BadCursor => "BAD_CURSOR",
            Self::QueryTooComplex => "QUERY_TOO_COMPLEX",
            Self::Timeout => "TIMEOUT",
            Self::Unavailable => "UNAVAILABLE",
            Self::Internal => "INTERNAL",
        }
    }
}

/// A top-level error with its code.
#[must_use]
pub fn coded(code: ErrorCode, message: &str) -> Error {
    Error::new(message).extend_with(|_, extensions| extensions.set("code", code.as_str()))
}

/// The error for a cursor that is none of ours.
#[must_use]
pub fn bad_cursor() -> Error {
    coded(
        ErrorCode::BadCursor,
        "the cursor is not one of this list: start again without after",
    )
}

/// The error for an argument that the schema cannot refuse by itself.
#[must_use]
pub fn bad_request(message: &str) -> Error {
    coded(ErrorCode::BadRequest, message)
}

/// The top-level error of a failed use case. What a person can act on belongs into `userErrors` instead (`user_error`).
/// Faults of ours are logged here, once, and shown without their cause.
#[must_use]
pub fn top_level(error: AppError) -> Error {
    match error {
        AppError::Unauthenticated => coded(ErrorCode::Unauthenticated, "sign in to do this"),
        AppError::Forbidden => coded(ErrorCode::Forbidden, "your role does not allow this"),
        AppError::Rejected(rejections) => coded(
            ErrorCode::BadRequest,
            &rejections
                .iter()
                .map(|rejection| format!("{}: {:?}", rejection.path.join("."), rejection.code))
                .collect::<Vec<_>>()
                .join("; "),
        ),
        AppError::NotFound => coded(ErrorCode::BadRequest, "the object does not exist"),
        AppError::Conflict => coded(
            ErrorCode::BadRequest,
            "the object was changed in the meantime: read it again",
        ),
        AppError::BadCursor => bad_cursor(),
        AppError::Unavailable(what) => {
            tracing::warn!(what, "a resource is away");
            coded(
                ErrorCode::Unavailable,
                "the service is busy or being restarted: try again in a moment",
            )
        }
        AppError::Internal(source) => {
            tracing::error!(error = %source, "a use case failed");
            coded(
                ErrorCode::Internal,
                "something went wrong on our side: the request id finds it in the log",
            )
        }
    }
}

/// The value of a read, where an absent or hidden object is null.
///
/// # Errors
/// The top-level error of any other failure.
pub fn null_when_absent<T>(result: Result<T, AppError>) -> async_graphql::Result<Option<T>> {
    match result {
        Ok(value) => Ok(Some(value)),
        Err(AppError::NotFound) => Ok(None),
        Err(error) => Err(top_level(error)),
    }
}
