//! What is written: what stands in it, that it is inert, and that it comes back unchanged.

mod directory_tables;
mod exported_sheets;
mod exported_world;
mod full_world;
mod injection;
pub mod libreoffice;
mod libreoffice_round_trip;
mod nasty_texts;
mod report_world;
mod round_trip;
mod templates;
