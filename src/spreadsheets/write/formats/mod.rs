//! Tables in formats beside Office Open XML: OpenDocument, text, JSON.

pub mod ods_markup;
pub mod table_format;
pub mod write_json;
pub mod write_ods;
pub mod write_text;
