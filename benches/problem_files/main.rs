//! How long the engine takes for problem files of the interchange format: lot by lot, whole calls, and beside
//! reference solvers if their script is given. It prints `status`, `objective`, `bound`, `cpu_s` and `peak_rss_mb`.
//!
//!     cargo bench -p cordee-engine --bench problem_files -- FILE... [--time SECONDS] [--series] [--calls | --only-calls]
//!         [--reference SCRIPT --python PROGRAM --solvers NAME,NAME --reference-up-to COMPANIES] [--known LINES]
//!         [--table FILE]
//!
//! SECONDS on a processor are what a lot or a call may take, ours and theirs.
//! LINES is what an earlier run printed: what solvers said there is taken over, and only our side is measured again.
//! Prints one line of JSON for each lot and call, and writes tables in Markdown at the end. Fails if a reference
//! contradicts an answer: another proved optimum, or something better than a proved bound.

#![expect(
    clippy::print_stdout,
    reason = "measurements for a table are what this program makes"
)]

mod measuring;
mod reference;
mod table;

use std::fmt::Write as _;

use engine::call_plan::reply::CallOptions;
use engine::call_plan::solve_lot::AskedLot;
use engine::interchange::problem::Problem;
use engine::interchange::read::read_problem;
use engine::lot::compile::Indexed;
use serde_json::json;

use measuring::{Own, solve_call_once, solve_lot, solve_lot_once, time_on_processor};
use reference::{References, Theirs};

/// What can go wrong while measuring.
pub type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// What was typed.
#[derive(Default)]
struct Asked {
    files: Vec<String>,
    seconds: f64,
    has_series: bool,
    has_calls: bool,
    has_lots: bool,
    peak_of: Option<String>,
    table: Option<String>,
    references: References,
}

fn asked() -> Asked {
    let mut asked = Asked {
        seconds: 60.0,
        has_lots: true,
        ..Asked::default()
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut next = || words.next().unwrap_or_default();
        match word.as_str() {
            "--time" => asked.seconds = next().parse().unwrap_or(60.0),
            "--series" => asked.has_series = true,
            "--calls" => asked.has_calls = true,
            "--only-calls" => (asked.has_calls, asked.has_lots) = (true, false),
            "--peak-of" => asked.peak_of = Some(next()),
            "--table" => asked.table = Some(next()),
            "--reference" => asked.references.script = Some(next()),
            "--python" => asked.references.python = next(),
            "--solvers" => {
                asked.references.solvers = next().split(',').map(str::to_owned).collect();
            }
            "--reference-up-to" => {
                asked.references.most_companies = next().parse().unwrap_or(usize::MAX);
            }
            "--known" => {
                let lines = std::fs::read_to_string(next()).unwrap_or_default();
                asked.references.know(&lines);
            }
            "--bench" => {}
            _ => asked.files.push(word),
        }
    }
    asked
}

/// One lot, or one whole call.
pub struct Record {
    /// Companies of the problem.
    pub n_companies: usize,
    /// Lots of the problem.
    pub n_lots: usize,
    /// Whether all lots were asked about together.
    pub is_call: bool,
    /// Requirements of the lot.
    pub n_requirements: usize,
    /// Our answer.
    pub own: Own,
    /// Seconds for five alternatives and for the front, the best included.
    pub series: Option<(f64, f64)>,
    /// What the references said.
    pub theirs: Vec<Theirs>,
}

/// A file, and the memory that it took at most.
pub struct FileRecord {
    /// Companies of the problem.
    pub n_companies: usize,
    /// Lots of the problem.
    pub n_lots: usize,
    /// Its size.
    pub bytes: u64,
    /// Seconds for reading it.
    pub read: f64,
    /// The most memory of a process that reads it and answers all lots one by one, in kilobytes.
    pub peak: Option<u64>,
}

fn read(file: &str) -> Outcome<Problem> {
    let text = std::fs::read_to_string(file)?;
    Ok(read_problem(&text).map_err(|findings| findings.to_string())?)
}

fn tell(file: &str, what: &str, record: &Record) {
    let theirs: Vec<_> = record.theirs.iter().map(Theirs::told).collect();
    println!(
        "{}",
        json!({
            "file": file, "lot": what, "requirements": record.n_requirements, "proved": record.own.is_proved,
            "objective": record.own.objective, "bound": record.own.bound, "seconds": record.own.seconds,
            "nodes": record.own.n_nodes, "alternatives_and_front": record.series, "references": theirs,
        })
    );
}

fn measure_file(file: &str, asked: &Asked, records: &mut Vec<Record>) -> Outcome<FileRecord> {
    let began = time_on_processor();
    let problem = read(file)?;
    let indexed = Indexed::new(&problem);
    let read = time_on_processor().saturating_sub(began).as_secs_f64();
    let (n_companies, n_lots) = (problem.companies.len(), problem.lots.len());
    let options = CallOptions::default();
    let lots = problem.lots.iter().enumerate();
    for (number, lot) in lots.filter(|_| asked.has_lots) {
        let alone = AskedLot {
            indexed: &indexed,
            number,
            options: &options,
        };
        let own = solve_lot(&alone, asked.seconds)?;
        let series = if asked.has_series {
            Some(measure_series(&indexed, number, asked.seconds)?)
        } else {
            None
        };
        let record = Record {
            n_companies,
            n_lots,
            is_call: false,
            n_requirements: lot.requirements.len(),
            own,
            series,
            theirs: asked
                .references
                .ask(file, Some(&lot.id), n_companies, asked.seconds),
        };
        tell(file, &lot.id, &record);
        records.push(record);
    }
    if asked.has_calls && n_lots > 1 {
        let record = Record {
            n_companies,
            n_lots,
            is_call: true,
            n_requirements: problem.lots.iter().map(|lot| lot.requirements.len()).sum(),
            own: solve_call_once(&problem, asked.seconds)?,
            series: None,
            theirs: asked.references.ask(file, None, n_companies, asked.seconds),
        };
        tell(file, "all", &record);
        records.push(record);
    }
    Ok(FileRecord {
        n_companies,
        n_lots,
        bytes: std::fs::metadata(file)?.len(),
        read,
        peak: measuring::peak_in_a_process_of_its_own(file, asked.seconds),
    })
}

/// Seconds for five alternatives, and for the front.
fn measure_series(indexed: &Indexed<'_>, number: usize, seconds: f64) -> Outcome<(f64, f64)> {
    let five = CallOptions {
        n_alternatives: 5,
        least_difference: 1,
        ..CallOptions::default()
    };
    let front = CallOptions {
        has_front: true,
        ..CallOptions::default()
    };
    let run = |options| {
        let lot = AskedLot {
            indexed,
            number,
            options,
        };
        solve_lot_once(&lot, seconds)
    };
    Ok((run(&five)?.seconds, run(&front)?.seconds))
}

/// Answers all lots one by one, for the memory that it takes.
fn tell_peak(file: &str, seconds: f64) -> Outcome<()> {
    let problem = read(file)?;
    let indexed = Indexed::new(&problem);
    let options = CallOptions::default();
    for number in 0..problem.lots.len() {
        let lot = AskedLot {
            indexed: &indexed,
            number,
            options: &options,
        };
        solve_lot_once(&lot, seconds)?;
    }
    println!("{}", measuring::peak().unwrap_or_default());
    Ok(())
}

fn main() -> Outcome<()> {
    let asked = asked();
    if let Some(file) = &asked.peak_of {
        return tell_peak(file, asked.seconds);
    }
    let (mut records, mut files) = (Vec::new(), Vec::new());
    for file in &asked.files {
        files.push(measure_file(file, &asked, &mut records)?);
    }
    let mut tables = table::lots(&records, asked.seconds);
    write!(tables, "{}", table::series(&records))?;
    write!(tables, "{}", table::calls(&records, asked.seconds))?;
    write!(tables, "{}", table::files(&files, &records))?;
    println!("{tables}");
    if let Some(path) = &asked.table {
        std::fs::write(path, &tables)?;
    }
    let n_contradictions = records
        .iter()
        .map(|record| {
            let theirs = record.theirs.iter();
            theirs.filter(|one| one.contradicts(&record.own)).count()
        })
        .sum::<usize>();
    if n_contradictions > 0 {
        return Err(format!("{n_contradictions} answers are contradicted by a reference").into());
    }
    Ok(())
}
