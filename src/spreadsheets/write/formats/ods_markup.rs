//! The markup of OpenDocument cells: typed values, and text that survives the rule that spaces collapse.

use chrono::NaiveDateTime;
use domain::values::money::Currency;

use crate::cells::date::instant_cell;
use crate::workbook::CellValue;
use crate::write::cell::{Cell, FormulaLook};
use crate::write::safe_text::fit_cell;

/// Names of the cell styles, as `write_ods` declares them.
pub mod style {
    /// Titles of columns.
    pub const HEAD: &str = "head";
    /// Text.
    pub const BODY: &str = "body";
    /// Amounts of euros.
    pub const EUROS: &str = "euros";
    /// Tenths.
    pub const TENTHS: &str = "tenths";
    /// Parts of the whole.
    pub const PERCENT: &str = "percent";
    /// Days.
    pub const DAY: &str = "day";
    /// Instants.
    pub const INSTANT: &str = "instant";
}

/// A cell as markup.
#[must_use]
pub fn cell_markup(cell: &Cell) -> String {
    match cell {
        Cell::Blank => "<table:table-cell/>".to_owned(),
        Cell::Text(text) => text_cell(text, style::BODY),
        Cell::Count(count) => value_cell("float", &count.to_string(), style::BODY),
        Cell::Amount(amount) if amount.currency == Currency::EUR => euros(&amount.to_decimal()),
        Cell::Amount(amount) => {
            let text = format!("{} {}", amount.to_decimal(), amount.currency.as_str());
            text_cell(&text, style::BODY)
        }
        Cell::Fte(fte) => {
            let number = format!("{}.{}", fte.0 / 10, fte.0 % 10);
            value_cell("float", &number, style::TENTHS)
        }
        Cell::Share(share) => {
            let part = format!("{}.{:04}", share.0 / 10_000, share.0 % 10_000);
            value_cell("percentage", &part, style::PERCENT)
        }
        Cell::Day(day) => date_cell(&day.to_string(), style::DAY),
        Cell::Instant(instant, means) => match instant_cell(*instant, *means) {
            CellValue::DateTime(local) => instant_markup(local),
            other => text_cell(&other.display(), style::BODY),
        },
        Cell::Formula { result, look, .. } => result_cell(result, *look),
    }
}

/// What a formula gives: the formula itself is written in the notation of another format.
fn result_cell(result: &str, look: FormulaLook) -> String {
    let is_number = result.parse::<f64>().is_ok_and(f64::is_finite);
    match look {
        FormulaLook::Count if is_number => value_cell("float", result, style::BODY),
        FormulaLook::Share if is_number => value_cell("percentage", result, style::PERCENT),
        FormulaLook::Amount if is_number => euros(result),
        _ => text_cell(result, style::BODY),
    }
}

fn euros(amount: &str) -> String {
    format!(
        "<table:table-cell table:style-name=\"{}\" office:value-type=\"currency\" office:currency=\"EUR\" \
         office:value=\"{amount}\"/>",
        style::EUROS
    )
}

fn value_cell(kind: &str, value: &str, style: &str) -> String {
    format!(
        "<table:table-cell table:style-name=\"{style}\" office:value-type=\"{kind}\" office:value=\"{value}\"/>"
    )
}

fn date_cell(value: &str, style: &str) -> String {
    format!(
        "<table:table-cell table:style-name=\"{style}\" office:value-type=\"date\" office:date-value=\"{value}\"/>"
    )
}

fn instant_markup(local: NaiveDateTime) -> String {
    let value = local.format("%Y-%m-%dT%H:%M:%S%.f").to_string();
    date_cell(&value, style::INSTANT)
}

/// A cell of text: always a string, never something that a spreadsheet computes.
#[must_use]
pub fn text_cell(text: &str, style: &str) -> String {
    let text = fit_cell(text);
    let paragraphs: String = text
        .replace("\r\n", "\n")
        .split(['\n', '\r'])
        .map(|line| format!("<text:p>{}</text:p>", spaced(line)))
        .collect();
    format!(
        "<table:table-cell table:style-name=\"{style}\" office:value-type=\"string\">{paragraphs}</table:table-cell>"
    )
}

/// A line with the spaces kept that readers would collapse: all but single ones between other characters.
fn spaced(line: &str) -> String {
    let mut markup = String::with_capacity(line.len());
    let mut n_spaces = 0_usize;
    let mut is_begin = true;
    let flush = |markup: &mut String, n_spaces: &mut usize, is_edge: bool| {
        let n_marked = match *n_spaces {
            0 => 0,
            count if is_edge => count,
            count => {
                markup.push(' ');
                count - 1
            }
        };
        if n_marked > 0 {
            markup.push_str(&format!("<text:s text:c=\"{n_marked}\"/>"));
        }
        *n_spaces = 0;
    };
    for character in line.chars() {
        if character == ' ' {
            n_spaces += 1;
            continue;
        }
        flush(&mut markup, &mut n_spaces, is_begin);
        is_begin = false;
        match character {
            '\t' => markup.push_str("<text:tab/>"),
            other => push_escaped(&mut markup, other),
        }
    }
    flush(&mut markup, &mut n_spaces, true);
    markup
}

/// A text inside an attribute.
#[must_use]
pub fn attribute(text: &str) -> String {
    let mut markup = String::with_capacity(text.len());
    for character in text.chars() {
        push_escaped(&mut markup, character);
    }
    markup
}

/// Characters that XML cannot hold are left out.
fn push_escaped(markup: &mut String, character: char) {
    match character {
        '&' => markup.push_str("&amp;"),
        '<' => markup.push_str("&lt;"),
        '>' => markup.push_str("&gt;"),
        '"' => markup.push_str("&quot;"),
        '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
        other => markup.push(other),
    }
}
