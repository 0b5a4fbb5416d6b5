//! From an opened workbook to drafts: each sheet is recognised by its columns and every row below a header is accounted for.

use std::ops::RangeInclusive;

use domain::consortia::violation::Severity;
use domain::directory::competency::Vocabulary;
use domain::imports::choices::{SheetChoice, SheetUse};
use domain::imports::drafts::WorkbookDrafts;
use domain::imports::import::{ImportIssue, ImportIssueCode, ImportTarget, Place, SheetReading};

use crate::columns::column_map::{ColumnMap, MatchedColumn};
use crate::columns::field::TableKind;
use crate::columns::further_companies::companies_in;
use crate::columns::guess_header::guess_header;
use crate::columns::match_columns::match_columns;
use crate::read::aside::is_aside;
use crate::read::column_words::WordGatherer;
use crate::read::corrected::{corrected_cells, meant_row};
use crate::read::directory::read_certificates::read_certificate;
use crate::read::directory::read_companies::read_company;
use crate::read::directory::read_references::read_reference;
use crate::read::layouts::call_form::{CallForm, find_call_form};
use crate::read::layouts::colours::with_colours;
use crate::read::layouts::stacked::parts_of;
use crate::read::matrix::read_matrix;
use crate::read::read_awards::read_award_row;
use crate::read::read_calls::read_call;
use crate::read::read_capabilities::read_capability;
use crate::read::read_lots::read_lot;
use crate::read::read_requirements::{read_requirement, section_lot};
use crate::read::reading::Reading;
use crate::read::registers::read_competencies::read_competency;
use crate::read::registers::read_interests::read_interest;
use crate::read::row_reader::{ReadRow, RowReader, sheet_issue};
use crate::read::sheet_head::sheet_reading;
use crate::workbook::{IgnoredContent, OpenedWorkbook, SheetTable, TableRow};

/// The hidden sheets of our own templates, which hold the drop-down lists.
pub const LIST_SHEETS: [&str; 2] = ["Listes", "Lists"];

/// Understands a workbook with what a person decided about it. Pure.
#[must_use]
pub fn interpret(workbook: &OpenedWorkbook, reading: &Reading<'_>) -> WorkbookDrafts {
    let mut drafts = WorkbookDrafts {
        text: workbook.text,
        ..WorkbookDrafts::default()
    };
    let coloured = with_colours(workbook, reading);
    let workbook = coloured.as_ref();
    drafts
        .issues
        .extend(workbook.ignored.iter().map(ignored_issue));
    for opened in &workbook.sheets {
        let table = corrected_cells(opened, reading.choices);
        let table = table.as_ref();
        let choices = reading.choices.sheets.iter();
        let mut of_sheet = choices.filter(|choice| choice.sheet == table.name);
        let is_shunned = table.is_hidden && of_sheet.clone().all(|choice| choice.read_as.is_none());
        let is_left = of_sheet
            .any(|choice| choice.read_as == Some(SheetUse::Ignored) && choice.header_row.is_none());
        if table.rows.is_empty() || is_list_sheet(table) || is_left {
            drafts.sheets.push(sheet_reading(table, SheetUse::Ignored));
        } else if is_shunned {
            drafts.sheets.push(SheetReading {
                header_row: guess_header(table),
                ..sheet_reading(table, SheetUse::Ignored)
            });
            drafts.issues.push(sheet_issue(
                ImportIssueCode::HiddenSheet,
                Severity::Warning,
                table,
                1,
                None,
            ));
        } else {
            read_tables(table, reading, &mut drafts);
        }
    }
    drafts
}

fn is_list_sheet(table: &SheetTable) -> bool {
    table.is_hidden && LIST_SHEETS.contains(&table.name.as_str())
}

fn ignored_issue(content: &IgnoredContent) -> ImportIssue {
    let what = match content {
        IgnoredContent::Macros => "macros",
        IgnoredContent::ExternalLinks => "external links",
        IgnoredContent::EmbeddedObjects => "embedded objects",
    };
    ImportIssue {
        code: ImportIssueCode::IgnoredContent,
        severity: Severity::Information,
        place: Place {
            sheet: String::new(),
            row: 1,
            column: None,
        },
        column_title: None,
        found: Some(what.to_owned()),
        expected: None,
        proposals: Vec::new(),
        candidates: Vec::new(),
    }
}

/// The tables of a sheet: one, as a rule, or several one below the other.
fn read_tables(table: &SheetTable, reading: &Reading<'_>, drafts: &mut WorkbookDrafts) {
    let Some(parts) = parts_of(table, TableKind::of_target(reading.target)) else {
        return read_part(table, (0..=u32::MAX, reading), drafts);
    };
    for (place, part) in parts.iter().enumerate() {
        let n_before = drafts.sheets.len();
        read_part(part, (part.row_numbers(), reading), drafts);
        if place > 0
            && let Some([sheet]) = drafts.sheets.get_mut(n_before..)
        {
            count_titles(part, sheet);
        }
    }
}

/// Counts the titles of a further table, and the captions above them, as rows that are put aside: they stand below the first
/// header of the sheet.
fn count_titles(part: &SheetTable, sheet: &mut SheetReading) {
    let Some(header_row) = sheet
        .header_row
        .filter(|_| sheet.read_as != SheetUse::Ignored)
    else {
        return;
    };
    let titles = part.rows.iter().take_while(|row| row.number <= header_row);
    let n_titles = u32::try_from(titles.count()).unwrap_or(u32::MAX);
    sheet.n_rows += n_titles;
    sheet.n_ignored += n_titles;
}

fn read_part(
    part: &SheetTable,
    (rows, reading): (RangeInclusive<u32>, &Reading<'_>),
    drafts: &mut WorkbookDrafts,
) {
    let choice = reading.choices.of_table(&part.name, rows);
    if choice.read_as == Some(SheetUse::Ignored) {
        drafts.sheets.push(SheetReading {
            header_row: choice.header_row,
            ..sheet_reading(part, SheetUse::Ignored)
        });
    } else {
        read_sheet(part, reading, &choice, drafts);
    }
}

fn read_sheet(
    table: &SheetTable,
    reading: &Reading<'_>,
    choice: &SheetChoice,
    drafts: &mut WorkbookDrafts,
) {
    let is_read = match reading.target {
        ImportTarget::Calls => read_call_sheet(table, reading, choice, drafts),
        ImportTarget::Capabilities => read_capability_sheet(table, reading, choice, drafts),
        ImportTarget::Awards
        | ImportTarget::Companies
        | ImportTarget::Interests
        | ImportTarget::Competencies => read_plain_sheet(table, reading, choice, drafts),
    };
    if !is_read {
        drafts.sheets.push(SheetReading {
            header_row: guess_header(table),
            ..sheet_reading(table, SheetUse::Ignored)
        });
        drafts.issues.push(sheet_issue(
            ImportIssueCode::UnknownSheet,
            Severity::Information,
            table,
            table.rows.first().map_or(1, |row| row.number),
            None,
        ));
    }
}

fn read_call_sheet(
    table: &SheetTable,
    reading: &Reading<'_>,
    choice: &SheetChoice,
    drafts: &mut WorkbookDrafts,
) -> bool {
    let map = match_columns(table, TableKind::of_target(reading.target), choice);
    if choice.header_row.is_some() {
        // Whoever points at a header speaks of the table below it.
        let Some(map) = map else { return false };
        read_with_form_above(table, &map, reading, drafts);
        return true;
    }
    let may_be_form = choice.allows(SheetUse::Calls);
    let whole_form = find_call_form(table, None).filter(|_| may_be_form);
    match (map, whole_form) {
        (Some(map), Some(form)) if form.score > map.score => {
            // A form may stand above a table of lots on the same sheet.
            let above = find_call_form(table, Some(map.header_row));
            match above {
                Some(above) if map.kind != TableKind::Calls => {
                    read_form(table, &above, drafts);
                    read_table(table, &map, reading, drafts);
                }
                _ => read_form(table, &form, drafts),
            }
            true
        }
        (Some(map), _) => {
            read_with_form_above(table, &map, reading, drafts);
            true
        }
        (None, Some(form)) => {
            read_form(table, &form, drafts);
            true
        }
        (None, None) => false,
    }
}

/// A table, and the call that a form above it describes.
fn read_with_form_above(
    table: &SheetTable,
    map: &ColumnMap,
    reading: &Reading<'_>,
    drafts: &mut WorkbookDrafts,
) {
    if map.kind != TableKind::Calls
        && let Some(above) = find_call_form(table, Some(map.header_row))
    {
        read_form(table, &above, drafts);
    }
    read_table(table, map, reading, drafts);
}

fn read_capability_sheet(
    table: &SheetTable,
    reading: &Reading<'_>,
    choice: &SheetChoice,
    drafts: &mut WorkbookDrafts,
) -> bool {
    let is_chosen = choice.read_as == Some(SheetUse::CapabilityList);
    let list = match_columns(table, &[TableKind::CapabilityList], choice)
        .filter(|map| is_chosen || !names_competencies(map, reading.vocabulary));
    if let Some(map) = list {
        read_table(table, &map, reading, drafts);
        return true;
    }
    let is_allowed = choice.allows(SheetUse::CapabilityMatrix);
    let Some(matrix) = is_allowed
        .then(|| read_matrix(table, reading, choice))
        .flatten()
    else {
        return false;
    };
    drafts.sheets.push(matrix.reading);
    drafts.capabilities.extend(matrix.drafts);
    drafts.issues.extend(matrix.issues);
    true
}

/// A sheet that can only be a table.
fn read_plain_sheet(
    table: &SheetTable,
    reading: &Reading<'_>,
    choice: &SheetChoice,
    drafts: &mut WorkbookDrafts,
) -> bool {
    let map = match_columns(table, TableKind::of_target(reading.target), choice);
    if let Some(map) = &map {
        read_table(table, map, reading, drafts);
    }
    map.is_some()
}

/// Whether the titles of a supposed list are competencies themselves: then it is a matrix.
fn names_competencies(map: &ColumnMap, vocabulary: &Vocabulary) -> bool {
    const MANY: usize = 3;
    map.columns
        .iter()
        .filter(|column| vocabulary.find_by_word(&column.title).is_some())
        .count()
        >= MANY
}

fn read_form(table: &SheetTable, form: &CallForm, drafts: &mut WorkbookDrafts) {
    let read = form.read(table);
    let n_rejected = rejected_rows(&read.issues);
    drafts.sheets.push(SheetReading {
        columns: form.readings(),
        // The form as a whole is one row; its unknown lines are put aside.
        n_rows: n_rejected.max(1) + form.n_ignored,
        n_ignored: form.n_ignored,
        ..sheet_reading(table, SheetUse::Calls)
    });
    drafts.calls.extend(read.draft);
    drafts.issues.extend(read.issues);
}

/// How many rows the errors reject.
fn rejected_rows(issues: &[ImportIssue]) -> u32 {
    let mut rows: Vec<u32> = issues
        .iter()
        .filter(|issue| issue.severity == Severity::Error)
        .map(|issue| issue.place.row)
        .collect();
    rows.sort_unstable();
    rows.dedup();
    u32::try_from(rows.len()).unwrap_or(u32::MAX)
}

fn read_table(
    table: &SheetTable,
    map: &ColumnMap,
    reading: &Reading<'_>,
    drafts: &mut WorkbookDrafts,
) {
    let mut sheet = SheetReading {
        header_row: Some(map.header_row),
        columns: map.readings(table),
        ..sheet_reading(table, map.kind.sheet_use())
    };
    let is_unknown = |column: &&MatchedColumn| column.field.is_none() && !column.is_chosen;
    drafts
        .issues
        .extend(map.columns.iter().filter(is_unknown).map(|column| {
            sheet_issue(
                ImportIssueCode::UnknownColumn,
                Severity::Information,
                table,
                map.header_row,
                Some(column),
            )
        }));
    let mut words = WordGatherer::new(reading, &table.name, map);
    let companies = companies_in(map);
    let mut section = caption_lot(table, map.header_row);
    for row in table.rows.iter().filter(|row| row.number > map.header_row) {
        sheet.n_rows += 1;
        let names_lot = (map.kind == TableKind::Requirements)
            .then(|| section_lot(row))
            .flatten();
        if names_lot.is_some() {
            section = names_lot;
            sheet.n_ignored += 1;
        } else if is_aside(map, row) {
            sheet.n_ignored += 1;
        } else {
            words.take(row);
            let row = meant_row(row, &table.name, reading.choices);
            if map.kind == TableKind::Awards {
                sheet.n_rows += read_award_row(table, &companies, &row, drafts);
            } else {
                let lines = (section.as_deref(), reading.vocabulary);
                read_row(table, map, &row, lines, drafts);
            }
        }
    }
    sheet.words = words.finish();
    drafts.sheets.push(sheet);
}

/// The lot that the caption right above the header names.
fn caption_lot(table: &SheetTable, header_row: u32) -> Option<String> {
    let mut above = table
        .rows
        .iter()
        .rev()
        .skip_while(|row| row.number >= header_row);
    above.next().and_then(section_lot)
}

fn read_row(
    table: &SheetTable,
    map: &ColumnMap,
    row: &TableRow,
    (section, vocabulary): (Option<&str>, &Vocabulary),
    drafts: &mut WorkbookDrafts,
) {
    let reader = RowReader::new(table, map, row);
    let issues = &mut drafts.issues;
    match map.kind {
        TableKind::Calls => keep(read_call(reader), &mut drafts.calls, issues),
        TableKind::Lots => keep(read_lot(reader), &mut drafts.lots, issues),
        TableKind::Requirements => keep(
            read_requirement(reader, section, vocabulary),
            &mut drafts.requirements,
            issues,
        ),
        TableKind::CapabilityList | TableKind::CapabilityMatrix => {
            keep(read_capability(reader), &mut drafts.capabilities, issues);
        }
        TableKind::Interests => keep(read_interest(reader), &mut drafts.interests, issues),
        TableKind::Competencies => {
            keep(read_competency(reader), &mut drafts.competencies, issues);
        }
        // Its companies have columns of their own.
        TableKind::Awards => {}
        TableKind::Companies => keep(read_company(reader), &mut drafts.companies, issues),
        TableKind::References => keep(read_reference(reader), &mut drafts.references, issues),
        TableKind::Certificates => {
            keep(read_certificate(reader), &mut drafts.certificates, issues);
        }
    }
}

fn keep<T>(
    read: ReadRow<T>,
    drafts: &mut Vec<domain::imports::drafts::DraftRow<T>>,
    issues: &mut Vec<ImportIssue>,
) {
    drafts.extend(read.draft);
    issues.extend(read.issues);
}
