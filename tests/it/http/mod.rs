//! The outer door, through the real binary: what it refuses, what it tells browsers, who gets in and for how long.

mod abandoned_runs;
mod accounts;
mod connections;
mod downloads;
mod headers;
mod import_choices;
mod import_corrections;
mod import_refusals;
mod imports;
mod imports_onto_calls;
mod large_imports;
mod live_calls;
mod new_competencies;
mod old_runs;
mod probes;
mod registers;
mod report_downloads;
mod sign_in;
mod web_socket;
