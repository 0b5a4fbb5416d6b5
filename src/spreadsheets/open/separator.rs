//! Which character separates the columns of a text file: the one that gives the steadiest number of columns.

/// The candidates, the likelier in France first; the order decides when they are even.
const CANDIDATES: [u8; 4] = [b';', b'\t', b',', b'|'];
/// How many records are looked at.
const SAMPLE_RECORDS: usize = 200;

/// The separator of a text. Title lines and notes have fewer columns than the table and weigh little: the score is the
/// number of records that have the commonest number of columns above one, times the columns, capped.
#[must_use]
pub fn detect_separator(text: &str) -> u8 {
    let mut best = (0, b';');
    for candidate in CANDIDATES {
        let score = score_of(text, candidate);
        if score > best.0 {
            best = (score, candidate);
        }
    }
    best.1
}

fn score_of(text: &str, separator: u8) -> u64 {
    let mut counts: Vec<(usize, u64)> = Vec::new();
    let mut n_records = 0;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    for record in reader.byte_records().take(SAMPLE_RECORDS).flatten() {
        n_records += 1;
        match counts
            .iter_mut()
            .find(|(columns, _)| *columns == record.len())
        {
            Some((_, count)) => *count += 1,
            None => counts.push((record.len(), 1)),
        }
    }
    let steadiest = counts
        .into_iter()
        .filter(|(columns, _)| *columns > 1)
        .max_by_key(|(columns, count)| (*count, *columns));
    match steadiest {
        Some((columns, count)) if n_records > 0 => {
            count * 1_000 / n_records * 100 + (columns as u64).min(99)
        }
        _ => 0,
    }
}
