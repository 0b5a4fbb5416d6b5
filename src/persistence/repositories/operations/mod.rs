//! Imports and settings.

pub mod import_journals;
pub mod import_mappings;
pub mod imports;
pub mod settings;
