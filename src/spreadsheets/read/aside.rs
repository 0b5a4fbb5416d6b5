//! Rows below a header that are no data: totals, repeated headers, notes, examples of our templates. They are counted.

use domain::values::text::search_key;

use crate::columns::column_map::{ColumnMap, one_line};
use crate::workbook::{CellValue, TableRow};

/// How long a text alone in its row must be to be a note rather than a forgotten row.
const NOTE_LENGTH: usize = 80;

/// How the example rows of our own templates begin, in French and in English.
pub const EXAMPLE_MARKS: [&str; 2] = ["(exemple à effacer)", "(example to delete)"];

/// Whether the row is put aside.
#[must_use]
pub fn is_aside(map: &ColumnMap, row: &TableRow) -> bool {
    is_repeated_header(map, row) || is_total(row) || is_example(row) || is_note(map, row)
}

fn texts(row: &TableRow) -> impl Iterator<Item = &str> {
    row.cells.iter().filter_map(|(_, value)| match value {
        CellValue::Text(text) => Some(text.as_str()),
        _ => None,
    })
}

fn is_repeated_header(map: &ColumnMap, row: &TableRow) -> bool {
    let n_titles = map
        .columns
        .iter()
        .filter(|column| match row.cell(column.column) {
            Some(CellValue::Text(text)) => one_line(text) == column.title,
            _ => false,
        })
        .count();
    n_titles >= 2 && n_titles * 2 >= row.cells.len()
}

/// Whether a text is the label of a sum.
#[must_use]
pub fn is_total_label(text: &str) -> bool {
    let key = search_key(text);
    let mut words = key.split_whitespace();
    let first = words.next().unwrap_or_default();
    let second = words.next().unwrap_or_default();
    let is_one_word = [
        "total", "totaux", "totals", "subtotal", "somme", "sum", "moyenne", "average",
    ]
    .contains(&first);
    let is_two_words = [
        ("sous", "total"),
        ("sous", "totaux"),
        ("grand", "total"),
        ("general", "total"),
        ("nombre", "total"),
        ("nombre", "de"),
        ("nombre", "d"),
        ("nb", "total"),
        ("nb", "de"),
        ("count", "of"),
    ]
    .contains(&(first, second));
    is_one_word || is_two_words
}

/// A label of a sum, and nothing but figures beside it.
fn is_total(row: &TableRow) -> bool {
    let labels: Vec<&str> = texts(row)
        .filter(|text| !text.chars().all(|c| !c.is_alphabetic()))
        .collect();
    match labels.as_slice() {
        [label] => is_total_label(label) && row.cells.len() > 1 || is_bare_total(label),
        _ => false,
    }
}

fn is_bare_total(label: &str) -> bool {
    matches!(
        search_key(label).as_str(),
        "total" | "totaux" | "sous total" | "subtotal"
    )
}

/// Whether the row is an example of our own templates: one of its texts says so.
#[must_use]
pub fn is_example(row: &TableRow) -> bool {
    texts(row).any(|text| EXAMPLE_MARKS.iter().any(|mark| text.starts_with(mark)))
}

/// A single cell that is a remark, or stands under no title.
fn is_note(map: &ColumnMap, row: &TableRow) -> bool {
    let [(column, value)] = row.cells.as_slice() else {
        return false;
    };
    let is_untitled = !map.columns.iter().any(|known| known.column == *column);
    let CellValue::Text(text) = value else {
        return is_untitled;
    };
    let text = text.trim();
    let key = search_key(text);
    let begins_as_note = text.starts_with(['*', '(', '→', '—', '–'])
        || [
            "nb ",
            "n b ",
            "note",
            "source",
            "legende",
            "legend",
            "rappel",
            "remarque",
            "attention",
        ]
        .iter()
        .any(|mark| format!("{key} ").starts_with(mark));
    let n_fields = map
        .columns
        .iter()
        .filter(|known| known.field.is_some())
        .count();
    is_untitled || (n_fields >= 2 && (begins_as_note || text.chars().count() > NOTE_LENGTH))
}
