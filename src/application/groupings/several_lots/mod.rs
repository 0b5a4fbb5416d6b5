//! Use cases of several lots of a call at once: one grouping for chosen lots, one plan for all of them.

pub mod chosen_lots;
pub mod plan_runs;
