//! Imports of workbooks: the run with its plan, how sheets were understood, what people decided.

pub mod import_choices;
pub mod import_run;
pub mod sheet_reading;
pub mod sheet_rows;
