//! With what a workbook is read: as what, by which words, and what a person decided about it.

use domain::access::account::Language;
use domain::directory::competency::Vocabulary;
use domain::imports::choices::ImportChoices;
use domain::imports::import::ImportTarget;
use domain::imports::text_reading::TextOptions;

/// With what a workbook is read.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// What it is imported as.
    pub target: ImportTarget,
    /// The vocabulary by which competencies are named; it also helps to tell a matrix from a list.
    pub vocabulary: &'a Vocabulary,
    /// In which language words are proposed.
    pub language: Language,
    /// What a person decided.
    pub choices: &'a ImportChoices,
}

static NOTHING_CHOSEN: ImportChoices = ImportChoices {
    text: TextOptions {
        encoding: None,
        separator: None,
        quote: None,
        decimal: None,
    },
    sheets: Vec::new(),
    values: Vec::new(),
    cells: Vec::new(),
    companies: Vec::new(),
    call: None,
    competencies: Vec::new(),
};

impl<'a> Reading<'a> {
    /// Reading unaided, with French words.
    #[must_use]
    pub fn unaided(target: ImportTarget, vocabulary: &'a Vocabulary) -> Self {
        Self {
            target,
            vocabulary,
            language: Language::Fr,
            choices: &NOTHING_CHOSEN,
        }
    }
}
