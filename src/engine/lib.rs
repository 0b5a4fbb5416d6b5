//! The grouping engine: who should answer a lot together. Pure: no input or output, no clock, no chance.

pub mod admission;
pub mod brought;
pub mod budget;
pub mod call_plan;
pub mod checker;
pub mod checking;
pub mod compile;
pub mod constraints;
pub mod explanation;
pub mod inquiries;
pub mod interchange;
pub mod joint_needs;
pub mod lookup;
pub mod lot;
pub mod lot_search;
pub mod objective;
pub mod posed;
pub mod problem;
pub mod reduce;
pub mod search;
pub mod solve;
pub mod whole_call;
