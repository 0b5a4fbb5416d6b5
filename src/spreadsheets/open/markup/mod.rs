//! What the markup of a workbook says, looked through before its cells count.

pub mod ods_layout;
pub mod plain_cells;
pub mod xml_scan;
