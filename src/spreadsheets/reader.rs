//! The one door in: an upload becomes drafts and findings. Opening the file happens in a contained process; what its cells
//! mean is decided here, from typed cells alone.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use domain::imports::drafts::WorkbookDrafts;

use crate::child::{Answer, preamble};
use crate::limits;
use crate::read::interpret::interpret;
use crate::read::reading::Reading;
use crate::upload::{Upload, sniff};
use crate::workbook::OpenedWorkbook;
use crate::workbook_error::WorkbookError;
use domain::imports::text_reading::TextOptions;

/// The program that is run to open a file: our own executable with its hidden sub-command.
#[derive(Clone, Debug)]
pub struct ReaderProgram {
    /// The executable.
    pub path: PathBuf,
    /// What it is called with (`read-workbook`).
    pub arguments: Vec<OsString>,
}

/// Reads a workbook: what was understood of each sheet, drafts with their places, findings. Blocks; run it off the async
/// threads.
///
/// # Errors
/// `WorkbookError` when the file as a whole cannot be read; nothing of it is used then.
pub fn read_workbook(
    program: &ReaderProgram,
    upload: &Upload,
    reading: &Reading<'_>,
) -> Result<WorkbookDrafts, WorkbookError> {
    let workbook = open_contained(program, &upload.bytes, &upload.text)?;
    Ok(interpret(&workbook, reading))
}

/// Opens a file in the contained process; the options speak of text files.
///
/// # Errors
/// As `read_workbook`.
pub fn open_contained(
    program: &ReaderProgram,
    bytes: &[u8],
    options: &TextOptions,
) -> Result<OpenedWorkbook, WorkbookError> {
    WorkbookError::check(&limits::UPLOAD_BYTES, bytes.len() as u64)?;
    sniff(bytes)?;
    let (status, output) = run_child(program, &preamble(options)?, bytes)?;
    match serde_json::from_slice(&output) {
        Ok(Answer::Opened(workbook)) => Ok(workbook),
        Ok(Answer::Refused(error)) => Err(error),
        Err(_) => Err(verdict_on(status, output.is_empty())),
    }
}

/// What a process says by how it ended without a whole answer: out of memory aborts, out of time is killed.
fn verdict_on(status: ExitStatus, is_silent: bool) -> WorkbookError {
    use std::os::unix::process::ExitStatusExt;

    const KILLED: i32 = 9;
    const OUT_OF_CPU: i32 = 24;
    match status.signal() {
        Some(KILLED | OUT_OF_CPU) => WorkbookError::TimedOut,
        Some(signal) => {
            WorkbookError::unreadable(format!("the reader was stopped by signal {signal}"))
        }
        None if status.success() || !is_silent => {
            WorkbookError::unreadable("the reader gave half an answer")
        }
        None => WorkbookError::unreadable(format!("the reader ended with {status}")),
    }
}

fn run_child(
    program: &ReaderProgram,
    preamble: &[u8],
    bytes: &[u8],
) -> Result<(ExitStatus, Vec<u8>), WorkbookError> {
    let unavailable = |error: std::io::Error| WorkbookError::ReaderUnavailable {
        reason: error.to_string(),
    };
    let mut child = Command::new(&program.path)
        .args(&program.arguments)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(unavailable)?;
    let (Some(mut input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        end(&mut child);
        return Err(WorkbookError::ReaderUnavailable {
            reason: "no pipes".to_owned(),
        });
    };
    let deadline = Instant::now() + Duration::from_secs(limits::CHILD_WALL_SECONDS.most);
    let (sender, receiver) = mpsc::channel();
    let outcome = thread::scope(|scope| {
        scope.spawn(move || {
            // A child that refuses early closes its end: its answer tells why.
            let _ = input
                .write_all(preamble)
                .and_then(|()| input.write_all(bytes));
        });
        scope.spawn(move || {
            let mut answer = Vec::new();
            let most = limits::CHILD_ANSWER_BYTES.most;
            let result = output.take(most + 1).read_to_end(&mut answer);
            let _ = sender.send(result.map(|_| answer));
        });
        let answer = receiver.recv_timeout(deadline.saturating_duration_since(Instant::now()));
        let status = match &answer {
            Ok(_) => wait_until(&mut child, deadline),
            Err(_) => None,
        };
        if status.is_none() {
            end(&mut child);
        }
        (answer, status)
    });
    match outcome {
        (Ok(Ok(answer)), _) if answer.len() as u64 > limits::CHILD_ANSWER_BYTES.most => {
            Err(WorkbookError::too_large(&limits::CHILD_ANSWER_BYTES))
        }
        (Ok(Ok(answer)), Some(status)) => Ok((status, answer)),
        (Ok(Err(error)), _) => Err(WorkbookError::unreadable(error)),
        _ => Err(WorkbookError::TimedOut),
    }
}

/// Waits for the end of a process that has closed its output.
fn wait_until(child: &mut Child, deadline: Instant) -> Option<ExitStatus> {
    let mut pause = Duration::from_micros(200);
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if Instant::now() < deadline => {
                thread::sleep(pause);
                pause = (pause * 2).min(Duration::from_millis(20));
            }
            _ => return None,
        }
    }
}

/// Ends a process that is not wanted any more and takes it off the list.
fn end(child: &mut Child) {
    let _ = child.kill();
    let _ = child.wait();
}
