//! From the bytes of a file to typed cells, inside the contained process: pre-check, then one reader for each format.

pub mod archive;
pub mod biff_scan;
pub mod binary_scan;
pub mod cell_value;
pub mod compound;
pub mod encoding;
pub mod fills;
pub mod given_rows;
pub mod little_endian;
pub mod markup;
pub mod ods;
pub mod open_workbook;
pub mod separator;
pub mod text_table;
pub mod xls;
pub mod xlsb;
pub mod xlsx;
