//! Workbooks in and out, each rule in a file of its own; files are opened by the real contained process.

mod accounting;
mod capability_list;
mod capability_matrix;
mod decided;
mod documented_limits;
pub mod exports;
mod header_rows;
mod hostile;
mod hostile_files;
mod layouts;
mod text_files;
pub mod workbooks;
