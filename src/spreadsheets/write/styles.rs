//! How our workbooks look: one place for colours, borders and number formats.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// Dark blue of titles.
pub const INK: Color = Color::RGB(0x1F_3A_5F);
/// Light blue behind titles of columns.
pub const HEAD: Color = Color::RGB(0xDC_E6_F2);
/// Green of what is covered.
pub const GOOD: Color = Color::RGB(0xC6_E7_CE);
/// Amber of what is fragile or partial.
pub const FAIR: Color = Color::RGB(0xFF_E6_9C);
/// Red of what is missing.
pub const BAD: Color = Color::RGB(0xF8_C9_C4);
/// Grey of borders.
const LINE: Color = Color::RGB(0xBF_C8_D2);

/// Whole amounts of euros with cents.
pub const EUROS: &str = "#,##0.00\\ \"€\"";
/// Days.
pub const DAY: &str = "dd/mm/yyyy";
/// Instants.
pub const INSTANT: &str = "dd/mm/yyyy hh:mm";
/// Parts of the whole.
pub const PERCENT: &str = "0.00%";
/// Full-time equivalents.
pub const TENTHS: &str = "0.0";

/// The title of a sheet.
#[must_use]
pub fn title() -> Format {
    Format::new()
        .set_bold()
        .set_font_size(14)
        .set_font_color(INK)
}

/// The title of a column.
#[must_use]
pub fn head() -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_background_color(HEAD)
        .set_border(FormatBorder::Thin)
        .set_border_color(LINE)
}

/// An ordinary cell of text.
#[must_use]
pub fn body() -> Format {
    Format::new()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin)
        .set_border_color(LINE)
}

/// A cell of text that a spreadsheet would take for a formula if it were typed again: marked as text for good.
#[must_use]
pub fn quoted() -> Format {
    body().set_quote_prefix()
}

/// A cell with a number format.
#[must_use]
pub fn number(format: &str) -> Format {
    body().set_num_format(format)
}

/// A sum.
#[must_use]
pub fn sum(format: &str) -> Format {
    number(format)
        .set_bold()
        .set_border_top(FormatBorder::Medium)
}

/// A remark under a table.
#[must_use]
pub fn remark() -> Format {
    Format::new()
        .set_italic()
        .set_font_color(Color::RGB(0x5A_66_72))
}

/// What a conditional format puts behind a cell.
#[must_use]
pub fn filled(color: Color) -> Format {
    Format::new().set_background_color(color)
}
