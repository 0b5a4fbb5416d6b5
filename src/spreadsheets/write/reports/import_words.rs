//! The words of the report of an import. Codes that are not in the table stand as they are, so that a kind of record that
//! is new is never left out of a report.

use domain::access::account::Language;
use domain::imports::import::PlannedAction;
use domain::imports::journal::KeptReason;
use serde::Serialize;

use crate::write::own_words::{OwnWord, either};

/// Codes with their words in French and English.
const WORDS: [(&str, &str, &str); 27] = [
    ("CALLS", "Consultations", "Calls"),
    ("CALL", "Consultation", "Call"),
    ("LOTS", "Lots", "Lots"),
    ("LOT", "Lot", "Lot"),
    ("REQUIREMENTS", "Exigences", "Requirements"),
    ("REQUIREMENT", "Exigence", "Requirement"),
    ("CAPABILITIES", "Capacités", "Capabilities"),
    ("CAPABILITY", "Capacité", "Capability"),
    (
        "CAPABILITY_LIST",
        "Capacités en liste",
        "Capabilities as a list",
    ),
    (
        "CAPABILITY_MATRIX",
        "Capacités en matrice",
        "Capabilities as a matrix",
    ),
    ("AWARDS", "Marchés remportés", "Contracts won"),
    ("AWARD", "Marché remporté", "Contract won"),
    ("COMPANIES", "Entreprises", "Companies"),
    ("COMPANY", "Entreprise", "Company"),
    ("REFERENCES", "Références", "References"),
    ("REFERENCE", "Référence", "Reference"),
    ("CERTIFICATES", "Certificats", "Certificates"),
    ("CERTIFICATE", "Certificat", "Certificate"),
    ("COMPETENCIES", "Compétences", "Competencies"),
    ("COMPETENCY", "Compétence", "Competency"),
    ("INTERESTS", "Réponses aux lots", "Answers to lots"),
    ("INTEREST", "Réponse à un lot", "Answer to a lot"),
    ("IGNORED", "Non lue", "Not read"),
    (
        "PLANNED",
        "Préparé, rien n'est écrit",
        "Planned, nothing written",
    ),
    ("APPLIED", "Appliqué", "Applied"),
    (
        "DISCARDED",
        "Abandonné, rien n'a été écrit",
        "Put away, nothing written",
    ),
    (
        "UNDONE",
        "Annulé après avoir été appliqué",
        "Undone after it was applied",
    ),
];

/// The code of a value of the domain, as the API has it.
#[must_use]
pub fn code_of(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => String::new(),
    }
}

/// The word of a value of the domain.
#[must_use]
pub fn word_of(value: impl Serialize, language: Language) -> String {
    let code = code_of(value);
    let known = WORDS.iter().find(|(known, ..)| *known == code);
    known.map_or(code, |(_, french, english)| {
        either(language, french, english).to_owned()
    })
}

impl OwnWord for PlannedAction {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Create => ("+ créée", "+ created"),
            Self::Change => ("~ changée", "~ changed"),
            Self::Unchanged => ("= inchangée", "= unchanged"),
            Self::Reject => ("✗ rejetée", "✗ rejected"),
            Self::Ambiguous => ("? à trancher", "? to be decided"),
        }
    }
}

impl OwnWord for KeptReason {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::ChangedSince => ("changé depuis l'import", "changed since the import"),
            Self::InUse => ("utilisé par autre chose", "used by something else"),
            Self::Gone => ("supprimé depuis", "removed since"),
            Self::Taken => ("un autre a pris sa place", "another has its place"),
        }
    }
}
