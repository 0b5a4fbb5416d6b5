//! Tables in text: encoding, separator and quoting are found out; every cell stays text, as typed.

use chrono::{NaiveDate, NaiveDateTime};

use crate::limits;
use crate::open::encoding::decode;
use crate::open::separator::{
    detect_decimal, detect_quote, detect_separator, reader_of, settle_number,
};
use crate::row_collector::rows_of;
use crate::workbook::{CellValue, SheetTable};
use crate::workbook_error::WorkbookError;
use domain::imports::text_reading::{QuoteMark, TextOptions, TextReading};

/// Reads a text file as one sheet without a name, and tells how it was understood. What a person says counts.
///
/// # Errors
/// `TooLarge`, or `NotAWorkbook` when it is no text after all.
pub fn open_text(
    bytes: &[u8],
    options: &TextOptions,
) -> Result<(SheetTable, TextReading), WorkbookError> {
    let decoded = decode(bytes, options.encoding);
    let text = decoded.text;
    if text.contains('\0') {
        return Err(WorkbookError::NotAWorkbook {
            reason: "a text with null characters".to_owned(),
        });
    }
    let (declared, body) = declared_separator(&text)
        .map_or((None, text.as_str()), |(separator, rest)| {
            (Some(separator), rest)
        });
    let skipped_lines = u32::from(declared.is_some());
    let body = body.replace("\r\n", "\n").replace('\r', "\n") + "\n";
    let quote = options.quote.unwrap_or_else(|| detect_quote(&body));
    let told = options
        .separator
        .and_then(|separator| u8::try_from(separator).ok())
        .filter(u8::is_ascii);
    let separator = told
        .or(declared)
        .unwrap_or_else(|| detect_separator(&body, quote));
    let mut cells = cells_of(&body, separator, quote)?;
    let texts = cells.iter().map(|(_, text)| text.as_str());
    let decimal = options.decimal.or_else(|| detect_decimal(texts));
    if let Some(decimal) = options.decimal {
        for (_, text) in &mut cells {
            if let Some(settled) = settle_number(text, decimal) {
                *text = settled;
            }
        }
    }
    let cells = cells.into_iter().map(|((row, column), text)| {
        let row = row.saturating_add(skipped_lines);
        ((row, column), CellValue::Text(text))
    });
    let sheet = SheetTable {
        rows: rows_of(cells),
        ..SheetTable::default()
    };
    let reading = TextReading {
        encoding: decoded.encoding,
        separator: char::from(separator),
        quote,
        decimal,
        is_repaired: decoded.is_repaired,
    };
    Ok((sheet, reading))
}

/// A row (from 1), a column (from 0), and what stands there.
type TypedCell = ((u32, u32), String);

fn cells_of(body: &str, separator: u8, quote: QuoteMark) -> Result<Vec<TypedCell>, WorkbookError> {
    let mut reader = reader_of(body, separator, quote);
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
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        for (column, value) in (0..).zip(&record) {
            if value.trim().is_empty() {
                continue;
            }
            cells.push(((row, column), value.to_owned()));
            WorkbookError::check(&limits::CELLS, cells.len() as u64)?;
        }
    }
    Ok(cells)
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
