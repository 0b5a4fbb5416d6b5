//! Asking the engine, following and stopping it, and accepting what it proposed.

mod acceptance;
mod asking;
mod replay;
mod runs;
mod steering;
mod together;
