//! What containment and safe writing cost: the same 100,000 rows × 10 columns read by calamine alone and through the
//! contained process, written by rust_xlsxwriter alone and through our sheets, in turns in one run. Run with
//! `cargo bench -p cordee-spreadsheets --bench beside_the_libraries`; it fails when a promise is broken.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    missing_docs
)]

use std::hint::black_box;
use std::io::Cursor;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use calamine::{Reader, Xlsx};
use chrono::{DateTime, Datelike, NaiveDate};
use domain::access::account::Language;
use domain::imports::text_reading::TextOptions;
use domain::values::money::Money;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook};
use spreadsheets::reader::{ReaderProgram, open_contained};
use spreadsheets::write::book::Book;
use spreadsheets::write::cell::Cell;
use spreadsheets::write::table::{Column, Table};

const ROWS: usize = 100_000;
const COLUMNS: usize = 10;
const RUNS: usize = 5;
/// Reading: the share of calamine's throughput that is left, at least.
const READING_PROMISE: f64 = 0.70;
/// Writing: the time of rust_xlsxwriter that is taken, at most.
const WRITING_PROMISE: f64 = 1.30;
const HIDDEN_WORD: &str = "read-workbook";

/// Six columns of text, of which three repeat as words of lists do, two of numbers, one of amounts, one of days.
fn cells_of(row: usize) -> Vec<Cell> {
    let day = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap() + chrono::Days::new(row as u64 % 2_000);
    vec![
        Cell::Text(format!("Société {}", row % 300)),
        Cell::Text(format!("{:09}", 854_800_745 + row % 300)),
        Cell::Text(format!("Compétence {}", row % 150)),
        Cell::Text(format!("Marché {row}")),
        Cell::Text(format!("Maintenance applicative du lot {row}")),
        Cell::Text(format!("Ville de {}", row % 5_000)),
        Cell::Count(row as i64 % 5),
        Cell::Count(row as i64),
        Cell::Amount(Money::euros(row as i64 * 100)),
        Cell::Day(day),
    ]
}

fn table() -> Table {
    Table {
        name: "Feuille".to_owned(),
        columns: (0..COLUMNS)
            .map(|column| Column {
                title: format!("Colonne {column}"),
                width: 20,
                list: None,
            })
            .collect(),
        rows: (1..ROWS).map(cells_of).collect(),
    }
}

fn ours(table: &Table) -> Vec<u8> {
    let mut book = Book::new("Mesure", Language::Fr, DateTime::UNIX_EPOCH).unwrap();
    book.add_table(table).unwrap();
    book.finish().unwrap()
}

/// The same cells with the same formats, each format made once.
fn bare(table: &Table) -> Vec<u8> {
    let body = Format::new()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin);
    let euros = body.clone().set_num_format("#,##0.00\\ \"€\"");
    let day = body.clone().set_num_format("dd/mm/yyyy");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, title) in (0..).zip(&table.columns) {
        sheet.write_string(0, column, &title.title).unwrap();
    }
    for (row, cells) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) => sheet.write_string_with_format(row, column, text, &body),
                Cell::Count(count) => {
                    sheet.write_number_with_format(row, column, *count as f64, &body)
                }
                Cell::Amount(amount) => {
                    sheet.write_number_with_format(row, column, amount.cents as f64 / 100.0, &euros)
                }
                Cell::Day(date) => {
                    let typed = ExcelDateTime::from_ymd(
                        date.year() as u16,
                        date.month() as u8,
                        date.day() as u8,
                    );
                    sheet.write_datetime_with_format(row, column, typed.unwrap(), &day)
                }
                _ => unreachable!("the table holds no other cells"),
            }
            .unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn calamine_alone(bytes: &[u8]) -> usize {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let name = workbook.sheet_names()[0].clone();
    workbook
        .worksheet_range(&name)
        .unwrap()
        .used_cells()
        .count()
}

fn contained(bytes: &[u8]) -> usize {
    let program = ReaderProgram {
        path: std::env::current_exe().unwrap(),
        arguments: vec![HIDDEN_WORD.into()],
    };
    let workbook = open_contained(&program, bytes, &TextOptions::default()).unwrap();
    workbook
        .sheets
        .iter()
        .flat_map(|sheet| &sheet.rows)
        .map(|row| row.cells.len())
        .sum()
}

/// Medians of both, measured in turns so that a busy machine is busy for both.
fn in_turns<A, B>(first: impl Fn() -> A, second: impl Fn() -> B) -> (Duration, Duration) {
    let timed = |work: &dyn Fn()| {
        let started = Instant::now();
        work();
        started.elapsed()
    };
    let (mut firsts, mut seconds): (Vec<_>, Vec<_>) = (0..RUNS)
        .map(|_| {
            (
                timed(&|| {
                    black_box(first());
                }),
                timed(&|| {
                    black_box(second());
                }),
            )
        })
        .unzip();
    firsts.sort();
    seconds.sort();
    (firsts[RUNS / 2], seconds[RUNS / 2])
}

fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() == Some(HIDDEN_WORD) {
        let code =
            spreadsheets::child::run(&mut std::io::stdin().lock(), &mut std::io::stdout().lock());
        return ExitCode::from(code);
    }
    println!("{ROWS} rows x {COLUMNS} columns, medians of {RUNS} runs in turns");
    let table = table();
    let bytes = bare(&table);

    assert_eq!(calamine_alone(&bytes), contained(&bytes));
    let (raw, ours_reading) = in_turns(|| calamine_alone(&bytes), || contained(&bytes));
    let kept = raw.as_secs_f64() / ours_reading.as_secs_f64();
    println!(
        "reading  calamine {raw:>10.1?}  contained {ours_reading:>10.1?}  throughput kept {kept:.2}"
    );
    let (raw, ours_writing) = in_turns(|| bare(&table), || ours(&table));
    let taken = ours_writing.as_secs_f64() / raw.as_secs_f64();
    println!(
        "writing  rust_xlsxwriter {raw:>10.1?}  ours {ours_writing:>10.1?}  time taken {taken:.2}"
    );
    if kept < READING_PROMISE || taken > WRITING_PROMISE {
        println!("promised: {READING_PROMISE} kept at least, {WRITING_PROMISE} taken at most");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
