//! One repository per aggregate: rows in, domain values out, on any connection or transaction.

pub mod access;
pub mod directory;
pub mod groupings;
pub mod operations;
pub mod procurement;
