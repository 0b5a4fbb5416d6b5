//! Rows of tables that are registers of their own: the vocabulary, and companies' answers.

pub mod read_competencies;
pub mod read_interests;
