//! How the rules read the repository: its files, and the tokens, paths and functions of Rust.

pub mod functions;
pub mod paths;
pub mod source_tree;
pub mod tokens;
