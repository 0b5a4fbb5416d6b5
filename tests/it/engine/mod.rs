//! The rule of coverage and the engine that suggests groupings. Runs with all other tests in `it`, and alone in
//! seconds by `cargo test -p cordee-engine --test engine`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    missing_docs
)]

mod coverage_cases;
mod world;
