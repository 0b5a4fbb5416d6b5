//! Blank workbooks for tables that are registers of their own: the vocabulary, and companies' answers.

pub mod register_templates;
