//! The `cordee` binary: parses its arguments and calls one function of the command line.

use std::process::ExitCode;

use cordee::cli::read_workbook;

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        Some(read_workbook::COMMAND) => read_workbook::read_workbook(),
        _ => ExitCode::FAILURE,
    }
}
