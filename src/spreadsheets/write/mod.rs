//! From domain values to workbooks that open everywhere and can be read back.

pub mod book;
pub mod call_tables;
pub mod capability_table;
pub mod cell;
pub mod consortium;
pub mod corrections;
pub mod demand_words;
pub mod formats;
pub mod lists;
pub mod own_words;
pub mod safe_text;
pub mod sheet_writer;
pub mod styles;
pub mod table;
pub mod write_call;
pub mod write_capabilities;
pub mod write_consortium;
pub mod write_coverage;
pub mod write_template;
