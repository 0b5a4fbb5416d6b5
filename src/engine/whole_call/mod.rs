//! One plan for all lots of a call of the cluster: nobody gives people twice, and where lots compete, a proof that no
//! plan is better.

pub mod division;
pub mod effort;
pub mod joint;
pub mod lot_people;
pub mod lot_side;
pub mod plan_call;
pub mod proposal;
pub mod restriction;
pub mod shared_people;
pub mod turns;
pub mod worth;
