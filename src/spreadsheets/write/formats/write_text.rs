//! Tables as text files that open right in a French Excel: UTF-8 with a mark, semicolons and decimal commas in French.

use domain::access::account::Language;

use crate::cells::date::display_local;
use crate::write::book::WriteError;
use crate::write::cell::Cell;
use crate::write::safe_text::{fit_cell, guard_text};
use crate::write::table::Table;

/// Writes a table as a text file. Text that a spreadsheet could take for a formula gets an apostrophe before it, which our
/// own reader takes off again.
///
/// # Errors
/// Never in practice: the file is written to memory.
pub fn write_text(table: &Table, language: Language) -> Result<Vec<u8>, WriteError> {
    let separator = match language {
        Language::Fr => b';',
        Language::En => b',',
    };
    let titles = table.columns.iter().map(|column| guard_text(&column.title));
    let mut records: Vec<Vec<String>> = vec![titles.collect()];
    records.extend(
        table
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| text_of(cell, language)).collect()),
    );
    // Apostrophes at the edges of cells look like quotes where there are no others.
    let looks_quoted = records.iter().flatten().any(|text| text.starts_with('\''));
    let quotes = if looks_quoted {
        csv::QuoteStyle::Always
    } else {
        csv::QuoteStyle::Necessary
    };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .quote_style(quotes)
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    for record in &records {
        writer.write_record(record)?;
    }
    writer
        .into_inner()
        .map_err(|error| WriteError::from(csv::Error::from(error.into_error())))
}

fn text_of(cell: &Cell, language: Language) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Text(text) => guard_text(&fit_cell(text)),
        Cell::Count(count) => count.to_string(),
        Cell::Amount(amount) => {
            let number = decimal(&amount.to_decimal(), language);
            match amount.currency.as_str() {
                "EUR" => number,
                currency => format!("{number} {currency}"),
            }
        }
        Cell::Fte(fte) => decimal(&format!("{}.{}", fte.0 / 10, fte.0 % 10), language),
        Cell::Share(share) => {
            decimal(&format!("{}.{:02}", share.0 / 100, share.0 % 100), language) + " %"
        }
        Cell::Day(day) => day.to_string(),
        Cell::Instant(instant, _) => display_local(*instant),
        Cell::Formula { result, .. } => guard_text(result),
    }
}

fn decimal(text: &str, language: Language) -> String {
    match language {
        Language::Fr => text.replace('.', ","),
        Language::En => text.to_owned(),
    }
}
