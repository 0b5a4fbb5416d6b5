//! Imports and settings.

pub mod imports;
pub mod settings;
