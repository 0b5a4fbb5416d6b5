//! One repository per aggregate: rows in, domain values out, on any connection or transaction.

pub mod directory;
pub mod procurement;
