//! Use cases of workbooks: imports planned, applied, undone and done again.

pub mod apply_import;
mod call_meant;
pub mod import_fields;
pub mod import_mappings;
pub mod import_workbook;
mod journal_of;
pub mod opened_again;
mod plan_file;
mod planned_run;
pub mod sheet_rows;
pub mod undo_import;
pub mod workbook_reading;
mod written_records;
