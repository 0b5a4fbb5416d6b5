//! The words and rules of Cordée as plain types: no database, no web, no clock, no randomness.

pub mod access;
pub mod consortia;
pub mod directory;
pub mod edits;
pub mod groupings;
pub mod imports;
pub mod procurement;
pub mod values;
