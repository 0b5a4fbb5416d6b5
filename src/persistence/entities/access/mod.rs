//! Tables of accounts and signing in.

pub mod account;
pub mod login_throttle;
pub mod one_time_link;
pub mod role_grant;
pub mod session;
