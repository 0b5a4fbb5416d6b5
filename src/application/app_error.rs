//! Why a use case did not do what it was asked. The edges turn this into user errors, top-level errors or HTTP problems.

use std::sync::Arc;

use domain::values::rejection::{Rejection, RejectionCode};
use persistence::storage_error::StorageError;

/// Why a use case failed.
#[derive(Clone, Debug, thiserror::Error)]
pub enum AppError {
    /// The business says no; all findings, not only the first.
    #[error("the input was refused: {0:?}")]
    Rejected(Vec<Rejection>),
    /// The object does not exist, or the actor may not know of it.
    #[error("the object does not exist or is hidden")]
    NotFound,
    /// The actor knows of the object but may not do this.
    #[error("the actor may not do this")]
    Forbidden,
    /// Nobody is signed in, and this needs someone.
    #[error("nobody is signed in")]
    Unauthenticated,
    /// The object was changed since the actor read it.
    #[error("the object was changed in the meantime")]
    Conflict,
    /// The database or another resource is away or busy; trying again later may help.
    #[error("a resource is away: {0}")]
    Unavailable(String),
    /// `after` is no cursor of the list that it was used on.
    #[error("the cursor does not fit the list")]
    BadCursor,
    /// A fault of ours. The edge logs the source and shows only a request id.
    #[error("internal fault: {0}")]
    Internal(Arc<dyn std::error::Error + Send + Sync>),
}

impl AppError {
    /// A single refusal at one field of the input.
    #[must_use]
    pub fn rejected_at(code: RejectionCode, field: &str) -> Self {
        Self::Rejected(vec![Rejection::at(code, field)])
    }

    /// A fault of ours, with its source.
    pub fn internal(source: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Internal(Arc::new(source))
    }

    /// A fault of ours that no library reported.
    #[must_use]
    pub fn fault(what: &str) -> Self {
        Self::Internal(Arc::new(std::io::Error::other(what.to_owned())))
    }

    /// The findings that a person can act on, when there are any: refusals, absence and lost updates.
    ///
    /// # Errors
    /// The error itself when it is none of these.
    pub fn into_rejections(self, path_of_absent: &str) -> Result<Vec<Rejection>, Self> {
        match self {
            Self::Rejected(rejections) => Ok(rejections),
            Self::NotFound if path_of_absent.is_empty() => {
                Ok(vec![Rejection::whole(RejectionCode::NotFound)])
            }
            Self::NotFound => Ok(vec![Rejection::at(RejectionCode::NotFound, path_of_absent)]),
            Self::Conflict => Ok(vec![Rejection::at(RejectionCode::StaleVersion, "version")]),
            other => Err(other),
        }
    }
}

impl From<Rejection> for AppError {
    fn from(rejection: Rejection) -> Self {
        Self::Rejected(vec![rejection])
    }
}

impl From<Vec<Rejection>> for AppError {
    fn from(rejections: Vec<Rejection>) -> Self {
        Self::Rejected(rejections)
    }
}

impl From<StorageError> for AppError {
    fn from(error: StorageError) -> Self {
        match error {
            StorageError::StaleVersion => Self::Conflict,
            StorageError::BadCursor => Self::BadCursor,
            unavailable @ (StorageError::Unavailable(_) | StorageError::UnsupportedAddress) => {
                Self::Unavailable(with_causes(&unavailable))
            }
            other => Self::internal(other),
        }
    }
}

/// An error and what caused it, in one line.
pub fn with_causes(error: &(dyn std::error::Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        let told = inner.to_string();
        // Some errors tell their cause themselves.
        if !text.ends_with(&told) {
            text.push_str(": ");
            text.push_str(&told);
        }
        cause = inner.source();
    }
    text
}
