//! The commands of the program.

pub mod read_workbook;
