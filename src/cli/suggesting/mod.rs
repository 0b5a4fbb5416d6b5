//! `suggest`: groupings of a lot, of several lots together, and one plan for all lots of a call.

pub mod conflict_words;
pub mod plan;
pub mod suggest;
