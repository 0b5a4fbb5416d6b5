//! What the example row of a template says about a company, its past work and its certificates.

use chrono::NaiveDate;
use domain::access::account::Language;
use domain::values::money::Money;
use domain::values::quantity::{FteTenths, Share};

use crate::columns::field::Field;
use crate::write::cell::Cell;
use crate::write::own_words::{OwnWord, either};

/// What the example says in the columns of companies, past work and certificates.
#[must_use]
pub fn directory_example(field: Field, competency: &str, language: Language) -> Cell {
    let text = |text: &str| Cell::Text(text.to_owned());
    let day = |year, month, day| Cell::day(NaiveDate::from_ymd_opt(year, month, day));
    match field {
        Field::LegalForm => text("SCOP"),
        Field::SocialStatuses => text("ESUS"),
        Field::Street => text("12 rue de l'Exemple"),
        Field::Postcode => text("35000"),
        Field::City => text("Rennes"),
        Field::Department => text("35"),
        Field::Headcount => Cell::Count(12),
        Field::Fte => Cell::Fte(FteTenths(25)),
        Field::MaxLots => Cell::Count(2),
        Field::MayLead => text(true.word(language)),
        Field::Website => text("https://exemple.fr"),
        Field::TurnoverYear => Cell::Count(2025),
        Field::Turnover => Cell::Amount(Money::euros(125_000_000)),
        Field::InFieldTurnover => Cell::Amount(Money::euros(90_000_000)),
        Field::Competencies => text(competency),
        Field::OwnShare => Cell::Share(Share(4_000)),
        Field::Certificate => text("ISO 27001"),
        Field::CertificateNumber => text("FR-0001"),
        Field::Issuer => text(either(language, "Organisme d'Exemple", "Example Body")),
        Field::ValidFrom => day(2025, 1, 1),
        Field::ValidUntil => day(2027, 12, 31),
        _ => Cell::Blank,
    }
}
