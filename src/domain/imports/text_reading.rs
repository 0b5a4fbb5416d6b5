//! How a text file was understood, or is to be: its encoding, what separates and quotes its cells, its decimal mark.

use serde::{Deserialize, Serialize};

/// The encodings in which spreadsheets save text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TextEncoding {
    /// UTF-8, with or without a mark.
    Utf8,
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
    /// Western Windows.
    Windows1252,
    /// Western Macintosh.
    MacRoman,
}

impl TextEncoding {
    /// All of them, the commonest first.
    pub const ALL: [Self; 5] = [
        Self::Utf8,
        Self::Windows1252,
        Self::MacRoman,
        Self::Utf16Le,
        Self::Utf16Be,
    ];
}

/// What stands around cells that hold a separator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum QuoteMark {
    /// `"`.
    Double,
    /// `'`.
    Single,
    /// Nothing: quotes are letters like others.
    None,
}

/// What stands before the decimals of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DecimalMark {
    /// `1 234,50`.
    Comma,
    /// `1,234.50`.
    Point,
}

/// What a person says about a text file; what is absent is found out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TextOptions {
    /// Its encoding.
    pub encoding: Option<TextEncoding>,
    /// What separates its columns.
    pub separator: Option<char>,
    /// What quotes its cells.
    pub quote: Option<QuoteMark>,
    /// Its decimal mark: `12,500` is then no longer a thousand by the number of its digits.
    pub decimal: Option<DecimalMark>,
}

/// How a text file was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TextReading {
    /// Its encoding.
    pub encoding: TextEncoding,
    /// What separates its columns.
    pub separator: char,
    /// What quotes its cells.
    pub quote: QuoteMark,
    /// Its decimal mark, when it has numbers that tell.
    pub decimal: Option<DecimalMark>,
    /// Whether letters that had been encoded twice (`Ã©` for `é`) were put right.
    pub is_repaired: bool,
}
