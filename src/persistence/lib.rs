//! The database: connections, tables, and one repository per aggregate. sea-orm is named here and nowhere else.

pub mod chunks;
pub mod column_values;
pub mod connection;
pub mod entities;
pub mod keyset;
pub mod ordered_children;
pub mod repositories;
pub mod storage_error;
pub mod text_search;
pub mod versioned;
