//! The different words of columns that take words of a list, with what each means: what a person looks over at once instead
//! of row by row.

use domain::values::column_letters::column_letters;
use std::collections::BTreeMap;

use domain::imports::choices::value_key;
use domain::imports::import::{ColumnWords, WordFound};
use domain::imports::import_plan::directory::plan_references::words_of;
use domain::values::text::clean_text;

use crate::cells::answer::{parse_answer, parse_competency_kind};
use crate::cells::fault::{CellFault, says_nothing};
use crate::cells::word::{
    parse_importance, parse_kind, parse_level, parse_procedure, parse_scope, parse_yes_no,
};
use crate::columns::column_map::ColumnMap;
use crate::columns::field::Field;
use crate::read::reading::Reading;
use crate::workbook::{CellValue, TableRow};
use crate::write::own_words::{OwnWord, competency_word, importance_word};

/// The most different words that are listed of a column: who has more has no list.
pub const MOST_WORDS: usize = 300;
/// How many of our words are proposed for one that is not known.
const PROPOSALS: usize = 3;

/// Gathers the words of a table row by row.
pub struct WordGatherer<'a> {
    reading: &'a Reading<'a>,
    sheet: &'a str,
    columns: Vec<Gathered>,
}

struct Gathered {
    column: u32,
    field: Field,
    about: ColumnWords,
    places: BTreeMap<String, usize>,
}

impl<'a> WordGatherer<'a> {
    /// Begins with the columns of a table that take words of a list.
    #[must_use]
    pub fn new(reading: &'a Reading<'a>, sheet: &'a str, map: &ColumnMap) -> Self {
        let columns = map
            .columns
            .iter()
            .filter_map(|column| {
                let field = column.field.filter(|field| takes_words(*field))?;
                Some(Gathered {
                    column: column.column,
                    field,
                    about: ColumnWords {
                        column: Some(column_letters(column.column)),
                        title: column.title.clone(),
                        field: column.name.unwrap_or_default().to_owned(),
                        words: Vec::new(),
                    },
                    places: BTreeMap::new(),
                })
            })
            .collect();
        Self {
            reading,
            sheet,
            columns,
        }
    }

    /// Takes the words of a row as the file has them.
    pub fn take(&mut self, row: &TableRow) {
        for gathered in &mut self.columns {
            let found = row
                .cell(gathered.column)
                .map(|cell| clean_text(&cell.display()))
                .unwrap_or_default();
            gathered.take(self.reading, self.sheet, found, row.cell(gathered.column));
        }
    }

    /// What was gathered, of columns with any word.
    #[must_use]
    pub fn finish(self) -> Vec<ColumnWords> {
        self.columns
            .into_iter()
            .map(|gathered| gathered.about)
            .filter(|about| !about.words.is_empty())
            .collect()
    }
}

impl Gathered {
    fn take(
        &mut self,
        reading: &Reading<'_>,
        sheet: &str,
        found: String,
        cell: Option<&CellValue>,
    ) {
        let key = value_key(&found);
        if let Some(place) = self.places.get(&key) {
            if let Some(word) = self.about.words.get_mut(*place) {
                word.n_cells += 1;
            }
            return;
        }
        let letters = self.about.column.as_deref().unwrap_or_default();
        let choice = reading.choices.value_in(sheet, letters, &found);
        if self.about.words.len() == MOST_WORDS || (cell.is_none() && choice.is_none()) {
            return;
        }
        let read = match (choice, cell) {
            (Some(choice), _) => choice.read_as.clone().map(CellValue::Text),
            (None, cell) => cell.cloned(),
        };
        let (meaning, proposals) = meaning_of(reading, self.field, read.as_ref());
        let is_new = self.field == Field::Competency && reading.choices.makes_competency(&found);
        self.places.insert(key, self.about.words.len());
        self.about.words.push(WordFound {
            found,
            n_cells: 1,
            meaning,
            is_chosen: choice.is_some() || is_new,
            proposals,
        });
    }
}

fn takes_words(field: Field) -> bool {
    matches!(
        field,
        Field::Competency
            | Field::Competencies
            | Field::MayLead
            | Field::Level
            | Field::MinLevel
            | Field::Kind
            | Field::Scope
            | Field::IsMandatory
            | Field::Procedure
            | Field::Answer
            | Field::CompetencyKind
            | Field::RequiresAllLots
            | Field::ForbidsAloneAndGrouped
            | Field::ForbidsSeveralGroups
    )
}

/// What a cell means in our words, or else what it may be.
#[must_use]
pub fn meaning_of(
    reading: &Reading<'_>,
    field: Field,
    cell: Option<&CellValue>,
) -> (Option<String>, Vec<String>) {
    let Some(cell) = cell else {
        return (None, Vec::new());
    };
    let language = reading.language;
    let word = |parsed: Result<Option<&'static str>, CellFault>| match parsed {
        Ok(meaning) => (meaning.map(str::to_owned), Vec::new()),
        Err(fault) => (None, fault.proposals),
    };
    match field {
        Field::Competency => competency_meant(reading, &cell.display()),
        Field::Competencies => competencies_meant(reading, &cell.display()),
        Field::Level | Field::MinLevel => {
            word(parse_level(cell).map(|level| level.map(|level| level.word(language))))
        }
        Field::Kind => word(parse_kind(cell).map(|kind| kind.map(|kind| kind.word(language)))),
        Field::Scope => {
            word(parse_scope(cell).map(|scope| scope.map(|scope| scope.word(language))))
        }
        Field::Answer => {
            word(parse_answer(cell).map(|answer| answer.map(|answer| answer.word(language))))
        }
        Field::CompetencyKind => {
            word(parse_competency_kind(cell).map(|kind| kind.map(|kind| kind.word(language))))
        }
        Field::Procedure => word(
            parse_procedure(cell)
                .map(|procedure| procedure.map(|procedure| procedure.word(language))),
        ),
        Field::IsMandatory => word(parse_importance(cell).map(|importance| {
            importance.map(|importance| importance_word(importance.is_mandatory, language))
        })),
        _ => word(parse_yes_no(cell).map(|truth| truth.map(|truth| truth.word(language)))),
    }
}

/// The competencies that a text names, in our words; where one of them is unknown, the text with the nearest ones.
fn competencies_meant(reading: &Reading<'_>, text: &str) -> (Option<String>, Vec<String>) {
    let words = words_of(text, |word| reading.vocabulary.find_by_word(word).is_some());
    let mut is_all_known = !words.is_empty();
    let mut meant: Vec<String> = Vec::new();
    for word in words {
        let (known, near) = competency_meant(reading, word);
        is_all_known &= known.is_some();
        meant.extend(known.or_else(|| near.into_iter().next()));
    }
    let joined = meant.join("; ");
    match (is_all_known, joined.is_empty()) {
        (true, _) => (Some(joined), Vec::new()),
        (false, true) => (None, Vec::new()),
        (false, false) => (None, vec![joined]),
    }
}

/// The competency that a text names, in our words, or else the nearest ones.
#[must_use]
pub fn competency_meant(reading: &Reading<'_>, text: &str) -> (Option<String>, Vec<String>) {
    let vocabulary = reading.vocabulary;
    let named = |competency: &domain::directory::competency::Competency| {
        competency_word(vocabulary, competency.id, reading.language)
    };
    if says_nothing(text) {
        return (None, Vec::new());
    }
    match vocabulary.find_by_word(text) {
        Some(competency) => (named(competency), Vec::new()),
        None => {
            let near = vocabulary.proposals(text, PROPOSALS);
            let near = near.into_iter().filter_map(|(near, _)| named(near));
            (None, near.collect())
        }
    }
}
