//! Tables of grouping runs and consortia.

pub mod accepted_warning;
pub mod allocation;
pub mod call_plan;
pub mod consortium;
pub mod consortium_member;
pub mod grouping_run;
pub mod run_input;
pub mod run_lot;
pub mod scenario;
pub mod scenario_member;
pub mod suggestion;
