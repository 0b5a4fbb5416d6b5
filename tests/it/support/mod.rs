//! What tests of several folders stand on.

pub mod api;
pub mod contents;
pub mod database;
pub mod forming;
pub mod people;
pub mod records;
pub mod server;
pub mod world;
