//! Cells of a matrix that say their level by nothing but a colour: each is given a text in its place, the colour and what a
//! legend says of it (`confirmé (#92D050)`), which is read, looked over and corrected as any other.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use domain::imports::choices::SheetChoice;
use domain::imports::import::ImportTarget;
use rust_xlsxwriter::Color;

use crate::read::corrected::meant_sheet;
use crate::read::layouts::colour_legend::ColourLegend;
use crate::read::layouts::legend::legend_title;
use crate::read::matrix::{company_columns, title_row, transposed};
use crate::read::reading::Reading;
use crate::workbook::{CellValue, Fill, OpenedWorkbook, SheetTable, TableRow};
use crate::write::styles;

/// The workbook with a text in each cell of a matrix that is only coloured. Colours of whole rows or columns decorate and
/// stay out; colours of other tables say nothing.
#[must_use]
pub fn with_colours<'w>(
    workbook: &'w OpenedWorkbook,
    reading: &Reading<'_>,
) -> Cow<'w, OpenedWorkbook> {
    let has_fills = workbook.sheets.iter().any(|sheet| !sheet.fills.is_empty());
    if reading.target != ImportTarget::Capabilities || !has_fills {
        return Cow::Borrowed(workbook);
    }
    let mut legend = ColourLegend::default();
    let mut coloured = Vec::new();
    for (index, sheet) in workbook.sheets.iter().enumerate() {
        let fills = colours_at(&sheet.fills);
        let ground = Ground::of(sheet, &fills, reading);
        let is_level = |row, column| ground.as_ref().is_some_and(|g| g.holds(row, column));
        let cells = legend.add(sheet, &fills, &is_level);
        if let Some(ground) = ground {
            let levels = ground.levels(&cells);
            coloured.push((index, cells, levels));
        }
    }
    let colours = coloured.iter().flat_map(|(_, _, levels)| levels);
    let colours: BTreeSet<u32> = colours.map(|level| level.colour).collect();
    if colours.is_empty() {
        return Cow::Borrowed(workbook);
    }
    let meanings = legend.meanings(&colours);
    let mut spelled = workbook.clone();
    for (index, cells, levels) in coloured {
        if let Some(sheet) = spelled.sheets.get_mut(index) {
            put_levels(sheet, &levels, &meanings);
            let has_text = |(row, column): &(u32, u32)| {
                sheet
                    .row(*row)
                    .is_some_and(|row| row.cell(*column).is_some())
            };
            sheet.colour_legend = cells.into_iter().filter(has_text).collect();
        }
    }
    Cow::Owned(spelled)
}

fn colours_at(fills: &[Fill]) -> BTreeMap<(u32, u32), u32> {
    fills
        .iter()
        .map(|fill| ((fill.row, fill.column), fill.colour))
        .collect()
}

fn put_levels(sheet: &mut SheetTable, levels: &[Fill], meanings: &BTreeMap<u32, String>) {
    for level in levels {
        let found = sheet
            .rows
            .binary_search_by_key(&level.row, |row| row.number);
        let Some(row) = found.ok().and_then(|index| sheet.rows.get_mut(index)) else {
            continue;
        };
        if let Err(place) = row.cells.binary_search_by_key(&level.column, |(at, _)| *at) {
            let code = format!("#{:06X}", level.colour);
            let text = match meanings.get(&level.colour) {
                Some(meaning) => format!("{meaning} ({code})"),
                None => code,
            };
            row.cells
                .insert(place, (level.column, CellValue::Text(text)));
        }
    }
}

/// Where the levels of a matrix stand, companies in rows: a matrix found the other way round is turned.
struct Ground {
    table: SheetTable,
    is_turned: bool,
    fills: BTreeMap<(u32, u32), u32>,
    header_row: u32,
    /// The column that names the company.
    label: u32,
    /// All columns with a title but those about the company.
    columns: BTreeSet<u32>,
    /// The rows of companies.
    rows: BTreeSet<u32>,
}

impl Ground {
    fn of(
        sheet: &SheetTable,
        fills: &BTreeMap<(u32, u32), u32>,
        reading: &Reading<'_>,
    ) -> Option<Self> {
        let choice = reading.choices.of_table(&sheet.name, 0..=u32::MAX);
        let meant = meant_sheet(sheet, reading.choices);
        if let Some(header_row) = title_row(&meant, reading.vocabulary, &choice) {
            let about = (header_row, reading, choice.as_ref());
            return Self::under(meant.into_owned(), fills.clone(), about);
        }
        if choice.header_row.is_some() {
            return None;
        }
        let turned = transposed(&meant)?;
        let header_row = title_row(&turned, reading.vocabulary, &choice)?;
        let fills = fills.iter().map(|(place, colour)| (turn(*place), *colour));
        let about = (header_row, reading, choice.as_ref());
        Self::under(turned, fills.collect(), about).map(|ground| Self {
            is_turned: true,
            ..ground
        })
    }

    fn under(
        table: SheetTable,
        fills: BTreeMap<(u32, u32), u32>,
        (header_row, reading, choice): (u32, &Reading<'_>, &SheetChoice),
    ) -> Option<Self> {
        let header = table.row(header_row)?;
        let body: Vec<&TableRow> = table
            .rows
            .iter()
            .filter(|row| row.number > header_row)
            .collect();
        let companies = company_columns(header, &body, reading.vocabulary, choice);
        let companies: BTreeSet<u32> = companies.iter().map(|known| known.column).collect();
        let label = *companies.first()?;
        let legend = legend_title(&table);
        let is_aside = |column: u32| {
            legend.is_some_and(|(row, first)| row <= header_row && first > label && column >= first)
        };
        let columns: BTreeSet<u32> = header
            .cells
            .iter()
            .map(|(column, _)| *column)
            .filter(|column| *column > label && !companies.contains(column) && !is_aside(*column))
            .collect();
        let last = columns.last().copied()?;
        let is_below = |row: u32| {
            legend
                .is_some_and(|(first, column)| first > header_row && column <= last && row >= first)
        };
        let names_company =
            |row: &&&TableRow| companies.iter().any(|column| row.cell(*column).is_some());
        let rows = body.iter().filter(names_company).map(|row| row.number);
        let rows = rows.filter(|row| !is_below(*row)).collect();
        Some(Self {
            is_turned: false,
            fills,
            header_row,
            label,
            columns,
            rows,
            table,
        })
    }

    /// Whether a cell of the sheet belongs to the matrix: its titles, its companies, its levels.
    fn holds(&self, row: u32, column: u32) -> bool {
        let (row, column) = if self.is_turned {
            turn((row, column))
        } else {
            (row, column)
        };
        let last = self.columns.last().copied().unwrap_or_default();
        (row == self.header_row || self.rows.contains(&row)) && column <= last
    }

    /// The blank cells among the levels with a colour that does not decorate, but for those of a legend.
    fn levels(&self, legend: &BTreeSet<(u32, u32)>) -> Vec<Fill> {
        let inside = || {
            self.fills.iter().filter(|((row, column), _)| {
                self.rows.contains(row) && self.columns.contains(column)
            })
        };
        let has_text = |(row, column): (u32, u32)| {
            let row = self.table.row(row);
            row.is_some_and(|row| row.cell(column).is_some())
        };
        let mut by_row = Lines::new(self.columns.len());
        let mut by_column = Lines::new(self.rows.len());
        for (place, colour) in inside() {
            by_row.add(place.0, *colour, has_text(*place));
            by_column.add(place.1, *colour, has_text(*place));
        }
        let head_of_row = |row: u32| self.fills.get(&(row, self.label)).copied();
        let head_of_column = |column: u32| self.fills.get(&(self.header_row, column)).copied();
        inside()
            .filter(|(place, colour)| {
                // Faulty cells of the workbooks that we give back are no levels.
                Color::RGB(**colour) != styles::BAD
                    && !has_text(**place)
                    && !by_row.decorates(place.0, **colour, head_of_row(place.0))
                    && !by_column.decorates(place.1, **colour, head_of_column(place.1))
            })
            .map(|(place, colour)| (if self.is_turned { turn(*place) } else { *place }, colour))
            .filter(|(place, _)| !legend.contains(place))
            .map(|((row, column), colour)| Fill {
                row,
                column,
                colour: *colour,
            })
            .collect()
    }
}

/// The place of a cell on the sheet turned over its diagonal, and back again: rows count from 1, columns from 0.
fn turn((row, column): (u32, u32)) -> (u32, u32) {
    (column.saturating_add(1), row.saturating_sub(1))
}

/// The filled cells of rows, or of columns.
struct Lines {
    /// How many cells a line has.
    length: usize,
    n_filled: BTreeMap<u32, usize>,
    /// By colour and line: its cells, and whether some hold a text.
    of_colour: BTreeMap<u32, BTreeMap<u32, (usize, bool)>>,
}

impl Lines {
    fn new(length: usize) -> Self {
        Self {
            length,
            n_filled: BTreeMap::new(),
            of_colour: BTreeMap::new(),
        }
    }

    fn add(&mut self, line: u32, colour: u32, has_text: bool) {
        *self.n_filled.entry(line).or_default() += 1;
        let of_line = self.of_colour.entry(colour).or_default().entry(line);
        let (n_cells, holds_text) = of_line.or_default();
        *n_cells += 1;
        *holds_text |= has_text;
    }

    /// Whether a colour only decorates a line: it covers the line from its head on, but for cells that are coloured otherwise;
    /// or all of the line, cells with a text among them; or, wherever it is, the whole line, one with a text among them.
    fn decorates(&self, line: u32, colour: u32, head: Option<u32>) -> bool {
        let is_filled = self.n_filled.get(&line) == Some(&self.length);
        if head == Some(colour) && is_filled {
            return true;
        }
        let Some(lines) = self.of_colour.get(&colour) else {
            return false;
        };
        let is_whole = |(n_cells, _): &(usize, bool)| *n_cells == self.length;
        let here = lines.get(&line);
        if here.is_some_and(|here| is_whole(here) && here.1) {
            return true;
        }
        lines.values().all(is_whole) && lines.values().any(|(_, has_text)| *has_text)
    }
}
