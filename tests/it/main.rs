//! The only integration binary: tests that cross a floor, and the rules of the house.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    missing_docs
)]

mod authorization;
mod cli;
mod demo;
mod engine;
mod graphql;
mod http;
mod persistence;
mod spreadsheets;
mod support;
mod tidy;
