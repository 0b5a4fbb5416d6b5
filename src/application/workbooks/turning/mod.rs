//! What an import wrote is taken back, and done again: record by record as the journal has it, many at once.

pub mod undo_import;
mod undo_obstacles;
pub mod written_records;
