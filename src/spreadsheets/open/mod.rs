//! From the bytes of a file to typed cells, inside the contained process: pre-check, then one reader for each format.

pub mod archive;
pub mod encoding;
pub mod ods;
pub mod ods_layout;
pub mod open_workbook;
pub mod separator;
pub mod text_table;
pub mod xlsx;
pub mod xml_scan;
