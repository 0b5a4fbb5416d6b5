//! The one door in: an upload becomes drafts and findings. Opening the file happens in a contained process; what its cells
//! mean is decided here, from typed cells alone.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use domain::imports::drafts::WorkbookDrafts;

use crate::child::preamble;
use crate::limits;
use crate::read::interpret::interpret;
use crate::read::reading::Reading;
use crate::upload::{Upload, sniff};
use crate::wire::{Answer, read_answer};
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
    open_contained_until(program, bytes, options, &AtomicBool::new(false))
}

/// The same, given up as soon as `cancelled` is set.
///
/// # Errors
/// As `read_workbook`; `TimedOut` when it was given up.
pub fn open_contained_until(
    program: &ReaderProgram,
    bytes: &[u8],
    options: &TextOptions,
    cancelled: &AtomicBool,
) -> Result<OpenedWorkbook, WorkbookError> {
    WorkbookError::check(&limits::UPLOAD_BYTES, bytes.len() as u64)?;
    sniff(bytes)?;
    match run_child(program, &preamble(options)?, bytes, cancelled)? {
        Heard::Answer(Answer::Opened(workbook)) => Ok(workbook),
        Heard::Answer(Answer::Refused(error)) => Err(error),
        Heard::Silence(status) => Err(verdict_on(status, true)),
        Heard::Fragment(status) => Err(verdict_on(status, false)),
        Heard::TooMuch => Err(WorkbookError::too_large(&limits::CHILD_ANSWER_BYTES)),
    }
}

/// What came from the process; where it was no answer, how the process ended says more.
enum Heard<S> {
    Answer(Answer),
    /// Less or other than an answer.
    Fragment(S),
    /// Nothing at all.
    Silence(S),
    /// More than it may answer.
    TooMuch,
}

/// Reads the answer as it comes, so that reading it takes no longer than writing it.
fn listen(output: impl Read) -> std::io::Result<Heard<()>> {
    const AT_ONCE: usize = 256 * 1024;
    let limited = output.take(limits::CHILD_ANSWER_BYTES.most);
    let mut input = BufReader::with_capacity(AT_ONCE, limited);
    if input.fill_buf()?.is_empty() {
        return Ok(Heard::Silence(()));
    }
    let answer = read_answer(&mut input)?;
    // What follows half an answer only tells whether it would have been too long.
    std::io::copy(&mut input, &mut std::io::sink())?;
    Ok(match answer {
        Some(answer) => Heard::Answer(answer),
        None if input.get_ref().limit() == 0 => Heard::TooMuch,
        None => Heard::Fragment(()),
    })
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
    cancelled: &AtomicBool,
) -> Result<Heard<ExitStatus>, WorkbookError> {
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
    let heard = thread::scope(|scope| {
        scope.spawn(move || {
            // A child that refuses early closes its end: its answer tells why.
            let _ = input
                .write_all(preamble)
                .and_then(|()| input.write_all(bytes));
        });
        scope.spawn(move || {
            let _ = sender.send(listen(output));
        });
        let heard = receive(&receiver, deadline, cancelled);
        if heard.is_err() {
            end(&mut child);
        }
        heard
    });
    match heard {
        Ok(Ok(Heard::Answer(answer))) => {
            end_aside(child);
            Ok(Heard::Answer(answer))
        }
        Ok(Ok(Heard::TooMuch)) => {
            end_aside(child);
            Ok(Heard::TooMuch)
        }
        Ok(Ok(Heard::Silence(()))) => ending(child, deadline).map(Heard::Silence),
        Ok(Ok(Heard::Fragment(()))) => ending(child, deadline).map(Heard::Fragment),
        Ok(Err(error)) => {
            end_aside(child);
            Err(WorkbookError::unreadable(error))
        }
        Err(_) => Err(WorkbookError::TimedOut),
    }
}

/// How a process ended that has nothing more to say.
fn ending(mut child: Child, deadline: Instant) -> Result<ExitStatus, WorkbookError> {
    wait_until(&mut child, deadline).ok_or_else(|| {
        end(&mut child);
        WorkbookError::TimedOut
    })
}

/// Ends a process of which everything was heard: giving back its memory takes a while for which nobody need wait.
fn end_aside(mut child: Child) {
    thread::spawn(move || end(&mut child));
}

/// Waits for the answer, no longer than until the deadline and as long as it is wanted.
fn receive<T>(
    receiver: &mpsc::Receiver<T>,
    deadline: Instant,
    cancelled: &AtomicBool,
) -> Result<T, mpsc::RecvTimeoutError> {
    const LOOK_EVERY: Duration = Duration::from_millis(50);
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        match receiver.recv_timeout(left.min(LOOK_EVERY)) {
            Err(mpsc::RecvTimeoutError::Timeout)
                if left > LOOK_EVERY && !cancelled.load(Ordering::Relaxed) => {}
            answer => return answer,
        }
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
