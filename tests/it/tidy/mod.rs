//! The rules of the house as tests: each says what is wrong, where, and what to do about it.

mod rust_functions;
mod rust_tokens;
mod scripts;
mod sizes;
mod source_tree;
