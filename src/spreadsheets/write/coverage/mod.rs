//! Who covers what, as sheets to print and to discuss.

pub mod write_call_coverage;
pub mod write_coverage;
