//! The legend of a matrix: marks with what they mean (`A = expert`, `● confirmé`), below the matrix or beside it. What
//! colours mean is in the cells already when it comes here; of their legends only the cells are left to put aside.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use domain::imports::choices::value_key;
use domain::values::text::search_key;

use crate::read::matrix_marks::{Mark, parse_mark};
use crate::workbook::{CellValue, SheetTable};

/// A longer text is no mark.
const LONGEST_MARK: usize = 4;
/// A longer text is no line of a legend.
const LONGEST_LINE: usize = 200;

/// What the marks of a sheet mean by its own legend.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Legend {
    meanings: BTreeMap<String, String>,
    cells: BTreeSet<(u32, u32)>,
}

/// A mark and its meaning where the sheet says them: row (from 1) and columns (from 0) of the cells.
struct Entry {
    mark: String,
    meaning: String,
    row: u32,
    columns: Vec<u32>,
    /// Whether an equals sign or the like stands between them, which no mark of a cell has.
    is_said: bool,
}

impl Legend {
    /// Finds the legend of a sheet. A line counts when its mark stands alone somewhere else, and says nothing by itself,
    /// has a sign between itself and its meaning, or stands under a title that says *legend*.
    #[must_use]
    pub fn of(table: &SheetTable) -> Self {
        let corner = legend_title(table);
        let is_inside = |row: u32, column: u32| {
            corner.is_some_and(|(first_row, first)| row >= first_row && column >= first)
        };
        let mut n_alone: BTreeMap<String, u32> = BTreeMap::new();
        for row in &table.rows {
            for (column, value) in &row.cells {
                if !is_inside(row.number, *column) {
                    *n_alone.entry(value_key(&value.display())).or_default() += 1;
                }
            }
        }
        let mut legend = Self {
            cells: table.colour_legend.iter().copied().collect(),
            ..Self::default()
        };
        let mut twice: BTreeSet<String> = BTreeSet::new();
        for entry in entries(table, &is_inside) {
            let key = value_key(&entry.mark);
            let is_inside = entry.columns.iter().any(|at| is_inside(entry.row, *at));
            let says_nothing = parse_mark(&CellValue::Text(entry.mark.clone())).is_err();
            if !n_alone.contains_key(&key) || !(is_inside || says_nothing || entry.is_said) {
                continue;
            }
            match legend.meanings.get(&key) {
                Some(known) if *known != entry.meaning => {
                    twice.insert(key);
                }
                _ => {
                    legend.meanings.insert(key, entry.meaning);
                    let cells = entry.columns.iter().map(|at| (entry.row, *at));
                    legend.cells.extend(cells);
                }
            }
        }
        // A mark with two meanings has none.
        legend.meanings.retain(|mark, _| !twice.contains(mark));
        legend
    }

    /// What a mark means.
    #[must_use]
    pub fn meaning(&self, mark: &str) -> Option<&str> {
        self.meanings.get(&value_key(mark)).map(String::as_str)
    }

    /// The sheet without its legend, with the meaning in the place of each mark below the row of titles.
    #[must_use]
    pub fn applied<'t>(&self, table: &'t SheetTable, header_row: u32) -> Cow<'t, SheetTable> {
        if self.meanings.is_empty() && self.cells.is_empty() {
            return Cow::Borrowed(table);
        }
        let mut meant = table.clone();
        for row in &mut meant.rows {
            let number = row.number;
            row.cells
                .retain(|(column, _)| !self.cells.contains(&(number, *column)));
            let first = row.cells.first().map(|(column, _)| *column);
            for (column, value) in &mut row.cells {
                let meaning = self.meaning(&value.display());
                if let Some(meaning) = meaning
                    && number > header_row
                    && Some(*column) != first
                {
                    *value = CellValue::Text(meaning.to_owned());
                }
            }
        }
        meant.rows.retain(|row| !row.cells.is_empty());
        Cow::Owned(meant)
    }

    /// The legend of the sheet turned over its diagonal.
    #[must_use]
    pub fn turned(&self) -> Self {
        let cells = self.cells.iter();
        Self {
            meanings: self.meanings.clone(),
            cells: cells
                .map(|(row, column)| (column + 1, row.saturating_sub(1)))
                .collect(),
        }
    }

    /// How many cells of the legend stand below the titles in some columns: they are no marks.
    #[must_use]
    pub fn n_cells_in(&self, header_row: u32, columns: &[u32]) -> u32 {
        let inside = self
            .cells
            .iter()
            .filter(|(row, column)| *row > header_row && columns.contains(column));
        u32::try_from(inside.count()).unwrap_or(u32::MAX)
    }
}

/// The first cell that says that a legend begins.
#[must_use]
pub fn legend_title(table: &SheetTable) -> Option<(u32, u32)> {
    table.rows.iter().find_map(|row| {
        let found = row.cells.iter().find(|(_, value)| {
            let key = search_key(&value.display());
            matches!(key.split(' ').next(), Some("legende" | "legend"))
        });
        found.map(|(column, _)| (row.number, *column))
    })
}

fn entries(table: &SheetTable, is_inside: &impl Fn(u32, u32) -> bool) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    for row in &table.rows {
        for (column, value) in &row.cells {
            let CellValue::Text(text) = value else {
                continue;
            };
            if text.chars().count() > LONGEST_LINE {
                continue;
            }
            let lines = lines_of(text);
            found.extend(lines.into_iter().map(|(mark, meaning, is_said)| Entry {
                mark,
                meaning,
                row: row.number,
                columns: vec![*column],
                is_said,
            }));
        }
        for pair in row.cells.windows(2) {
            if let [(first, mark), (second, meaning)] = pair
                && *second == first + 1
                && is_inside(row.number, *first)
            {
                let (mark, meaning) = (mark.display(), meaning.display());
                found.extend(said(&mark, &meaning).map(|(mark, meaning)| Entry {
                    mark,
                    meaning,
                    row: row.number,
                    columns: vec![*first, *second],
                    is_said: false,
                }));
            }
        }
    }
    found
}

/// The lines of a legend in one cell: `A = expert ; B = confirmé`.
fn lines_of(text: &str) -> Vec<(String, String, bool)> {
    let is_title = |words: &str| {
        let key = search_key(words);
        matches!(key.as_str(), "legende" | "legend")
    };
    let text = match text.split_once(':') {
        Some((title, rest)) if is_title(title) => rest,
        _ => text,
    };
    text.split([';', '\n', ','])
        .filter_map(|part| {
            let part = part.trim();
            let split = |betweens: &[&str]| {
                let mut betweens = betweens.iter();
                betweens.find_map(|between| part.split_once(between))
            };
            if let Some((mark, meaning)) = split(&["=", ":", "→"]) {
                return said(mark, meaning).map(|(mark, meaning)| (mark, meaning, true));
            }
            let entry = match split(&[" - ", " – "]) {
                Some((mark, meaning)) => said(mark, meaning),
                // `● confirmé`: a sign before a word.
                None => {
                    let (mark, meaning) = part.split_once(' ')?;
                    let is_sign = !mark.chars().any(char::is_alphanumeric);
                    said(mark, meaning).filter(|_| is_sign)
                }
            };
            entry.map(|(mark, meaning)| (mark, meaning, false))
        })
        .collect()
}

fn said(mark: &str, meaning: &str) -> Option<(String, String)> {
    let (mark, meaning) = (mark.trim(), meaning.trim());
    let is_mark = !mark.is_empty() && mark.chars().count() <= LONGEST_MARK;
    let is_word = meaning.chars().any(char::is_alphabetic);
    let means = parse_mark(&CellValue::Text(meaning.to_owned()));
    let is_said = matches!(means, Ok(Mark::Holds(_) | Mark::Nothing));
    (is_mark && is_word && is_said).then(|| (mark.to_owned(), meaning.to_owned()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::Legend;
    use crate::row_collector::rows_of;
    use crate::workbook::{CellValue, SheetTable};

    fn sheet(rows: &[&[&str]]) -> SheetTable {
        let cells = (1_u32..).zip(rows).flat_map(|(row, cells)| {
            (0_u32..)
                .zip(*cells)
                .map(move |(column, text)| ((row, column), CellValue::Text((*text).to_owned())))
        });
        SheetTable {
            rows: rows_of(cells),
            ..SheetTable::default()
        }
    }

    #[test]
    fn lines_below_and_beside_say_what_marks_mean() {
        let table = sheet(&[
            &["Entreprise", "PostgreSQL", "Linux", "", "● : autonome"],
            &["Alpha", "A", "●", "", "B = confirmé"],
            &["Beta", "B", "3", "", ""],
            &["A = expert ; Z = notions"],
        ]);
        let legend = Legend::of(&table);
        let said = ["A", "b", "●", "Z", "3"].map(|mark| legend.meaning(mark));
        assert_eq!(
            said,
            [
                Some("expert"),
                Some("confirmé"),
                Some("autonome"),
                None,
                None
            ]
        );
        let applied = legend.applied(&table, 1);
        assert_eq!(applied.rows.len(), 3);
        assert_eq!(applied.rows[1].cell(1).unwrap().display(), "expert");
        assert_eq!(applied.rows[1].cell(0).unwrap().display(), "Alpha");
    }

    #[test]
    fn under_a_title_two_cells_are_a_line_and_known_marks_get_other_meanings() {
        let table = sheet(&[
            &["Entreprise", "PostgreSQL", "Linux"],
            &["Alpha", "1", "x"],
            &["Légende"],
            &["1", "expert"],
            &["x", "notions"],
        ]);
        let legend = Legend::of(&table);
        assert_eq!(legend.meaning("1"), Some("expert"));
        assert_eq!(legend.meaning("x"), Some("notions"));
        assert_eq!(legend.n_cells_in(1, &[1, 2]), 2);
    }

    #[test]
    fn levels_with_their_words_are_no_legend() {
        let table = sheet(&[
            &["Entreprise", "PostgreSQL", "Linux"],
            &["Alpha", "3 - confirmé", "3"],
            &["Beta", "4 - expert", "4"],
        ]);
        assert_eq!(Legend::of(&table), Legend::default());
    }
}
