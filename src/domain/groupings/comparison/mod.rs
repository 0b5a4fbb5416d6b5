//! What differs between two runs of the engine: what they were asked, what was wanted, what was answered.

pub mod answers;
pub mod candidates;
pub mod compare;
pub mod difference;
pub mod figures;
pub mod options;
pub mod questions;
