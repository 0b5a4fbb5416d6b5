//! The marks in the cells of a matrix, and its words as a person looks them over.

use domain::access::account::Language;
use domain::imports::choices::value_key;
use domain::imports::import::{ColumnWords, WordFound};
use domain::values::column_letters::column_letters;
use domain::values::quantity::Level;

use crate::cells::fault::{CellFault, says_nothing};
use crate::cells::word::{parse_level, parse_yes_no};
use crate::columns::column_map::one_line;
use crate::read::column_words::{MOST_WORDS, competency_meant};
use crate::read::layouts::colour_word::colour_word;
use crate::read::reading::Reading;
use crate::workbook::{CellValue, SheetTable};
use crate::write::own_words::OwnWord;

/// What one cell of a matrix says.
pub enum Mark {
    /// The company has the competency, at a level when one is given.
    Holds(Option<Level>),
    /// It has not.
    Nothing,
}

/// What a cell says of a company and a competency.
///
/// # Errors
/// `UnknownWord` or `OutOfRange` for anything that is neither a level nor a mark.
pub fn parse_mark(cell: &CellValue) -> Result<Mark, CellFault> {
    let worded;
    let colour = match cell {
        CellValue::Text(text) => colour_word(text).filter(|meaning| !meaning.is_empty()),
        _ => None,
    };
    let cell = if let Some(meaning) = colour {
        // A colour means what the legend says of it.
        worded = CellValue::Text(meaning.to_owned());
        &worded
    } else {
        cell
    };
    match cell {
        CellValue::Number(number) if *number == 0.0 => return Ok(Mark::Nothing),
        CellValue::Text(text) if says_nothing(text) || text.trim() == "0" => {
            return Ok(Mark::Nothing);
        }
        CellValue::Boolean(truth) => {
            return Ok(if *truth {
                Mark::Holds(None)
            } else {
                Mark::Nothing
            });
        }
        _ => {}
    }
    match parse_level(cell) {
        Ok(Some(level)) => Ok(Mark::Holds(Some(level))),
        Ok(None) => Ok(Mark::Nothing),
        Err(fault) => match parse_yes_no(cell) {
            Ok(Some(true)) => Ok(Mark::Holds(None)),
            Ok(_) => Ok(Mark::Nothing),
            Err(_) => Err(fault),
        },
    }
}

/// The words of a matrix as the file has them: the titles of competencies, and the marks in the cells, which mean what
/// the legend of the sheet says unless a person said otherwise. Places are row (from
/// 1) and column (from 0), and whether a title stands there.
#[must_use]
pub fn matrix_words<'l>(
    places: &[((u32, u32), bool)],
    table: &SheetTable,
    reading: &Reading<'_>,
    said: impl Fn(&str) -> Option<&'l str>,
) -> Vec<ColumnWords> {
    let all_over = |field: &str| ColumnWords {
        column: None,
        title: String::new(),
        field: field.to_owned(),
        words: Vec::new(),
    };
    let mut titles = all_over("competency");
    let mut marks = all_over("level");
    for (place, is_title) in places {
        let Some(cell) = table.row(place.0).and_then(|row| row.cell(place.1)) else {
            continue;
        };
        let found = one_line(&cell.display());
        let known = if *is_title { &mut titles } else { &mut marks };
        let key = value_key(&found);
        if let Some(word) = known
            .words
            .iter_mut()
            .find(|word| value_key(&word.found) == key)
        {
            word.n_cells += 1;
            continue;
        }
        if known.words.len() == MOST_WORDS {
            continue;
        }
        let letters = column_letters(place.1);
        let choice = reading.choices.value_in(&table.name, &letters, &found);
        let read = match choice {
            Some(choice) => choice.read_as.clone().map(CellValue::Text),
            None => match said(&found) {
                Some(meaning) if !*is_title => Some(CellValue::Text(meaning.to_owned())),
                _ => Some(cell.clone()),
            },
        };
        let (meaning, proposals) = match (&read, is_title) {
            (Some(cell), true) => competency_meant(reading, &cell.display()),
            (Some(cell), false) => mark_meant(cell, reading.language),
            (None, _) => (None, Vec::new()),
        };
        let is_new = *is_title && reading.choices.makes_competency(&found);
        known.words.push(WordFound {
            found,
            n_cells: 1,
            meaning,
            is_chosen: choice.is_some() || is_new,
            proposals,
        });
    }
    let mut words = vec![titles, marks];
    words.retain(|column| !column.words.is_empty());
    words
}

fn mark_meant(cell: &CellValue, language: Language) -> (Option<String>, Vec<String>) {
    match parse_mark(cell) {
        Ok(Mark::Holds(Some(level))) => (Some(level.word(language).to_owned()), Vec::new()),
        Ok(Mark::Holds(None)) => (Some(true.word(language).to_owned()), Vec::new()),
        Ok(Mark::Nothing) => (Some(false.word(language).to_owned()), Vec::new()),
        Err(fault) => (None, fault.proposals),
    }
}
