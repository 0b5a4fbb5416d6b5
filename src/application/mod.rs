//! The use cases: each asks permission, loads, decides, stores and answers. Owns transactions; knows no GraphQL and no HTTP.

pub mod access;
pub mod actor;
pub mod app;
pub mod app_error;
pub mod clock;
pub mod demonstration;
pub mod directory;
pub mod exports;
pub mod groupings;
pub mod opening;
pub mod procurement;
pub mod server_info;
pub mod stored;
pub mod workbooks;
