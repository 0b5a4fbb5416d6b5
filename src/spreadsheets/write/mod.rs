//! From domain values to workbooks that open everywhere and can be read back.

pub mod book;
pub mod cell;
pub mod consortium;
pub mod corrections;
pub mod coverage;
pub mod demand_words;
pub mod directory;
pub mod formats;
pub mod lists;
pub mod own_words;
pub mod provenance;
pub mod registers;
pub mod reports;
pub mod row_heights;
pub mod safe_text;
pub mod sheet_writer;
pub mod styles;
pub mod table;
pub mod tables;
pub mod write_consortium;
pub mod write_template;
