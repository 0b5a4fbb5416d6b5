//! The demonstration: a fictional network with real published calls, loaded and removed as a whole.

pub mod call_records;
pub mod company_records;
pub mod files;
pub mod load;
pub mod moved_dates;
pub mod remove;
