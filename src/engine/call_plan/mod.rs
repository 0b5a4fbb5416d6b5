//! One plan for the lots of a call.

pub mod coupling;
pub mod reply;
pub mod solve_call;
pub mod solve_lot;
pub mod written;
