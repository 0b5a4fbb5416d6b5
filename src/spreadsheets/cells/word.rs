//! Words from closed lists: yes and no, levels, kinds, scopes, importance, procedures.

use domain::imports::import::ImportIssueCode;
use domain::procurement::call::ProcedureKind;
use domain::procurement::requirement::{RequirementKind, RequirementScope};
use domain::values::quantity::Level;
use domain::values::text::search_key;

use crate::cells::fault::{CellFault, says_nothing};
use crate::workbook::CellValue;

/// How much a requirement matters, as one cell says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypedImportance {
    /// Whether it must be met.
    pub is_mandatory: bool,
    /// The weight, when the cell gives one.
    pub weight: Option<u8>,
}

/// Yes or no: `oui`, `O`, `x`, `✓`, `vrai`, `1` and their opposites.
///
/// # Errors
/// `NotYesNo`.
pub fn parse_yes_no(cell: &CellValue) -> Result<Option<bool>, CellFault> {
    let wrong = || CellFault::new(ImportIssueCode::NotYesNo, "oui | non");
    match cell {
        CellValue::Boolean(truth) => Ok(Some(*truth)),
        CellValue::Number(number) if *number == 1.0 => Ok(Some(true)),
        CellValue::Number(number) if *number == 0.0 => Ok(Some(false)),
        CellValue::Text(text) => match yes_no_word(text) {
            Some(truth) => Ok(Some(truth)),
            None if says_nothing(text) => Ok(None),
            None => Err(wrong()),
        },
        _ => Err(wrong()),
    }
}

fn yes_no_word(text: &str) -> Option<bool> {
    match text.trim() {
        "✓" | "✔" | "☑" | "✅" | "●" | "■" => return Some(true),
        "✗" | "✘" | "☐" | "❌" | "○" | "□" => return Some(false),
        _ => {}
    }
    match search_key(text).as_str() {
        "oui" | "o" | "ok" | "yes" | "y" | "x" | "vrai" | "true" | "v" | "1" => Some(true),
        "non" | "n" | "no" | "faux" | "false" | "f" | "0" => Some(false),
        _ => None,
    }
}

/// A level: 1 to 4, a word in either language, stars or plus signs; with the number and the word together as well
/// (`3 - confirmé`).
///
/// # Errors
/// `UnknownWord` or `OutOfRange`.
pub fn parse_level(cell: &CellValue) -> Result<Option<Level>, CellFault> {
    const EXPECTED: &str = "1 notions | 2 autonome | 3 confirmé | 4 expert";
    let unknown = || CellFault::new(ImportIssueCode::UnknownWord, EXPECTED);
    let of_number = |number: i64| {
        Level::parse("level", number)
            .map(Some)
            .map_err(|_| CellFault::new(ImportIssueCode::OutOfRange, EXPECTED))
    };
    match cell {
        CellValue::Number(number) if number.fract() == 0.0 && number.abs() < 1e9 => {
            of_number(*number as i64)
        }
        CellValue::Text(text) if says_nothing(text) => Ok(None),
        CellValue::Text(text) => {
            if let Some(count) = repeated_sign(text) {
                return of_number(count);
            }
            let key = search_key(text);
            let words: Vec<&str> = key.split_whitespace().collect();
            if words.iter().any(|word| denies(word)) {
                return Err(unknown());
            }
            let numbers: Vec<i64> = words.iter().filter_map(|word| level_number(word)).collect();
            let named: Vec<Level> = words.iter().filter_map(|word| level_word(word)).collect();
            match (numbers.as_slice(), named.as_slice()) {
                ([number], []) if words.iter().all(|word| is_level_filler(word)) => {
                    of_number(*number)
                }
                // `3/4`: of four.
                ([number, 4], []) if text.contains('/') => of_number(*number),
                ([], [level, rest @ ..]) if rest.iter().all(|other| other == level) => {
                    Ok(Some(*level))
                }
                ([number], [level]) if i64::from(level.number()) == *number => Ok(Some(*level)),
                _ => Err(unknown()),
            }
        }
        _ => Err(unknown()),
    }
}

/// `***`, `★★`, `+++`: the number of signs.
fn repeated_sign(text: &str) -> Option<i64> {
    let signs: Vec<char> = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '☆')
        .collect();
    let first = signs.first()?;
    let is_sign = matches!(first, '*' | '★' | '⭐' | '+' | '●');
    (is_sign && signs.iter().all(|sign| sign == first))
        .then(|| i64::try_from(signs.len()).unwrap_or(i64::MAX))
}

/// `non maîtrisé` is no level, nor is `pas encore autonome`.
fn denies(word: &str) -> bool {
    matches!(
        word,
        "non" | "pas" | "ne" | "sans" | "jamais" | "no" | "not" | "without" | "never"
    )
}

fn level_number(word: &str) -> Option<i64> {
    word.strip_prefix(['n', 'l']).unwrap_or(word).parse().ok()
}

fn is_level_filler(word: &str) -> bool {
    level_number(word).is_some() || matches!(word, "niveau" | "level" | "niv" | "lvl")
}

fn level_word(word: &str) -> Option<Level> {
    match word {
        "notion" | "notions" | "debutant" | "debutante" | "initie" | "junior" | "basic"
        | "basics" | "beginner" | "base" | "bases" | "awareness" => Some(Level::Notions),
        "autonome" | "autonomous" | "intermediaire" | "intermediate" | "independent"
        | "pratique" => Some(Level::Autonomous),
        "confirme" | "confirmee" | "confirmed" | "avance" | "avancee" | "advanced" | "maitrise"
        | "maitrisee" | "mastered" | "experienced" | "proficient" => Some(Level::Confirmed),
        "expert" | "experte" | "expertise" | "experts" => Some(Level::Expert),
        _ => None,
    }
}

/// What kind of thing is asked.
///
/// # Errors
/// `UnknownWord`.
pub fn parse_kind(cell: &CellValue) -> Result<Option<RequirementKind>, CellFault> {
    closed_word(
        cell,
        kind_word,
        "compétence | chiffre d'affaires | effectif | références | certificat | texte libre",
    )
}

fn kind_word(key: &str) -> Option<RequirementKind> {
    Some(match key {
        "competence" | "competences" | "competency" | "skill" | "skills" | "savoir faire"
        | "technologie" | "logiciel" | "technique" | "capacite technique" => {
            RequirementKind::Competency
        }
        "chiffre d affaires"
        | "chiffre d affaire"
        | "ca"
        | "turnover"
        | "ca annuel"
        | "ca global"
        | "revenue"
        | "chiffre d affaires global"
        | "chiffre d affaires annuel"
        | "capacite financiere" => RequirementKind::Turnover,
        "chiffre d affaires du domaine"
        | "chiffre d affaires specifique"
        | "ca specifique"
        | "ca du domaine"
        | "in field turnover"
        | "specific turnover"
        | "chiffre d affaires dans le domaine"
        | "chiffre d affaires domaine"
        | "turnover in the field" => RequirementKind::InFieldTurnover,
        "effectif" | "effectifs" | "headcount" | "staff" | "moyens humains" | "salaries"
        | "employees" => RequirementKind::Headcount,
        "reference" | "references" | "experience" | "projets similaires" => {
            RequirementKind::References
        }
        "certificat"
        | "certificats"
        | "certification"
        | "certifications"
        | "certificate"
        | "qualification"
        | "qualifications"
        | "label"
        | "certificat ou qualification" => RequirementKind::Certificate,
        "inscription"
        | "immatriculation"
        | "registration"
        | "registre"
        | "habilitation"
        | "agrement"
        | "autorisation"
        | "inscription a un registre" => RequirementKind::Registration,
        "texte" | "texte libre" | "free text" | "libre" | "autre" | "other" | "a juger" => {
            RequirementKind::FreeText
        }
        _ => return None,
    })
}

/// Over whom a requirement is judged.
///
/// # Errors
/// `UnknownWord`.
pub fn parse_scope(cell: &CellValue) -> Result<Option<RequirementScope>, CellFault> {
    closed_word(
        cell,
        scope_word,
        "groupement | un membre | chaque membre | mandataire | membres seuls",
    )
}

fn scope_word(key: &str) -> Option<RequirementScope> {
    Some(match key {
        "groupement"
        | "groupe"
        | "le groupement"
        | "ensemble"
        | "ensemble du groupement"
        | "cumul"
        | "cumule"
        | "pooled"
        | "group"
        | "pool"
        | "global"
        | "globalement"
        | "consortium" => RequirementScope::Pooled,
        "un membre"
        | "un des membres"
        | "au moins un membre"
        | "au moins un"
        | "un seul membre"
        | "any"
        | "any member"
        | "one member"
        | "at least one member" => RequirementScope::Any,
        "chaque membre" | "chacun" | "tous" | "tous les membres" | "chaque" | "each"
        | "each member" | "all members" | "every member" => RequirementScope::Each,
        "mandataire" | "le mandataire" | "lead" | "the lead" | "leader" | "chef de file" => {
            RequirementScope::Lead
        }
        "membres seuls"
        | "membres seulement"
        | "hors sous traitants"
        | "hors sous traitance"
        | "cotraitants"
        | "sans sous traitance"
        | "member only"
        | "members only"
        | "without subcontractors" => RequirementScope::MemberOnly,
        _ => return None,
    })
}

/// How the buyer proceeds.
///
/// # Errors
/// `UnknownWord`.
pub fn parse_procedure(cell: &CellValue) -> Result<Option<ProcedureKind>, CellFault> {
    closed_word(
        cell,
        procedure_word,
        "appel d'offres ouvert | restreint | négociée | dialogue compétitif | MAPA | autre",
    )
}

fn procedure_word(key: &str) -> Option<ProcedureKind> {
    let has = |word: &str| key.split_whitespace().any(|part| part.starts_with(word));
    Some(match key {
        "aoo" | "ao ouvert" | "open" => ProcedureKind::Open,
        "aor" | "ao restreint" | "restricted" => ProcedureKind::Restricted,
        "autre" | "other" => ProcedureKind::Other,
        _ if has("mapa") || has("adapte") || has("adapted") => ProcedureKind::Adapted,
        _ if has("dialogue") => ProcedureKind::CompetitiveDialogue,
        _ if has("negoci") || has("negotiat") => ProcedureKind::Negotiated,
        _ if has("restreint") || has("restricted") => ProcedureKind::Restricted,
        _ if has("ouvert") || has("open") => ProcedureKind::Open,
        _ if has("innovation") || has("concours") || has("conception") || has("concession") => {
            ProcedureKind::Other
        }
        _ => return None,
    })
}

/// Whether a requirement must be met, with a weight where one is given: `obligatoire`, `souhaitable (3)`, yes or no.
///
/// # Errors
/// `UnknownWord` or `OutOfRange`.
pub fn parse_importance(cell: &CellValue) -> Result<Option<TypedImportance>, CellFault> {
    const EXPECTED: &str = "obligatoire | souhaitable | souhaitable 3";
    if let Ok(truth) = parse_yes_no(cell) {
        return Ok(truth.map(|is_mandatory| TypedImportance {
            is_mandatory,
            weight: None,
        }));
    }
    let unknown = || CellFault::new(ImportIssueCode::UnknownWord, EXPECTED);
    let CellValue::Text(text) = cell else {
        return Err(unknown());
    };
    let key = search_key(text);
    let mut is_mandatory = None;
    let mut weight = None;
    for word in key.split_whitespace() {
        match word {
            "obligatoire" | "mandatory" | "imperatif" | "imperative" | "exige" | "exigee"
            | "requis" | "requise" | "required" | "must" | "eliminatoire" | "indispensable"
            | "bloquant" => is_mandatory = Some(true),
            "souhaitable" | "souhaite" | "souhaitee" | "desirable" | "optionnel"
            | "optionnelle" | "optional" | "facultatif" | "facultative" | "apprecie" | "should"
            | "nice" | "bonus" | "valorise" => {
                is_mandatory = Some(false);
            }
            "poids" | "weight" | "tres" | "have" | "to" | "un" | "plus" => {}
            number => weight = Some(number.parse::<u8>().map_err(|_| unknown())?),
        }
    }
    if weight.is_some_and(|weight| !(1..=5).contains(&weight)) {
        return Err(CellFault::new(ImportIssueCode::OutOfRange, "1 … 5"));
    }
    is_mandatory
        .map(|is_mandatory| {
            Some(TypedImportance {
                is_mandatory,
                weight,
            })
        })
        .ok_or_else(unknown)
}

/// A word of a closed list.
///
/// # Errors
/// `UnknownWord` with what is expected.
pub fn closed_word<T>(
    cell: &CellValue,
    word_of: impl Fn(&str) -> Option<T>,
    expected: &str,
) -> Result<Option<T>, CellFault> {
    match cell {
        CellValue::Text(text) => match word_of(&search_key(text)) {
            Some(value) => Ok(Some(value)),
            None if says_nothing(text) => Ok(None),
            None => Err(CellFault::new(ImportIssueCode::UnknownWord, expected)),
        },
        _ => Err(CellFault::new(ImportIssueCode::UnknownWord, expected)),
    }
}
