//! Companies, their past work and their certificates as tables, in the order of the fields that `columns` knows.

use domain::access::account::Language;
use domain::directory::capability::Capability;
use domain::directory::company::{Certificate, Company, FinancialYear};
use domain::directory::competency::Vocabulary;
use domain::directory::evidence::{Evidence, EvidenceKind};
use domain::imports::import_plan::directory::plan_companies::joined_statuses;

use crate::columns::field::{Field, TableKind};
use crate::columns::fields_of::{field_of, fields_of};
use crate::write::cell::Cell;
use crate::write::own_words::{OwnWord, either};
use crate::write::table::{Column, Table};
use crate::write::tables::capability_table::declared;

/// How wide a column of a turnover is, in characters.
const TURNOVER_WIDTH: u16 = 18;

/// The table of companies: one row each, the turnover of every year that any of them has in a column of its own.
#[must_use]
pub fn company_table(companies: &[Company], language: Language) -> Table {
    let mut table = empty_company_table(language, |field| !is_turnover(field));
    let years = years_of(companies);
    table
        .columns
        .extend(years.iter().map(|(field, year)| Column {
            title: title_of_year(*field, *year, language),
            width: TURNOVER_WIDTH,
            list: None,
        }));
    table.rows = companies
        .iter()
        .map(|company| {
            let fields = fields_of(TableKind::Companies).iter();
            let fields = fields.map(|known| known.field);
            let mut row: Vec<Cell> = fields
                .filter(|field| !is_turnover(*field))
                .map(|field| company_cell(field, company, language))
                .collect();
            let turnover = |(field, year): &(Field, i32)| turnover_cell(company, *field, *year);
            row.extend(years.iter().map(turnover));
            row
        })
        .collect();
    table
}

/// The table of companies without rows, with the fields that are wanted.
#[must_use]
pub fn empty_company_table(language: Language, is_wanted: impl Fn(Field) -> bool) -> Table {
    let kind = TableKind::Companies;
    let name = either(language, "Entreprises", "Companies");
    let mut table = Table::of_kind(kind, language, name);
    let mut wanted = fields_of(kind).iter().map(|known| is_wanted(known.field));
    table.columns.retain(|_| wanted.next().unwrap_or(false));
    table
}

fn is_turnover(field: Field) -> bool {
    matches!(
        field,
        Field::TurnoverYear | Field::Turnover | Field::InFieldTurnover
    ) || field.is_of_year()
}

/// The columns of the turnover that the companies need, the latest year first.
fn years_of(companies: &[Company]) -> Vec<(Field, i32)> {
    let all = || {
        companies
            .iter()
            .flat_map(|company| &company.financial_years)
    };
    let mut years: Vec<i32> = all().map(|year| year.year).collect();
    years.sort_unstable_by(|first, second| second.cmp(first));
    years.dedup();
    let has_part =
        |year: i32| all().any(|known| known.year == year && known.in_field_turnover.is_some());
    years
        .into_iter()
        .flat_map(|year| {
            let part = has_part(year).then_some((Field::InFieldTurnoverOfYear, year));
            [Some((Field::TurnoverOfYear, year)), part]
        })
        .flatten()
        .collect()
}

fn title_of_year(field: Field, year: i32, language: Language) -> String {
    let title = field_of(TableKind::Companies, field).map(|known| known.own_title(language));
    format!("{} {year}", title.unwrap_or_default())
}

fn turnover_cell(company: &Company, field: Field, year: i32) -> Cell {
    let known = company
        .financial_years
        .iter()
        .find(|known| known.year == year);
    let amount = |known: &FinancialYear| match field {
        Field::TurnoverOfYear => Some(known.turnover),
        _ => known.in_field_turnover,
    };
    Cell::amount(known.and_then(amount))
}

/// What a company's row says in the column of a field.
#[must_use]
pub fn company_cell(field: Field, company: &Company, language: Language) -> Cell {
    let address = &company.address;
    let degrees = |value: i32| format!("{:.6}", f64::from(value) / 1_000_000.0);
    let point = address.coordinates;
    match field {
        Field::Siret => Cell::text(company.siret.as_ref()),
        Field::Siren => Cell::text(company.siren.as_ref()),
        Field::CompanyName => Cell::Text(company.name.to_string()),
        Field::LegalForm => Cell::text(company.legal_form.as_ref()),
        Field::SocialStatuses => {
            let statuses = joined_statuses(company);
            Cell::text((!statuses.is_empty()).then_some(statuses))
        }
        Field::Street => Cell::text(address.street.as_ref()),
        Field::Postcode => Cell::text(address.postcode.as_ref()),
        Field::City => Cell::text(address.city.as_ref()),
        Field::Department => Cell::text(address.department.as_ref()),
        Field::Latitude => Cell::text(point.map(|point| degrees(point.latitude_microdegrees))),
        Field::Longitude => Cell::text(point.map(|point| degrees(point.longitude_microdegrees))),
        Field::Headcount => Cell::count(company.headcount),
        Field::Fte => company.available_fte.map_or(Cell::Blank, Cell::Fte),
        Field::MaxLots => Cell::count(company.max_lots),
        Field::MayLead => Cell::Text(company.may_lead.word(language).to_owned()),
        Field::Website => Cell::text(company.website.as_ref()),
        Field::SummaryFr => Cell::text(company.summary_fr.as_ref()),
        Field::SummaryEn => Cell::text(company.summary_en.as_ref()),
        _ => Cell::Blank,
    }
}

/// Who something is of.
fn owner_cells(company: &Company) -> [Cell; 4] {
    [
        Cell::text(company.siret.as_ref()),
        Cell::text(company.siren.as_ref()),
        Cell::Text(company.name.to_string()),
        Cell::text(company.address.postcode.as_ref()),
    ]
}

/// The table of past work: one row for each capability that a piece of work proves. Those of unknown companies are left
/// out.
#[must_use]
pub fn reference_table(
    companies: &[Company],
    capabilities: &[Capability],
    vocabulary: &Vocabulary,
    language: Language,
) -> Table {
    let name = either(language, "Références", "References");
    let mut table = Table::of_kind(TableKind::References, language, name);
    for (company, capability, word) in declared((companies, capabilities), vocabulary, language) {
        let references = capability.evidence.iter();
        let references = references.filter(|known| known.kind == EvidenceKind::Reference);
        table.rows.extend(references.map(|reference| {
            let level = capability.level.word(language);
            reference_row(company, reference, (&word, level))
        }));
    }
    table
}

fn reference_row(
    company: &Company,
    reference: &Evidence,
    (word, level): (&str, &str),
) -> Vec<Cell> {
    let mut row = vec![Cell::Text(reference.id.to_string())];
    row.extend(owner_cells(company));
    row.extend([
        Cell::Text(reference.title.to_string()),
        Cell::Text(word.to_owned()),
        Cell::Text(level.to_owned()),
        Cell::text(reference.party.as_ref()),
        Cell::day(reference.valid_from),
        Cell::day(reference.valid_until),
        Cell::amount(reference.amount),
        reference.own_share.map_or(Cell::Blank, Cell::Share),
        Cell::text(reference.note.as_ref()),
        Cell::text(reference.document.as_ref()),
    ]);
    row
}

/// The table of certificates.
#[must_use]
pub fn certificate_table(companies: &[Company], language: Language) -> Table {
    let name = either(language, "Certificats", "Certificates");
    let mut table = Table::of_kind(TableKind::Certificates, language, name);
    for company in companies {
        let certificates = company.certificates.iter();
        table
            .rows
            .extend(certificates.map(|certificate| certificate_row(company, certificate)));
    }
    table
}

fn certificate_row(company: &Company, certificate: &Certificate) -> Vec<Cell> {
    let mut row = vec![Cell::Text(certificate.id.to_string())];
    row.extend(owner_cells(company));
    row.extend([
        Cell::Text(certificate.code.to_string()),
        Cell::Text(certificate.title.to_string()),
        Cell::text(certificate.number.as_ref()),
        Cell::text(certificate.issuer.as_ref()),
        Cell::day(certificate.valid_from),
        Cell::day(certificate.valid_until),
        Cell::text(certificate.document.as_ref()),
    ]);
    row
}
