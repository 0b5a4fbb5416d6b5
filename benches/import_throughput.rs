//! How fast a workbook becomes drafts, the contained process included: 5,000 rows × 40 columns in each format, and what the
//! process itself costs. Run with `cargo bench -p cordee-spreadsheets`; it fails when the promise of 3 seconds is broken.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    missing_docs
)]

use std::fmt::Write;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use domain::directory::competency::Vocabulary;
use domain::imports::import::ImportTarget;
use domain::imports::text_reading::TextOptions;
use rust_xlsxwriter::Workbook;
use spreadsheets::read::reading::Reading;
use spreadsheets::reader::{ReaderProgram, read_workbook};
use spreadsheets::upload::Upload;

const ROWS: usize = 5_000;
const COLUMNS: usize = 40;
const RUNS: usize = 5;
const PROMISE: Duration = Duration::from_secs(3);
const HIDDEN_WORD: &str = "read-workbook";

fn title(column: usize) -> String {
    let known = [
        "Entreprise",
        "SIREN",
        "Compétence",
        "Niveau",
        "ETP",
        "Commentaire",
        "Référence",
        "Client",
        "Début",
        "Montant HT",
    ];
    known.get(column).map_or_else(
        || format!("Colonne libre {column}"),
        |title| (*title).to_owned(),
    )
}

fn text(row: usize, column: usize) -> String {
    match column {
        0 => format!("Société {}", row % 300),
        1 => "854800745".to_owned(),
        2 => format!("Compétence {}", row % 150),
        3 => "confirmé".to_owned(),
        4 => format!("{},5", row % 9),
        8 => "31/12/2025".to_owned(),
        9 => format!("{} 000 €", row % 900 + 1),
        _ => format!("valeur {row} de la colonne {column}"),
    }
}

fn as_text() -> Vec<u8> {
    let mut lines = String::new();
    for row in 0..=ROWS {
        for column in 0..COLUMNS {
            let cell = if row == 0 {
                title(column)
            } else {
                text(row, column)
            };
            let end = if column + 1 == COLUMNS { '\n' } else { ';' };
            write!(lines, "{cell}{end}").unwrap();
        }
    }
    lines.into_bytes()
}

fn as_xlsx(n_rows: usize) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for row in 0..=n_rows {
        for column in 0..COLUMNS {
            let cell = if row == 0 {
                title(column)
            } else {
                text(row, column)
            };
            sheet
                .write_string(
                    u32::try_from(row).unwrap(),
                    u16::try_from(column).unwrap(),
                    cell,
                )
                .unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn measure(what: &str, bytes: Vec<u8>, n_rows: usize) -> Duration {
    let program = ReaderProgram {
        path: std::env::current_exe().unwrap(),
        arguments: vec![HIDDEN_WORD.into()],
    };
    let upload = Upload {
        name: what.to_owned(),
        bytes,
        text: TextOptions::default(),
    };
    let vocabulary = Vocabulary::default();
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let started = Instant::now();
            let drafts = read_workbook(
                &program,
                &upload,
                &Reading::unaided(ImportTarget::Capabilities, &vocabulary),
            )
            .unwrap();
            assert_eq!(drafts.capabilities.len(), n_rows);
            started.elapsed()
        })
        .collect();
    times.sort();
    let median = times[RUNS / 2];
    let rate = n_rows as f64 / median.as_secs_f64();
    println!(
        "{what:<28} {:>8} kB {median:>12.1?} {rate:>10.0} rows/s",
        upload.bytes.len() / 1_000
    );
    median
}

fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() == Some(HIDDEN_WORD) {
        let code =
            spreadsheets::child::run(&mut std::io::stdin().lock(), &mut std::io::stdout().lock());
        return ExitCode::from(code);
    }
    println!("{ROWS} rows x {COLUMNS} columns, median of {RUNS} runs");
    measure("one row (process alone)", as_xlsx(1), 1);
    let slowest = measure("xlsx", as_xlsx(ROWS), ROWS).max(measure("csv", as_text(), ROWS));
    if slowest > PROMISE {
        println!("slower than the {PROMISE:?} promised");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
