//! The pre-check of an archive: its directory, its real unpacked sizes and its markup, before any workbook reader sees it.

use std::io::{Cursor, Read};
use std::thread;

use memchr::memmem;
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use crate::limits;
use crate::open::binary_scan::{BinaryScan, scan_binary_part};
use crate::open::markup::xml_scan::{CellFindings, XmlScan, scan_part};
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

/// An archive whose parts were all unpacked once and counted, and looked through but for its plain sheets.
pub struct UnpackedArchive {
    format: FileFormat,
    findings: ArchiveFindings,
    /// Worksheets without formulas and merged cells. A reader keeps nothing of those but cells, which are counted as they
    /// come: it may read them while they are looked through, as long as nothing of what it read is used before.
    plain_sheets: Vec<Vec<u8>>,
}

impl UnpackedArchive {
    /// Unpacks every part once, counting, and looks through all but plain sheets.
    ///
    /// # Errors
    /// `TooLarge`, `Protected`, `NotAWorkbook`, `UnsupportedFormat` or `Unreadable`.
    pub fn of(bytes: &[u8], format: FileFormat) -> Result<Self, WorkbookError> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(from_zip)?;
        WorkbookError::check(&limits::ARCHIVE_ENTRIES, archive.len() as u64)?;
        if archive.has_duplicate_names() || archive.has_overlapping_files().map_err(from_zip)? {
            return Err(WorkbookError::unreadable("parts twice or overlapping"));
        }
        let mut findings = ArchiveFindings::default();
        let mut plain_sheets = Vec::new();
        let mut names = Vec::new();
        let mut n_unpacked = 0;
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).map_err(from_zip)?;
            let name = safe_name(&part)?;
            let content = unpack(&mut part, &name, &mut n_unpacked)?;
            if format == FileFormat::Xlsx {
                scan_binary_part(&name, &content, &mut findings.binary)?;
            }
            if format == FileFormat::Xlsx && is_plain_sheet(&name, &content) {
                plain_sheets.push(content);
            } else if is_markup(&content) {
                scan_part(&content, &mut findings.scan)?;
            }
            names.push(name);
        }
        check_kind(&names, format)?;
        findings.is_binary = names
            .iter()
            .any(|name| name.eq_ignore_ascii_case("xl/workbook.bin"));
        findings.ignored = ignored_content(&names);
        Ok(Self {
            format,
            findings,
            plain_sheets,
        })
    }

    /// Whether its parts are binary: `.xlsb`.
    #[must_use]
    pub fn is_binary(&self) -> bool {
        self.findings.is_binary
    }

    /// Looks through the rest.
    ///
    /// # Errors
    /// `TooLarge`, `Protected` or `Unreadable`.
    pub fn checked(mut self) -> Result<ArchiveFindings, WorkbookError> {
        for sheet in &self.plain_sheets {
            scan_part(sheet, &mut self.findings.scan)?;
        }
        self.findings.scan.check(self.format)?;
        self.findings.binary.check()?;
        Ok(self.findings)
    }

    /// Looks through the rest in a thread of its own while the archive is read; what is wrong with the archive counts
    /// before what the reader says.
    ///
    /// # Errors
    /// Those of `checked`, then those of the reader.
    pub fn checked_while<T>(
        self,
        read: impl FnOnce(CellFindings) -> Result<T, WorkbookError>,
    ) -> Result<(ArchiveFindings, T), WorkbookError> {
        let cells = self.findings.scan.cells;
        thread::scope(|scope| {
            let checking = thread::Builder::new()
                .spawn_scoped(scope, || self.checked())
                .map_err(WorkbookError::unreadable)?;
            let read = read(cells);
            let findings = checking
                .join()
                .map_err(|_| WorkbookError::unreadable("the check fell over"))??;
            Ok((findings, read?))
        })
    }
}

fn is_markup(content: &[u8]) -> bool {
    content.starts_with(b"<") || content.starts_with(b"\xEF\xBB\xBF<")
}

/// Whether a part is a worksheet in which nothing can be a formula, a merged range or a declaration, whatever else it holds.
fn is_plain_sheet(name: &str, content: &[u8]) -> bool {
    const TELLING: [&[u8]; 4] = [b"<f", b":f", b"mergeCell", b"<!"];
    name.starts_with("xl/worksheets/sheet")
        && is_markup(content)
        && TELLING
            .iter()
            .all(|telling| memmem::find(content, telling).is_none())
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

/// Bytes that are unpacked between two looks at the limits.
const CHUNK: u64 = 256 * 1024;

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
    // What is declared only says how much to make ready: what comes is counted.
    let declared = part.size().min(most.most);
    let mut content = Vec::with_capacity(usize::try_from(declared).unwrap_or(0));
    loop {
        let n_read = part
            .take(CHUNK)
            .read_to_end(&mut content)
            .map_err(|error| WorkbookError::unreadable(format!("damaged archive: {error}")))?;
        if n_read == 0 {
            return Ok(content);
        }
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
