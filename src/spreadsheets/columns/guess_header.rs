//! Where the header of a table is that nobody has told us about, by the shape of its rows alone: for sheets of which no
//! table was recognised, so that a person need not look for it.

use crate::workbook::{CellValue, SheetTable, TableRow};

/// How far down a header is looked for, in rows that are not blank.
const SEARCHED_ROWS: usize = 30;
/// How many rows below a header tell how wide its table is.
const TABLE_ROWS: usize = 20;
/// Titles are shorter than this.
const LONGEST_TITLE: usize = 120;

/// The least score of a header; a table that nobody has filled in yet has all of it.
const LEAST_SCORE: u64 = 600;
/// Titles of groups may stand above a header; more rows like it are rows of the table itself.
const MOST_TITLE_ROWS_ABOVE: usize = 1;

/// The row, from 1, that looks most like the titles of a table: short texts, all different, over rows about as wide.
#[must_use]
pub fn guess_header(table: &SheetTable) -> Option<u32> {
    let mut scores = Vec::new();
    for (index, row) in table.rows.iter().enumerate().take(SEARCHED_ROWS) {
        let (above, below) = table.rows.split_at(index);
        let below = below.get(1..).unwrap_or_default();
        let below = below.get(..TABLE_ROWS).unwrap_or(below);
        let is_within = is_within_table(row, above) || stands_again(row, above.iter().chain(below));
        let score = if is_within { 0 } else { score_of(row, below) };
        scores.push((score, row.number));
    }
    if let Some(row) = title_of_list(table) {
        return Some(row);
    }
    let best = scores.iter().map(|(score, _)| *score).max()?;
    // Rows of data may look as much like titles as the titles do: the first of rows about alike is the header.
    scores
        .into_iter()
        .find(|(score, _)| *score >= LEAST_SCORE && *score * 10 >= best * 7)
        .map(|(_, row)| row)
}

/// Whether the rows above fill the same columns: then a row is one of many, like the lines of a form, and heads nothing.
fn is_within_table(row: &TableRow, above: &[TableRow]) -> bool {
    let fills_the_same = |other: &&TableRow| {
        let n_common = n_common_columns(row, other);
        n_common >= 2 && n_common * 2 >= row.cells.len()
    };
    above.iter().filter(fills_the_same).count() > MOST_TITLE_ROWS_ABOVE
}

/// Whether a text stands again in its own column, the others not: a value, then, and no title.
fn stands_again<'a>(row: &TableRow, others: impl Iterator<Item = &'a TableRow>) -> bool {
    let mut others = others;
    others.any(|other| {
        let is_again = |(column, value): &&(u32, CellValue)| other.cell(*column) == Some(value);
        let n_again = row.cells.iter().filter(is_again).count();
        n_again > 0 && n_again < row.cells.len()
    })
}

fn n_common_columns(row: &TableRow, other: &TableRow) -> usize {
    let is_filled = |(column, _): &&(u32, CellValue)| row.cell(*column).is_some();
    other.cells.iter().filter(is_filled).count()
}

/// The first row of a table of one column, when it can be a title.
fn title_of_list(table: &SheetTable) -> Option<u32> {
    let is_list = table.rows.len() > 1 && table.rows.iter().all(|row| row.cells.len() == 1);
    let first = table.rows.first().filter(|_| is_list)?;
    match first.cells.first() {
        Some((_, CellValue::Text(text))) if is_title(text) && is_worded(text) => Some(first.number),
        _ => None,
    }
}

/// How much a row is like a header, in thousandths of the width of what stands below it; zero when it cannot be one.
fn score_of(row: &TableRow, below: &[TableRow]) -> u64 {
    let titles: Vec<&str> = row
        .cells
        .iter()
        .filter_map(|(_, value)| match value {
            CellValue::Text(text) if is_title(text) => Some(text.trim()),
            _ => None,
        })
        .collect();
    let mut distinct = titles.clone();
    distinct.sort_unstable();
    distinct.dedup();
    let n_worded = titles.iter().filter(|title| is_worded(title)).count();
    let is_header = n_worded >= 2 && titles.len() * 4 >= row.cells.len() * 3;
    match (is_header, below.is_empty()) {
        (false, _) => return 0,
        // A table that nobody has filled in yet.
        (true, true) => return if distinct.len() > 2 { LEAST_SCORE } else { 0 },
        _ => {}
    }
    let widest = below
        .iter()
        .map(|other| other.cells.len())
        .max()
        .unwrap_or(0);
    let width = widest.max(row.cells.len()) as u64;
    // What share of the table below stands under a title, and how many of its columns have one.
    let n_below: u64 = below.iter().map(|other| other.cells.len() as u64).sum();
    let n_under: u64 = below
        .iter()
        .map(|other| n_common_columns(row, other) as u64)
        .sum();
    let under = n_under * 1_000 / n_below.max(1);
    let covered = distinct.len() as u64 * 1_000 / width.max(1);
    under * covered / 1_000
}

/// A title is a short text, and a very short one where it has no words (`2024`, `'08`).
fn is_title(text: &str) -> bool {
    const WORDLESS: usize = 8;
    let length = text.trim().chars().count();
    length <= LONGEST_TITLE && (length <= WORDLESS || is_worded(text))
}

/// Whether a text has more letters than figures, and is no address.
fn is_worded(text: &str) -> bool {
    if text.contains("://") {
        return false;
    }
    let n_letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let n_digits = text.chars().filter(char::is_ascii_digit).count();
    n_letters > n_digits
}
