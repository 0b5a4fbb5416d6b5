//! From typed cells to drafts: which sheet speaks of what, and what each row says.

pub mod aside;
pub mod column_words;
pub mod corrected;
pub mod directory;
pub mod interpret;
pub mod layouts;
pub mod matrix;
pub mod matrix_marks;
pub mod read_awards;
pub mod read_calls;
pub mod read_capabilities;
pub mod read_lots;
pub mod read_requirements;
pub mod reading;
pub mod registers;
pub mod requirement_kind;
pub mod row_reader;
pub mod sheet_head;
