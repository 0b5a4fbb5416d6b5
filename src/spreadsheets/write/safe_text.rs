//! Text of users made inert: written as typed text, marked where a spreadsheet would take it for a formula, cut at the
//! length that a cell can hold.

/// Characters that a cell can hold.
pub const CELL_CHARACTERS: usize = 32_767;
/// What marks a text that was cut.
const CUT_MARK: &str = " […]";

/// Whether a spreadsheet that opens the text from a text file could take it for a formula (OWASP, CSV injection).
#[must_use]
pub fn is_risky(text: &str) -> bool {
    text.starts_with([
        '=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠',
    ])
}

/// The text as a cell can hold it: cut and marked beyond the limit, which Excel counts in UTF-16 units.
#[must_use]
pub fn fit_cell(text: &str) -> String {
    if text.encode_utf16().count() <= CELL_CHARACTERS {
        return text.to_owned();
    }
    let mut room = CELL_CHARACTERS - CUT_MARK.encode_utf16().count();
    let mut cut = String::new();
    for character in text.chars() {
        let width = character.len_utf16();
        if width > room {
            break;
        }
        room -= width;
        cut.push(character);
    }
    cut + CUT_MARK
}

/// What stands before a text of a text file that could be taken for a formula: an apostrophe, then a no-break space. No text
/// of ours holds a no-break space (`clean_text`), so the guard is told from an apostrophe that a person typed, whatever
/// program and format the file went through on its way back. Every encoding that spreadsheets save text in has both.
pub const GUARD: &str = "'\u{a0}";

/// The text as a cell of a text file: guarded where it could be taken for a formula, or for a guarded text.
#[must_use]
pub fn guard_text(text: &str) -> String {
    if is_risky(text) || text.starts_with(GUARD) {
        format!("{GUARD}{text}")
    } else {
        text.to_owned()
    }
}

/// Takes off the guard that `guard_text` put there.
#[must_use]
pub fn unguard_text(text: &str) -> &str {
    match text.strip_prefix(GUARD) {
        Some(rest) if is_risky(rest) || rest.starts_with(GUARD) => rest,
        _ => text,
    }
}

/// A name that a sheet can have: without the characters that Excel forbids, at most 31 characters, none of the reserved
/// names, never blank.
#[must_use]
pub fn sheet_name(wanted: &str) -> String {
    let clean: String = wanted
        .chars()
        .map(|character| match character {
            '[' | ']' | ':' | '*' | '?' | '/' | '\\' => ' ',
            control if control.is_control() => ' ',
            other => other,
        })
        .collect();
    let mut name = String::new();
    let mut room: usize = 31;
    for character in clean.trim().trim_matches('\'').trim().chars() {
        if character.len_utf16() > room {
            break;
        }
        room -= character.len_utf16();
        name.push(character);
    }
    let name = name.trim().trim_matches('\'').trim().to_owned();
    match name.to_lowercase().as_str() {
        "" => "Feuille".to_owned(),
        "history" | "historique" => format!("{name} 1"),
        _ => name,
    }
}
