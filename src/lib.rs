//! Cordée: clusters of small companies answer large public calls for tender together. The map, from the bottom up:
//! `authorization` (who may do what) and `wording` (sentences), `application` (use cases), `graphql` (the schema),
//! `cli` (the commands).

pub mod application;
pub mod authorization;
pub mod cli;
pub mod config;
pub mod demo;
pub mod graphql;
pub mod http;
pub mod telemetry;
pub mod wording;
