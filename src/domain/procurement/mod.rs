//! What buyers ask: calls for tender, lots, requirements, and the interest of companies in them.

pub mod call;
pub mod interest;
pub mod lot;
pub mod milestones;
pub mod requirement;
pub mod requirement_shape;
