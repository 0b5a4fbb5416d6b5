//! Use cases of calls, lots, requirements and interests.

pub mod call_marks;
pub mod calls;
pub mod interests;
pub mod lots;
pub mod milestones;
pub mod requirements;
