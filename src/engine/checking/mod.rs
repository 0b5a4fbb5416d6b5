//! The parts of the checker: each looks at one side of an answer, from domain values alone.

pub mod assigned;
pub mod call_plan;
pub mod claims;
pub mod conflicts;
pub mod failure;
pub mod group_rules;
pub mod inquiries;
pub mod values;
pub mod workshop;
