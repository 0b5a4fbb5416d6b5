//! The one rule of coverage: what a company brings to a requirement, and what a group of companies covers.

pub mod contribution;
pub mod figure;
pub mod fit;
pub mod fte_flow;
pub mod fte_share;
pub mod group;
pub mod holder;
pub mod requirement_state;
pub mod shared_fte;
pub mod table;
pub mod withdrawal;
