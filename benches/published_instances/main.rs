//! How the engine does on published instances: set covering (OR-Library, rail, Steiner systems) and facilities that
//! share their capacity. Each becomes one lot: whoever can be chosen is a company with its own price, whatever has to
//! be covered is a requirement.
//!
//!     cargo bench -p cordee-engine --bench published_instances -- [--time SECONDS] [--same-price] FILE...
//!
//! Prints a table, and fails when an answer is better than what is published as proved, or proved and worse.

#![expect(
    clippy::print_stdout,
    reason = "measurements for a table are what this program makes"
)]

mod known;
mod reading;

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use engine::budget::Budget;
use engine::lot_search::search::{Outcome, Start, Wanted, search_lot};

use known::{Published, published};
use reading::{Instance, Kind};

/// What was typed.
struct Asked {
    files: Vec<String>,
    seconds: f64,
    has_same_price: bool,
}

fn asked() -> Asked {
    let mut asked = Asked {
        files: Vec::new(),
        seconds: 60.0,
        has_same_price: false,
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--time" => {
                asked.seconds = words
                    .next()
                    .and_then(|text| text.parse().ok())
                    .unwrap_or(60.0);
            }
            "--same-price" => asked.has_same_price = true,
            "--bench" => {}
            _ => asked.files.push(word),
        }
    }
    asked
}

/// The time that this thread has spent on a processor, where the system tells it (Linux).
fn time_on_processor() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds: Option<f64> = told
        .split_whitespace()
        .next()
        .and_then(|text| text.parse().ok());
    nanoseconds.unwrap_or_default() * 1e-9
}

fn search(instance: &Instance, seconds: f64) -> (Outcome, f64) {
    #[expect(
        clippy::disallowed_methods,
        reason = "the engine reads no clock; whoever measures it has to"
    )]
    let deadline = Instant::now() + Duration::from_secs_f64(seconds * 20.0);
    let began = time_on_processor();
    #[expect(
        clippy::disallowed_methods,
        reason = "the engine reads no clock; whoever measures it has to"
    )]
    let is_late = || Instant::now() >= deadline || time_on_processor() - began >= seconds;
    let n_asked = AtomicU32::new(0);
    // The system is asked now and then only: telling the time takes it longer than a step of the search.
    let is_time_up = || n_asked.fetch_add(1, Ordering::Relaxed) % 256 == 255 && is_late();
    let budget = Budget {
        is_time_up: &is_time_up,
        ..Budget::of_nodes(u64::MAX)
    };
    let lot = &instance.lot;
    let outcome = search_lot(lot, &Wanted::any(lot), &Start::default(), &budget);
    (outcome, time_on_processor() - began)
}

/// Whether an answer and what is published can both be true.
fn is_possible(value: Option<f64>, bound: f64, is_proved: bool, known: Published) -> bool {
    let slack = known.slack;
    let is_too_good = value.is_some_and(|value| value < known.bound - slack);
    let is_bound_too_high = bound > known.value + slack;
    let is_wrong_proof = is_proved && value.is_none_or(|value| value > known.value + slack);
    !(is_too_good || is_bound_too_high || is_wrong_proof)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let asked = asked();
    let (mut n_proved, mut n_impossible, mut n_read) = (0, 0, 0);
    println!("| instance | rows × columns | published | ours | bound | proved | seconds | nodes |");
    println!("|---|---|---|---|---|---|---|---|");
    for file in &asked.files {
        let text = std::fs::read_to_string(file)?;
        let name = std::path::Path::new(file)
            .file_stem()
            .map(|name| name.to_string_lossy().to_lowercase())
            .unwrap_or_default();
        let Some(instance) = reading::instance(&text, asked.has_same_price) else {
            println!("| {name} | none of the formats that are read | | | | | | |");
            continue;
        };
        n_read += 1;
        let (outcome, seconds) = search(&instance, asked.seconds);
        let value = outcome.best.as_ref().map(|found| instance.told(found.cost));
        let mut bound = instance.told(outcome.bound);
        if instance.kind == Kind::Covering {
            bound = (bound - 1e-9).ceil();
        }
        let known = published(&name, instance.kind, instance.has_same_price);
        let is_wrong =
            known.is_some_and(|known| !is_possible(value, bound, outcome.is_proved, known));
        n_proved += u32::from(outcome.is_proved);
        n_impossible += u32::from(is_wrong);
        println!(
            "| {name} | {} × {} | {} | {} | {bound} | {}{} | {seconds:.3} | {} |",
            instance.n_rows,
            instance.lot.n_candidates(),
            known.map_or("–".to_owned(), |known| known.told()),
            value.map_or("none".to_owned(), |value| value.to_string()),
            if outcome.is_proved { "yes" } else { "no" },
            if is_wrong { ", CANNOT BE" } else { "" },
            outcome.n_nodes,
        );
    }
    println!(
        "\n{n_read} instances read, {n_proved} proved, {n_impossible} contradict what is published"
    );
    if n_impossible > 0 {
        return Err("an answer contradicts what is published".into());
    }
    Ok(())
}
