//! What workbooks say, and the plan of what an import would do.

pub mod choices;
pub mod drafts;
pub mod import;
pub mod import_plan;
pub mod journal;
pub mod journal_lists;
pub mod mapping;
pub mod new_competencies;
pub mod repairs;
pub mod sheet_rows;
pub mod text_reading;
