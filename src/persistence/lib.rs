//! The database: connections, tables, and one repository per aggregate. sea-orm is named here and nowhere else.

pub mod entities;
