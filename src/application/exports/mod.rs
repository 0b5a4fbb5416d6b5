//! Use cases of files out: each asks permission, loads what its reader may know, and has it written off the async threads.

pub mod export_awards;
pub mod export_call;
pub mod export_capabilities;
pub mod export_comparison;
pub mod export_consortium;
pub mod export_coverage;
pub mod export_directory;
pub mod export_import_report;
pub mod export_registers;
pub mod export_rejected;
pub mod export_templates;
pub mod exported_file;
