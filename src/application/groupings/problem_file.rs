//! Reads a problem of the interchange format from a file, packed or not, within limits.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use engine::interchange::problem::Problem;
use engine::interchange::read::read_problem;
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
}

/// Reads a problem from a file.
///
/// # Errors
/// When there is none, or what is wrong with it.
pub fn read_problem_file(path: &Path) -> Result<Problem, ProblemFileError> {
    let name = path.display().to_string();
    let bytes = unpacked(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => ProblemFileError::Absent(name.clone()),
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
    read_problem(text).map_err(|findings| ProblemFileError::Wrong(findings.to_string()))
}

/// The bytes of a file, one more than allowed at most.
fn unpacked(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut first = Vec::new();
    let mut file = File::open(path)?;
    file.by_ref().take(2).read_to_end(&mut first)?;
    let is_packed = first == PACKED;
    let whole = first.as_slice().chain(file);
    let mut bytes = Vec::new();
    if is_packed {
        MultiGzDecoder::new(whole)
            .take(MAX_BYTES + 1)
            .read_to_end(&mut bytes)?;
    } else {
        whole.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}
