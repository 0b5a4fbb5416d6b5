//! What a cell means: numbers, money, dates, words and identifiers as people in France write them.

pub mod answer;
pub mod date;
pub mod decimal;
pub mod fault;
mod french_places;
pub mod identifier;
pub mod money;
pub mod quantity;
pub mod word;
