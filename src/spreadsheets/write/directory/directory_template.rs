//! A workbook to fill in for companies, their past work and their certificates.

use chrono::DateTime;
use domain::access::account::Language;
use domain::directory::company::Company;
use domain::directory::competency::Vocabulary;

use crate::columns::field::{Field, TableKind};
use crate::columns::fields_of::fields_of;
use crate::write::book::{Book, WriteError};
use crate::write::cell::Cell;
use crate::write::own_words::either;
use crate::write::table::Table;
use crate::write::tables::company_tables::{company_cell, empty_company_table};
use crate::write::write_template::{ExampleRow, Guide, add_example, guide, without_field};

/// Writes a workbook for companies and what proves them, in which the companies given stand already.
///
/// # Errors
/// When the library cannot write it.
pub fn write_directory_template(
    language: Language,
    vocabulary: &Vocabulary,
    companies: &[Company],
    example: ExampleRow,
) -> Result<Vec<u8>, WriteError> {
    let title = either(language, "Modèle : entreprises", "Template: companies");
    let names: Vec<String> = companies
        .iter()
        .map(|company| company.name.to_string())
        .collect();
    let mut book = Book::new(title, language, DateTime::UNIX_EPOCH)?;
    book.with_lists(vocabulary, &names);
    book.add(guide(language, DIRECTORY_GUIDE)?)?;
    let references = either(language, "Références", "References");
    let certificates = either(language, "Certificats", "Certificates");
    let tables = [
        (
            TableKind::Companies,
            empty_company_table(language, |field| !field.is_of_year()),
        ),
        (
            TableKind::References,
            Table::of_kind(TableKind::References, language, references),
        ),
        (
            TableKind::Certificates,
            Table::of_kind(TableKind::Certificates, language, certificates),
        ),
    ];
    for (kind, mut table) in tables {
        without_field(&mut table, kind, Field::Id, language);
        if example == ExampleRow::Shown {
            add_example(&mut table, kind, vocabulary, language);
        }
        if kind == TableKind::Companies {
            let fields = fields_of(kind).iter().map(|known| known.field);
            let fields: Vec<Field> = fields.filter(|field| !field.is_of_year()).collect();
            table.rows.extend(companies.iter().map(|company| {
                let cells = fields.iter();
                cells
                    .map(|field| known_cell(*field, company, language))
                    .collect::<Vec<Cell>>()
            }));
        }
        book.add_table(&table)?;
    }
    book.finish()
}

/// Of a company that is known only by what it is found again.
fn known_cell(field: Field, company: &Company, language: Language) -> Cell {
    match field {
        Field::Siret | Field::Siren | Field::CompanyName | Field::Postcode => {
            company_cell(field, company, language)
        }
        _ => Cell::Blank,
    }
}

const DIRECTORY_GUIDE: Guide = &[
    (
        "Une ligne par entreprise, par référence et par certificat, chacun sur sa feuille. Une feuille dont vous n'avez pas besoin peut être supprimée.",
        "One row for each company, reference and certificate, each on its sheet. A sheet that you do not need may be deleted.",
    ),
    (
        "Une entreprise est reconnue à son SIRET, sinon à son SIREN, sinon à son nom et son code postal.",
        "A company is known by its SIRET, else by its SIREN, else by its name and postcode.",
    ),
    (
        "SIRET et SIREN sont du texte : un tableur qui en fait des nombres perd les zéros.",
        "SIRET and SIREN are text: a spreadsheet that makes them numbers loses zeros.",
    ),
    (
        "Le chiffre d'affaires va avec son exercice. Plusieurs années : une colonne chacune, l'année dans le titre (« CA 2024 », « CA 2025 »).",
        "A turnover goes with its financial year. Several years: a column each, with the year in the title (“Turnover 2024”, “Turnover 2025”).",
    ),
    (
        "Une référence prouve une ou plusieurs compétences, séparées par des points-virgules. Le niveau n'est nécessaire que si l'entreprise n'a pas encore déclaré la compétence.",
        "A reference proves one or several competencies, with semicolons between them. The level is needed only where the company has not declared the competency yet.",
    ),
    (
        "Une case vide laisse ce qui est connu comme il est.",
        "A blank cell leaves what is known as it is.",
    ),
    (
        "Les lignes marquées comme exemple ne sont jamais importées.",
        "Rows marked as example are never imported.",
    ),
];
