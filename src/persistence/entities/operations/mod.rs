//! Tables of imports and settings.

pub mod import_file;
pub mod import_journal;
pub mod import_journal_part;
pub mod import_mapping;
pub mod import_row_part;
pub mod import_run;
pub mod import_write_part;
pub mod setting;
