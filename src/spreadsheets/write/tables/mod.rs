//! Records as tables that, read back, change nothing: one file per kind, and the file that they make together.

pub mod award_table;
pub mod call_tables;
pub mod capability_matrix;
pub mod capability_table;
pub mod company_tables;
pub mod competency_table;
pub mod interest_table;
pub mod table_file;
