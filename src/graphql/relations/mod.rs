//! The edges between objects, one file per aggregate.

pub mod account;
pub mod award;
pub mod call;
pub mod call_plan;
pub mod capability;
pub mod cluster;
pub mod company;
pub mod competency;
pub mod consortium;
pub mod coverage;
pub mod import_run;
pub mod inquiry;
pub mod interest;
pub mod lot;
pub mod requirement;
pub mod run_comparison;
pub mod suggestion;
pub mod trying;
