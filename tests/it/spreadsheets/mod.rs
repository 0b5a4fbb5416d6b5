//! Workbooks in and out, each rule in a file of its own; files are opened by the real contained process.

mod accounting;
mod call_layouts;
mod capability_list;
mod capability_matrix;
mod header_rows;
mod text_files;
mod workbooks;
