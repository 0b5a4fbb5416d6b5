//! From what was found to what is told: suggestions with their reasons, and why a lot is impossible.

pub mod answer;
pub mod conflict;
pub mod explain;
pub mod inquiry;
pub mod repair;
pub mod source;
