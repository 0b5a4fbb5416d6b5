//! Blank workbooks to fill in: the columns that the reader knows, drop-down lists, an example, a sheet that explains.

use chrono::{DateTime, NaiveDate, Utc};
use domain::access::account::Language;
use domain::directory::company::Company;
use domain::directory::competency::{Competency, Vocabulary};
use domain::values::money::Money;
use domain::values::quantity::{FteTenths, Level};

use crate::columns::field::{Field, TableKind};
use crate::columns::fields_of::fields_of;
use crate::read::aside::EXAMPLE_MARKS;
use crate::write::book::{Book, WriteError};
use crate::write::cell::Cell;
use crate::write::directory::directory_example::directory_example;
use crate::write::lists::ListKind;
use crate::write::own_words::{OwnWord, competency_word, either};
use crate::write::sheet_writer::SheetWriter;
use crate::write::styles;
use crate::write::table::Table;

/// Whether a template has a row that shows how it is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExampleRow {
    /// With one; the reader puts it aside.
    Shown,
    /// Without.
    Absent,
}

/// How a template for capabilities is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CapabilityLayout {
    /// One capability in each row.
    List,
    /// A company in each row, a competency in each column.
    Matrix,
}

/// Writes a blank workbook for calls, lots and requirements.
///
/// # Errors
/// When the library cannot write it.
pub fn write_calls_template(
    language: Language,
    vocabulary: &Vocabulary,
    example: ExampleRow,
) -> Result<Vec<u8>, WriteError> {
    let title = either(
        language,
        "Modèle : consultation",
        "Template: call for tender",
    );
    let mut book = Book::new(title, language, DateTime::UNIX_EPOCH)?;
    book.with_lists(vocabulary, &[]);
    book.add(guide(language, CALL_GUIDE)?)?;
    let sheets = [
        (TableKind::Calls, either(language, "Consultation", "Call")),
        (TableKind::Lots, "Lots"),
        (
            TableKind::Requirements,
            either(language, "Exigences", "Requirements"),
        ),
    ];
    for (kind, name) in sheets {
        let mut table = Table::of_kind(kind, language, name);
        if kind == TableKind::Requirements {
            without_field(&mut table, kind, Field::Id, language);
        }
        if example == ExampleRow::Shown {
            add_example(&mut table, kind, vocabulary, language);
        }
        book.add_table(&table)?;
    }
    book.finish()
}

/// Writes a blank workbook for the capabilities of companies.
///
/// # Errors
/// When the library cannot write it.
pub fn write_capabilities_template(
    language: Language,
    vocabulary: &Vocabulary,
    companies: &[Company],
    (layout, example): (CapabilityLayout, ExampleRow),
) -> Result<Vec<u8>, WriteError> {
    let title = either(language, "Modèle : capacités", "Template: capabilities");
    let names: Vec<String> = companies
        .iter()
        .map(|company| company.name.to_string())
        .collect();
    let mut book = Book::new(title, language, DateTime::UNIX_EPOCH)?;
    book.with_lists(vocabulary, &names);
    match layout {
        CapabilityLayout::List => {
            book.add(guide(language, LIST_GUIDE)?)?;
            let name = either(language, "Capacités", "Capabilities");
            let mut table = Table::of_kind(TableKind::CapabilityList, language, name);
            if example == ExampleRow::Shown {
                add_example(&mut table, TableKind::CapabilityList, vocabulary, language);
            }
            book.add_table(&table)?;
        }
        CapabilityLayout::Matrix => {
            book.add(guide(language, MATRIX_GUIDE)?)?;
            add_matrix(&mut book, vocabulary, companies, (example, language))?;
        }
    }
    book.finish()
}

/// Writes a blank workbook for contracts that companies have won.
///
/// # Errors
/// When the library cannot write it.
pub fn write_awards_template(
    language: Language,
    vocabulary: &Vocabulary,
    companies: &[Company],
    example: ExampleRow,
) -> Result<Vec<u8>, WriteError> {
    let title = either(
        language,
        "Modèle : marchés remportés",
        "Template: contracts won",
    );
    let names: Vec<String> = companies
        .iter()
        .map(|company| company.name.to_string())
        .collect();
    let mut book = Book::new(title, language, DateTime::UNIX_EPOCH)?;
    book.with_lists(vocabulary, &names);
    book.add(guide(language, AWARD_GUIDE)?)?;
    let name = either(language, "Attributions", "Awards");
    let mut table = Table::of_kind(TableKind::Awards, language, name);
    if example == ExampleRow::Shown {
        add_example(&mut table, TableKind::Awards, vocabulary, language);
    }
    book.add_table(&table)?;
    book.finish()
}

/// Takes the column of a field off a table.
pub(crate) fn without_field(table: &mut Table, kind: TableKind, field: Field, language: Language) {
    let title = fields_of(kind)
        .iter()
        .find(|known| known.field == field)
        .map(|known| known.own_title(language));
    table
        .columns
        .retain(|column| Some(column.title.as_str()) != title);
}

fn add_matrix(
    book: &mut Book,
    vocabulary: &Vocabulary,
    companies: &[Company],
    (example, language): (ExampleRow, Language),
) -> Result<(), WriteError> {
    let mut entries: Vec<&Competency> = vocabulary.entries().collect();
    entries.sort_by(|first, second| (first.kind, &first.code).cmp(&(second.kind, &second.code)));
    let mut writer = SheetWriter::new(either(language, "Matrice", "Matrix"))?;
    let mut titles = vec![
        either(language, "Entreprise", "Company").to_owned(),
        "SIREN".to_owned(),
    ];
    titles.extend(
        entries
            .iter()
            .filter_map(|entry| competency_word(vocabulary, entry.id, language)),
    );
    writer.head(0, &titles)?;
    writer.widths(&[32, 14])?;
    let mark = either(language, EXAMPLE_MARKS[0], EXAMPLE_MARKS[1]);
    let mut rows = Vec::new();
    if example == ExampleRow::Shown {
        rows.push(vec![
            Cell::Text(format!("{mark} Atelier")),
            Cell::Blank,
            Cell::Text(Level::Confirmed.word(language).to_owned()),
        ]);
    }
    rows.extend(companies.iter().map(|company| {
        vec![
            Cell::Text(company.name.to_string()),
            Cell::text(company.siren.as_ref()),
        ]
    }));
    for (row, cells) in (1..).zip(&rows) {
        writer.row(row, 0, cells)?;
    }
    let last_row = u32::try_from(rows.len().max(200)).unwrap_or(200);
    let last_column = u16::try_from(titles.len().max(3) - 1).unwrap_or(u16::MAX);
    book.offer(
        &mut writer,
        ListKind::Levels,
        (1, 2),
        (last_row, last_column),
    )?;
    writer.sheet().set_landscape();
    writer.freeze_head(0, 1, titles.len(), rows.len())?;
    book.add(writer)?;
    Ok(())
}

/// An example that shows every column; its first text says that it is one.
pub(crate) fn add_example(
    table: &mut Table,
    kind: TableKind,
    vocabulary: &Vocabulary,
    language: Language,
) {
    let fields: Vec<Field> = fields_of(kind)
        .iter()
        .filter(|known| {
            table
                .columns
                .iter()
                .any(|column| column.title == known.own_title(language))
        })
        .map(|known| known.field)
        .collect();
    let competency = vocabulary
        .find_by_word("postgresql")
        .or_else(|| vocabulary.entries().next())
        .and_then(|entry| competency_word(vocabulary, entry.id, language))
        .unwrap_or_default();
    let mark = either(language, EXAMPLE_MARKS[0], EXAMPLE_MARKS[1]);
    table.rows.push(
        fields
            .into_iter()
            .map(|field| match (kind, field) {
                // A certificate is told by its code already.
                (TableKind::Certificates, Field::Title) => Cell::Blank,
                _ => example_cell(field, mark, &competency, language),
            })
            .collect(),
    );
}

fn example_cell(field: Field, mark: &str, competency: &str, language: Language) -> Cell {
    let text = |text: &str| Cell::Text(text.to_owned());
    let marked = |french: &str, english: &str| {
        Cell::Text(format!("{mark} {}", either(language, french, english)))
    };
    match field {
        Field::Title => marked("Hébergement et support", "Hosting and support"),
        Field::Wording => marked(
            "Administration de bases PostgreSQL",
            "Administration of PostgreSQL databases",
        ),
        Field::CompanyName => marked("Atelier", "Workshop"),
        Field::LabelFr => marked("Bases de données", "Bases de données"),
        Field::LabelEn => text("Databases"),
        Field::Synonyms => text("SGBD; DBMS"),
        Field::CompetencyKind => {
            text(domain::directory::competency::CompetencyKind::Software.word(language))
        }
        Field::Answer => text(domain::procurement::interest::InterestAnswer::Member.word(language)),
        Field::MostFte => Cell::Fte(FteTenths(25)),
        Field::CallReference => text("2026-014"),
        Field::Buyer => text(either(language, "Ville d'Exemple", "City of Example")),
        Field::Procedure => text(domain::procurement::call::ProcedureKind::Open.word(language)),
        Field::SubmissionDeadlineAt => example_instant().map_or(Cell::Blank, |instant| {
            Cell::Instant(instant, crate::cells::date::DayMeans::End)
        }),
        Field::Place => text("FRH0"),
        Field::Cpv => text("72000000; 72500000"),
        Field::EstimatedValue | Field::EvidenceAmount => Cell::Amount(Money::euros(35_000_000)),
        Field::LotNumber => text("1"),
        Field::Kind => {
            text(domain::procurement::requirement::RequirementKind::Competency.word(language))
        }
        Field::Scope => {
            text(domain::procurement::requirement::RequirementScope::Pooled.word(language))
        }
        Field::IsMandatory => text(crate::write::own_words::importance_word(true, language)),
        Field::Competency => text(competency),
        Field::MinLevel | Field::Level => text(Level::Confirmed.word(language)),
        Field::Fte => Cell::Fte(FteTenths(25)),
        Field::EvidenceTitle => text(either(
            language,
            "Migration de 40 bases",
            "Migration of 40 databases",
        )),
        Field::EvidenceParty => text(either(language, "Ville d'Exemple", "City of Example")),
        Field::AwardedOn => Cell::day(NaiveDate::from_ymd_opt(2025, 3, 14)),
        Field::EvidenceFrom => Cell::day(NaiveDate::from_ymd_opt(2025, 1, 1)),
        Field::EvidenceUntil => Cell::day(NaiveDate::from_ymd_opt(2025, 12, 31)),
        _ => directory_example(field, competency, language),
    }
}

fn example_instant() -> Option<DateTime<Utc>> {
    "2026-12-31T11:00:00Z".parse().ok()
}

/// Sentences in French and English.
pub(crate) type Guide = &'static [(&'static str, &'static str)];

const CALL_GUIDE: Guide = &[
    (
        "Une ligne par consultation, par lot et par exigence, chacune sur sa feuille.",
        "One row for each call, lot and requirement, each on its sheet.",
    ),
    (
        "Les colonnes peuvent changer d'ordre, être supprimées ou complétées : les titres suffisent.",
        "Columns may be moved, removed or added: their titles are enough.",
    ),
    (
        "Les lignes marquées comme exemple ne sont jamais importées.",
        "Rows marked as example are never imported.",
    ),
    (
        "Une date limite sans heure laisse passer toute la journée (23:59, heure de Paris).",
        "A deadline without a time lets the whole day pass (23:59, Paris time).",
    ),
    (
        "Montants hors taxes : 350000, 350 k€ ou 1,2 M€.",
        "Amounts without tax: 350000, 350 k€ or 1.2 M€.",
    ),
    (
        "Une exigence porte soit sur une compétence (niveau, nombre de titulaires ou ETP), soit sur un montant, un nombre, un certificat, ou un texte à juger.",
        "A requirement asks for a competency (level, holders or FTE), an amount, a count, a certificate, or is a text to be judged.",
    ),
    (
        "Rien n'est écrit avant que vous ayez vu et accepté le plan de l'import.",
        "Nothing is written before you have seen and accepted the plan of the import.",
    ),
];

const LIST_GUIDE: Guide = &[
    (
        "Une ligne par capacité : qui, quelle compétence, quel niveau, combien d'ETP.",
        "One row for each capability: who, which competency, which level, how many FTE.",
    ),
    (
        "Une deuxième ligne de la même entreprise et de la même compétence ajoute une référence.",
        "A second row of the same company and competency adds a reference.",
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

const MATRIX_GUIDE: Guide = &[
    (
        "Une entreprise par ligne, une compétence par colonne, un niveau de 1 à 4 dans la case.",
        "A company in each row, a competency in each column, a level from 1 to 4 in the cell.",
    ),
    (
        "Une case vide, un tiret ou un zéro ne déclare rien.",
        "A blank cell, a dash or a zero declares nothing.",
    ),
    (
        "Une croix confirme une capacité déjà déclarée ; une nouvelle demande un niveau.",
        "A cross confirms a capability declared before; a new one needs a level.",
    ),
    (
        "Des colonnes peuvent être ajoutées ou supprimées.",
        "Columns may be added or removed.",
    ),
];

const AWARD_GUIDE: Guide = &[
    (
        "Une ligne par entreprise et par marché remporté : les lignes de même référence et de même lot forment un marché.",
        "One row for each company and contract won: rows of the same reference and lot are one contract.",
    ),
    (
        "Seules les entreprises du cluster comptent ; les lignes des autres sont refusées et peuvent être laissées de côté.",
        "Only companies of the cluster count; rows of others are refused and may be left out.",
    ),
    (
        "Deux entreprises d'un même marché ont déjà travaillé ensemble : les propositions de groupement en tiennent compte.",
        "Two companies of one contract have worked together: proposed groupings take it into account.",
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

/// A sheet that explains the others.
pub(crate) fn guide(language: Language, lines: Guide) -> Result<SheetWriter, WriteError> {
    let mut writer = SheetWriter::new(either(language, "Mode d'emploi", "How to use"))?;
    writer.widths(&[110])?;
    writer.text(
        0,
        0,
        either(language, "Mode d'emploi", "How to use"),
        &styles::title(),
    )?;
    for (row, (french, english)) in (2..).zip(lines) {
        writer.text(row, 0, either(language, french, english), &styles::body())?;
    }
    Ok(writer)
}
