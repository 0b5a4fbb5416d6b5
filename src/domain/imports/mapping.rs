//! What people decided about sheets, remembered by the titles of their columns for the next sheet that has the same.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::imports::choices::{
    COMPETENCY_COLUMN, ColumnChoice, ImportChoices, SheetChoice, SheetUse, ValueChoice,
};
use crate::imports::import::{HeadRow, ImportRun, ImportTarget, SheetReading};
use crate::values::column_letters::column_letters;
use crate::values::ids::{ClusterId, ImportMappingId};
use crate::values::record::Record;
use crate::values::rejection::{Rejection, RejectionCode};
use crate::values::text::search_key;

/// What is remembered of sheets with certain titles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportMapping {
    /// Its id.
    pub id: ImportMappingId,
    /// For whose imports.
    pub cluster_id: ClusterId,
    /// For which kind of imports.
    pub target: ImportTarget,
    /// What was remembered.
    pub sheet: RememberedSheet,
    /// Version and instants.
    pub record: Record,
}

/// What people decided about a sheet with these titles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RememberedSheet {
    /// What it is read as.
    pub read_as: SheetUse,
    /// How many rows its header has; one unless somebody said otherwise.
    pub n_header_rows: Option<u32>,
    /// The titles of the last row of its header, from left to right, as they stood in the file.
    pub titles: Vec<String>,
    /// What was decided about its columns.
    pub columns: Vec<RememberedColumn>,
    /// What was decided about its words.
    pub words: Vec<RememberedWord>,
}

/// What a column with a title is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RememberedColumn {
    /// Which of the titles, from 0.
    pub title: usize,
    /// The field's name in the API; absent when the column is not imported.
    pub field: Option<String>,
}

/// What a word means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RememberedWord {
    /// Under which of the titles, from 0; everywhere on the sheet when absent.
    pub title: Option<usize>,
    /// The word.
    pub found: String,
    /// What is read in its place; absent when nothing is read.
    pub read_as: Option<String>,
}

/// What there is to remember of an import: the sheets about which anything was decided.
#[must_use]
pub fn learned(run: &ImportRun) -> Vec<RememberedSheet> {
    run.plan
        .sheets
        .iter()
        .filter_map(|sheet| learned_sheet(sheet, &run.choices))
        .collect()
}

fn learned_sheet(sheet: &SheetReading, choices: &ImportChoices) -> Option<RememberedSheet> {
    let header = sheet
        .head
        .iter()
        .find(|row| Some(row.row) == sheet.header_row)?;
    let titles = titles_of(header);
    let choice = choices.of_table(&sheet.name, header.row..=header.row);
    let title_under = |letters: &str| titles.iter().position(|(column, _)| column == letters);
    let columns: Vec<RememberedColumn> = choice
        .columns
        .iter()
        .filter_map(|column| {
            Some(RememberedColumn {
                title: title_under(&column.column)?,
                field: column.field.clone(),
            })
        })
        .collect();
    let words: Vec<RememberedWord> = choices
        .values
        .iter()
        .filter(|value| value.sheet == sheet.name)
        .filter_map(|value| {
            let title = match &value.column {
                Some(letters) => Some(title_under(letters)?),
                None => None,
            };
            Some(RememberedWord {
                title,
                found: value.found.clone(),
                read_as: value.read_as.clone(),
            })
        })
        .collect();
    let is_pointed_at = choice.header_row.is_some() || choice.read_as.is_some();
    (is_pointed_at || !columns.is_empty() || !words.is_empty()).then(|| RememberedSheet {
        read_as: sheet.read_as,
        n_header_rows: choice.n_header_rows,
        titles: titles.into_iter().map(|(_, title)| title).collect(),
        columns,
        words,
    })
}

/// What is remembered about the sheets of a workbook, as decisions about it. The first row at the top of a sheet whose
/// titles are all remembered is its header.
#[must_use]
pub fn recalled(sheets: &[SheetReading], remembered: &[RememberedSheet]) -> ImportChoices {
    let mut choices = ImportChoices::default();
    for sheet in sheets {
        let is_recalled = |row: &HeadRow| {
            let mut known = choices.sheets.iter();
            known.any(|choice| choice.sheet == sheet.name && choice.header_row == Some(row.row))
        };
        let known = sheet.head.iter().find_map(|row| {
            let titles = titles_of(row);
            let known = remembered.iter().find(|known| has_titles(known, &titles))?;
            Some((row, titles, known))
        });
        if let Some((row, titles, known)) = known.filter(|(row, _, _)| !is_recalled(row)) {
            recall(&mut choices, &sheet.name, (row.row, &titles), known);
        }
    }
    choices
}

fn recall(
    choices: &mut ImportChoices,
    sheet: &str,
    (header_row, titles): (u32, &[(String, String)]),
    remembered: &RememberedSheet,
) {
    let letters_of = |title: usize| titles.get(title).map(|(letters, _)| letters.clone());
    choices.sheets.push(SheetChoice {
        sheet: sheet.to_owned(),
        read_as: Some(remembered.read_as),
        header_row: Some(header_row),
        n_header_rows: remembered.n_header_rows,
        columns: remembered
            .columns
            .iter()
            .filter_map(|column| {
                Some(ColumnChoice {
                    column: letters_of(column.title)?,
                    field: column.field.clone(),
                })
            })
            .collect(),
    });
    choices
        .values
        .extend(remembered.words.iter().map(|word| ValueChoice {
            sheet: sheet.to_owned(),
            column: word.title.and_then(letters_of),
            found: word.found.clone(),
            read_as: word.read_as.clone(),
        }));
}

/// Whether a header has just the titles that are remembered, in their order; case, accents and punctuation do not matter.
fn has_titles(remembered: &RememberedSheet, titles: &[(String, String)]) -> bool {
    !titles.is_empty()
        && remembered.titles.len() == titles.len()
        && remembered
            .titles
            .iter()
            .zip(titles)
            .all(|(known, (_, title))| search_key(known) == search_key(title))
}

impl RememberedSheet {
    /// The same sheet with other decisions about its columns and words, as a person puts them right.
    ///
    /// # Errors
    /// `NOT_FOUND` for a title that the sheet does not have or a field that a sheet read like this cannot have; `NOT_UNIQUE`
    /// for a title that is decided on twice, a field that stands under two titles, or a word that means two things.
    pub fn revised(
        &self,
        columns: Vec<RememberedColumn>,
        words: Vec<RememberedWord>,
        is_field: impl Fn(&str) -> bool,
    ) -> Result<Self, Vec<Rejection>> {
        let mut found = Vec::new();
        let mut reject = |code, path: &str, value: String| {
            found.push(Rejection::at(code, path).with("value", value));
        };
        let (mut titles, mut fields) = (BTreeSet::new(), BTreeSet::new());
        for column in &columns {
            let Some(title) = self.titles.get(column.title) else {
                reject(RejectionCode::NotFound, "columns", column.title.to_string());
                continue;
            };
            if !titles.insert(column.title) {
                reject(RejectionCode::NotUnique, "columns", title.clone());
            }
            let Some(field) = &column.field else { continue };
            if !is_field(field) {
                reject(RejectionCode::NotFound, "columns", field.clone());
            } else if field != COMPETENCY_COLUMN && !fields.insert(field) {
                reject(RejectionCode::NotUnique, "columns", title.clone());
            }
        }
        let mut meant = BTreeSet::new();
        for word in &words {
            if word.title.is_some_and(|title| title >= self.titles.len()) {
                reject(RejectionCode::NotFound, "words", word.found.clone());
            }
            if !meant.insert((word.title, search_key(&word.found))) {
                reject(RejectionCode::NotUnique, "words", word.found.clone());
            }
        }
        if !found.is_empty() {
            return Err(found);
        }
        Ok(Self {
            columns,
            words,
            ..self.clone()
        })
    }

    /// Whether it is about sheets with the same titles as another.
    #[must_use]
    pub fn is_about_same(&self, other: &Self) -> bool {
        self.titles.len() == other.titles.len()
            && self
                .titles
                .iter()
                .zip(&other.titles)
                .all(|(own, others)| search_key(own) == search_key(others))
    }
}

/// The texts of a row that are not blank, each with the letters of its column.
fn titles_of(row: &HeadRow) -> Vec<(String, String)> {
    (0..)
        .zip(&row.cells)
        .filter(|(_, text)| !text.is_empty())
        .map(|(column, text)| (column_letters(column), text.clone()))
        .collect()
}
