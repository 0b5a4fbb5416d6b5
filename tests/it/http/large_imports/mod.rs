//! Large imports through the real server: read behind the upload, written part by part, stopped without a trace.

mod large_file;
mod reading;
mod writing;
