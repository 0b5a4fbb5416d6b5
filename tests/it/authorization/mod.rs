//! The permission matrix: complete, believed by the schema, and held by every operation.

mod asks;
mod field_cross;
mod matrix;
mod operation_cross;
mod question;
mod reach;
mod reaches;
mod row_cross;
mod schema_shape;
mod second_reading;
mod stage;
mod stage_records;
mod stage_scenarios;
