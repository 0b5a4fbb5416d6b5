//! Hard rules beyond coverage: who may take part, who may lead, who may not be together, what a withdrawal may break.

pub mod lead;
pub mod membership;
pub mod pairs;
pub mod withdrawal;
