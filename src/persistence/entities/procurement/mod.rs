//! Tables of calls, lots, requirements and interests.

pub mod call;
pub mod call_cpv;
pub mod interest;
pub mod interest_not_with;
pub mod lot;
pub mod lot_cpv;
pub mod requirement;
