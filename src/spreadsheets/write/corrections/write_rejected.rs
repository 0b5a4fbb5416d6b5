//! The rows of an import that could not be used, as a workbook of the person's own: every column in its order, title lines
//! and headers above, faulty cells coloured with a comment, and the reasons at the right. Once corrected, it is imported
//! as it is.

use domain::values::column_letters::column_number;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::access::account::Language;
use domain::imports::choices::SheetUse;
use domain::imports::import::{ImportIssue, ImportPlan, Place, PlannedAction, SheetReading};
use rust_xlsxwriter::{Format, Note};

use crate::read::read_requirements::section_lot;
use crate::workbook::{CellValue, OpenedWorkbook, SheetTable, TableRow};
use crate::write::book::{Book, WriteError};
use crate::write::corrections::reason_columns::reason_titles;
use crate::write::own_words::either;
use crate::write::sheet_writer::SheetWriter;
use crate::write::styles;

/// Why a row, or a cell of it, could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Where.
    pub place: Place,
    /// The stable code of the finding.
    pub code: String,
    /// The finding in the person's language.
    pub message: String,
}

/// What becomes the workbook.
#[derive(Clone, Copy, Debug)]
pub struct RejectedRows<'a> {
    /// The person's file, opened again.
    pub workbook: &'a OpenedWorkbook,
    /// How its sheets were understood.
    pub sheets: &'a [SheetReading],
    /// Why rows were left out; a row without a reason is not written.
    pub reasons: &'a [Reason],
}

/// The reasons of the rows that a plan rejects or asks about, each finding in the words of the caller.
#[must_use]
pub fn reasons_of(plan: &ImportPlan, word: impl Fn(&ImportIssue) -> String) -> Vec<Reason> {
    let is_left_out = |action| matches!(action, PlannedAction::Reject | PlannedAction::Ambiguous);
    plan.rows
        .iter()
        .filter(|row| is_left_out(row.action))
        .flat_map(|row| &row.issues)
        .map(|issue| Reason {
            place: issue.place.clone(),
            code: code_of(issue),
            message: word(issue),
        })
        .collect()
}

fn code_of(issue: &ImportIssue) -> String {
    match serde_json::to_value(issue.code) {
        Ok(serde_json::Value::String(code)) => code,
        _ => format!("{:?}", issue.code),
    }
}

/// Writes the rows with a reason, in the sheets of the person. A sheet of calls is written whole even without one: other
/// sheets speak of the call that it holds.
///
/// # Errors
/// When the library cannot write the workbook.
pub fn write_rejected(
    rejected: RejectedRows<'_>,
    language: Language,
    made_at: DateTime<Utc>,
) -> Result<Vec<u8>, WriteError> {
    let title = either(language, "Lignes à corriger", "Rows to correct");
    let mut book = Book::new(title, language, made_at)?;
    let mut names = BTreeSet::new();
    for sheet in &rejected.workbook.sheets {
        let readings: Vec<&SheetReading> = rejected
            .sheets
            .iter()
            .filter(|reading| reading.name == sheet.name)
            .collect();
        let reasons = Reasons::on(sheet, rejected.reasons);
        let is_call = readings
            .iter()
            .any(|reading| reading.read_as == SheetUse::Calls);
        if reasons.rows.is_empty() && !is_call {
            continue;
        }
        let header_row = readings.iter().find_map(|reading| reading.header_row);
        let kept = match header_row {
            Some(header) if !is_call || !reasons.rows.is_empty() => {
                kept_rows(sheet, header, &reasons)
            }
            _ => sheet.rows.iter().collect(),
        };
        let mut writer = SheetWriter::new(&free_name(&sheet.name, &mut names))?;
        let page = Page {
            sheet,
            header_row: header_row.unwrap_or(0),
            kept,
            language,
        };
        page.write(&mut writer, &reasons)?;
        book.add(writer)?;
    }
    book.finish()
}

/// The reasons on one sheet.
struct Reasons<'a> {
    rows: BTreeMap<u32, Vec<&'a Reason>>,
    cells: BTreeMap<(u32, u32), Vec<&'a Reason>>,
}

impl<'a> Reasons<'a> {
    fn on(sheet: &SheetTable, reasons: &'a [Reason]) -> Self {
        let mut found = Self {
            rows: BTreeMap::new(),
            cells: BTreeMap::new(),
        };
        for reason in reasons.iter().filter(|one| one.place.sheet == sheet.name) {
            let row = found.rows.entry(reason.place.row).or_default();
            if !row.contains(&reason) {
                row.push(reason);
            }
            if let Some(column) = reason.place.column.as_deref().and_then(column_number) {
                let cell = found.cells.entry((reason.place.row, column)).or_default();
                if !cell.contains(&reason) {
                    cell.push(reason);
                }
            }
        }
        found
    }
}

/// Everything down to the header, then the rows with a reason, each below the section title that names its lot.
fn kept_rows<'a>(
    sheet: &'a SheetTable,
    header_row: u32,
    reasons: &Reasons<'_>,
) -> Vec<&'a TableRow> {
    let mut kept = Vec::new();
    let mut section = None;
    for row in &sheet.rows {
        if row.number <= header_row {
            kept.push(row);
        } else if reasons.rows.contains_key(&row.number) {
            kept.extend(section.take());
            kept.push(row);
        } else if section_lot(row).is_some() {
            section = Some(row);
        }
    }
    kept
}

/// A name that no sheet of the workbook has yet: a text file has none, and long names are cut.
fn free_name(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    const ROOM_FOR_NUMBER: usize = 27;
    let mut name = wanted.to_owned();
    let mut number = 2;
    while !taken.insert(crate::write::safe_text::sheet_name(&name).to_lowercase()) {
        let short: String = wanted.chars().take(ROOM_FOR_NUMBER).collect();
        name = format!("{short} {number}");
        number += 1;
    }
    name
}

/// One sheet on its way out.
struct Page<'a> {
    sheet: &'a SheetTable,
    header_row: u32,
    kept: Vec<&'a TableRow>,
    language: Language,
}

impl Page<'_> {
    fn write(&self, writer: &mut SheetWriter, reasons: &Reasons<'_>) -> Result<(), WriteError> {
        let reason_column = self.reason_column();
        self.set_widths(writer, reason_column)?;
        let merged = self.write_merged_head(writer)?;
        let mut next = self.header_row;
        for row in &self.kept {
            // Title lines and headers stay where they were; what follows closes up.
            let target = if row.number <= self.header_row {
                row.number - 1
            } else {
                next += 1;
                next - 1
            };
            let is_head = row.number == self.header_row;
            for (column, value) in &row.cells {
                if merged.contains(&(row.number, *column)) {
                    continue;
                }
                let place = (target, u16::try_from(*column).unwrap_or(u16::MAX));
                let is_faulty = reasons.cells.contains_key(&(row.number, *column));
                write_value(writer, place, value, look(is_head, is_faulty))?;
            }
            if row.number > self.header_row || self.header_row == 0 {
                self.write_reasons(writer, (row.number, target), reasons)?;
            }
        }
        if self.header_row > 0 {
            let head = self.header_row - 1;
            for (column, title) in (reason_column..).zip(reason_titles(self.language)) {
                writer.text(head, column, title, &styles::head())?;
            }
            writer.sheet().set_freeze_panes(self.header_row, 0)?;
        } else {
            for (column, title) in (reason_column..).zip(reason_titles(self.language)) {
                writer.text(0, column, title, &styles::head())?;
            }
        }
        Ok(())
    }

    /// The first column that nothing stands in.
    fn reason_column(&self) -> u16 {
        let last = self
            .kept
            .iter()
            .filter_map(|row| row.cells.last())
            .map(|(column, _)| column.saturating_add(1))
            .max();
        u16::try_from(last.unwrap_or(0)).unwrap_or(u16::MAX)
    }

    /// Ranges merged in the header keep what stands over which column. Their cells, for the caller to leave alone.
    fn write_merged_head(
        &self,
        writer: &mut SheetWriter,
    ) -> Result<BTreeSet<(u32, u32)>, WriteError> {
        let mut covered = BTreeSet::new();
        let in_head = self
            .sheet
            .merges
            .iter()
            .filter(|merge| merge.last_row <= self.header_row && merge.first_row > 0);
        for merge in in_head {
            let Some(value) = self
                .sheet
                .row(merge.first_row)
                .and_then(|row| row.cell(merge.first_column))
            else {
                continue;
            };
            let (Ok(first), Ok(last)) = (
                u16::try_from(merge.first_column),
                u16::try_from(merge.last_column),
            ) else {
                continue;
            };
            let text = value.display();
            let is_written = writer
                .sheet()
                .merge_range(
                    merge.first_row - 1,
                    first,
                    merge.last_row - 1,
                    last,
                    "",
                    &styles::head(),
                )
                .is_ok();
            if !is_written {
                continue;
            }
            writer.text(merge.first_row - 1, first, &text, &styles::head())?;
            covered.extend((merge.first_row..=merge.last_row).flat_map(|row| {
                (merge.first_column..=merge.last_column).map(move |column| (row, column))
            }));
        }
        Ok(covered)
    }

    /// Comments on the cells of a row, and its reasons at the right.
    fn write_reasons(
        &self,
        writer: &mut SheetWriter,
        (row, target): (u32, u32),
        reasons: &Reasons<'_>,
    ) -> Result<(), WriteError> {
        let Some(found) = reasons.rows.get(&row) else {
            return Ok(());
        };
        for ((_, column), cell) in reasons.cells.range((row, 0)..=(row, u32::MAX)) {
            let Ok(place) = u16::try_from(*column) else {
                continue;
            };
            let is_blank = self
                .sheet
                .row(row)
                .is_none_or(|row| row.cell(*column).is_none());
            if is_blank {
                writer
                    .sheet()
                    .write_blank(target, place, &look(false, true))?;
            }
            let text = joined(cell.iter().map(|reason| reason.message.as_str()), "\n");
            let note = Note::new(crate::write::safe_text::fit_cell(&text))
                .set_author("Cordée")
                .add_author_prefix(false);
            writer.sheet().insert_note(target, place, &note)?;
        }
        let column = self.reason_column();
        let messages = joined(found.iter().map(|reason| reason.message.as_str()), "\n");
        let codes = joined(found.iter().map(|reason| reason.code.as_str()), ", ");
        writer.text(target, column, &messages, &styles::body())?;
        writer.text(target, column.saturating_add(1), &codes, &styles::body())?;
        Ok(())
    }

    fn set_widths(&self, writer: &mut SheetWriter, reason_column: u16) -> Result<(), WriteError> {
        const NARROW: usize = 9;
        const WIDE: usize = 48;
        let mut widths = vec![NARROW; usize::from(reason_column)];
        for row in self.kept.iter().filter(|row| row.number >= self.header_row) {
            for (column, text) in row.texts() {
                let length = text.lines().map(|line| line.chars().count()).max();
                let place = usize::try_from(column).unwrap_or(usize::MAX);
                if let Some(width) = widths.get_mut(place) {
                    *width = (*width).max(length.unwrap_or(0) + 2).min(WIDE);
                }
            }
        }
        let mut widths: Vec<u16> = widths
            .into_iter()
            .map(|width| u16::try_from(width).unwrap_or(u16::MAX))
            .collect();
        widths.extend([60, 24]);
        Ok(writer.widths(&widths)?)
    }
}

fn joined<'a>(texts: impl Iterator<Item = &'a str>, between: &str) -> String {
    let mut seen: Vec<&str> = Vec::new();
    for text in texts {
        if !seen.contains(&text) {
            seen.push(text);
        }
    }
    seen.join(between)
}

fn look(is_head: bool, is_faulty: bool) -> Format {
    match (is_head, is_faulty) {
        (true, _) => styles::head(),
        (false, true) => styles::body().set_background_color(styles::BAD),
        (false, false) => styles::body(),
    }
}

/// Writes a value as the type that it had.
fn write_value(
    writer: &mut SheetWriter,
    (row, column): (u32, u16),
    value: &CellValue,
    look: Format,
) -> Result<(), WriteError> {
    match value {
        CellValue::Text(text) | CellValue::Error(text) => writer.text(row, column, text, &look)?,
        CellValue::Number(number) if number.is_finite() => {
            writer
                .sheet()
                .write_number_with_format(row, column, *number, &look)?;
        }
        CellValue::Number(number) => writer.text(row, column, &number.to_string(), &look)?,
        CellValue::Boolean(truth) => {
            writer
                .sheet()
                .write_boolean_with_format(row, column, *truth, &look)?;
        }
        CellValue::DateTime(instant) => {
            let pattern = if instant.time() == chrono::NaiveTime::MIN {
                styles::DAY
            } else {
                styles::INSTANT
            };
            writer.local_instant(row, column, *instant, &look.set_num_format(pattern))?;
        }
    }
    Ok(())
}
