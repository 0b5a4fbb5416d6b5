//! The rules of the house as tests: each says what is wrong, where, and what to do about it.

mod addresses;
mod dependencies;
mod floors;
mod heads;
mod layers;
mod links;
mod manifests;
mod module_graph;
mod names;
mod papers;
mod rust_functions;
mod rust_paths;
mod rust_tokens;
mod schema_descriptions;
mod scripts;
mod sizes;
mod source_tree;
