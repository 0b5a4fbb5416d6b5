//! What tests of several folders stand on.

pub mod api;
pub mod contents;
pub mod database;
pub mod files;
pub mod forming;
pub mod hard_lot;
pub mod importing;
pub mod people;
pub mod records;
pub mod searching;
pub mod served;
pub mod server;
pub mod socket;
pub mod world;
