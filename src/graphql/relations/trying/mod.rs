//! The edges of groups that are tried out: what would change one, and scenarios.

pub mod outlook;
pub mod scenario;
