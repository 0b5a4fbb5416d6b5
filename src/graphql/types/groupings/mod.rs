//! What is answered about groupings beside runs and suggestions: plans of whole calls, and questions about a run.

pub mod call_plan;
pub mod inquiry;
