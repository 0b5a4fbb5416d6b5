//! Reads a problem of the interchange format from a file, packed or not, within limits.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use engine::interchange::problem::Problem;
use engine::interchange::read::{Unread, read_problem_until};
use flate2::read::MultiGzDecoder;

/// The largest problem that is read, in bytes after unpacking.
pub const MAX_BYTES: u64 = 512 * 1024 * 1024;
/// How a file begins that is packed with gzip.
const PACKED: [u8; 2] = [0x1f, 0x8b];

/// Why a file is no problem.
#[derive(Debug, thiserror::Error)]
pub enum ProblemFileError {
    /// There is no such file.
    #[error("{0}: there is no such file")]
    Absent(String),
    /// The file cannot be read.
    #[error("{0}: {1}")]
    Unreadable(String, std::io::Error),
    /// What is in it is wrong; all findings with their places, a line each.
    #[error("{0}")]
    Wrong(String),
    /// The time was over before the end of the file.
    #[error("{0}: the time allowed was over before the file was read")]
    TimeUp(String),
}

/// Reads a problem from a file as long as there is time.
///
/// # Errors
/// When there is none, what is wrong with it, or that the time was over.
pub fn read_problem_file(
    path: &Path,
    is_time_up: &dyn Fn() -> bool,
) -> Result<Problem, ProblemFileError> {
    let name = path.display().to_string();
    let bytes = unpacked(path, is_time_up).map_err(|error| match error.kind() {
        ErrorKind::NotFound => ProblemFileError::Absent(name.clone()),
        ErrorKind::TimedOut if is_time_up() => ProblemFileError::TimeUp(name.clone()),
        _ => ProblemFileError::Unreadable(name.clone(), error),
    })?;
    if bytes.len() as u64 > MAX_BYTES {
        let most = MAX_BYTES / 1024 / 1024;
        let message =
            format!("{name}: the file is too large: at most {most} MiB are read, after unpacking");
        return Err(ProblemFileError::Wrong(message));
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| ProblemFileError::Wrong(format!("{name}: the file is no text in UTF-8")))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    read_problem_until(text, is_time_up).map_err(|unread| match unread {
        Unread::Wrong(findings) => ProblemFileError::Wrong(findings.to_string()),
        Unread::TimeUp => ProblemFileError::TimeUp(name),
    })
}

/// So many bytes are read before it is asked whether the time is over.
const BYTES_BETWEEN_QUESTIONS: u64 = 1 << 20;

/// The bytes of a file, one more than allowed at most.
fn unpacked(path: &Path, is_time_up: &dyn Fn() -> bool) -> std::io::Result<Vec<u8>> {
    let mut first = Vec::new();
    let mut file = File::open(path)?;
    file.by_ref().take(2).read_to_end(&mut first)?;
    let is_packed = first == PACKED;
    let whole = first.as_slice().chain(file);
    if is_packed {
        read_until(MultiGzDecoder::new(whole), is_time_up)
    } else {
        read_until(whole, is_time_up)
    }
}

fn read_until(mut from: impl Read, is_time_up: &dyn Fn() -> bool) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    while bytes.len() as u64 <= MAX_BYTES {
        let most = BYTES_BETWEEN_QUESTIONS.min(MAX_BYTES + 1 - bytes.len() as u64);
        if from.by_ref().take(most).read_to_end(&mut bytes)? == 0 {
            break;
        }
        if is_time_up() {
            return Err(ErrorKind::TimedOut.into());
        }
    }
    Ok(bytes)
}
