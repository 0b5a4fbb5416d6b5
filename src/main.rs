//! The `cordee` binary: parses its arguments and calls one function of the command line.

fn main() {}
