//! How a command ends: the documented exit codes and the sentence that goes with each failure.

use std::io;
use std::path::Path;
use std::process::ExitCode;

use domain::access::account::Language;

use crate::application::app_error::{AppError, with_causes};
use crate::wording::rejections::rejection_message;

/// Why a command did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// 2: the arguments cannot be meant (also said by the argument parser itself).
    #[error("{0}")]
    Usage(String),
    /// 3: the input was refused.
    #[error("{0}")]
    Refused(String),
    /// 4: what was named does not exist.
    #[error("{0}")]
    NotFound(String),
    /// 5: the database or another resource is away, or the address is taken.
    #[error("{0}")]
    Unavailable(String),
    /// 6: the question was not answered within its limits.
    #[error("{0}")]
    Undecided(String),
    /// 1: anything else.
    #[error("{0}")]
    Other(String),
}

impl Failure {
    /// The exit code.
    #[must_use]
    pub fn code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Other(_) => 1,
            Self::Usage(_) => 2,
            Self::Refused(_) => 3,
            Self::NotFound(_) => 4,
            Self::Unavailable(_) => 5,
            Self::Undecided(_) => 6,
        })
    }

    /// A file that cannot be read or written, with what to do.
    pub fn of_file(file: &Path, doing: &str, error: &io::Error) -> Self {
        let what = format!("{} cannot be {doing}: {error}", file.display());
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound(format!("{what}: check the name")),
            io::ErrorKind::IsADirectory => Self::Other(format!("{what}: name a file in it")),
            _ => Self::Other(what),
        }
    }

    /// A failure of the machine, in its own words.
    pub fn other(error: impl std::fmt::Display) -> Self {
        Self::Other(error.to_string())
    }
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Self {
        match error {
            AppError::Rejected(rejections) => Self::Refused(
                rejections
                    .iter()
                    .map(|rejection| {
                        let place = rejection.path.join(".");
                        let message = rejection_message(rejection, Language::En);
                        if place.is_empty() {
                            message
                        } else {
                            format!("{place}: {message}")
                        }
                    })
                    .collect::<Vec<_>>()
                    .join("\n"),
            ),
            AppError::NotFound => Self::NotFound("this does not exist".to_owned()),
            AppError::Conflict => {
                Self::Refused("the record was changed in the meantime: try again".to_owned())
            }
            AppError::Unavailable(what) => Self::Unavailable(what),
            AppError::Internal(source) => Self::Other(with_causes(source.as_ref())),
            other => Self::Other(other.to_string()),
        }
    }
}
