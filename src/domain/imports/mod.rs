//! What workbooks say, and the plan of what an import would do.

pub mod drafts;
pub mod import;
pub mod import_plan;
