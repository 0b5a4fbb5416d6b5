//! Who can sign in, how, and with which roles.

pub mod accounts;
pub mod networks;
pub mod one_time_links;
pub mod passwords;
pub mod roles;
pub mod sessions;
pub mod sign_in;
