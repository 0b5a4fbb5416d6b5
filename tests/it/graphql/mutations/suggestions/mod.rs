//! Asking the engine, following and stopping it, and accepting what it proposed.

mod acceptance;
mod asking;
mod plans;
mod replay;
mod runs;
mod steering;
mod together;
