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
mod reading;
mod schema_descriptions;
mod schema_file;
mod scripts;
mod sizes;
