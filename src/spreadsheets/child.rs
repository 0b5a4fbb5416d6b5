//! The contained process: it limits itself, reads a file from its standard input and answers with typed cells. What
//! a person says about a text file comes before the file, as a line of JSON.

use std::io::{Read, Write};

use rustix::process::{Resource, Rlimit, setrlimit};

use crate::limits;
use crate::open::open_workbook::stream_workbook;
use crate::wire::{Answer, write_end, write_row};
use crate::workbook_error::WorkbookError;
use domain::imports::text_reading::TextOptions;

/// The options are shorter than this.
const MOST_PREAMBLE: u64 = 4_096;
/// The exit code of a process that gave an answer, a refusal included.
pub const ANSWERED: u8 = 0;
/// The exit code of a process that could not even answer.
pub const FAILED: u8 = 1;

/// Runs the hidden sub-command `read-workbook`: limits first, then the file from `input`, the answer on `output`. The
/// exit code says whether an answer was written.
pub fn run(input: &mut impl Read, output: &mut impl Write) -> u8 {
    if limit_self().is_err() {
        return FAILED;
    }
    let mut buffered = std::io::BufWriter::with_capacity(256 * 1024, output);
    let opened = read_input(input).and_then(|(options, bytes)| {
        stream_workbook(&bytes, &options, &mut |sheet, row| {
            write_row(sheet, &row, &mut buffered).map_err(WorkbookError::unreadable)
        })
    });
    let answer = match opened {
        Ok(workbook) => Answer::Opened(workbook),
        Err(error) => Answer::Refused(error),
    };
    let is_written = write_end(&answer, &mut buffered).is_ok();
    if is_written && buffered.flush().is_ok() {
        close_output();
        ANSWERED
    } else {
        FAILED
    }
}

/// Tells the server that the answer is whole before the memory of the process is given back, by letting go of the only
/// end of the pipe that it reads.
fn close_output() {
    let _ = rustix::stdio::dup2_stdout(rustix::stdio::stderr());
}

/// What is written to the process before the file.
///
/// # Errors
/// Never in practice: the options are a few words.
pub fn preamble(options: &TextOptions) -> Result<Vec<u8>, WorkbookError> {
    let mut line = serde_json::to_vec(options).map_err(WorkbookError::unreadable)?;
    line.push(b'\n');
    Ok(line)
}

fn read_input(input: &mut impl Read) -> Result<(TextOptions, Vec<u8>), WorkbookError> {
    let mut bytes = Vec::new();
    input
        .take(limits::UPLOAD_BYTES.most + MOST_PREAMBLE)
        .read_to_end(&mut bytes)
        .map_err(WorkbookError::unreadable)?;
    let end = bytes
        .iter()
        .position(|byte| *byte == b'\n')
        .ok_or_else(|| WorkbookError::unreadable("nothing was sent to the reader"))?;
    let file = bytes.split_off(end + 1);
    let options = serde_json::from_slice(&bytes).map_err(WorkbookError::unreadable)?;
    Ok((options, file))
}

/// Memory, processor time, and no files: what a reader led astray could ask for.
fn limit_self() -> Result<(), rustix::io::Errno> {
    let limits = [
        (Resource::As, limits::CHILD_MEMORY.most),
        (Resource::Cpu, limits::CHILD_CPU_SECONDS.most),
        (Resource::Fsize, 0),
        (Resource::Core, 0),
    ];
    for (resource, most) in limits {
        setrlimit(
            resource,
            Rlimit {
                current: Some(most),
                maximum: Some(most),
            },
        )?;
    }
    Ok(())
}
