//! Files become typed cells: one file of tests for each format, and what must never be misread.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

mod archives;
mod colours;
mod formats;
mod french;
mod headers;
mod legends;
mod order;
mod properties;
mod published;
mod rejected;
mod text;
mod xls;
mod xlsb;
