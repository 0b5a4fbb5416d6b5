//! Tables in Markdown.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::reference::Theirs;
use super::{FileRecord, Record};

/// The value below which this share of all values lies.
fn quantile(values: &[f64], share: f64) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    let place = (values.len() as f64 * share) as usize;
    values
        .get(place)
        .or(values.last())
        .copied()
        .unwrap_or_default()
}

/// Milliseconds or seconds, with two or three digits.
fn time(seconds: f64) -> String {
    match seconds {
        _ if seconds < 0.000_95 => format!("{:.2} ms", seconds * 1e3),
        _ if seconds < 0.0095 => format!("{:.1} ms", seconds * 1e3),
        _ if seconds < 0.95 => format!("{:.0} ms", seconds * 1e3),
        _ if seconds < 9.5 => format!("{seconds:.1} s"),
        _ => format!("{seconds:.0} s"),
    }
}

fn times(ratio: f64) -> String {
    if ratio < 9.95 {
        format!("{ratio:.1}")
    } else {
        format!("{ratio:.0}")
    }
}

fn solvers(records: &[&Record]) -> BTreeSet<String> {
    let theirs = records.iter().flat_map(|record| &record.theirs);
    theirs.map(|one| one.solver.clone()).collect()
}

fn of_solver<'a>(record: &'a Record, solver: &str) -> Option<&'a Theirs> {
    record.theirs.iter().find(|one| one.solver == solver)
}

/// Lots by number of companies; those with ten requirements or more once more by themselves.
pub fn lots(records: &[Record], limit: f64) -> String {
    let lots: Vec<&Record> = records.iter().filter(|one| !one.is_call).collect();
    if lots.is_empty() {
        return String::new();
    }
    let mut groups: BTreeMap<(usize, bool), Vec<&Record>> = BTreeMap::new();
    for record in &lots {
        groups
            .entry((record.n_companies, false))
            .or_default()
            .push(record);
        if record.n_requirements >= 10 {
            groups
                .entry((record.n_companies, true))
                .or_default()
                .push(record);
        }
    }
    let mut table = String::from(
        "| companies | lots | ours: proved | ours: median (quartiles; slowest) | solver | it proved | times as long as \
         ours: median (quartiles; least) | same optimum |\n|---|---|---|---|---|---|---|---|\n",
    );
    for ((n_companies, is_large), group) in &groups {
        let own: Vec<f64> = group.iter().map(|record| record.own.seconds).collect();
        let n_proved = group.iter().filter(|record| record.own.is_proved).count();
        let ours = format!(
            "| {n_companies}{} | {} | {n_proved} | {} ({} to {}; {}) |",
            if *is_large {
                ", 10 requirements or more"
            } else {
                ""
            },
            group.len(),
            time(quantile(&own, 0.5)),
            time(quantile(&own, 0.25)),
            time(quantile(&own, 0.75)),
            time(quantile(&own, 1.0)),
        );
        let names = solvers(group);
        if names.is_empty() {
            // Writing to a text cannot fail.
            let _ = writeln!(table, "{ours} not asked | – | – | – |");
        }
        for name in names {
            let _ = writeln!(table, "{ours} {} |", beside(group, &name, limit));
        }
    }
    table.push('\n');
    table
}

/// What a solver did with the same lots. Where it did not end, its limit counts: it takes longer than that.
fn beside(group: &[&Record], solver: &str, limit: f64) -> String {
    let (mut ratios, mut n_asked, mut n_proved, mut n_same) = (Vec::new(), 0, 0, 0);
    for record in group {
        let Some(theirs) = of_solver(record, solver) else {
            continue;
        };
        n_asked += 1;
        ratios.push(theirs.seconds.unwrap_or(limit) / record.own.seconds.max(1e-6));
        if theirs.is_proved {
            n_proved += 1;
            let is_same = theirs.objective == Some(record.own.objective as f64);
            n_same += usize::from(is_same && record.own.is_proved);
        }
    }
    format!(
        "{solver} | {n_proved} of {n_asked} | {} ({} to {}; {}) | {n_same} of {n_proved}",
        times(quantile(&ratios, 0.5)),
        times(quantile(&ratios, 0.25)),
        times(quantile(&ratios, 0.75)),
        times(quantile(&ratios, 0.0)),
    )
}

/// Five alternatives and the front of each lot, beside the best alone.
pub fn series(records: &[Record]) -> String {
    let mut groups: BTreeMap<usize, Vec<(f64, f64, f64)>> = BTreeMap::new();
    for record in records {
        if let Some((five, front)) = record.series {
            let group = groups.entry(record.n_companies).or_default();
            group.push((record.own.seconds, five, front));
        }
    }
    if groups.is_empty() {
        return String::new();
    }
    let mut table = String::from(
        "| companies | lots | best: median (slowest) | five alternatives: median (slowest) | front: median (slowest) | \
         alternatives and front within twice the best and 0.3 s |\n|---|---|---|---|---|---|\n",
    );
    for (n_companies, group) in groups {
        let _ = write!(table, "| {n_companies} | {} |", group.len());
        let best = group.iter().map(|one| one.0).collect();
        let five = group.iter().map(|one| one.1).collect();
        let front = group.iter().map(|one| one.2).collect();
        let columns: [Vec<f64>; 3] = [best, five, front];
        for values in columns {
            let (half, most) = (quantile(&values, 0.5), quantile(&values, 1.0));
            let _ = write!(table, " {} ({}) |", time(half), time(most));
        }
        // Both runs look for the best first: once is enough.
        let is_within = |one: &&(f64, f64, f64)| one.1 + one.2 - one.0 <= 2.0 * one.0 + 0.3;
        let n_within = group.iter().filter(is_within).count();
        let _ = writeln!(table, " {n_within} of {} |", group.len());
    }
    table.push('\n');
    table
}

/// Whole calls, one by one.
pub fn calls(records: &[Record], limit: f64) -> String {
    let calls: Vec<&Record> = records.iter().filter(|one| one.is_call).collect();
    if calls.is_empty() {
        return String::new();
    }
    let mut table = String::from(
        "| companies × lots | ours | time | gap | solver | its answer | its bound | its time | its memory |\n\
         |---|---|---|---|---|---|---|---|---|\n",
    );
    for record in calls {
        let own = &record.own;
        let gap = own.bound.map_or("–".to_owned(), |bound| {
            let share = (own.objective - bound) as f64 / own.objective.abs().max(1) as f64;
            format!("{:.3} %", share * 100.0)
        });
        let ours = format!(
            "| {} × {} | {} | {} | {gap} |",
            record.n_companies,
            record.n_lots,
            own.objective,
            time(own.seconds)
        );
        if record.theirs.is_empty() {
            let _ = writeln!(table, "{ours} not asked | – | – | – | – |");
        }
        for theirs in &record.theirs {
            let figure =
                |value: Option<f64>| value.map_or("none".to_owned(), |one| format!("{one:.0}"));
            let spent = theirs.seconds.unwrap_or(limit);
            let _ = writeln!(
                table,
                "{ours} {} | {}{} | {} | {}{} | {} MB |",
                theirs.solver,
                figure(theirs.objective),
                if theirs.is_proved { " (proved)" } else { "" },
                figure(theirs.bound),
                if theirs.is_proved { "" } else { "> " },
                time(spent),
                figure(theirs.peak),
            );
        }
    }
    table.push('\n');
    table
}

/// Reading and memory, by size.
pub fn files(files: &[FileRecord], records: &[Record]) -> String {
    let mut table = String::from(
        "| companies × lots | file | read | our memory at most | times the file | memory of solvers, lot by lot, at most |\n\
         |---|---|---|---|---|---|\n",
    );
    let mut sizes: BTreeMap<(usize, usize), Vec<&FileRecord>> = BTreeMap::new();
    for file in files {
        let size = (file.n_companies, file.n_lots);
        sizes.entry(size).or_default().push(file);
    }
    for ((n_companies, n_lots), group) in sizes {
        let megabytes = |bytes: f64| bytes / 1e6;
        let largest = group
            .iter()
            .map(|file| file.bytes)
            .max()
            .unwrap_or_default() as f64;
        let reads: Vec<f64> = group.iter().map(|file| file.read).collect();
        let peak = group
            .iter()
            .filter_map(|file| file.peak)
            .max()
            .unwrap_or_default() as f64
            * 1024.0;
        let of_size: Vec<&Record> = records
            .iter()
            .filter(|one| {
                (one.n_companies, one.n_lots, one.is_call) == (n_companies, n_lots, false)
            })
            .collect();
        let theirs = solvers(&of_size).into_iter().map(|name| {
            let peaks = of_size.iter().filter_map(|one| of_solver(one, &name)?.peak);
            format!("{name} {:.0} MB", peaks.fold(0.0, f64::max))
        });
        let theirs: Vec<String> = theirs.collect();
        let _ = writeln!(
            table,
            "| {n_companies} × {n_lots} | {:.1} MB | {} | {:.0} MB | {} | {} |",
            megabytes(largest),
            time(quantile(&reads, 0.5)),
            megabytes(peak),
            times(peak / largest.max(1.0)),
            if theirs.is_empty() {
                "–".to_owned()
            } else {
                theirs.join(", ")
            },
        );
    }
    table
}
