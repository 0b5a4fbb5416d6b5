//! Use cases of workbooks: imports planned, applied, undone and done again.

pub mod apply_import;
pub mod background_reading;
mod behind_requests;
mod call_meant;
pub mod import_fields;
pub mod import_jobs;
pub mod import_mappings;
pub mod import_workbook;
mod journal_of;
pub mod opened_again;
mod plan_file;
pub mod planned_run;
pub mod sheet_rows;
pub mod turning;
pub mod workbook_reading;
mod writes_by_kind;
