//! Blank workbooks for companies and what proves them.

pub mod directory_example;
pub mod directory_template;
