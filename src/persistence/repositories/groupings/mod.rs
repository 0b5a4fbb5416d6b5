//! Runs of the grouping engine and consortia.

pub mod call_plans;
pub mod consortia;
pub mod consortium_filter;
pub mod consortium_rows;
pub mod grouping_runs;
pub mod run_inputs;
pub mod scenarios;
