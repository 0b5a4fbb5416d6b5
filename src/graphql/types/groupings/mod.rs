//! What is answered about groupings beside runs and suggestions: plans of whole calls, questions about a run, and groups
//! that are tried out.

pub mod call_plan;
pub mod inquiry;
pub mod outlook;
pub mod scenario;
