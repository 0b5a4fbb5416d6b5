//! The database floor, on SQLite and PostgreSQL alike.

mod access;
mod concurrency;
mod consortia;
mod constraints;
mod filters;
mod joint_runs;
mod keyset;
mod migrations;
mod plans_in_parts;
mod round_trips;
pub mod samples;
mod schema_invariants;
mod table_shapes;
