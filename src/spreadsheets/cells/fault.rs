//! What is wrong with one cell, before the sheet and the column are known.

use domain::imports::import::ImportIssueCode;

/// A cell could not be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellFault {
    /// What is wrong.
    pub code: ImportIssueCode,
    /// What was expected, as examples.
    pub expected: String,
    /// What was probably meant, best first; never used unasked.
    pub proposals: Vec<String>,
}

impl CellFault {
    /// A fault with an example of what was expected.
    #[must_use]
    pub fn new(code: ImportIssueCode, expected: &str) -> Self {
        Self {
            code,
            expected: expected.to_owned(),
            proposals: Vec::new(),
        }
    }

    /// The same with what was probably meant.
    #[must_use]
    pub fn proposing(mut self, proposals: impl IntoIterator<Item = String>) -> Self {
        self.proposals.extend(proposals);
        self
    }
}

/// Words by which people say that there is nothing to say.
const NOTHING: [&str; 21] = [
    "na",
    "n a",
    "nc",
    "n c",
    "so",
    "s o",
    "sans objet",
    "neant",
    "aucun",
    "aucune",
    "none",
    "nil",
    "non precise",
    "non renseigne",
    "non communique",
    "a definir",
    "a preciser",
    "tbd",
    "sans limite",
    "illimite",
    "unlimited",
];

/// Whether a text stands for an empty cell where something other than text is expected (`-`, `n/a`, `néant`).
#[must_use]
pub fn says_nothing(text: &str) -> bool {
    let is_dash = |character: char| character.is_whitespace() || "-–—_./?…".contains(character);
    let key = domain::values::text::search_key(text);
    text.chars().all(is_dash) || (!key.is_empty() && NOTHING.contains(&key.as_str()))
}
