//! Procurement rules on a consortium, one family per file; `check` runs them all.

pub mod allocation;
pub mod capacity;
pub mod check;
pub mod competition;
pub mod composition;
pub mod context;
pub mod form;
