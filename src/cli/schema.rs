//! `schema`: prints the schema of the API, sorted, with descriptions.

use crate::cli::exit::Failure;
use crate::cli::output::print;
use crate::graphql::schema::{build_schema, schema_text};

/// Runs the command.
///
/// # Errors
/// When standard output cannot be written to.
pub fn schema() -> Result<(), Failure> {
    print(schema_text(&build_schema()).trim_end())
}
