//! What a person sends, and what it is by its content: the name's extension is only asked when the content does not tell.

use serde::{Deserialize, Serialize};

use crate::workbook_error::WorkbookError;
use domain::imports::text_reading::TextOptions;

/// A file as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// Its name on the sender's machine.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
    /// What the person says about it, should it be a text file.
    pub text: TextOptions,
}

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileFormat {
    /// Office Open XML: `.xlsx`, and `.xlsm` whose macros are ignored.
    Xlsx,
    /// The same in binary: `.xlsb`.
    Xlsb,
    /// The workbooks of Excel before 2007: `.xls`.
    Xls,
    /// OpenDocument: `.ods`.
    Ods,
    /// A table in text: `.csv`, `.tsv`.
    Text,
}

const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// What the bytes are, before anything is unpacked.
///
/// # Errors
/// `NotAWorkbook` or `UnsupportedFormat`.
pub fn sniff(bytes: &[u8]) -> Result<FileFormat, WorkbookError> {
    let unsupported = |found: &str| {
        Err(WorkbookError::UnsupportedFormat {
            found: found.to_owned(),
        })
    };
    let not_a_workbook = |reason: &str| {
        Err(WorkbookError::NotAWorkbook {
            reason: reason.to_owned(),
        })
    };
    match bytes {
        [] => not_a_workbook("the file is empty"),
        [b'P', b'K', 3, 4, ..] => Ok(archive_format(bytes)),
        [b'P', b'K', 5, 6, ..] => not_a_workbook("an empty archive"),
        ole if ole.starts_with(OLE) => sniff_ole(ole),
        pdf if pdf.starts_with(b"%PDF") => unsupported("pdf"),
        [0x1F, 0x8B, ..] => unsupported("gzip"),
        [0x89, b'P', b'N', b'G', ..] | [0xFF, 0xD8, 0xFF, ..] => unsupported("image"),
        markup if starts_with_markup(markup) => unsupported("html or xml"),
        rtf if rtf.starts_with(b"{\\rtf") => unsupported("rtf"),
        text if looks_like_text(text) => Ok(FileFormat::Text),
        _ => not_a_workbook("neither a workbook nor a text"),
    }
}

/// OpenDocument demands that the first entry is `mimetype`, stored; every other archive is taken as Office Open XML until
/// its directory is read.
fn archive_format(bytes: &[u8]) -> FileFormat {
    let head: &[u8] = bytes.get(..200).unwrap_or(bytes);
    let needle = b"mimetypeapplication/vnd.oasis.opendocument";
    if head.windows(needle.len()).any(|window| window == needle) {
        FileFormat::Ods
    } else {
        FileFormat::Xlsx
    }
}

/// The old container holds `.xls` and documents of other programs, and also Office Open XML workbooks that are encrypted.
fn sniff_ole(bytes: &[u8]) -> Result<FileFormat, WorkbookError> {
    let encrypted: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    if bytes
        .windows(encrypted.len())
        .any(|window| window == encrypted.as_slice())
    {
        Err(WorkbookError::Protected)
    } else {
        Ok(FileFormat::Xls)
    }
}

fn starts_with_markup(bytes: &[u8]) -> bool {
    let head = bytes.get(..64).unwrap_or(bytes);
    let text = String::from_utf8_lossy(head).to_lowercase();
    let text = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    ["<?xml", "<!doctype", "<html", "<table"]
        .iter()
        .any(|mark| text.starts_with(mark))
}

/// A text in UTF-16 has zero bytes, every other text has none; control characters are rare in both.
fn looks_like_text(bytes: &[u8]) -> bool {
    let sample = bytes.get(..65_536).unwrap_or(bytes);
    if sample.starts_with(&[0xFF, 0xFE]) || sample.starts_with(&[0xFE, 0xFF]) {
        return true;
    }
    let n_zero = sample.iter().filter(|byte| **byte == 0).count();
    let n_control = sample
        .iter()
        .filter(|byte| **byte < 32 && !matches!(**byte, 0 | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C))
        .count();
    let is_wide = n_zero * 5 >= sample.len() * 2 && n_zero * 5 <= sample.len() * 3;
    (is_wide || n_zero * 1_000 <= sample.len()) && n_control * 100 <= sample.len()
}
