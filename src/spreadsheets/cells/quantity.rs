//! Quantities: counts, full-time equivalents, shares, with the units that people write after them.

use domain::imports::import::ImportIssueCode;
use domain::values::quantity::FteTenths;
use domain::values::text::search_key;

use crate::cells::decimal::{Decimal, ThreeDigits};
use crate::cells::fault::{CellFault, says_nothing};
use crate::workbook::CellValue;

/// A number as typed with what stands around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// The digits.
    pub figure: String,
    /// The words and signs after and before them, in lower case and without accents.
    pub units: Vec<String>,
}

/// Words before a figure that change nothing: a threshold is a threshold.
const LEADING: [&str; 12] = [
    "≥", ">=", ">", "~", "≈", "minimum", "mini", "min.", "min", "au moins", "environ", "at least",
];

/// Splits a text into its figure and its units; `None` when there is no figure, or more than one.
#[must_use]
pub fn measure(text: &str) -> Option<Measured> {
    let mut text = text.trim();
    let lower = text.to_lowercase();
    if lower.len() == text.len()
        && let Some(rest) = LEADING.iter().find_map(|mark| {
            lower
                .strip_prefix(mark)
                .and_then(|rest| text.get(text.len() - rest.len()..))
        })
    {
        text = rest.trim();
    }
    let is_figure = |character: char| {
        character.is_ascii_digit()
            || character.is_whitespace()
            || matches!(character, ',' | '.' | '\'' | '’' | '-' | '−' | '+')
    };
    let begin = text.find(|character: char| {
        character.is_ascii_digit() || matches!(character, '-' | '−' | '+')
    })?;
    let (before, from_figure) = text.split_at(begin);
    let end = from_figure
        .find(|character: char| !is_figure(character))
        .unwrap_or(from_figure.len());
    let (figure, after) = from_figure.split_at(end);
    let figure = figure.trim().trim_end_matches(['.', ',']).trim();
    if after.chars().any(|character| character.is_ascii_digit()) {
        return None;
    }
    let mut units = units_of(before);
    units.extend(units_of(after));
    Some(Measured {
        figure: figure.to_owned(),
        units,
    })
}

/// The words of a text in lower case without accents; signs of currency and percent are words of their own.
fn units_of(text: &str) -> Vec<String> {
    let mut spaced = String::new();
    for character in text.chars() {
        match character {
            '€' => spaced.push_str(" eur "),
            '$' => spaced.push_str(" usd "),
            '£' => spaced.push_str(" gbp "),
            '%' => spaced.push_str(" percent "),
            // `H.T.` is one word.
            '.' => {}
            other => spaced.push(other),
        }
    }
    search_key(&spaced)
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}

const COUNT_UNITS: [&str; 30] = [
    "an",
    "ans",
    "annee",
    "annees",
    "year",
    "years",
    "derniere",
    "dernieres",
    "last",
    "reference",
    "references",
    "personne",
    "personnes",
    "people",
    "person",
    "salarie",
    "salaries",
    "employee",
    "employees",
    "collaborateurs",
    "membre",
    "membres",
    "member",
    "members",
    "lot",
    "lots",
    "titulaires",
    "holders",
    "entreprises",
    "companies",
];

const FTE_UNITS: [&str; 13] = [
    "etp",
    "etpt",
    "fte",
    "ftes",
    "equivalent",
    "equivalents",
    "temps",
    "plein",
    "full",
    "time",
    "personne",
    "personnes",
    "people",
];

/// A whole number that is not negative.
///
/// # Errors
/// `NotANumber` or `OutOfRange`.
pub fn parse_count(cell: &CellValue) -> Result<Option<u32>, CellFault> {
    let wrong = || CellFault::new(ImportIssueCode::NotANumber, "3");
    let Some(decimal) =
        decimal_of(cell, &COUNT_UNITS, ThreeDigits::Grouping).map_err(|()| wrong())?
    else {
        return Ok(None);
    };
    if !decimal.is_exact_in(0) {
        return Err(wrong());
    }
    decimal
        .in_units_of(0)
        .and_then(|value| u32::try_from(value).ok())
        .map(Some)
        .ok_or_else(|| CellFault::new(ImportIssueCode::OutOfRange, "0 … 4294967295"))
}

/// Full-time equivalents in tenths: `2,5`, `2,5 ETP`.
///
/// # Errors
/// `NotANumber`, or `OutOfRange` when negative, too large, or finer than a tenth.
pub fn parse_fte(cell: &CellValue) -> Result<Option<FteTenths>, CellFault> {
    let wrong = || CellFault::new(ImportIssueCode::NotANumber, "2,5 | 2,5 ETP");
    let Some(decimal) =
        decimal_of(cell, &FTE_UNITS, ThreeDigits::Decimals).map_err(|()| wrong())?
    else {
        return Ok(None);
    };
    let out_of_range = || CellFault::new(ImportIssueCode::OutOfRange, "0 … 10000, 1 décimale");
    let tenths = decimal.in_units_of(1).ok_or_else(out_of_range)?;
    if !decimal.is_exact_in(1) {
        let nearest = format!("{},{}", tenths / 10, tenths % 10);
        return Err(out_of_range().proposing([nearest]));
    }
    FteTenths::parse("fte", tenths)
        .map(Some)
        .map_err(|_| out_of_range())
}

/// A share in per-ten-thousands: `12,5 %`, or a number between 0 and 1 from a cell shown as percent.
///
/// # Errors
/// `NotANumber` or `OutOfRange`.
pub fn parse_percent(cell: &CellValue) -> Result<Option<u16>, CellFault> {
    let wrong = || CellFault::new(ImportIssueCode::NotANumber, "12,5 %");
    let Some(decimal) =
        decimal_of(cell, &["percent"], ThreeDigits::Decimals).map_err(|()| wrong())?
    else {
        return Ok(None);
    };
    let is_fraction = matches!(cell, CellValue::Number(number) if (0.0..=1.0).contains(number));
    let value = decimal.in_units_of(if is_fraction { 4 } else { 2 });
    value
        .and_then(|value| u16::try_from(value).ok())
        .filter(|value| *value <= 10_000)
        .map(Some)
        .ok_or_else(|| CellFault::new(ImportIssueCode::OutOfRange, "0 % … 100 %"))
}

/// Degrees of latitude or longitude in millionths: `48,117266`.
///
/// # Errors
/// `NotANumber`, or `OutOfRange` beyond a half turn.
pub fn parse_microdegrees(cell: &CellValue) -> Result<Option<i32>, CellFault> {
    let wrong = || CellFault::new(ImportIssueCode::NotANumber, "48,117266");
    let Some(degrees) = decimal_of(cell, &[], ThreeDigits::Decimals).map_err(|()| wrong())? else {
        return Ok(None);
    };
    degrees
        .in_units_of(6)
        .filter(|value| (-180_000_000..=180_000_000).contains(value))
        .and_then(|value| i32::try_from(value).ok())
        .map(Some)
        .ok_or_else(|| CellFault::new(ImportIssueCode::OutOfRange, "-180 … 180"))
}

/// The number of a cell whose units, if any, are among those known; `Err` when it is none.
fn decimal_of(
    cell: &CellValue,
    known_units: &[&str],
    three_digits: ThreeDigits,
) -> Result<Option<Decimal>, ()> {
    match cell {
        CellValue::Number(number) => Decimal::from_number(*number).map(Some).ok_or(()),
        CellValue::Text(text) if says_nothing(text) => Ok(None),
        CellValue::Text(text) => {
            let measured = measure(text).ok_or(())?;
            let are_known = measured
                .units
                .iter()
                .all(|unit| known_units.contains(&unit.as_str()));
            if !are_known {
                return Err(());
            }
            Decimal::parse(&measured.figure, three_digits)
                .map(Some)
                .ok_or(())
        }
        CellValue::Boolean(_) | CellValue::DateTime(_) | CellValue::Error(_) => Err(()),
    }
}
