//! One batch per edge of the graph: many keys, a fixed number of statements. No rules here; they belong to the use cases.

pub mod access;
pub mod coverage;
pub mod directory;
pub mod groupings;
pub mod procurement;
