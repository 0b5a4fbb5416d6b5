//! The use cases: each asks permission, loads, decides, stores and answers. Owns transactions; knows no GraphQL and no HTTP.

pub mod actor;
pub mod app;
pub mod app_error;
pub mod calls;
pub mod capabilities;
pub mod clock;
pub mod clusters;
pub mod companies;
pub mod competencies;
pub mod consortia;
pub mod consortium_changes;
pub mod consortium_reviews;
pub mod coverage;
pub mod grouping_jobs;
pub mod import_workbook;
pub mod interests;
pub mod lot_cases;
pub mod lots;
pub mod people;
pub mod requirements;
pub mod stored;
pub mod suggest_groupings;
pub mod workbook_reading;
