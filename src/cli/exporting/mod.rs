//! `export`: what the web pages offer to download, into a file or to standard output.

pub mod export;
pub mod export_arguments;
