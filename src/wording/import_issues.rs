//! What is said about a cell, a row or a sheet of a workbook: one sentence for each code, with what to do next.

use domain::access::account::Language;
use domain::imports::import::{ImportIssue, ImportIssueCode};

use crate::wording::sentence::{Sentence, best_filled, sentence};

/// The sentence for a finding.
#[must_use]
pub fn import_issue_message(issue: &ImportIssue, language: Language) -> String {
    let proposals = (!issue.proposals.is_empty()).then(|| issue.proposals.join(", "));
    let known = [
        ("found", issue.found.clone()),
        ("expected", issue.expected.clone()),
        ("title", issue.column_title.clone()),
        ("proposals", proposals),
    ];
    let parameters: Vec<(String, String)> = known
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect();
    let sentences = value_sentences(issue.code)
        .or_else(|| record_sentences(issue.code))
        .unwrap_or_else(|| file_sentences(issue.code));
    best_filled(sentences, language, &parameters)
}

const MISSING_VALUE: &[Sentence] = &[
    sentence(
        "Ce qui est ici ne suffit pas ; attendu : {expected}.",
        "What stands here is not enough; expected: {expected}.",
    ),
    sentence(
        "Cette cellule est vide alors qu’une valeur est nécessaire : complétez-la.",
        "This cell is empty but a value is needed: fill it in.",
    ),
];
const NOT_A_NUMBER: &[Sentence] = &[
    sentence(
        "« {found} » n’est pas un nombre.",
        "“{found}” is not a number.",
    ),
    sentence("Un nombre est attendu ici.", "A number is expected here."),
];
const NOT_A_DATE: &[Sentence] = &[
    sentence(
        "« {found} » n’est pas une date : écrivez par exemple {expected}.",
        "“{found}” is not a date: write for example {expected}.",
    ),
    sentence(
        "Une date est attendue ici, par exemple 31/12/2026.",
        "A date is expected here, for example 31/12/2026.",
    ),
];
const NOT_MONEY: &[Sentence] = &[
    sentence(
        "« {found} » n’est pas un montant : écrivez par exemple 12 345,67.",
        "“{found}” is not an amount: write for example 12345.67.",
    ),
    sentence("Un montant est attendu ici.", "An amount is expected here."),
];
const NOT_YES_NO: &[Sentence] = &[
    sentence(
        "« {found} » n’est ni oui ni non.",
        "“{found}” is neither yes nor no.",
    ),
    sentence("Répondez par oui ou par non.", "Answer with yes or no."),
];
const UNKNOWN_WORD: &[Sentence] = &[
    sentence(
        "« {found} » n’est pas un mot connu. Proches : {proposals}.",
        "“{found}” is not a known word. Close ones: {proposals}.",
    ),
    sentence(
        "« {found} » n’est pas un mot connu ; attendu : {expected}.",
        "“{found}” is not a known word; expected: {expected}.",
    ),
    sentence("Ce mot n’est pas connu.", "This word is not known."),
];
const INVALID_IDENTIFIER: &[Sentence] = &[
    sentence(
        "L’identifiant « {found} » est faux : vérifiez ses chiffres.",
        "The identifier “{found}” is wrong: check its digits.",
    ),
    sentence(
        "Cet identifiant est faux : vérifiez ses chiffres.",
        "This identifier is wrong: check its digits.",
    ),
];
const DAMAGED_IDENTIFIER: &[Sentence] = &[
    sentence(
        "L’identifiant « {found} » a perdu des chiffres dans le tableur : mettez la colonne au format texte et ressaisissez-le.",
        "The identifier “{found}” lost digits in the spreadsheet: format the column as text and type it again.",
    ),
    sentence(
        "Cet identifiant a perdu des chiffres dans le tableur : ressaisissez-le en format texte.",
        "This identifier lost digits in the spreadsheet: type it again as text.",
    ),
];
const OUT_OF_RANGE: &[Sentence] = &[
    sentence(
        "« {found} » est hors limites ; attendu : {expected}.",
        "“{found}” is out of range; expected: {expected}.",
    ),
    sentence(
        "Cette valeur est hors limites.",
        "This value is out of range.",
    ),
];
const TOO_LONG: &[Sentence] = &[
    sentence(
        "Le texte est trop long ; attendu : {expected}.",
        "The text is too long; expected: {expected}.",
    ),
    sentence("Le texte est trop long.", "The text is too long."),
];
const FORMULA_WITHOUT_VALUE: &[Sentence] = &[sentence(
    "La formule n’a pas de résultat enregistré : ouvrez le classeur dans un tableur, enregistrez-le, puis recommencez.",
    "The formula has no stored result: open the workbook in a spreadsheet program, save it, and try again.",
)];

/// Sentences about the value of a cell.
fn value_sentences(code: ImportIssueCode) -> Option<&'static [Sentence]> {
    use ImportIssueCode as Code;
    match code {
        Code::MissingValue => Some(MISSING_VALUE),
        Code::NotANumber => Some(NOT_A_NUMBER),
        Code::NotADate => Some(NOT_A_DATE),
        Code::NotMoney => Some(NOT_MONEY),
        Code::NotYesNo => Some(NOT_YES_NO),
        Code::UnknownWord => Some(UNKNOWN_WORD),
        Code::InvalidIdentifier => Some(INVALID_IDENTIFIER),
        Code::DamagedIdentifier => Some(DAMAGED_IDENTIFIER),
        Code::OutOfRange => Some(OUT_OF_RANGE),
        Code::TooLong => Some(TOO_LONG),
        Code::FormulaWithoutValue => Some(FORMULA_WITHOUT_VALUE),
        _ => None,
    }
}

const UNKNOWN_COMPETENCY: &[Sentence] = &[
    sentence(
        "« {found} » n’est pas dans le vocabulaire. Proches : {proposals}.",
        "“{found}” is not in the vocabulary. Close ones: {proposals}.",
    ),
    sentence(
        "« {found} » n’est pas dans le vocabulaire : choisissez une compétence existante ou ajoutez-la.",
        "“{found}” is not in the vocabulary: choose an existing competency or add it.",
    ),
    sentence(
        "Cette compétence n’est pas dans le vocabulaire.",
        "This competency is not in the vocabulary.",
    ),
];
const UNKNOWN_COMPANY: &[Sentence] = &[
    sentence(
        "« {found} » n’est pas dans l’annuaire. Proches : {proposals}.",
        "“{found}” is not in the directory. Close ones: {proposals}.",
    ),
    sentence(
        "« {found} » n’est pas dans l’annuaire : ajoutez d’abord l’entreprise.",
        "“{found}” is not in the directory: add the company first.",
    ),
    sentence(
        "Cette entreprise n’est pas dans l’annuaire.",
        "This company is not in the directory.",
    ),
];
const AMBIGUOUS_COMPANY: &[Sentence] = &[
    sentence(
        "Plusieurs entreprises répondent à « {found} » : précisez le SIREN. {proposals}",
        "Several companies answer to “{found}”: give the SIREN. {proposals}",
    ),
    sentence(
        "Plusieurs entreprises répondent à ce nom : précisez le SIREN.",
        "Several companies answer to this name: give the SIREN.",
    ),
];
const UNKNOWN_CALL: &[Sentence] = &[
    sentence(
        "La consultation « {found} » n’est ni dans ce classeur ni dans le cluster.",
        "The call “{found}” is neither in this workbook nor in the cluster.",
    ),
    sentence(
        "Cette consultation n’est ni dans ce classeur ni dans le cluster.",
        "This call is neither in this workbook nor in the cluster.",
    ),
];
const UNKNOWN_LOT: &[Sentence] = &[
    sentence(
        "Le lot « {found} » n’est ni dans ce classeur ni dans la consultation.",
        "The lot “{found}” is neither in this workbook nor in the call.",
    ),
    sentence(
        "Ce lot n’est ni dans ce classeur ni dans la consultation.",
        "This lot is neither in this workbook nor in the call.",
    ),
];
const DEADLINE_PASSED: &[Sentence] = &[
    sentence(
        "La date limite de la consultation « {found} » est passée : aucune réponse ne se donne plus.",
        "The deadline of the call “{found}” has passed: no answer is given any more.",
    ),
    sentence(
        "La date limite de cette consultation est passée : aucune réponse ne se donne plus.",
        "The deadline of this call has passed: no answer is given any more.",
    ),
];
const DUPLICATE_ROW: &[Sentence] = &[sentence(
    "Cette ligne répète une autre ligne du fichier : n’en gardez qu’une.",
    "This row repeats another row of the file: keep only one.",
)];
const DATES_OUT_OF_ORDER: &[Sentence] = &[
    sentence(
        "Les dates ne se suivent pas : vérifiez « {found} ».",
        "The dates do not follow one another: check “{found}”.",
    ),
    sentence(
        "Les dates ne se suivent pas.",
        "The dates do not follow one another.",
    ),
];
const REQUIREMENT_SHAPE: &[Sentence] = &[
    sentence(
        "Les colonnes remplies ne conviennent pas à ce type d’exigence ; attendu : {expected}.",
        "The columns filled do not fit this kind of requirement; expected: {expected}.",
    ),
    sentence(
        "Les colonnes remplies ne conviennent pas à ce type d’exigence.",
        "The columns filled do not fit this kind of requirement.",
    ),
];
const NOT_ALLOWED: &[Sentence] = &[
    sentence(
        "Vous n’avez pas le droit de modifier « {found} » : cette ligne est laissée de côté.",
        "You may not change “{found}”: this row is left aside.",
    ),
    sentence(
        "Vous n’avez pas le droit de modifier cet élément : cette ligne est laissée de côté.",
        "You may not change this item: this row is left aside.",
    ),
];

/// Sentences about what a row speaks of.
fn record_sentences(code: ImportIssueCode) -> Option<&'static [Sentence]> {
    use ImportIssueCode as Code;
    match code {
        Code::UnknownCompetency => Some(UNKNOWN_COMPETENCY),
        Code::UnknownCompany => Some(UNKNOWN_COMPANY),
        Code::AmbiguousCompany => Some(AMBIGUOUS_COMPANY),
        Code::UnknownCall => Some(UNKNOWN_CALL),
        Code::UnknownLot => Some(UNKNOWN_LOT),
        Code::DeadlinePassed => Some(DEADLINE_PASSED),
        Code::DuplicateRow => Some(DUPLICATE_ROW),
        Code::DatesOutOfOrder => Some(DATES_OUT_OF_ORDER),
        Code::RequirementShape => Some(REQUIREMENT_SHAPE),
        Code::NotAllowed => Some(NOT_ALLOWED),
        _ => None,
    }
}

const MISSING_COLUMN: &[Sentence] = &[
    sentence(
        "Il manque la colonne « {expected} » : ajoutez-la.",
        "The column “{expected}” is missing: add it.",
    ),
    sentence(
        "Il manque une colonne nécessaire.",
        "A needed column is missing.",
    ),
];
const UNKNOWN_SHEET: &[Sentence] = &[sentence(
    "Aucun tableau n’a été reconnu sur cette feuille : elle est laissée de côté.",
    "No table was recognised on this sheet: it is left aside.",
)];
const UNKNOWN_COLUMN: &[Sentence] = &[
    sentence(
        "La colonne « {title} » n’a pas été reconnue : elle est ignorée.",
        "The column “{title}” was not recognised: it is ignored.",
    ),
    sentence(
        "Cette colonne n’a pas été reconnue : elle est ignorée.",
        "This column was not recognised: it is ignored.",
    ),
];
const IGNORED_CONTENT: &[Sentence] = &[
    sentence(
        "Le classeur contient des éléments qui ne sont pas lus ({found}).",
        "The workbook holds things that are not read ({found}).",
    ),
    sentence(
        "Le classeur contient des éléments qui ne sont pas lus (macros, liens ou objets).",
        "The workbook holds things that are not read (macros, links or objects).",
    ),
];
const HIDDEN_SHEET: &[Sentence] = &[sentence(
    "Cette feuille est masquée : vérifiez qu’elle devait être lue.",
    "This sheet is hidden: check whether it was meant to be read.",
)];

/// Sentences about columns, sheets and files.
fn file_sentences(code: ImportIssueCode) -> &'static [Sentence] {
    use ImportIssueCode as Code;
    match code {
        Code::MissingColumn => MISSING_COLUMN,
        Code::UnknownSheet => UNKNOWN_SHEET,
        Code::UnknownColumn => UNKNOWN_COLUMN,
        Code::IgnoredContent => IGNORED_CONTENT,
        Code::HiddenSheet => HIDDEN_SHEET,
        _ => &[],
    }
}
