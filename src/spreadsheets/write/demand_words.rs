//! A requirement in one line, as people read it above a column of companies.

use domain::access::account::Language;
use domain::directory::competency::Vocabulary;
use domain::procurement::requirement::{CompetencyAmount, Demand, Requirement};

use crate::write::own_words::{OwnWord, competency_word, either};

/// What is asked, in a line: `PostgreSQL – 3 - confirmé – 2,5 ETP`.
#[must_use]
pub fn demand_line(
    requirement: &Requirement,
    vocabulary: &Vocabulary,
    language: Language,
) -> String {
    let name = |id| competency_word(vocabulary, id, language).unwrap_or_default();
    let kind = requirement.demand.kind().word(language);
    match &requirement.demand {
        Demand::Competency { competency_id, .. } => name(*competency_id),
        Demand::References {
            competency_id: Some(id),
            ..
        } => format!("{kind} – {}", name(*id)),
        Demand::Certificate { code } | Demand::Registration { code } => format!("{kind} – {code}"),
        Demand::FreeText => requirement
            .wording
            .as_ref()
            .map_or_else(|| kind.to_owned(), ToString::to_string),
        _ => kind.to_owned(),
    }
}

/// The threshold, in a line: `niveau 3 - confirmé, 2 titulaires`.
#[must_use]
pub fn threshold_line(demand: &Demand, language: Language) -> String {
    match demand {
        Demand::Competency {
            min_level, amount, ..
        } => {
            let amount = match amount {
                CompetencyAmount::Holders(1) => String::new(),
                CompetencyAmount::Holders(count) => {
                    format!(", {count} {}", either(language, "titulaires", "holders"))
                }
                CompetencyAmount::Fte(fte) => format!(
                    ", {} {}",
                    decimal(i64::from(fte.0), 1, language),
                    either(language, "ETP", "FTE")
                ),
            };
            min_level.word(language).to_owned() + &amount
        }
        Demand::Turnover { min } | Demand::InFieldTurnover { min } => {
            let unit = match min.currency.as_str() {
                "EUR" => "€",
                other => other,
            };
            format!(
                "{} {unit}",
                grouped(&decimal(min.cents, 2, language), language)
            )
        }
        Demand::Headcount { min } => format!("{min} {}", either(language, "personnes", "people")),
        Demand::References { min, years, .. } => {
            let years = years.map_or_else(String::new, |years| {
                format!(" / {years} {}", either(language, "ans", "years"))
            });
            format!("{min}{years}")
        }
        Demand::Certificate { .. } | Demand::Registration { .. } | Demand::FreeText => {
            String::new()
        }
    }
}

/// A figure in the unit of its demand, as `RequirementCoverage` counts it.
#[must_use]
pub fn figure(demand: &Demand, value: i64, language: Language) -> String {
    match demand {
        Demand::Competency {
            amount: CompetencyAmount::Fte(_),
            ..
        } => decimal(value, 1, language),
        Demand::Turnover { .. } | Demand::InFieldTurnover { .. } => decimal(value, 2, language),
        _ => value.to_string(),
    }
}

/// A decimal number with its thousands apart: no-break spaces in French, commas in English.
fn grouped(number: &str, language: Language) -> String {
    let between = either(language, "\u{a0}", ",");
    let n_whole = number.bytes().take_while(u8::is_ascii_digit).count();
    let mut text = String::new();
    for (place, character) in number.chars().enumerate() {
        if place > 0 && place < n_whole && (n_whole - place).is_multiple_of(3) {
            text.push_str(between);
        }
        text.push(character);
    }
    text
}

fn decimal(value: i64, places: u32, language: Language) -> String {
    let unit = 10i64.pow(places);
    let width = usize::try_from(places).unwrap_or(0);
    let point = either(language, ",", ".");
    format!("{}{point}{:0width$}", value / unit, (value % unit).abs())
}
