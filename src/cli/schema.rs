//! `schema`: prints the schema of the API, sorted, with descriptions.

use serde_json::json;

use crate::cli::exit::Failure;
use crate::cli::output::{print, print_json};
use crate::graphql::schema::{build_schema, schema_text};

/// Runs the command.
///
/// # Errors
/// When standard output cannot be written to.
pub fn schema(is_json: bool) -> Result<(), Failure> {
    let text = schema_text(&build_schema());
    if is_json {
        return print_json(&json!({ "schema": text }));
    }
    print(text.trim_end())
}
