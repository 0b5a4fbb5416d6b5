//! Workbooks to fill in for the vocabulary and for answers to lots.

use chrono::DateTime;
use domain::access::account::Language;
use domain::directory::company::Company;
use domain::directory::competency::Vocabulary;

use crate::columns::field::TableKind;
use crate::write::book::{Book, WriteError};
use crate::write::own_words::either;
use crate::write::table::Table;
use crate::write::write_template::{ExampleRow, Guide, add_example, guide};

/// Writes a blank workbook for the vocabulary.
///
/// # Errors
/// When the library cannot write it.
pub fn write_competencies_template(
    language: Language,
    vocabulary: &Vocabulary,
    example: ExampleRow,
) -> Result<Vec<u8>, WriteError> {
    let title = either(language, "Modèle : vocabulaire", "Template: vocabulary");
    let name = either(language, "Vocabulaire", "Vocabulary");
    let sheet = (TableKind::Competencies, name, COMPETENCY_GUIDE);
    write_blank(title, sheet, (vocabulary, &[]), (language, example))
}

/// Writes a blank workbook for companies' answers to lots.
///
/// # Errors
/// When the library cannot write it.
pub fn write_interests_template(
    language: Language,
    vocabulary: &Vocabulary,
    companies: &[Company],
    example: ExampleRow,
) -> Result<Vec<u8>, WriteError> {
    let title = either(
        language,
        "Modèle : réponses aux lots",
        "Template: answers to lots",
    );
    let name = either(language, "Réponses", "Answers");
    let sheet = (TableKind::Interests, name, INTEREST_GUIDE);
    write_blank(title, sheet, (vocabulary, companies), (language, example))
}

fn write_blank(
    title: &str,
    (kind, name, lines): (TableKind, &str, Guide),
    (vocabulary, companies): (&Vocabulary, &[Company]),
    (language, example): (Language, ExampleRow),
) -> Result<Vec<u8>, WriteError> {
    let mut book = Book::new(title, language, DateTime::UNIX_EPOCH)?;
    book.with_lists(vocabulary, &names(companies));
    book.add(guide(language, lines)?)?;
    let mut table = Table::of_kind(kind, language, name);
    if example == ExampleRow::Shown {
        add_example(&mut table, kind, vocabulary, language);
    }
    book.add_table(&table)?;
    book.finish()
}

fn names(companies: &[Company]) -> Vec<String> {
    companies
        .iter()
        .map(|company| company.name.to_string())
        .collect()
}

const COMPETENCY_GUIDE: Guide = &[
    (
        "Une ligne par compétence. Le code la désigne ; sans code, ce sont ses libellés.",
        "One row for each competency. Its code tells which; without a code, its labels do.",
    ),
    (
        "Plusieurs synonymes ou compétences plus larges se séparent par des points-virgules.",
        "Several synonyms or broader competencies have semicolons between them.",
    ),
    (
        "Une compétence plus large se désigne par son code ou par un de ses libellés ; elle peut être dans ce fichier.",
        "A broader competency goes by its code or one of its labels; it may stand in this file.",
    ),
    (
        "Une cellule vide laisse ce qui est connu tel quel. Rien n'est supprimé.",
        "A blank cell leaves what is known as it is. Nothing is removed.",
    ),
    (
        "Les lignes marquées comme exemple ne sont jamais importées.",
        "Rows marked as example are never imported.",
    ),
];

const INTEREST_GUIDE: Guide = &[
    (
        "Une ligne par entreprise et par lot. Sans numéro de lot, la réponse vaut pour tous les lots de la consultation.",
        "One row for each company and lot. Without a lot number, the answer is for all lots of the call.",
    ),
    (
        "Réponses : mandataire, cotraitant, sous-traitant, peut-être, pas cette fois.",
        "Answers: lead, member, subcontractor, maybe, not this time.",
    ),
    (
        "Une réponse se donne tant que la date limite de remise des offres n'est pas passée.",
        "Answers are given until the submission deadline.",
    ),
    (
        "SIRET et SIREN sont du texte : un tableur qui en fait des nombres perd les zéros.",
        "SIRET and SIREN are text: a spreadsheet that makes them numbers loses zeros.",
    ),
    (
        "Les lignes marquées comme exemple ne sont jamais importées.",
        "Rows marked as example are never imported.",
    ),
];
