//! Columns of published workbooks that concern us, with their fields (`columns.txt`): how many are understood unaided, and
//! how many once a person has decided about a sheet with the same titles.

use domain::directory::competency::Vocabulary;
use domain::imports::choices::{ColumnChoice, ImportChoices, SheetChoice};
use domain::imports::drafts::WorkbookDrafts;
use domain::imports::import::{ImportPlan, ImportRun, ImportState, ImportTarget, SheetReading};
use domain::imports::mapping::{RememberedSheet, learned, recalled};
use domain::values::ids::{ClusterId, ImportRunId};
use domain::values::record::Record;
use domain::values::text::Name;
use spreadsheets::read::interpret::interpret;
use spreadsheets::read::reading::Reading;
use spreadsheets::workbook::OpenedWorkbook;

const COLUMNS: &str = include_str!("columns.txt");

/// What a sheet is imported as, and the field of each of its columns; `None` where our model has none.
pub struct ExpectedSheet {
    target: ImportTarget,
    sheet: String,
    columns: Vec<(String, Option<String>)>,
}

/// Columns that have a field, and how many of them got it.
#[derive(Default)]
pub struct ColumnCounts {
    pub n_files: usize,
    pub n_concerning: usize,
    pub n_without_field: usize,
    pub n_unaided: usize,
    pub n_remembered: usize,
    /// Columns that got a field that is not theirs.
    pub wrong: Vec<String>,
}

fn target_of(word: &str) -> ImportTarget {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).unwrap()
}

/// The sheets of a file that concern us.
pub fn expected_of(file: &str) -> Vec<ExpectedSheet> {
    let mut expected: Vec<ExpectedSheet> = Vec::new();
    // The sheets that the columns being read belong to; a name after columns begins anew.
    let mut open: Vec<usize> = Vec::new();
    let mut is_naming = false;
    for line in COLUMNS
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        if let Some(named) = line.strip_prefix("@ ") {
            if !is_naming {
                open.clear();
            }
            is_naming = true;
            let (target, place) = named.split_once(' ').unwrap();
            let (name, sheet) = place.split_once('|').unwrap();
            if name == file {
                open.push(expected.len());
                expected.push(ExpectedSheet {
                    target: target_of(target),
                    sheet: sheet.to_owned(),
                    columns: Vec::new(),
                });
            }
            continue;
        }
        is_naming = false;
        let (title, field) = line.rsplit_once('|').unwrap();
        let field = (!field.starts_with('-')).then(|| field.to_owned());
        for index in &open {
            expected[*index]
                .columns
                .push((title.to_owned(), field.clone()));
        }
    }
    expected
}

/// Reads a sheet unaided, then as it is read after a person decided about one with the same titles.
pub fn count_columns(
    (file, workbook): (&str, &OpenedWorkbook),
    expected: &ExpectedSheet,
    counts: &mut ColumnCounts,
) {
    let vocabulary = Vocabulary::default();
    let read = |choices: &ImportChoices| {
        let unaided = Reading::unaided(expected.target, &vocabulary);
        interpret(workbook, &Reading { choices, ..unaided })
    };
    let unaided = read(&ImportChoices::default());
    let chosen = decided(&unaided, expected);
    let mapping = remembered(&read(&chosen), chosen, expected.target);
    let second = read(&recalled(&unaided.sheets, &mapping));
    counts.n_files += 1;
    for (title, field) in &expected.columns {
        let found = field_of(&unaided, expected, title);
        if found.is_some() && found != *field {
            counts
                .wrong
                .push(format!("{file}: {title} read as {found:?}"));
        }
        if field.is_none() {
            counts.n_without_field += 1;
            continue;
        }
        counts.n_concerning += 1;
        counts.n_unaided += usize::from(found == *field);
        if found.is_none() {
            println!("        {file}: not mapped unaided: {title}");
        }
        counts.n_remembered += usize::from(field_of(&second, expected, title) == *field);
    }
}

fn sheet_of<'a>(drafts: &'a WorkbookDrafts, expected: &ExpectedSheet) -> &'a SheetReading {
    let mut sheets = drafts.sheets.iter();
    sheets.find(|sheet| sheet.name == expected.sheet).unwrap()
}

fn field_of(drafts: &WorkbookDrafts, expected: &ExpectedSheet, title: &str) -> Option<String> {
    let sheet = sheet_of(drafts, expected);
    let mut columns = sheet.columns.iter();
    columns.find(|column| column.title == title)?.field.clone()
}

/// The decisions of a person who makes every column what it is.
fn decided(unaided: &WorkbookDrafts, expected: &ExpectedSheet) -> ImportChoices {
    let sheet = sheet_of(unaided, expected);
    let choice = |(title, field): &(String, Option<String>)| {
        let column = sheet.columns.iter().find(|column| column.title == *title)?;
        Some(ColumnChoice {
            column: column.column.clone(),
            field: field.clone(),
        })
    };
    ImportChoices {
        sheets: vec![SheetChoice {
            sheet: expected.sheet.clone(),
            header_row: sheet.header_row,
            columns: expected.columns.iter().filter_map(choice).collect(),
            ..SheetChoice::default()
        }],
        ..ImportChoices::default()
    }
}

/// What an import that was applied with these decisions leaves for the next.
fn remembered(
    drafts: &WorkbookDrafts,
    choices: ImportChoices,
    target: ImportTarget,
) -> Vec<RememberedSheet> {
    let run = ImportRun {
        id: ImportRunId::new(),
        cluster_id: ClusterId::new(),
        account_id: None,
        target,
        file_name: Name::stored("classeur".to_owned()),
        file_digest: String::new(),
        state: ImportState::Applied,
        choices,
        plan: ImportPlan {
            sheets: drafts.sheets.clone(),
            ..ImportPlan::default()
        },
        applied_at: None,
        undone_at: None,
        record: Record::new(chrono::DateTime::UNIX_EPOCH),
    };
    learned(&run)
}
