//! Several companies of one contract in one row: `Titulaire 1`, `SIRET 1`, `Titulaire 2`, `SIRET 2`, each pair a company.

use domain::values::text::search_key;

use crate::columns::column_map::{ColumnMap, MatchedColumn};
use crate::columns::field::{Field, TableKind};

/// Fields that tell which company is meant.
const COMPANY_FIELDS: [Field; 4] = [
    Field::CompanyName,
    Field::Siret,
    Field::Siren,
    Field::Postcode,
];
/// More companies than this are not numbered in titles.
const MOST_COMPANIES: u32 = 50;

/// Whether a title speaks of who buys and a field of a company that sells, or a title of a number and a field of the
/// buyer's name: never the same thing.
#[must_use]
pub fn mistakes_the_buyer(title: &str, field: Field) -> bool {
    let key = search_key(title);
    let has = |words: &[&str]| key.split_whitespace().any(|word| words.contains(&word));
    match field {
        Field::Buyer => has(&["siret", "siren"]),
        _ => COMPANY_FIELDS.contains(&field) && has(&["acheteur", "acheteurs", "buyer", "buyers"]),
    }
}

/// Whether a title is that of a further company: it ends with a number, and the same with a 1 stands among the others.
#[must_use]
pub fn is_further<'a>(
    kind: TableKind,
    title: &str,
    mut titles: impl Iterator<Item = &'a str>,
) -> bool {
    let Some((base, 2..)) = numbered(title).filter(|_| kind == TableKind::Awards) else {
        return false;
    };
    titles.any(|other| numbered(other) == Some((base.clone(), 1)))
}

/// Gives the columns of further companies the fields that those of the first have.
pub fn mark_further(map: &mut ColumnMap) {
    if map.kind != TableKind::Awards {
        return;
    }
    let first: Vec<(String, MatchedColumn)> = map
        .columns
        .iter()
        .filter(|column| is_about_company(column))
        .filter_map(|column| match numbered(&column.title) {
            Some((base, 1)) => Some((base, column.clone())),
            _ => None,
        })
        .collect();
    let is_open = |column: &&mut MatchedColumn| column.field.is_none() && !column.is_chosen;
    for column in map.columns.iter_mut().filter(is_open) {
        let Some((base, 2..)) = numbered(&column.title) else {
            continue;
        };
        if let Some((_, model)) = first.iter().find(|(known, _)| *known == base) {
            column.field = model.field;
            column.name = model.name;
            column.confidence = model.confidence;
        }
    }
}

/// How each company of a row is read: the first, and those of the numbered columns in the order of their numbers.
#[must_use]
pub fn companies_in(map: &ColumnMap) -> Vec<ColumnMap> {
    let number_of = |column: &MatchedColumn| match numbered(&column.title) {
        Some((_, number)) if is_about_company(column) => number.max(1),
        _ => 1,
    };
    let mut numbers: Vec<u32> = map.columns.iter().map(number_of).collect();
    numbers.push(1);
    numbers.sort_unstable();
    numbers.dedup();
    let only = |number: u32| {
        let mut own = map.clone();
        for column in own
            .columns
            .iter_mut()
            .filter(|column| is_about_company(column))
        {
            if number_of(column) != number {
                column.field = None;
            }
        }
        own
    };
    numbers.into_iter().map(only).collect()
}

/// Whether a column tells which company is meant.
#[must_use]
pub fn is_about_company(column: &MatchedColumn) -> bool {
    column
        .field
        .is_some_and(|field| COMPANY_FIELDS.contains(&field))
}

/// A title that ends with a number, from 1: what stands before it, made comparable, and the number.
fn numbered(title: &str) -> Option<(String, u32)> {
    let title = title.trim_end();
    let base = title.trim_end_matches(|c: char| c.is_ascii_digit());
    let number: u32 = title.get(base.len()..)?.parse().ok()?;
    let base = search_key(base).trim().to_owned();
    (!base.is_empty() && (1..=MOST_COMPANIES).contains(&number)).then_some((base, number))
}
