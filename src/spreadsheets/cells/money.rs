//! Amounts of money: `350 000 €`, `350 k€`, `1,2 M€ HT`, with a currency when it is not the euro.

use domain::imports::import::ImportIssueCode;
use domain::values::money::{Currency, Money};

use crate::cells::decimal::{Decimal, ThreeDigits};
use crate::cells::fault::{CellFault, says_nothing};
use crate::cells::quantity::measure;
use crate::workbook::CellValue;

/// Words around an amount that change nothing.
const NEUTRAL: [&str; 22] = [
    "ht",
    "hors",
    "taxe",
    "taxes",
    "hors taxe",
    "net",
    "excl",
    "excluding",
    "ex",
    "vat",
    "tax",
    "par",
    "per",
    "an",
    "ans",
    "annee",
    "year",
    "annuel",
    "annuels",
    "minimum",
    "maximum",
    "environ",
];

const CURRENCIES: [&str; 12] = [
    "eur", "usd", "gbp", "chf", "cad", "xof", "xaf", "sek", "dkk", "nok", "pln", "czk",
];

/// An amount without tax. Amounts with tax (`TTC`) are refused: the rate is not ours to guess.
///
/// # Errors
/// `NotMoney` or `OutOfRange`.
pub fn parse_money(cell: &CellValue) -> Result<Option<Money>, CellFault> {
    parse_money_in(cell, 0)
}

/// The power of ten that the title of a column gives its amounts: 3 for `Montant (k€)`, 6 for `CA en M€`.
#[must_use]
pub fn power_in_title(title: &str) -> u32 {
    let title = title.to_lowercase();
    let has = |marks: &[&str]| marks.iter().any(|mark| title.contains(mark));
    if has(&["md€", "mds€", "mdeur", "milliard", "billion"]) {
        9
    } else if has(&["k€", "keur", "k eur", "milliers d", "thousand"]) {
        3
    } else if has(&["m€", "meur", "m eur", "million"]) {
        6
    } else {
        0
    }
}

/// An amount without tax, in a unit of so many powers of ten where the cell has no unit of its own.
///
/// # Errors
/// `NotMoney` or `OutOfRange`.
pub fn parse_money_in(cell: &CellValue, power: u32) -> Result<Option<Money>, CellFault> {
    let wrong = || CellFault::new(ImportIssueCode::NotMoney, "350 000 € | 350 k€ | 1,2 M€ HT");
    let (decimal, currency) = match cell {
        CellValue::Number(number) => (
            Decimal::from_number(*number)
                .and_then(|number| number.shifted(power))
                .ok_or_else(wrong)?,
            Currency::EUR,
        ),
        CellValue::Text(text) if says_nothing(text) => return Ok(None),
        CellValue::Text(text) => parse_text(text, power).ok_or_else(wrong)?,
        CellValue::Boolean(_) | CellValue::DateTime(_) | CellValue::Error(_) => {
            return Err(wrong());
        }
    };
    decimal
        .in_units_of(2)
        .filter(|cents| (0..=Money::MAX_CENTS).contains(cents))
        .map(|cents| Some(Money { cents, currency }))
        .ok_or_else(|| CellFault::new(ImportIssueCode::OutOfRange, "0 € … 100 000 000 000 €"))
}

fn parse_text(text: &str, power_of_title: u32) -> Option<(Decimal, Currency)> {
    let measured = measure(text)?;
    let mut power = 0;
    let mut has_unit = false;
    let mut currency = Currency::EUR;
    for unit in &measured.units {
        let (unit_power, rest) = multiplier(unit);
        if unit_power > 0 && power > 0 {
            return None;
        }
        power += unit_power;
        has_unit |= unit_power > 0 || !NEUTRAL.contains(&rest);
        match rest {
            "" | "euro" | "euros" => {}
            code if CURRENCIES.contains(&code) => {
                currency = Currency::parse("currency", code).ok()?
            }
            word if NEUTRAL.contains(&word) => {}
            _ => return None,
        }
    }
    if !has_unit {
        power = power_of_title;
    }
    let three_digits = if power == 0 {
        ThreeDigits::Grouping
    } else {
        ThreeDigits::Decimals
    };
    let decimal = Decimal::parse(&measured.figure, three_digits)?.shifted(power)?;
    Some((decimal, currency))
}

/// The power of ten that a unit stands for, and what is left of the unit.
fn multiplier(unit: &str) -> (u32, &str) {
    match unit {
        "k" | "mille" | "thousand" => (3, ""),
        "m" | "mio" | "million" | "millions" => (6, ""),
        "md" | "mds" | "milliard" | "milliards" | "bn" | "billion" | "billions" => (9, ""),
        "keur" | "keuros" => (3, ""),
        "meur" | "meuros" => (6, ""),
        "mdeur" => (9, ""),
        "kusd" => (3, "usd"),
        "musd" => (6, "usd"),
        other => (0, other),
    }
}
