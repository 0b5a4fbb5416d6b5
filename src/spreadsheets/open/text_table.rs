//! Tables in text: encoding, separator and quoting are found out; every cell stays text, as typed.

use chrono::{NaiveDate, NaiveDateTime};

use crate::limits;
use crate::open::encoding::decode;
use crate::open::separator::detect_separator;
use crate::workbook::{CellValue, SheetTable};
use crate::workbook_error::WorkbookError;
use crate::write::safe_text::unguard_text;

/// Reads a text file as one sheet without a name.
///
/// # Errors
/// `TooLarge`, or `NotAWorkbook` when it is no text after all.
pub fn open_text(bytes: &[u8]) -> Result<SheetTable, WorkbookError> {
    let text = decode(bytes);
    if text.contains('\0') {
        return Err(WorkbookError::NotAWorkbook {
            reason: "a text with null characters".to_owned(),
        });
    }
    let (separator, body) =
        declared_separator(&text).unwrap_or_else(|| (detect_separator(&text), text.as_str()));
    let skipped_lines = u32::from(body.len() < text.len());
    let body = body.replace("\r\n", "\n").replace('\r', "\n") + "\n";
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(body.as_bytes());
    let mut cells = Vec::new();
    let mut record = csv::StringRecord::new();
    // Line breaks inside quoted cells: they make lines of the file, not rows of the table.
    let mut n_breaks = 0;
    while reader
        .read_record(&mut record)
        .map_err(WorkbookError::unreadable)?
    {
        n_breaks += record
            .iter()
            .map(|value| value.matches('\n').count() as u64)
            .sum::<u64>();
        let row = (reader.position().line() - 1).saturating_sub(n_breaks);
        let row = u32::try_from(row)
            .unwrap_or(u32::MAX)
            .saturating_add(skipped_lines);
        for (column, value) in record.iter().enumerate() {
            if value.trim().is_empty() {
                continue;
            }
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            let text = unguard_text(value).to_owned();
            cells.push(((row, column), CellValue::Text(text)));
            WorkbookError::check(&limits::CELLS, cells.len() as u64)?;
        }
    }
    Ok(SheetTable {
        rows: SheetTable::rows_of(cells),
        ..SheetTable::default()
    })
}

/// Excel's own first line `sep=;`.
fn declared_separator(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let mark = first.trim_end_matches('\r').strip_prefix("sep=")?;
    match mark.as_bytes() {
        [separator] => Some((*separator, rest)),
        _ => None,
    }
}

/// A day or an instant as OpenDocument and ISO 8601 write it, without a zone.
#[must_use]
pub fn parse_iso_datetime(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim().trim_end_matches('Z');
    // Four digits, or `31-12-26` would be a day of the year 31.
    let has_year = text.bytes().take_while(u8::is_ascii_digit).count() == 4;
    if !has_year {
        return None;
    }
    [
        "%Y-%m-%dT%H:%M:%S%.f",
        "%Y-%m-%d %H:%M:%S%.f",
        "%Y-%m-%dT%H:%M",
    ]
    .iter()
    .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
    .or_else(|| {
        NaiveDate::parse_from_str(text, "%Y-%m-%d")
            .ok()?
            .and_hms_opt(0, 0, 0)
    })
}
