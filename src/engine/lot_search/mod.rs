//! The exact search for the best group for one lot, at any size.

pub mod appraise;
pub mod conflict;
pub mod construct;
pub mod descent;
pub mod improve;
pub mod incumbent;
pub mod relax;
pub mod scene;
pub mod search;
pub mod series;
pub mod shares;
pub mod staffing;
pub mod tree;
pub mod wanted;
