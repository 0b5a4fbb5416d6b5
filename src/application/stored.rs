//! What the database refused, in the words of the business; and the check of versions before anything is decided.

use domain::values::record::Record;
use domain::values::rejection::RejectionCode;
use persistence::storage_error::StorageError;

use crate::application::app_error::AppError;

/// `NOT_UNIQUE` at the field that the refusing index stands for; any other error as it is.
#[must_use]
pub fn double_at(error: StorageError, fields: &[(&str, &str)]) -> AppError {
    fields
        .iter()
        .find(|(index, _)| error.is_double(index))
        .map(|(_, field)| AppError::rejected_at(RejectionCode::NotUnique, field))
        .unwrap_or_else(|| error.into())
}

/// The record must still be as the person read it.
///
/// # Errors
/// `Conflict` when it was changed since.
pub fn expect_version(record: &Record, version: i32) -> Result<(), AppError> {
    if record.version == version {
        Ok(())
    } else {
        Err(AppError::Conflict)
    }
}
