//! What a person can act on: the findings about an input, worded in the reader's language.

use async_graphql::SimpleObject;
use domain::access::account::Language;
use domain::values::rejection::Rejection;

use crate::application::app_error::AppError;
use crate::graphql::app_error::top_level;
use crate::graphql::enums::errors::UserErrorCode;
use crate::graphql::request_scope::RequestScope;
use crate::wording::rejections::rejection_message;

/// A finding about the input.
#[derive(Clone, Debug, SimpleObject)]
pub struct UserError {
    /// What kind of finding this is.
    pub code: UserErrorCode,
    /// A sentence with what to do, in the reader's language.
    pub message: String,
    /// Where in the input: field names and list positions, outermost first.
    pub path: Vec<String>,
    /// The values of the sentence, by name.
    pub parameters: Vec<Parameter>,
}

/// A named value of a sentence.
#[derive(Clone, Debug, SimpleObject)]
pub struct Parameter {
    /// The name.
    pub name: String,
    /// The value.
    pub value: String,
}

/// The findings as the API shows them.
#[must_use]
pub fn user_errors(rejections: &[Rejection], language: Language) -> Vec<UserError> {
    rejections
        .iter()
        .map(|rejection| UserError {
            code: rejection.code.into(),
            message: rejection_message(rejection, language),
            path: rejection.path.clone(),
            parameters: parameters(&rejection.parameters),
        })
        .collect()
}

/// Named values as the API shows them.
#[must_use]
pub fn parameters(values: &[(String, String)]) -> Vec<Parameter> {
    values
        .iter()
        .map(|(name, value)| Parameter {
            name: name.clone(),
            value: value.clone(),
        })
        .collect()
}

/// What a mutation answers: its value with no findings, or no value with findings. `id_field` is the field of the input
/// that named an absent object.
///
/// # Errors
/// The top-level error of a failure that is no finding.
pub fn outcome<T>(
    scope: &RequestScope,
    result: Result<T, AppError>,
    id_field: &str,
) -> async_graphql::Result<(Option<T>, Vec<UserError>)> {
    match result {
        Ok(value) => Ok((Some(value), Vec::new())),
        Err(error) => match error.into_rejections(id_field) {
            Ok(rejections) => Ok((None, user_errors(&rejections, scope.language()))),
            Err(error) => Err(top_level(error)),
        },
    }
}
