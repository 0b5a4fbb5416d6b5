//! Tables of imports and settings.

pub mod import_file;
pub mod import_journal;
pub mod import_mapping;
pub mod import_plan;
pub mod import_run;
pub mod setting;
