//! The use cases: each asks permission, loads, decides, stores and answers. Owns transactions; knows no GraphQL and no HTTP.

pub mod actor;
pub mod app;
pub mod app_error;
pub mod clock;
pub mod consortia;
pub mod consortium_reviews;
pub mod lot_cases;
