//! Imports and settings.

pub mod import_journals;
pub mod import_mappings;
pub mod import_plans;
pub mod imports;
pub mod settings;
