//! The command line, by the real binary: what it prints where, how it ends, and what is in the database afterwards.

mod demo;
mod export;
mod failures;
mod import;
mod json;
mod killed_imports;
mod migrate;
mod plan;
mod shell;
mod solve;
mod suggest;
mod user;
