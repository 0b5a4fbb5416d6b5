//! Groups that people form: members, states, allocation, and the procurement rules on them.

pub mod allocation;
pub mod consortium;
pub mod consortium_change;
pub mod rules;
pub mod violation;
