//! The commands of the program: arguments in, one use case called, data on standard output, talk on standard error.

pub mod arguments;
pub mod demo;
pub mod exit;
pub mod exporting;
pub mod import;
pub mod migrate;
pub mod naming;
pub mod opening;
pub mod output;
pub mod read_workbook;
pub mod run;
pub mod schema;
pub mod serve;
pub mod solve;
pub mod suggesting;
pub mod user;
pub mod user_language;
