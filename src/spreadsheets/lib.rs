//! Workbooks in and out: files become drafts with their places, domain values become workbooks. Knows no database.

pub mod cells;
pub mod child;
pub mod columns;
pub mod limits;
pub mod open;
pub mod read;
pub mod reader;
pub mod row_collector;
pub mod upload;
pub mod wire;
pub mod workbook;
pub mod workbook_error;
pub mod write;
