//! Use cases of workbooks: imports planned and applied, exports written.

pub mod export_workbook;
pub mod import_workbook;
pub mod workbook_reading;
