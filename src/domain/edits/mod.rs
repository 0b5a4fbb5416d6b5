//! What people typed into a form, not yet checked: one type per record, made into a checked value with all findings.

pub mod call;
pub mod capability;
pub mod company;
pub mod competency;
pub mod interest;
pub mod lot;
pub mod parts;
pub mod requirement;
pub mod scenario;
