//! One plan for the lots of a call.

pub mod choice;
pub mod column;
pub mod coupling;
pub mod decomposition;
pub mod dive;
pub mod division;
pub mod joint_plan;
pub mod lot_part;
pub mod lot_side;
pub mod master;
pub mod planning;
pub mod reply;
pub mod shared_resource;
pub mod solve_call;
pub mod solve_lot;
pub mod written;
