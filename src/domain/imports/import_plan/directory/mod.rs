//! Planning imports of companies and what proves them: who they are, past work, certificates.

pub mod plan_certificates;
pub mod plan_companies;
pub mod plan_directory;
pub mod plan_references;
pub mod working;
