//! The rows that an import could not use, on their way back to the person, and what is recognised when they return.

pub mod reason_columns;
pub mod write_rejected;
