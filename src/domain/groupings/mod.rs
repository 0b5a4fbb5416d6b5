//! Who covers what of a lot, the question put to the engine, and its answer.

pub mod call_plan;
pub mod comparison;
pub mod coverage;
pub mod coverage_rule;
pub mod grouping;
pub mod inquiry;
pub mod joint_question;
pub mod outlook;
pub mod plan_options;
pub mod scenario;
pub mod suggestion;
