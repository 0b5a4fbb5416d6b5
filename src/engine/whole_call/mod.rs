//! One plan for all lots of a call of the cluster: nobody gives people twice.

pub mod commitments;
pub mod plan_call;
