//! Tables as text files that open right in a French Excel: UTF-8 with a mark, semicolons and decimal commas in French.

use domain::access::account::Language;

use crate::cells::date::display_local;
use crate::write::cell::Cell;
use crate::write::safe_text::{fit_cell, guard_text, is_risky};
use crate::write::table::Table;

/// Writes a table as a text file. Text that a spreadsheet could take for a formula gets a guard before it, which our own
/// reader takes off again.
#[must_use]
pub fn write_text(table: &Table, language: Language) -> Vec<u8> {
    let separator = match language {
        Language::Fr => ";",
        Language::En => ",",
    };
    let titles = table.columns.iter().map(|column| title_of(&column.title));
    let mut lines = vec![titles.collect::<Vec<_>>()];
    let cells = |row: &Vec<Cell>| row.iter().map(|cell| text_of(cell, language)).collect();
    lines.extend(table.rows.iter().map(cells));
    let mut text = "\u{feff}".to_owned();
    for line in lines {
        text.push_str(&line.join(separator));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

/// A title: quoted where it could be taken for more than one, or for a formula.
fn title_of(title: &str) -> String {
    let is_plain = |character: char| character.is_alphanumeric() || " ().-_/".contains(character);
    let is_bare = !is_risky(title) && !title.starts_with(' ') && title.chars().all(is_plain);
    if is_bare {
        title.to_owned()
    } else {
        quoted(&guard_text(title))
    }
}

/// Text is always quoted: a spreadsheet can then tell a code that looks like a number from a number.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

fn text_of(cell: &Cell, language: Language) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Text(text) => quoted(&guard_text(&fit_cell(text))),
        Cell::Count(count) => count.to_string(),
        Cell::Amount(amount) => {
            let number = decimal(&amount.to_decimal(), language);
            match amount.currency.as_str() {
                "EUR" => number,
                currency => quoted(&format!("{number} {currency}")),
            }
        }
        Cell::Fte(fte) => decimal(&format!("{}.{}", fte.0 / 10, fte.0 % 10), language),
        Cell::Share(share) => {
            decimal(&format!("{}.{:02}", share.0 / 100, share.0 % 100), language) + " %"
        }
        Cell::Day(day) => day.to_string(),
        Cell::Instant(instant, _) => quoted(&display_local(*instant)),
        Cell::Formula { result, .. } => quoted(&guard_text(result)),
    }
}

fn decimal(text: &str, language: Language) -> String {
    match language {
        Language::Fr => text.replace('.', ","),
        Language::En => text.to_owned(),
    }
}
