//! The fields of tables that are registers of their own: the vocabulary, and companies' answers.

pub mod competency_fields;
pub mod interest_fields;
