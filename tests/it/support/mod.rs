//! What tests of several folders stand on.

pub mod database;
pub mod server;
