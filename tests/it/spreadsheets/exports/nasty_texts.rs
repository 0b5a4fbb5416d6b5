//! Texts that spreadsheets, text files and readers like to change.

use proptest::prelude::*;

/// Each alone, and as a part of others.
pub const PIECES: [&str; 66] = [
    "=1+1",
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\"",
    "\"\"",
    "'",
    "''",
    "'=",
    "'=1+1",
    ";",
    ",",
    "|",
    " ",
    "  ",
    "\u{a0}",
    "\u{202f}",
    "é",
    "e\u{301}",
    "n\u{303}",
    "🧗",
    "👩\u{200d}🚒",
    "שלום",
    "مرحبا",
    "\u{202e}",
    "\u{200f}",
    "日本語",
    "00123",
    "123",
    "1,5",
    "1.5",
    "1E5",
    "1,2 M€",
    "3/4",
    "31/12/2026",
    "2026-12-31",
    "12:30",
    "50 %",
    "VRAI",
    "oui",
    "x",
    "n/a",
    "néant",
    "sans objet",
    "Total",
    "Lot 2",
    "Titre",
    "#N/A",
    "#REF!",
    "_x0041_",
    "_x000D_",
    "_x005F_",
    "&amp;",
    "<b>",
    "]]>",
    "\u{1}",
    "\u{b}",
    "\u{c}",
    "\u{7f}",
    "\u{85}",
    "\u{fffe}\u{ffff}",
];

/// One piece, some pieces, or any characters; now and then as long as a cell can be.
pub fn nasty_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned);
    let pieces = prop::collection::vec(prop::sample::select(PIECES.to_vec()), 2..6)
        .prop_map(|pieces| pieces.concat());
    let long = prop::sample::select(vec!["é", "=", "🧗", "a b\n"])
        .prop_map(|unit| unit.repeat(32_767 / unit.encode_utf16().count()));
    prop_oneof![
        4 => piece,
        8 => pieces,
        4 => "\\PC{1,30}",
        2 => any::<String>(),
        1 => long,
    ]
}
