//! Legends of colours: coloured cells with words in them or beside them, and lines that name a colour (`vert = expert`).

use std::collections::{BTreeMap, BTreeSet};

use domain::values::text::search_key;

use crate::read::layouts::colour_name::{ColourName, Shade};
use crate::read::layouts::legend::legend_title;
use crate::read::matrix_marks::{Mark, parse_mark};
use crate::workbook::{CellValue, SheetTable, TableRow};

/// A longer text is no meaning.
const LONGEST_MEANING: usize = 60;
/// More words than these are a sentence, unless they stand under the title of a legend.
const MOST_WORDS: usize = 3;
/// A longer text has no lines of a legend.
const LONGEST_LINES: usize = 200;

/// What the colours of a workbook mean by its own legends.
#[derive(Debug, Default)]
pub struct ColourLegend {
    /// Under a title that says that a legend begins.
    titled: Meanings,
    /// Elsewhere.
    others: Meanings,
    /// Lines that name colours.
    named: Vec<(ColourName, String)>,
}

/// Colours with what they mean; `None` when they mean two things.
type Meanings = BTreeMap<u32, Option<String>>;

/// A colour and its meaning where a sheet says them.
struct Entry {
    colour: u32,
    meaning: String,
    /// Row (from 1) and column (from 0) of its cells.
    cells: Vec<(u32, u32)>,
    /// Whether its meaning is a level or says that there is none.
    is_known: bool,
}

impl ColourLegend {
    /// Takes what a sheet says; cells of levels say nothing of colours. The cells of its legend are returned.
    pub fn add(
        &mut self,
        table: &SheetTable,
        fills: &BTreeMap<(u32, u32), u32>,
        is_level: &impl Fn(u32, u32) -> bool,
    ) -> BTreeSet<(u32, u32)> {
        let corner = if says_legend(&table.name) {
            Some((0, 0))
        } else {
            legend_title(table)
        };
        let mut cells = BTreeSet::new();
        for row in &table.rows {
            let entries = entries_of(row, fills);
            let in_entries: BTreeSet<u32> = entries
                .iter()
                .flat_map(|entry| entry.cells.iter().map(|(_, column)| *column))
                .collect();
            let is_all = row
                .cells
                .iter()
                .all(|(column, _)| in_entries.contains(column));
            let is_all = is_all && entries.iter().all(|entry| entry.is_known);
            for entry in entries {
                let is_inside = |(row, column): &(u32, u32)| {
                    corner.is_some_and(|(first, left)| *row >= first && *column >= left)
                };
                let is_titled = entry.cells.iter().all(is_inside);
                let is_outside = !entry.cells.iter().any(|(row, at)| is_level(*row, *at));
                let is_short = entry.meaning.split_whitespace().count() <= MOST_WORDS;
                let is_line = is_outside && entry.is_known && is_short;
                if !(is_titled && is_outside || is_all || is_line) {
                    continue;
                }
                let meanings = if is_titled {
                    &mut self.titled
                } else {
                    &mut self.others
                };
                note(meanings, entry.colour, &entry.meaning);
                cells.extend(entry.cells);
            }
            let lines = row.cells.iter().flat_map(|(_, value)| lines_of(value));
            self.named.extend(lines);
        }
        cells
    }

    /// What each of the colours means that levels have.
    #[must_use]
    pub fn meanings(&self, colours: &BTreeSet<u32>) -> BTreeMap<u32, String> {
        let said = |colour: &u32| {
            let titled = self.titled.get(colour);
            titled
                .or_else(|| self.others.get(colour))
                .cloned()
                .flatten()
        };
        colours
            .iter()
            .filter_map(|colour| {
                let meaning = said(colour).or_else(|| self.meaning_of_name(*colour, colours))?;
                Some((*colour, meaning))
            })
            .collect()
    }

    /// What the only line says that names a colour and no other one there is.
    fn meaning_of_name(&self, colour: u32, colours: &BTreeSet<u32>) -> Option<String> {
        let name = ColourName::of(colour);
        let mut alike: Vec<u32> = colours
            .iter()
            .copied()
            .filter(|other| ColourName::of(*other).hue == name.hue)
            .collect();
        alike.sort_by_key(|other| ColourName::lightness(*other));
        let means = |said: &ColourName| {
            said.hue == name.hue
                && match said.shade {
                    Shade::Plain => alike.len() == 1,
                    Shade::Light => alike.last() == Some(&colour),
                    Shade::Dark => alike.first() == Some(&colour),
                }
        };
        let mut meant = self.named.iter().filter(|(said, _)| means(said));
        let (_, meaning) = meant.next()?;
        meant
            .all(|(_, other)| other == meaning)
            .then(|| meaning.clone())
    }
}

fn note(meanings: &mut Meanings, colour: u32, meaning: &str) {
    let known = meanings
        .entry(colour)
        .or_insert_with(|| Some(meaning.to_owned()));
    if known
        .as_deref()
        .is_some_and(|known| search_key(known) != search_key(meaning))
    {
        *known = None;
    }
}

/// Whether a name or a title says that a legend follows.
fn says_legend(text: &str) -> bool {
    let key = search_key(text);
    matches!(key.split(' ').next(), Some("legende" | "legend"))
}

/// Coloured cells of a row with words in them, and blank ones with words right of them, or else left.
fn entries_of(row: &TableRow, fills: &BTreeMap<(u32, u32), u32>) -> Vec<Entry> {
    let filled = fills.range((row.number, 0)..=(row.number, u32::MAX));
    let mut taken: BTreeSet<u32> = BTreeSet::new();
    let mut entries = Vec::new();
    for ((_, column), colour) in filled {
        let is_free = |at: &u32| !fills.contains_key(&(row.number, *at)) && !taken.contains(at);
        let worded = match row.cell(*column) {
            Some(_) => Some(*column),
            None => [column.checked_add(1), column.checked_sub(1)]
                .into_iter()
                .flatten()
                .find(|at| is_free(at) && row.cell(*at).is_some()),
        };
        let Some(worded) = worded else { continue };
        let Some((meaning, is_known)) = row.cell(worded).and_then(meaning_of) else {
            continue;
        };
        taken.insert(worded);
        entries.push(Entry {
            colour: *colour,
            meaning,
            cells: BTreeSet::from([*column, worded])
                .into_iter()
                .map(|at| (row.number, at))
                .collect(),
            is_known,
        });
    }
    entries
}

/// The words of a legend in a cell, and whether they are a level or say that there is none.
fn meaning_of(cell: &CellValue) -> Option<(String, bool)> {
    let text = cell.display();
    let text = match halves(&text) {
        Some((name, meaning)) if ColourName::parse(name).is_some() => meaning.to_owned(),
        _ => text.trim().to_owned(),
    };
    let is_word = text.chars().any(char::is_alphanumeric);
    if !is_word || text.chars().count() > LONGEST_MEANING || says_legend(&text) {
        return None;
    }
    let mark = parse_mark(&CellValue::Text(text.clone()));
    let is_known = matches!(mark, Ok(Mark::Holds(Some(_)) | Mark::Nothing));
    Some((text, is_known))
}

/// Both sides of the sign between a mark and its meaning.
fn halves(text: &str) -> Option<(&str, &str)> {
    let mut betweens = ["=", ":", "→", " - ", " – "].iter();
    let (left, right) = betweens.find_map(|between| text.split_once(between))?;
    let (left, right) = (left.trim(), right.trim());
    (!left.is_empty() && !right.is_empty()).then_some((left, right))
}

/// The lines of a cell that name colours and say what they mean: `vert = expert ; orange = notions`.
fn lines_of(cell: &CellValue) -> Vec<(ColourName, String)> {
    let CellValue::Text(text) = cell else {
        return Vec::new();
    };
    if text.chars().count() > LONGEST_LINES {
        return Vec::new();
    }
    let text = match text.split_once(':') {
        Some((title, rest)) if says_legend(title) => rest,
        _ => text,
    };
    let parts = text.split([';', '\n', ',']).filter_map(halves);
    parts
        .filter_map(|(name, meaning)| Some((ColourName::parse(name)?, meaning.to_owned())))
        .collect()
}
