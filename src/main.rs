//! The `cordee` binary: calls the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    cordee::cli::run::run()
}
