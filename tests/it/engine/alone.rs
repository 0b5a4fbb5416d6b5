//! The tests of the engine as a binary of their own, for those who work on the engine alone.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    missing_docs
)]

#[path = "mod.rs"]
mod engine_tests;
