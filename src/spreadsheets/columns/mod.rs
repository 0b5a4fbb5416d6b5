//! Which row is the header, what the sheet is, and which column is which field: by titles in French or English.

pub mod field;
pub mod match_columns;
pub mod title;
