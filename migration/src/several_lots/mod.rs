//! Steps for what is asked of several lots of a call at once.

pub(crate) mod m20261122_000017_create_run_lot;
pub(crate) mod m20261122_000018_create_call_plan;
