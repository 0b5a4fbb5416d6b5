//! The permission matrix: complete, believed by the schema, and held by every operation.

mod asking;
mod matrix;
mod operations;
mod schema_shape;
