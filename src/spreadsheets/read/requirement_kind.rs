//! What kind of requirement a row is when it does not say so, from the columns that are filled.

use domain::directory::competency::Vocabulary;
use domain::imports::drafts::RequirementDraft;
use domain::imports::import::ImportIssueCode;
use domain::procurement::requirement::RequirementKind;
use domain::values::money::Money;
use domain::values::text::search_key;

use crate::cells::fault::CellFault;
use crate::cells::money::parse_money;
use crate::cells::quantity::{measure, parse_count, parse_fte};
use crate::cells::word::parse_level;
use crate::workbook::CellValue;

/// Puts a threshold into the field that its unit, or else the kind, tells.
///
/// # Errors
/// `RequirementShape` when neither tells, or the fault of the field itself.
pub fn apply_threshold(cell: &CellValue, draft: &mut RequirementDraft) -> Result<(), CellFault> {
    let unit = match cell {
        CellValue::Text(text) => unit_of(text),
        _ => None,
    };
    match (unit, draft.kind) {
        (Some(Unit::Money), _) => draft.amount = parse_money(cell)?.or(draft.amount),
        (Some(Unit::Fte), _) => draft.fte = parse_fte(cell)?.or(draft.fte),
        (Some(Unit::Level), _) => draft.min_level = parse_level(cell)?.or(draft.min_level),
        (Some(Unit::People), _) => {
            draft.count = parse_count(cell)?.or(draft.count);
            draft.kind = draft.kind.or(Some(RequirementKind::Headcount));
        }
        (Some(Unit::References), _) => {
            draft.count = parse_count(cell)?.or(draft.count);
            draft.kind = draft.kind.or(Some(RequirementKind::References));
        }
        (None, Some(RequirementKind::Turnover | RequirementKind::InFieldTurnover)) => {
            draft.amount = parse_money(cell)?.or(draft.amount);
        }
        (None, Some(RequirementKind::Headcount | RequirementKind::References)) => {
            draft.count = parse_count(cell)?.or(draft.count);
        }
        (None, Some(RequirementKind::Competency)) => {
            draft.min_level = parse_level(cell)?.or(draft.min_level);
        }
        (None, Some(RequirementKind::Certificate | RequirementKind::Registration)) => {
            draft.certificate = draft.certificate.take().or(Some(cell.display()));
        }
        (None, Some(RequirementKind::FreeText)) => {}
        (None, None) if parse_level(cell).is_ok_and(|level| level.is_none()) => {}
        (None, None) => {
            return Err(CellFault::new(
                ImportIssueCode::RequirementShape,
                "niveau 3 | 2 ETP | 350 k€ | 3 références | 10 personnes",
            ));
        }
    }
    Ok(())
}

enum Unit {
    Money,
    Fte,
    Level,
    People,
    References,
}

fn unit_of(text: &str) -> Option<Unit> {
    let is_number = |cell: &str| cell.trim().chars().all(|c| c.is_ascii_digit());
    let measured = measure(text);
    let units = measured.map(|measured| measured.units).unwrap_or_default();
    let has = |words: &[&str]| units.iter().any(|unit| words.contains(&unit.as_str()));
    if has(&[
        "eur", "euro", "euros", "k", "keur", "m", "meur", "million", "millions", "usd",
    ]) {
        Some(Unit::Money)
    } else if has(&["etp", "etpt", "fte"]) {
        Some(Unit::Fte)
    } else if has(&["reference", "references"]) {
        Some(Unit::References)
    } else if has(&[
        "personne",
        "personnes",
        "people",
        "salarie",
        "salaries",
        "employees",
        "collaborateurs",
    ]) {
        Some(Unit::People)
    } else if !is_number(text)
        && matches!(parse_level(&CellValue::Text(text.to_owned())), Ok(Some(_)))
    {
        Some(Unit::Level)
    } else {
        None
    }
}

/// Settles the kind of a draft: the one given, else the one that the filled columns tell; `None` when nothing is asked.
/// Where a competency or certificate stands in the buyer's words alone, it is taken from there.
pub fn settle_kind(
    draft: &mut RequirementDraft,
    vocabulary: &Vocabulary,
) -> Option<RequirementKind> {
    draft_from_words(draft);
    let words_name_competency = draft
        .wording
        .as_deref()
        .is_some_and(|wording| vocabulary.find_by_word(wording).is_some());
    let kind = draft
        .kind
        .or_else(|| guess_kind(draft, words_name_competency))?;
    match kind {
        RequirementKind::Competency if draft.competency.is_none() => {
            draft.competency = draft.wording.clone();
        }
        RequirementKind::Certificate | RequirementKind::Registration
            if draft.certificate.is_none() =>
        {
            draft.certificate = draft.competency.take().or_else(|| draft.wording.clone());
        }
        _ => {}
    }
    draft.kind = Some(kind);
    Some(kind)
}

/// Takes from the buyer's words what no column says: the certificate that they name, how many references of how many years,
/// what turnover or how many people they ask for.
fn draft_from_words(draft: &mut RequirementDraft) {
    let says_nothing_else = draft.competency.is_none()
        && draft.amount.is_none()
        && draft.count.is_none()
        && draft.fte.is_none();
    let Some(wording) = draft.wording.as_deref().filter(|_| says_nothing_else) else {
        return;
    };
    if matches!(draft.kind, None | Some(RequirementKind::References))
        && let Some((count, years)) = references_in(wording)
    {
        draft.count = Some(count);
        draft.years = draft.years.or(years);
        draft.kind = Some(RequirementKind::References);
    } else if matches!(draft.kind, None | Some(RequirementKind::Turnover))
        && let Some(amount) = turnover_in(wording)
    {
        draft.amount = Some(amount);
    } else if matches!(draft.kind, None | Some(RequirementKind::Headcount))
        && let Some(count) = people_in(wording)
    {
        draft.count = Some(count);
        draft.kind = Some(RequirementKind::Headcount);
    } else if draft.kind.is_none() && draft.certificate.is_none() {
        draft.certificate = certificate_in(wording);
    }
}

/// `CA annuel ≥ 350 k€`: the turnover that the words ask for, when they name one amount.
fn turnover_in(wording: &str) -> Option<Money> {
    let key = search_key(wording);
    let speaks_of_turnover = key
        .split_whitespace()
        .any(|word| word == "ca" || word == "turnover")
        || key.contains("chiffre d affaires");
    let (_, amount) = wording.split_at_checked(wording.find(|c: char| c.is_ascii_digit())?)?;
    let is_money = speaks_of_turnover && matches!(unit_of(amount), Some(Unit::Money));
    is_money
        .then(|| {
            parse_money(&CellValue::Text(amount.to_owned()))
                .ok()
                .flatten()
        })
        .flatten()
}

/// `effectif minimum : 10`, `10 salariés au moins`: how many people the words ask for, when they name one number.
fn people_in(wording: &str) -> Option<u32> {
    const PEOPLE: [&str; 8] = [
        "effectif",
        "effectifs",
        "salarie",
        "salaries",
        "collaborateurs",
        "headcount",
        "employees",
        "staff",
    ];
    let key = search_key(wording);
    let speaks_of_people = key.split_whitespace().any(|word| PEOPLE.contains(&word));
    let mut numbers = key.split_whitespace().filter_map(|word| word.parse().ok());
    let number = numbers.next().filter(|_| speaks_of_people)?;
    numbers.next().is_none().then_some(number)
}

/// `3 références de moins de 3 ans`: how many, and of how many years.
fn references_in(wording: &str) -> Option<(u32, Option<u32>)> {
    let key = search_key(wording);
    let words: Vec<&str> = key.split_whitespace().collect();
    let number_before = |marks: &[&str]| {
        let place = words.iter().position(|word| marks.contains(word))?;
        let before = words.get(place.saturating_sub(2)..place)?.iter().rev();
        before.filter_map(|word| word.parse::<u32>().ok()).next()
    };
    let count = number_before(&["reference", "references"])?;
    Some((count, number_before(&["an", "ans", "annees", "years"])))
}

/// Standards and labels that are certificates whatever stands around them.
const CERTIFICATES: [&str; 5] = ["hds", "secnumcloud", "qualiopi", "pci dss", "cspn"];
/// Words that say that a certificate follows.
const CERTIFIED: [&str; 8] = [
    "certification",
    "certificat",
    "certifie",
    "certifiee",
    "label",
    "labellise",
    "norme",
    "certified",
];

/// The certificate that short words name: a standard of the ISO, a label that is one, or what follows `certification`.
fn certificate_in(wording: &str) -> Option<String> {
    const LONGEST: usize = 60;
    let text = wording.trim();
    if text.chars().count() > LONGEST {
        return None;
    }
    let key = search_key(text);
    let mut words = key.split_whitespace();
    let first = words.next()?;
    let is_standard = first == "iso"
        && words.next().is_some_and(|word| word.parse::<u32>().is_ok())
        || CERTIFICATES.contains(&key.as_str());
    if is_standard {
        return Some(text.to_owned());
    }
    let (_, named) = text.split_once(char::is_whitespace)?;
    let is_announced = CERTIFIED.contains(&first) && !named.trim().is_empty();
    is_announced.then(|| named.trim().to_owned())
}

fn guess_kind(draft: &RequirementDraft, words_name_competency: bool) -> Option<RequirementKind> {
    let words = search_key(&format!(
        "{} {}",
        draft.wording.as_deref().unwrap_or_default(),
        draft.origin.as_deref().unwrap_or_default()
    ));
    let says = |marks: &[&str]| marks.iter().any(|mark| words.contains(mark));
    let speaks_of_references = says(&["reference", "experience", "projet similaire"]);
    if draft.certificate.is_some() {
        return Some(RequirementKind::Certificate);
    }
    // Levels and people are asked of a competency: one that the vocabulary does not know yet is a question.
    let asks_competency =
        draft.min_level.is_some() || draft.fte.is_some() || draft.n_holders.is_some();
    if draft.competency.is_some() || asks_competency && draft.wording.is_some() {
        let asks_references = draft.count.is_some()
            && (draft.years.is_some() || speaks_of_references)
            && draft.min_level.is_none();
        return Some(if asks_references {
            RequirementKind::References
        } else {
            RequirementKind::Competency
        });
    }
    if draft.amount.is_some() {
        let is_in_field = says(&[
            "domaine",
            "specifique",
            "in field",
            "similaire",
            "du champ",
            "numerique",
        ]);
        return Some(if is_in_field {
            RequirementKind::InFieldTurnover
        } else {
            RequirementKind::Turnover
        });
    }
    if draft.count.is_some() {
        let speaks_of_people = says(&[
            "effectif",
            "salarie",
            "personne",
            "headcount",
            "staff",
            "employ",
        ]);
        return match (
            speaks_of_references || draft.years.is_some(),
            speaks_of_people,
        ) {
            (true, _) => Some(RequirementKind::References),
            (false, true) => Some(RequirementKind::Headcount),
            (false, false) => None,
        };
    }
    if words_name_competency {
        return Some(RequirementKind::Competency);
    }
    draft.wording.as_ref().map(|_| RequirementKind::FreeText)
}
