//! A look through the records of an `.xls` workbook for what makes readers fall over or misread, before any reader sees it:
//! passwords, cells out of range, how far sheets reach. Declared sizes, for which readers reserve memory, are wiped out.

use crate::limits;
use crate::open::little_endian::{size_at, u16_at, u32_at};
use crate::workbook_error::WorkbookError;

mod record {
    pub const FORMULA: u16 = 0x0006;
    pub const END: u16 = 0x000A;
    pub const PASSWORD: u16 = 0x002F;
    pub const BOUND_SHEET: u16 = 0x0085;
    pub const MANY_NUMBERS: u16 = 0x00BD;
    pub const RICH_TEXT: u16 = 0x00D6;
    pub const MERGES: u16 = 0x00E5;
    pub const SHARED_STRINGS: u16 = 0x00FC;
    pub const SHARED_STRING_CELL: u16 = 0x00FD;
    pub const LINKED_BOOK: u16 = 0x01AE;
    pub const DIMENSIONS: u16 = 0x0200;
    pub const NUMBER: u16 = 0x0203;
    pub const LABEL: u16 = 0x0204;
    pub const TRUTH_OR_ERROR: u16 = 0x0205;
    pub const SHORT_NUMBER: u16 = 0x027E;
    pub const BEGIN: u16 = 0x0809;
}

/// What the records say.
#[derive(Debug, Default)]
pub struct BiffFindings {
    /// For each sheet, the cells (from 0) that point at a shared text.
    pub shared_text_cells: Vec<Vec<(u32, u32)>>,
    /// Whether it links to other workbooks.
    pub has_links: bool,
    n_cells: u64,
    n_laid_out: u64,
    n_merges: u64,
    n_shared_strings: u32,
}

struct Record {
    kind: u16,
    /// Where its content begins.
    begin: usize,
    /// Where it ends, and the next begins.
    end: usize,
}

fn damaged(what: &str) -> WorkbookError {
    WorkbookError::unreadable(format!("a damaged workbook: {what}"))
}

/// The record at a place; `None` at the end of the stream, whose last sector may be filled up with zeros.
fn record_at(stream: &[u8], at: usize) -> Result<Option<Record>, WorkbookError> {
    let (Some(kind), Some(length)) = (u16_at(stream, at), u16_at(stream, at + 2)) else {
        return Ok(None);
    };
    let begin = at + 4;
    let end = begin + usize::from(length);
    if end > stream.len() {
        return Err(damaged("a record that breaks off"));
    }
    Ok(Some(Record { kind, begin, end }))
}

/// Scans a workbook stream, and wipes the declared sizes of its sheets.
///
/// # Errors
/// `Protected`, `TooLarge` or `Unreadable`.
pub fn scan_workbook(stream: &mut [u8]) -> Result<BiffFindings, WorkbookError> {
    let mut findings = BiffFindings::default();
    let mut sheets = Vec::new();
    let mut at = 0;
    while let Some(record) = record_at(stream, at)? {
        let content = stream.get(record.begin..record.end).unwrap_or_default();
        match record.kind {
            record::PASSWORD => return Err(WorkbookError::Protected),
            record::BOUND_SHEET => {
                sheets.push(size_at(content, 0).ok_or_else(|| damaged("a sheet without a place"))?);
                WorkbookError::check(&limits::SHEETS, sheets.len() as u64)?;
            }
            record::SHARED_STRINGS => {
                findings.n_shared_strings =
                    u32_at(content, 4).ok_or_else(|| damaged("texts without a count"))?;
                let count = u64::from(findings.n_shared_strings);
                WorkbookError::check(&limits::SHARED_STRINGS, count)?;
            }
            // Its own sheets (0x0401) and functions of add-ins (0x3A01) are no links.
            record::LINKED_BOOK => {
                findings.has_links |= !matches!(u16_at(content, 2), Some(0x0401 | 0x3A01));
            }
            record::END => break,
            _ => {}
        }
        at = record.end;
    }
    for place in sheets {
        if place >= stream.len() {
            return Err(damaged("a sheet beyond the end"));
        }
        scan_sheet(stream, place, &mut findings)?;
    }
    Ok(findings)
}

/// How far a sheet reaches, from 0.
#[derive(Default)]
struct Extent {
    cells: Option<[u32; 4]>,
}

impl Extent {
    fn include(&mut self, row: u32, column: u32) {
        let [top, bottom, left, right] = self.cells.unwrap_or([row, row, column, column]);
        self.cells = Some([
            top.min(row),
            bottom.max(row),
            left.min(column),
            right.max(column),
        ]);
    }

    fn n_laid_out(&self) -> u64 {
        self.cells.map_or(0, |[top, bottom, left, right]| {
            u64::from(bottom - top + 1) * u64::from(right - left + 1)
        })
    }
}

fn scan_sheet(
    stream: &mut [u8],
    place: usize,
    findings: &mut BiffFindings,
) -> Result<(), WorkbookError> {
    let mut extent = Extent::default();
    let mut shared = Vec::new();
    let mut depth = 0_u32;
    let mut at = place;
    while let Some(record) = record_at(stream, at)? {
        at = record.end;
        match record.kind {
            record::BEGIN => depth += 1,
            record::END if depth <= 1 => break,
            record::END => depth -= 1,
            // Charts inside a sheet hold records that look like cells.
            _ if depth > 1 => {}
            record::DIMENSIONS => {
                if let Some(declared) = stream.get_mut(record.begin..record.end) {
                    declared.fill(0);
                }
            }
            record::MERGES => {
                let content = stream.get(record.begin..record.end).unwrap_or_default();
                let count = u16_at(content, 0).ok_or_else(|| damaged("merges without a count"))?;
                if content.len() < 2 + usize::from(count) * 8 {
                    return Err(damaged("fewer merges than declared"));
                }
                findings.n_merges += u64::from(count);
            }
            kind => {
                let content = stream.get(record.begin..record.end).unwrap_or_default();
                note_cell(kind, content, &mut extent, findings)?;
                if kind == record::SHARED_STRING_CELL {
                    shared.push(shared_text_cell(content, findings)?);
                }
            }
        }
    }
    findings.n_laid_out = findings.n_laid_out.saturating_add(extent.n_laid_out());
    WorkbookError::check(&limits::LAID_OUT_CELLS, findings.n_laid_out)?;
    findings.shared_text_cells.push(shared);
    Ok(())
}

fn note_cell(
    kind: u16,
    content: &[u8],
    extent: &mut Extent,
    findings: &mut BiffFindings,
) -> Result<(), WorkbookError> {
    let is_cell = matches!(
        kind,
        record::FORMULA
            | record::MANY_NUMBERS
            | record::RICH_TEXT
            | record::SHARED_STRING_CELL
            | record::NUMBER
            | record::LABEL
            | record::TRUTH_OR_ERROR
            | record::SHORT_NUMBER
    );
    if !is_cell {
        return Ok(());
    }
    let (row, first) = place_of(content)?;
    let last = if kind == record::MANY_NUMBERS {
        let n_numbers = content.len().saturating_sub(6) / 6;
        first.saturating_add(u32::try_from(n_numbers).unwrap_or(u32::MAX).max(1) - 1)
    } else {
        first
    };
    WorkbookError::check(&limits::COLUMNS, u64::from(last) + 1)?;
    extent.include(row, first);
    extent.include(row, last);
    findings.n_cells += u64::from(last - first) + 1;
    WorkbookError::check(&limits::CELLS, findings.n_cells)
}

fn place_of(content: &[u8]) -> Result<(u32, u32), WorkbookError> {
    match (u16_at(content, 0), u16_at(content, 2)) {
        (Some(row), Some(column)) => Ok((u32::from(row), u32::from(column))),
        _ => Err(damaged("a cell without a place")),
    }
}

fn shared_text_cell(content: &[u8], findings: &BiffFindings) -> Result<(u32, u32), WorkbookError> {
    let is_there = u32_at(content, 6).is_some_and(|index| index < findings.n_shared_strings);
    if is_there {
        place_of(content)
    } else {
        Err(damaged("a cell points at a text that is not there"))
    }
}
