//! Workbooks of every format, damaged in thousands of ways, through the contained reader: always a reading or a refusal,
//! never a panic of the process that asks. Mutations are the same in every run for the same seed; `MUTATIONS` says how
//! many, `MUTATIONS_FROM` from which seed on, `CASES` how many damaged entries each parser gets. The test is a program of its own, because it is also the reader.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs
)]

mod damage;
mod parsers;
mod seeds;

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use domain::directory::competency::Vocabulary;
use domain::imports::import::ImportTarget;
use domain::imports::text_reading::TextOptions;
use spreadsheets::read::interpret::interpret;
use spreadsheets::read::reading::Reading;
use spreadsheets::reader::{ReaderProgram, open_contained};
use spreadsheets::workbook_error::WorkbookError;

const HIDDEN_WORD: &str = "read-workbook";
/// As many as take a few seconds.
const USUAL: u64 = 400;
/// Damaged entries for each parser.
const USUAL_OF_PARSERS: u64 = 1_500;
/// A file of a few kilobytes that takes longer holds the queue up.
const PATIENCE: Duration = Duration::from_secs(10);

fn number_of(variable: &str, usual: u64) -> u64 {
    std::env::var(variable)
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(usual)
}

/// What became of a file, in a word; a fault as an error.
fn outcome(program: &ReaderProgram, bytes: &[u8]) -> Result<&'static str, String> {
    let started = Instant::now();
    let opened = open_contained(program, bytes, &TextOptions::default());
    if started.elapsed() > PATIENCE {
        return Err(format!("took {:?}", started.elapsed()));
    }
    match opened {
        Ok(workbook) => {
            let vocabulary = Vocabulary::default();
            for target in [
                ImportTarget::Calls,
                ImportTarget::Capabilities,
                ImportTarget::Awards,
                ImportTarget::Companies,
            ] {
                let _ = interpret(&workbook, &Reading::unaided(target, &vocabulary));
            }
            Ok("read")
        }
        Err(WorkbookError::Unreadable { reason }) if reason.starts_with("the reader") => {
            Ok("refused because the reader fell over")
        }
        Err(WorkbookError::ReaderUnavailable { reason }) => Err(reason),
        Err(WorkbookError::TimedOut) => Err("timed out".to_owned()),
        Err(_) => Ok("refused"),
    }
}

fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() == Some(HIDDEN_WORD) {
        let code =
            spreadsheets::child::run(&mut std::io::stdin().lock(), &mut std::io::stdout().lock());
        return ExitCode::from(code);
    }
    let program = ReaderProgram {
        path: std::env::current_exe().unwrap(),
        arguments: vec![HIDDEN_WORD.into()],
    };
    let seeds = seeds::all();
    for (name, bytes) in &seeds {
        assert_eq!(
            outcome(&program, bytes),
            Ok("read"),
            "the seed {name} itself"
        );
    }
    let (from, count) = (
        number_of("MUTATIONS_FROM", 0),
        number_of("MUTATIONS", USUAL),
    );
    let mut tally: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    let mut faults = Vec::new();
    for number in from..from + count {
        let (name, bytes) = &seeds[usize::try_from(number).unwrap() % seeds.len()];
        let damaged = damage::damaged(bytes, number);
        let caught = std::panic::catch_unwind(|| outcome(&program, &damaged));
        match caught.unwrap_or_else(|_| Err("the process that asks panicked".to_owned())) {
            Ok(what) => *tally.entry((name, what)).or_default() += 1,
            Err(fault) => faults.push(format!("{name}, seed {number}: {fault}")),
        }
    }
    faults.extend(parsers::faults(from, number_of("CASES", USUAL_OF_PARSERS)));
    for ((name, what), count) in &tally {
        println!("{name:<6} {what:<40} {count:>7}");
    }
    for fault in &faults {
        println!("FAULT {fault}");
    }
    let n_read: u64 = tally
        .iter()
        .filter(|((_, what), _)| *what == "read")
        .map(|(_, n)| n)
        .sum();
    let is_telling = n_read > 0 && n_read < count || count < 50;
    assert!(
        is_telling,
        "damage that always or never matters tells nothing"
    );
    let n_failed = u64::from(!faults.is_empty());
    println!("test result: {} passed; {n_failed} failed", 1 - n_failed);
    ExitCode::from(u8::from(!faults.is_empty()))
}
