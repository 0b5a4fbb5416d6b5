//! Reads every workbook below a folder as the server does, unaided, and prints what was found: what became of each file,
//! its sheets, header rows, columns and rows. Fails on a crash of the reader, on rows that are lost, and when more than
//! one header in twenty is not where a person sees it (`read_corpus/header_rows.txt`).
//! With `HEADS=1` the rows at the top of every sheet are printed, to see for oneself.
//! usage: cargo run -p cordee-spreadsheets --example read_corpus -- FOLDER
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    missing_docs
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use domain::consortia::violation::Severity;
use domain::directory::competency::Vocabulary;
use domain::imports::choices::SheetUse;
use domain::imports::drafts::{DraftRow, WorkbookDrafts};
use domain::imports::import::{ImportIssue, ImportTarget, SheetReading};
use domain::imports::text_reading::TextOptions;
use spreadsheets::read::interpret::interpret;
use spreadsheets::read::reading::Reading;
use spreadsheets::reader::{ReaderProgram, open_contained};
use spreadsheets::workbook::OpenedWorkbook;
use spreadsheets::workbook_error::WorkbookError;

#[path = "read_corpus/expected_columns.rs"]
mod expected_columns;

use expected_columns::{ColumnCounts, count_columns, expected_of};

const HIDDEN_WORD: &str = "read-workbook";
/// The share of the columns that concern us that must be understood unaided.
const COLUMNS_UNAIDED_PERCENT: usize = 85;
/// The share of headers that must be where a person sees them.
const HEADERS_RIGHT_PERCENT: usize = 95;
/// Where a person sees the header: `file|sheet|row`, a dash where there is none.
const HEADER_ROWS: &str = include_str!("read_corpus/header_rows.txt");

#[derive(Default)]
struct Totals {
    n_files: usize,
    n_read: usize,
    n_refused: usize,
    n_headers: usize,
    n_headers_right: usize,
    columns: ColumnCounts,
    faults: Vec<String>,
}

fn workbooks_below(folder: &Path) -> Vec<PathBuf> {
    const ENDINGS: [&str; 8] = ["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "tsv", "txt"];
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let ending = path.extension().and_then(|ending| ending.to_str());
        if path.is_dir() {
            found.extend(workbooks_below(&path));
        } else if ending.is_some_and(|ending| ENDINGS.contains(&ending.to_lowercase().as_str())) {
            found.push(path);
        }
    }
    found.sort();
    found
}

const TARGETS: [ImportTarget; 6] = [
    ImportTarget::Competencies,
    ImportTarget::Interests,
    ImportTarget::Companies,
    ImportTarget::Calls,
    ImportTarget::Capabilities,
    ImportTarget::Awards,
];

/// The file read as everything that it can be imported as.
fn readings(workbook: &OpenedWorkbook) -> Vec<(ImportTarget, WorkbookDrafts)> {
    let vocabulary = Vocabulary::default();
    let read = |target| interpret(workbook, &Reading::unaided(target, &vocabulary));
    TARGETS.map(|target| (target, read(target))).into()
}

/// What the file is most likely about: the target under which the most columns are understood.
fn best_of(readings: Vec<(ImportTarget, WorkbookDrafts)>) -> (ImportTarget, WorkbookDrafts) {
    let n_columns = |drafts: &WorkbookDrafts| drafts.sheets.iter().map(n_mapped).sum::<usize>();
    let best = readings.into_iter();
    best.max_by_key(|(_, drafts)| n_columns(drafts)).unwrap()
}

fn n_mapped(sheet: &SheetReading) -> usize {
    sheet
        .columns
        .iter()
        .filter(|column| column.field.is_some())
        .count()
}

fn n_on<T>(drafts: &[DraftRow<T>], sheet: &str) -> usize {
    let on_sheet = drafts.iter().filter(|row| row.place.sheet == sheet);
    on_sheet.count()
}

/// Rows of the tables of a sheet that are neither a draft, nor rejected, nor put aside; matrices count cells and are left to
/// their tests.
fn n_lost(name: &str, drafts: &WorkbookDrafts) -> i64 {
    let tables = drafts.sheets.iter().filter(|sheet| {
        let is_table = !matches!(
            sheet.read_as,
            SheetUse::Ignored | SheetUse::CapabilityMatrix
        );
        sheet.name == name && is_table
    });
    let (n_rows, n_ignored) = tables.fold((0, 0), |(rows, ignored), sheet| {
        (rows + sheet.n_rows, ignored + sheet.n_ignored)
    });
    if n_rows == 0 {
        return 0;
    }
    let n_drafts = n_on(&drafts.calls, name)
        + n_on(&drafts.lots, name)
        + n_on(&drafts.requirements, name)
        + n_on(&drafts.capabilities, name)
        + n_on(&drafts.awards, name)
        + n_on(&drafts.companies, name)
        + n_on(&drafts.references, name)
        + n_on(&drafts.certificates, name)
        + n_on(&drafts.interests, name)
        + n_on(&drafts.competencies, name);
    let is_rejecting =
        |issue: &&ImportIssue| issue.severity == Severity::Error && issue.place.sheet == name;
    let rejected: BTreeSet<u32> = drafts
        .issues
        .iter()
        .filter(is_rejecting)
        .map(|issue| issue.place.row)
        .collect();
    let accounted = n_drafts + rejected.len() + n_ignored as usize;
    i64::from(n_rows) - i64::try_from(accounted).unwrap()
}

fn expected_header(file: &str, sheet: &str) -> Option<Option<u32>> {
    HEADER_ROWS
        .lines()
        .map(|line| line.split('|').map(str::trim).collect::<Vec<_>>())
        .find(|parts| parts.len() == 3 && parts[0] == file && names(parts[1], sheet))
        .map(|parts| parts[2].parse().ok())
}

/// Long names of sheets are cut in the list.
fn names(listed: &str, sheet: &str) -> bool {
    const CUT: usize = 30;
    listed == sheet || (listed.chars().count() == CUT && sheet.starts_with(listed))
}

fn report(file: &str, workbook: &OpenedWorkbook, totals: &mut Totals) {
    let readings = readings(workbook);
    for (target, drafts) in &readings {
        let names: BTreeSet<&str> = drafts
            .sheets
            .iter()
            .map(|sheet| sheet.name.as_str())
            .collect();
        for name in names {
            let lost = n_lost(name, drafts);
            if lost != 0 {
                let fault = format!("{file} {name} as {target:?}: {lost} rows lost");
                totals.faults.push(fault);
            }
        }
    }
    let (target, drafts) = best_of(readings);
    for sheet in &drafts.sheets {
        let unknown: Vec<&str> = sheet
            .columns
            .iter()
            .filter(|column| column.field.is_none())
            .map(|column| column.title.as_str())
            .collect();
        let verdict = match expected_header(file, &sheet.name) {
            None => "",
            Some(expected) => {
                totals.n_headers += 1;
                if expected == sheet.header_row {
                    totals.n_headers_right += 1;
                    "as seen"
                } else {
                    "NOT AS SEEN"
                }
            }
        };
        let header = sheet
            .header_row
            .map_or("-".to_owned(), |row| row.to_string());
        if std::env::var_os("HEADS").is_some() {
            for row in &sheet.head {
                println!("        {:>3} {}", row.row, row.cells.join(" | "));
            }
        }
        let read_as = match sheet.read_as {
            SheetUse::Ignored => "-".to_owned(),
            other => format!("{target:?} {other:?}"),
        };
        println!(
            "    {:<30.30} {read_as:<28} header {header:>3} {verdict:<12} columns {:>3} of {:>3}  rows {:>5}",
            sheet.name,
            n_mapped(sheet),
            sheet.columns.len(),
            sheet.n_rows
        );
        if !unknown.is_empty() {
            println!("        not read: {}", unknown.join(" | "));
        }
    }
}

fn read_file(program: &ReaderProgram, folder: &Path, path: &Path, totals: &mut Totals) {
    let name = path
        .strip_prefix(folder)
        .unwrap_or(path)
        .display()
        .to_string();
    let started = Instant::now();
    let opened = open_contained(
        program,
        &std::fs::read(path).unwrap(),
        &TextOptions::default(),
    );
    let elapsed = started.elapsed();
    totals.n_files += 1;
    let answer = match &opened {
        Ok(workbook) => format!("read as {:?}", workbook.format),
        Err(error) => format!("refused: {error}"),
    };
    println!("{name} ({elapsed:.0?}): {answer}");
    match opened {
        Ok(workbook) => {
            totals.n_read += 1;
            let file = path.file_name().unwrap().to_string_lossy().into_owned();
            report(&file, &workbook, totals);
            for expected in expected_of(&file) {
                count_columns((&file, &workbook), &expected, &mut totals.columns);
            }
        }
        Err(WorkbookError::ReaderUnavailable { .. } | WorkbookError::TimedOut) => {
            totals.faults.push(format!("{name}: no answer"));
        }
        Err(WorkbookError::Unreadable { reason }) if reason.starts_with("the reader") => {
            totals.n_refused += 1;
            totals.faults.push(format!("{name}: {reason}"));
        }
        Err(_) => totals.n_refused += 1,
    }
}

/// Says how many of the columns that have a field got it, unaided and the second time.
fn judge_columns(totals: &mut Totals) {
    let counts = &mut totals.columns;
    println!(
        "columns that concern us in {} sheets: {}, mapped unaided: {}, on the second import: {}; without a field: {}",
        counts.n_files,
        counts.n_concerning,
        counts.n_unaided,
        counts.n_remembered,
        counts.n_without_field
    );
    totals.faults.append(&mut counts.wrong);
    if counts.n_unaided * 100 < counts.n_concerning * COLUMNS_UNAIDED_PERCENT {
        totals.faults.push(format!(
            "fewer than {COLUMNS_UNAIDED_PERCENT} % of the columns that concern us are mapped unaided"
        ));
    }
    if counts.n_remembered < counts.n_concerning {
        totals
            .faults
            .push("a decision about a column was forgotten".to_owned());
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    if arguments.get(1).map(String::as_str) == Some(HIDDEN_WORD) {
        let code =
            spreadsheets::child::run(&mut std::io::stdin().lock(), &mut std::io::stdout().lock());
        return ExitCode::from(code);
    }
    let folder = PathBuf::from(arguments.get(1).expect("say which folder to read"));
    let program = ReaderProgram {
        path: std::env::current_exe().unwrap(),
        arguments: vec![HIDDEN_WORD.into()],
    };
    let mut totals = Totals::default();
    for path in workbooks_below(&folder) {
        read_file(&program, &folder, &path, &mut totals);
    }
    println!(
        "{} files: {} read, {} refused; headers as a person sees them: {} of {}",
        totals.n_files, totals.n_read, totals.n_refused, totals.n_headers_right, totals.n_headers
    );
    judge_columns(&mut totals);
    if totals.n_headers_right * 100 < totals.n_headers * HEADERS_RIGHT_PERCENT {
        totals.faults.push(format!(
            "fewer than {HEADERS_RIGHT_PERCENT} % of the headers are where a person sees them"
        ));
    }
    for fault in &totals.faults {
        println!("FAULT {fault}");
    }
    ExitCode::from(u8::from(!totals.faults.is_empty()))
}
