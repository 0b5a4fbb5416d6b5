//! The interchange format of problems and answers: reading, writing, and judging an answer by the problem alone.

pub mod answer;
pub mod check_answer;
pub mod check_lot;
pub mod cursor;
pub mod distance;
pub mod finding;
pub mod json_text;
pub mod names;
pub mod numbers;
pub mod problem;
pub mod read;
pub mod read_company;
pub mod read_lot;
