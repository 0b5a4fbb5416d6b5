//! Cells and texts in the one form in which spreadsheets write nearly all of them, told without taking their markup apart: a
//! workbook has up to a million. Anything that differs by one byte is left to the reader of markup.

/// A cell with a number, or with the place of its text among the shared strings.
pub struct PlainCell<'a> {
    /// Where it stands (`AB12`).
    pub reference: &'a str,
    /// What it holds.
    pub value: &'a str,
    /// Whether that is the place of a shared string.
    pub is_shared: bool,
    /// How many bytes it takes.
    pub length: usize,
}

/// The cell that the markup begins with: `<c r="B2" s="1" t="s"><v>0</v></c>`, style and kind if any, in this order.
#[must_use]
pub fn plain_cell(markup: &[u8]) -> Option<PlainCell<'_>> {
    let (reference, mut rest) = quoted(markup.strip_prefix(b"<c r=\"")?)?;
    if let Some(style) = rest.strip_prefix(b" s=\"") {
        rest = quoted(style)?.1;
    }
    let mut kind = "n";
    if let Some(named) = rest.strip_prefix(b" t=\"") {
        (kind, rest) = quoted(named)?;
    }
    let is_shared = match kind {
        "n" => false,
        "s" => true,
        _ => return None,
    };
    let (value, rest) = word(rest.strip_prefix(b"><v>")?)?;
    let rest = rest.strip_prefix(b"</v></c>")?;
    Some(PlainCell {
        reference,
        value,
        is_shared,
        length: markup.len() - rest.len(),
    })
}

/// How many bytes the shared string takes that the markup begins with: `<si><t>text</t></si>`, without formats.
#[must_use]
pub fn plain_string(markup: &[u8]) -> Option<usize> {
    let text = markup.strip_prefix(b"<si><t>")?;
    let end = memchr::memchr(b'<', text)?;
    let rest = text.get(end..)?.strip_prefix(b"</t></si>")?;
    Some(markup.len() - rest.len())
}

/// A word with the quote that ends it taken off.
fn quoted(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let (word, rest) = word(bytes)?;
    Some((word, rest.strip_prefix(b"\"")?))
}

/// The letters, digits and marks of numbers that the bytes begin with, at least one.
fn word(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let end = bytes
        .iter()
        .position(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'.' | b'-' | b'+'))
        .filter(|end| *end > 0)?;
    let (word, rest) = bytes.split_at_checked(end)?;
    Some((std::str::from_utf8(word).ok()?, rest))
}
