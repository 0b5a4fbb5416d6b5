//! Accounts, their roles and sessions, one-time links, and failures of signing in.

pub mod accounts;
pub mod login_throttles;
pub mod one_time_links;
pub mod role_grants;
pub mod sessions;
