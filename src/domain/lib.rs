//! The words and rules of Cordée as plain types: no database, no web, no clock, no randomness.

pub mod account;
pub mod allocation;
pub mod call;
pub mod capability;
pub mod cluster;
pub mod codes;
pub mod company;
pub mod competency;
pub mod consortium;
pub mod coverage;
pub mod evidence;
pub mod grouping;
pub mod ids;
pub mod import;
pub mod interest;
pub mod lot;
pub mod money;
pub mod page;
pub mod quantity;
pub mod record;
pub mod rejection;
pub mod requirement;
pub mod suggestion;
pub mod text;
pub mod violation;
