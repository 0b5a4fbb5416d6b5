//! The hidden command `read-workbook`: the contained process that opens a file on behalf of the server. Not for people.

use std::io::{stdin, stdout};
use std::process::ExitCode;

/// The word on the command line that starts it.
pub const COMMAND: &str = "read-workbook";

/// Reads a file from standard input and answers on standard output.
#[must_use]
pub fn read_workbook() -> ExitCode {
    ExitCode::from(spreadsheets::child::run(
        &mut stdin().lock(),
        &mut stdout().lock(),
    ))
}
