//! What makes cells of a text file: the separator that gives the steadiest number of columns, the quotes around cells, and
//! the mark before decimals.

use domain::imports::text_reading::{DecimalMark, QuoteMark};

/// The candidates, the likelier in France first; the order decides when they are even.
const CANDIDATES: [u8; 4] = [b';', b'\t', b',', b'|'];
/// How many records are looked at.
const SAMPLE_RECORDS: usize = 200;

/// The separator of a text. Title lines and notes have fewer columns than the table and weigh little: the score is the
/// number of records that have the commonest number of columns above one, times the columns, capped.
#[must_use]
pub fn detect_separator(text: &str, quote: QuoteMark) -> u8 {
    let mut best = (0, b';');
    for candidate in CANDIDATES {
        let score = score_of(text, candidate, quote);
        if score > best.0 {
            best = (score, candidate);
        }
    }
    best.1
}

fn score_of(text: &str, separator: u8, quote: QuoteMark) -> u64 {
    let mut counts: Vec<(usize, u64)> = Vec::new();
    let mut n_records = 0;
    let mut reader = reader_of(text, separator, quote);
    for record in reader.byte_records().take(SAMPLE_RECORDS).flatten() {
        n_records += 1;
        match counts
            .iter_mut()
            .find(|(columns, _)| *columns == record.len())
        {
            Some((_, count)) => *count += 1,
            None => counts.push((record.len(), 1)),
        }
    }
    let steadiest = counts
        .into_iter()
        .filter(|(columns, _)| *columns > 1)
        .max_by_key(|(columns, count)| (*count, *columns));
    match steadiest {
        Some((columns, count)) if n_records > 0 => {
            count * 1_000 / n_records * 100 + (columns as u64).min(99)
        }
        _ => 0,
    }
}

/// A reader of the records of a text.
#[must_use]
pub fn reader_of(text: &str, separator: u8, quote: QuoteMark) -> csv::Reader<&[u8]> {
    let mut builder = csv::ReaderBuilder::new();
    builder
        .delimiter(separator)
        .has_headers(false)
        .flexible(true);
    match quote {
        QuoteMark::Double => &mut builder,
        QuoteMark::Single => builder.quote(b'\''),
        QuoteMark::None => builder.quoting(false),
    }
    .from_reader(text.as_bytes())
}

/// What quotes the cells of a text: apostrophes when no double quote stands at the edge of a cell and several cells begin
/// and end with an apostrophe, else double quotes.
#[must_use]
pub fn detect_quote(text: &str) -> QuoteMark {
    const SAMPLE_LINES: usize = 200;
    const FEW: usize = 2;
    let (mut n_double, mut n_single) = (0_usize, 0_usize);
    for line in text.lines().take(SAMPLE_LINES) {
        for cell in line.split(CANDIDATES.map(char::from)) {
            let cell = cell.trim();
            n_double += usize::from(cell.starts_with('"') || cell.ends_with('"'));
            let is_quoted = cell.len() > 2 && cell.starts_with('\'') && cell.ends_with('\'');
            n_single += usize::from(is_quoted);
        }
    }
    if n_double == 0 && n_single > FEW {
        QuoteMark::Single
    } else {
        QuoteMark::Double
    }
}

/// The mark before decimals, by the numbers of which only one reading is possible; `None` when there are none, or both.
pub fn detect_decimal<'a>(cells: impl Iterator<Item = &'a str>) -> Option<DecimalMark> {
    let (mut n_commas, mut n_points) = (0_usize, 0_usize);
    for mark in cells.filter_map(decimal_mark) {
        match mark {
            DecimalMark::Comma => n_commas += 1,
            DecimalMark::Point => n_points += 1,
        }
    }
    match (n_commas, n_points) {
        (0, 0) => None,
        (commas, points) if commas > points * 4 => Some(DecimalMark::Comma),
        (commas, points) if points > commas * 4 => Some(DecimalMark::Point),
        _ => None,
    }
}

/// The decimal mark of a number: the last of two kinds of marks, or the only one unless three digits follow it.
fn decimal_mark(cell: &str) -> Option<DecimalMark> {
    let (whole, mark, decimals) = split_number(cell)?;
    let is_group = decimals.len() == 3 && !whole.contains([',', '.']);
    match (mark, is_group) {
        (_, true) => None,
        (',', _) => Some(DecimalMark::Comma),
        _ => Some(DecimalMark::Point),
    }
}

/// A cell that is a number with a mark, around its last mark.
fn split_number(cell: &str) -> Option<(&str, char, &str)> {
    let cell = cell
        .trim()
        .trim_end_matches(['€', '%', ' ', '\u{a0}', '\u{202f}']);
    let at = cell.rfind([',', '.'])?;
    let (whole, from_mark) = cell.split_at(at);
    let mark = from_mark.chars().next()?;
    let decimals = from_mark.get(mark.len_utf8()..)?;
    let digits = whole.trim_start_matches(['-', '+']);
    let is_number = !decimals.is_empty()
        && decimals.bytes().all(|byte| byte.is_ascii_digit())
        && digits.starts_with(|first: char| first.is_ascii_digit())
        && digits
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, ',' | '.' | '\''));
    // Marks of one kind before: a date (`31.12.2026`) or groups of digits, not decimals.
    let is_repeated = whole.contains(mark);
    (is_number && !is_repeated).then_some((whole, mark, decimals))
}

/// A number whose one mark stands before three digits, written so that it has one reading under the decimal mark that a
/// person named: `12,500` becomes `12,5000` where the comma is decimal, and `12500` where the point is.
#[must_use]
pub fn settle_number(cell: &str, decimal: DecimalMark) -> Option<String> {
    let (whole, mark, decimals) = split_number(cell)?;
    if decimals.len() != 3 || whole.contains([',', '.']) {
        return None;
    }
    let is_decimal = match decimal {
        DecimalMark::Comma => mark == ',',
        DecimalMark::Point => mark == '.',
    };
    let end = whole.len() + mark.len_utf8() + decimals.len();
    let (number, unit) = cell.trim_start().split_at_checked(end)?;
    Some(if is_decimal {
        format!("{number}0{unit}")
    } else {
        format!("{whole}{decimals}{unit}")
    })
}
