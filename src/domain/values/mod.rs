//! The small values that everything is made of: ids, codes, amounts, texts, pages, findings.

pub mod changes;
pub mod codes;
pub mod column_letters;
pub mod filters;
pub mod ids;
pub mod money;
pub mod page;
pub mod quantity;
pub mod record;
pub mod rejection;
pub mod text;
