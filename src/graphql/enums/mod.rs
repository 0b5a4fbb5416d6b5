//! The closed lists of words that the API speaks, one file per aggregate.

pub mod accounts;
pub mod calls;
pub mod companies;
pub mod consortia;
pub mod coverage;
pub mod errors;
pub mod imports;
pub mod lists;
pub mod run_comparisons;
pub mod suggestions;
