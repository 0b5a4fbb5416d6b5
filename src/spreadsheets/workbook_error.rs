//! Why a file as a whole cannot be read. Findings about single cells are `ImportIssue`s instead.

use serde::{Deserialize, Serialize};

use crate::limits::Limit;

/// The file cannot be read; nothing of it was used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum WorkbookError {
    /// The bytes are no workbook and no table in text.
    #[error("not a workbook: {reason}")]
    NotAWorkbook {
        /// What was found instead.
        reason: String,
    },
    /// A workbook in a format that is refused; it can be saved as `.xlsx` or `.ods`.
    #[error("unsupported format {found}: save it as .xlsx or .ods")]
    UnsupportedFormat {
        /// The format found (`xls`, `xlsb`, `pdf` …).
        found: String,
    },
    /// A limit of `limits` is passed.
    #[error("{limit} is larger than {most}")]
    TooLarge {
        /// The name of the limit.
        limit: String,
        /// The largest figure accepted.
        most: u64,
    },
    /// The workbook asks for a password.
    #[error("the workbook is protected by a password")]
    Protected,
    /// A damaged workbook, or one that holds what no honest workbook does.
    #[error("the workbook cannot be read: {reason}")]
    Unreadable {
        /// What is wrong, for the log and for support.
        reason: String,
    },
    /// Reading took too long and was stopped.
    #[error("reading the workbook took too long")]
    TimedOut,
    /// The reading process could not be started or died of the server's own fault: not the file's.
    #[error("the reading process is not available: {reason}")]
    ReaderUnavailable {
        /// What went wrong.
        reason: String,
    },
}

impl WorkbookError {
    /// A limit is passed.
    #[must_use]
    pub fn too_large(limit: &Limit) -> Self {
        Self::TooLarge {
            limit: limit.name.to_owned(),
            most: limit.most,
        }
    }

    /// The workbook is damaged or hostile.
    #[must_use]
    pub fn unreadable(reason: impl std::fmt::Display) -> Self {
        Self::Unreadable {
            reason: reason.to_string(),
        }
    }

    /// Refuses a figure above its limit.
    ///
    /// # Errors
    /// `TooLarge` when `figure` is above it.
    pub fn check(limit: &Limit, figure: u64) -> Result<(), Self> {
        if figure > limit.most {
            Err(Self::too_large(limit))
        } else {
            Ok(())
        }
    }
}
