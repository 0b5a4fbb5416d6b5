//! The pre-check of an archive: its directory, its real unpacked sizes and its markup, before any workbook reader sees it.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use crate::limits;
use crate::open::binary_scan::{BinaryScan, scan_binary_part};
use crate::open::xml_scan::{XmlScan, scan_part};
use crate::upload::FileFormat;
use crate::workbook::IgnoredContent;
use crate::workbook_error::WorkbookError;

/// What the pre-check learnt.
#[derive(Debug, Default)]
pub struct ArchiveFindings {
    /// Content that is ignored.
    pub ignored: Vec<IgnoredContent>,
    /// What the markup says.
    pub scan: XmlScan,
    /// What the records of binary parts say.
    pub binary: BinaryScan,
    /// Whether its parts are binary: `.xlsb`.
    pub is_binary: bool,
}

/// Looks at every part of the archive and unpacks each once, counting.
///
/// # Errors
/// `TooLarge`, `Protected`, `NotAWorkbook`, `UnsupportedFormat` or `Unreadable`.
pub fn inspect_archive(bytes: &[u8], format: FileFormat) -> Result<ArchiveFindings, WorkbookError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(from_zip)?;
    WorkbookError::check(&limits::ARCHIVE_ENTRIES, archive.len() as u64)?;
    if archive.has_duplicate_names() || archive.has_overlapping_files().map_err(from_zip)? {
        return Err(WorkbookError::unreadable("parts twice or overlapping"));
    }
    let mut findings = ArchiveFindings::default();
    let mut names = Vec::new();
    let mut n_unpacked = 0;
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(from_zip)?;
        let name = safe_name(&part)?;
        let content = unpack(&mut part, &name, &mut n_unpacked)?;
        if content.starts_with(b"<") || content.starts_with(b"\xEF\xBB\xBF<") {
            scan_part(&content, &mut findings.scan)?;
        }
        if format == FileFormat::Xlsx {
            scan_binary_part(&name, &content, &mut findings.binary)?;
        }
        names.push(name);
    }
    check_kind(&names, format)?;
    findings.is_binary = names
        .iter()
        .any(|name| name.eq_ignore_ascii_case("xl/workbook.bin"));
    findings.scan.check(format)?;
    findings.binary.check()?;
    findings.ignored = ignored_content(&names);
    Ok(findings)
}

/// A part's name, refused when it would lead out of the archive or is a link.
fn safe_name<R: Read>(part: &ZipFile<'_, R>) -> Result<String, WorkbookError> {
    if part.encrypted() {
        return Err(WorkbookError::Protected);
    }
    let name = part.name().map_err(from_zip)?.into_owned();
    let leads_out = part.enclosed_name().is_none() || name.contains("..");
    if leads_out || part.is_symlink() || name.contains('\0') {
        return Err(WorkbookError::unreadable("a part with an unsafe name"));
    }
    Ok(name)
}

/// Unpacks a part, refusing as soon as a limit is passed.
fn unpack<R: Read>(
    part: &mut ZipFile<'_, R>,
    name: &str,
    n_unpacked: &mut u64,
) -> Result<Vec<u8>, WorkbookError> {
    let most = if is_shared_strings(name) {
        limits::SHARED_STRING_BYTES
    } else {
        limits::PART_BYTES
    };
    let packed = part.compressed_size().max(1);
    let mut content = Vec::new();
    let mut chunk = vec![0; 256 * 1024];
    loop {
        let n_read = part
            .read(&mut chunk)
            .map_err(|error| WorkbookError::unreadable(format!("damaged archive: {error}")))?;
        if n_read == 0 {
            return Ok(content);
        }
        content.extend_from_slice(chunk.get(..n_read).unwrap_or_default());
        *n_unpacked += n_read as u64;
        let size = content.len() as u64;
        WorkbookError::check(&most, size)?;
        WorkbookError::check(&limits::UNPACKED_BYTES, *n_unpacked)?;
        if size > limits::RATIO_GRACE_BYTES.most {
            WorkbookError::check(&limits::UNPACKED_RATIO, size / packed)?;
        }
    }
}

fn is_shared_strings(name: &str) -> bool {
    let name = name.to_lowercase();
    ["sharedstrings.xml", "sharedstrings.bin"]
        .iter()
        .any(|part| name.ends_with(part))
}

/// Tells a workbook from other archives by the names of its parts.
fn check_kind(names: &[String], format: FileFormat) -> Result<(), WorkbookError> {
    let has = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    let has_folder = |folder: &str| names.iter().any(|name| name.starts_with(folder));
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
    match format {
        FileFormat::Ods if has("content.xml") => Ok(()),
        FileFormat::Ods => not_a_workbook("an OpenDocument file without content"),
        _ if has_folder("word/") => unsupported("docx"),
        _ if has_folder("ppt/") => unsupported("pptx"),
        _ if !has("[Content_Types].xml") => not_a_workbook("an archive without a workbook"),
        _ => Ok(()),
    }
}

fn ignored_content(names: &[String]) -> Vec<IgnoredContent> {
    let any = |marks: &[&str]| {
        names
            .iter()
            .any(|name| marks.iter().any(|mark| name.to_lowercase().contains(mark)))
    };
    let kinds = [
        (
            any(&["vbaproject", "basic/", "scripts/"]),
            IgnoredContent::Macros,
        ),
        (
            any(&["externallinks/", "connections.xml", "querytables/"]),
            IgnoredContent::ExternalLinks,
        ),
        (
            any(&["embeddings/", "activex/", "object "]),
            IgnoredContent::EmbeddedObjects,
        ),
    ];
    kinds
        .into_iter()
        .filter_map(|(is_there, kind)| is_there.then_some(kind))
        .collect()
}

fn from_zip(error: ZipError) -> WorkbookError {
    match error {
        ZipError::UnsupportedArchive(reason) if reason == ZipError::PASSWORD_REQUIRED => {
            WorkbookError::Protected
        }
        other => WorkbookError::unreadable(format!("damaged archive: {other}")),
    }
}
