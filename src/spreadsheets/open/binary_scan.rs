//! A look through the records of an `.xlsb` workbook for what makes readers fall over or misread, and for the merged ranges
//! of its sheets, which the reader does not tell.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::limits;
use crate::open::little_endian::{size_at, u32_at};
use crate::workbook::Merge;
use crate::workbook_error::WorkbookError;

const ROW: u16 = 0x0000;
const BLANK_CELL: u16 = 0x0001;
const SHARED_TEXT_CELL: u16 = 0x0007;
const LAST_CELL: u16 = 0x000B;
const SHARED_TEXT: u16 = 0x0013;
const SHEET: u16 = 0x009C;
const SHARED_TEXTS: u16 = 0x009F;
const MERGE: u16 = 0x00B0;
/// The last row of a sheet, from 0.
const LAST_ROW: u32 = 1_048_575;

/// What the records of all parts say.
#[derive(Debug, Default)]
pub struct BinaryScan {
    n_shared_strings: u64,
    highest_shared_string: Option<u64>,
    n_values: u64,
    /// Relation and name of each sheet.
    sheets: Vec<(String, String)>,
    /// Relation and part.
    parts: BTreeMap<String, String>,
    /// Part and ranges.
    merges: BTreeMap<String, Vec<Merge>>,
}

impl BinaryScan {
    /// The checks that need all parts.
    ///
    /// # Errors
    /// `Unreadable` when a cell points at a shared text that is not there.
    pub fn check(&self) -> Result<(), WorkbookError> {
        match self.highest_shared_string {
            Some(highest) if highest >= self.n_shared_strings => Err(WorkbookError::unreadable(
                "a cell points at a text that is not there",
            )),
            _ => Ok(()),
        }
    }

    /// The merged ranges of a sheet.
    #[must_use]
    pub fn merges_of(&self, name: &str) -> Vec<Merge> {
        self.sheets
            .iter()
            .find(|(_, known)| known == name)
            .and_then(|(relation, _)| self.parts.get(relation))
            .and_then(|part| self.merges.get(part))
            .cloned()
            .unwrap_or_default()
    }
}

fn damaged(what: &str) -> WorkbookError {
    WorkbookError::unreadable(format!("a damaged workbook: {what}"))
}

/// Scans a part, if it is one that the reader reads.
///
/// # Errors
/// `Unreadable` or `TooLarge`.
pub fn scan_binary_part(
    name: &str,
    content: &[u8],
    scan: &mut BinaryScan,
) -> Result<(), WorkbookError> {
    let lower = name.to_lowercase();
    match lower.as_str() {
        "xl/_rels/workbook.bin.rels" => read_relations(content, scan),
        "xl/workbook.bin" => each_record(content, |kind, record| {
            if kind == SHEET {
                scan.sheets
                    .push(sheet_of(record).ok_or_else(|| damaged("a sheet without a name"))?);
            }
            Ok(())
        }),
        "xl/sharedstrings.bin" => each_record(content, |kind, record| {
            match kind {
                SHARED_TEXTS => {
                    for at in [0, 4] {
                        let count =
                            u32_at(record, at).ok_or_else(|| damaged("texts without a count"))?;
                        WorkbookError::check(&limits::SHARED_STRINGS, u64::from(count))?;
                    }
                }
                SHARED_TEXT => scan.n_shared_strings += 1,
                _ => {}
            }
            WorkbookError::check(&limits::SHARED_STRINGS, scan.n_shared_strings)
        }),
        sheet if sheet.starts_with("xl/worksheets/") && is_binary(sheet) => {
            scan_sheet(name, content, scan)
        }
        _ => Ok(()),
    }
}

fn is_binary(name: &str) -> bool {
    name.rsplit('.').next() == Some("bin")
}

fn scan_sheet(name: &str, content: &[u8], scan: &mut BinaryScan) -> Result<(), WorkbookError> {
    let mut merges = Vec::new();
    each_record(content, |kind, record| match kind {
        ROW if u32_at(record, 0).is_none_or(|row| row > LAST_ROW) => {
            Err(WorkbookError::unreadable("a row out of range"))
        }
        BLANK_CELL..=LAST_CELL => note_cell(kind, record, scan),
        MERGE if (merges.len() as u64) < limits::MERGES.most => {
            merges.push(merge_of(record).ok_or_else(|| damaged("a merge"))?);
            Ok(())
        }
        _ => Ok(()),
    })?;
    scan.merges.insert(name.to_owned(), merges);
    Ok(())
}

fn note_cell(kind: u16, record: &[u8], scan: &mut BinaryScan) -> Result<(), WorkbookError> {
    let column = u32_at(record, 0).ok_or_else(|| damaged("a cell without a place"))?;
    if kind == BLANK_CELL {
        return Ok(());
    }
    WorkbookError::check(&limits::COLUMNS, u64::from(column).saturating_add(1))?;
    scan.n_values += 1;
    WorkbookError::check(&limits::CELLS, scan.n_values)?;
    if kind == SHARED_TEXT_CELL {
        let index = u32_at(record, 8)
            .ok_or_else(|| damaged("a cell that breaks off"))?
            .into();
        scan.highest_shared_string = scan.highest_shared_string.max(Some(index));
    }
    Ok(())
}

fn merge_of(record: &[u8]) -> Option<Merge> {
    Some(Merge {
        first_row: u32_at(record, 0)?.checked_add(1)?,
        last_row: u32_at(record, 4)?.checked_add(1)?,
        first_column: u32_at(record, 8)?,
        last_column: u32_at(record, 12)?,
    })
}

/// The relation and the name of a sheet.
fn sheet_of(record: &[u8]) -> Option<(String, String)> {
    let (relation, end) = wide_text(record, 8)?;
    let (name, _) = wide_text(record, end)?;
    Some((relation, name))
}

/// A text behind its length, and where it ends.
fn wide_text(record: &[u8], at: usize) -> Option<(String, usize)> {
    let length = match u32_at(record, at)? {
        u32::MAX => 0,
        _ => size_at(record, at)?,
    };
    let begin = at.checked_add(4)?;
    let end = begin.checked_add(length.checked_mul(2)?)?;
    let units: Vec<u16> = record
        .get(begin..end)?
        .chunks_exact(2)
        .filter_map(|two| two.try_into().ok().map(u16::from_le_bytes))
        .collect();
    Some((String::from_utf16_lossy(&units), end))
}

/// Goes through the records of a part: kind and length in seven bits a byte, then the content.
fn each_record(
    content: &[u8],
    mut visit: impl FnMut(u16, &[u8]) -> Result<(), WorkbookError>,
) -> Result<(), WorkbookError> {
    let mut at = 0;
    while at < content.len() {
        let (kind, begin) = packed_number(content, at, 2).ok_or_else(|| damaged("a record"))?;
        let (length, begin) =
            packed_number(content, begin, 4).ok_or_else(|| damaged("a record"))?;
        let end = begin.saturating_add(length);
        let record = content
            .get(begin..end)
            .ok_or_else(|| damaged("a record that breaks off"))?;
        visit(u16::try_from(kind).unwrap_or(u16::MAX), record)?;
        at = end;
    }
    Ok(())
}

fn packed_number(content: &[u8], at: usize, most_bytes: usize) -> Option<(usize, usize)> {
    let mut number = 0;
    for index in 0..most_bytes {
        let byte = *content.get(at.checked_add(index)?)?;
        number |= usize::from(byte & 0x7F) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((number, at + index + 1));
        }
    }
    Some((number, at + most_bytes))
}

/// Which relation stands for which part.
fn read_relations(content: &[u8], scan: &mut BinaryScan) -> Result<(), WorkbookError> {
    let mut reader = Reader::from_reader(content);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = reader
            .read_event_into(&mut buffer)
            .map_err(|error| WorkbookError::unreadable(format!("damaged markup: {error}")))?;
        let element = match event {
            Event::Eof => return Ok(()),
            Event::Start(element) | Event::Empty(element) => element,
            _ => continue,
        };
        let attribute = |wanted: &str| {
            element
                .attributes()
                .with_checks(false)
                .flatten()
                .find(|attribute| attribute.key.local_name().as_ref() == wanted)
                .map(|attribute| attribute.value.into_owned())
        };
        if let (Some(id), Some(target)) = (attribute("Id"), attribute("Target")) {
            let part = format!("xl/{}", target.trim_start_matches("/xl/"));
            scan.parts.insert(id, part);
        }
    }
}
