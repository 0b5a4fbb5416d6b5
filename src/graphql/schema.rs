//! The schema with its limits.

use async_graphql::{SDLExportOptions, Schema};

use crate::graphql::roots::{Mutation, Query, Subscription};

/// The deepest nesting of fields: what the introspection of common tools needs.
pub const MAX_DEPTH: usize = 15;
/// The highest cost: about the number of fields in the answer, lists counted at their length.
pub const MAX_COMPLEXITY: usize = 100_000;
/// The most directives on one field.
const MAX_DIRECTIVES: usize = 5;
/// The deepest nesting that is looked at before anything else is.
const MAX_RECURSIVE_DEPTH: usize = 24;

/// The schema that the server serves.
pub type CordeeSchema = Schema<Query, Mutation, Subscription>;

/// Assembles the schema.
#[must_use]
pub fn build_schema() -> CordeeSchema {
    Schema::build(
        Query::default(),
        Mutation::default(),
        Subscription::default(),
    )
    .limit_depth(MAX_DEPTH)
    .limit_complexity(MAX_COMPLEXITY)
    .limit_directives(MAX_DIRECTIVES)
    .limit_recursive_depth(MAX_RECURSIVE_DEPTH)
    .disable_suggestions()
    .finish()
}

/// The schema as text, sorted, with descriptions: what `schema.graphql` holds.
#[must_use]
pub fn schema_text(schema: &CordeeSchema) -> String {
    schema.sdl_with_options(
        SDLExportOptions::new()
            .sorted_fields()
            .sorted_arguments()
            .sorted_enum_items(),
    )
}
