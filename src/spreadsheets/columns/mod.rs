//! Which row is the header, what the sheet is, and which column is which field: by titles in French or English.

pub mod award_fields;
pub mod call_fields;
pub mod capability_fields;
pub mod column_map;
pub mod directory_fields;
pub mod field;
pub mod fields_of;
pub mod further_companies;
pub mod guess_header;
pub mod known_field;
pub mod lot_fields;
pub mod match_columns;
pub mod registers;
pub mod requirement_fields;
pub mod title;
pub mod value_looks;
