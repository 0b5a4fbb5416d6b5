//! Use cases of groups that coordinators try out before a consortium is formed: what would change one, and keeping some
//! to compare them.

pub mod outlook;
pub mod scenarios;
