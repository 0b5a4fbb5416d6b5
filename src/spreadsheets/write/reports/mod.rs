//! Reports to read and to discuss: what the engine proposed side by side, what an import did.

pub mod import_report;
pub mod import_words;
pub mod suggestion_comparison;
pub mod suggestion_words;
