//! The forms of a company and of its certificates.

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use crate::directory::company::{Address, Certificate, Company, FinancialYear};
use crate::edits::parts::{
    TypedCoordinates, TypedMoney, coordinates, count_up_to, days_in_order, money, optional_text,
    optional_web_address, text, unless_blank,
};
use crate::procurement::requirement_shape::in_euros;
use crate::values::changes::{Change, Findings, whole_number};
use crate::values::codes::{Department, Postcode, Siren, Siret};
use crate::values::ids::{CertificateId, ClusterId, CompanyId};
use crate::values::money::Money;
use crate::values::quantity::FteTenths;
use crate::values::record::Record;
use crate::values::rejection::{Rejection, RejectionCode};
use crate::values::text::Name;

/// The most people that a company can have.
const MAX_HEADCOUNT: u32 = 1_000_000;
/// The most lots that a company can take at the same time.
const MAX_LOTS: u32 = 1_000;
/// The most financial years that are kept.
const MAX_YEARS: usize = 10;
/// The most statuses that a company can have.
const MAX_STATUSES: usize = 20;
/// The earliest financial year accepted.
const FIRST_YEAR: u32 = 1950;

/// What was typed about a company.
#[derive(Clone, Debug, Default)]
pub struct CompanyEdit {
    /// The name.
    pub name: Change<String>,
    /// The SIREN.
    pub siren: Change<String>,
    /// The SIRET of the head office.
    pub siret: Change<String>,
    /// The legal form.
    pub legal_form: Change<String>,
    /// The social-economy statuses.
    pub social_statuses: Change<Vec<String>>,
    /// The address, as a whole.
    pub address: Change<TypedAddress>,
    /// How many people work there.
    pub headcount: Change<i64>,
    /// The tenths of full-time equivalents that it can lend.
    pub available_fte_tenths: Change<i64>,
    /// The web site.
    pub website: Change<String>,
    /// What it does, in French.
    pub summary_fr: Change<String>,
    /// What it does, in English.
    pub summary_en: Change<String>,
    /// Whether it accepts to lead.
    pub may_lead: Change<bool>,
    /// The most lots at the same time.
    pub max_lots: Change<i64>,
    /// The financial years, as a whole list.
    pub financial_years: Change<Vec<TypedFinancialYear>>,
}

/// An address as typed.
#[derive(Clone, Debug, Default)]
pub struct TypedAddress {
    /// Street and number.
    pub street: Option<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// Town.
    pub city: Option<String>,
    /// Department; from the postcode when absent.
    pub department: Option<String>,
    /// Where on the map.
    pub coordinates: Option<TypedCoordinates>,
}

/// A financial year as typed.
#[derive(Clone, Debug)]
pub struct TypedFinancialYear {
    /// The year in which it ended.
    pub year: i64,
    /// The turnover.
    pub turnover: TypedMoney,
    /// The part of it in the field.
    pub in_field_turnover: Option<TypedMoney>,
}

/// What was typed about a certificate.
#[derive(Clone, Debug, Default)]
pub struct CertificateEdit {
    /// What is certified, as a key.
    pub code: Change<String>,
    /// The title in full.
    pub title: Change<String>,
    /// The number.
    pub number: Change<String>,
    /// Who issued it.
    pub issuer: Change<String>,
    /// First day of validity.
    pub valid_from: Change<NaiveDate>,
    /// Last day of validity.
    pub valid_until: Change<NaiveDate>,
    /// Where the document can be read.
    pub document: Change<String>,
}

impl CompanyEdit {
    /// A new company of a cluster.
    ///
    /// # Errors
    /// All that is wrong with the form.
    pub fn create(
        self,
        cluster_id: ClusterId,
        now: DateTime<Utc>,
    ) -> Result<Company, Vec<Rejection>> {
        let blank = Company {
            id: CompanyId::new(),
            name: Name::stored(String::new()),
            siren: None,
            siret: None,
            legal_form: None,
            social_statuses: Vec::new(),
            address: Address::default(),
            headcount: None,
            available_fte: None,
            website: None,
            summary_fr: None,
            summary_en: None,
            may_lead: true,
            max_lots: None,
            cluster_ids: vec![cluster_id],
            financial_years: Vec::new(),
            certificates: Vec::new(),
            record: Record::new(now),
        };
        self.put_on(blank, now)
    }

    /// The company after the change.
    ///
    /// # Errors
    /// All that is wrong with the form.
    pub fn update(self, known: Company, now: DateTime<Utc>) -> Result<Company, Vec<Rejection>> {
        let record = known.record.changed(now);
        self.put_on(Company { record, ..known }, now)
    }

    fn put_on(
        mut self,
        mut company: Company,
        now: DateTime<Utc>,
    ) -> Result<Company, Vec<Rejection>> {
        let mut findings = Findings::default();
        let identifiers = (
            std::mem::take(&mut self.siren),
            std::mem::take(&mut self.siret),
        );
        findings.put_name(&mut company.name, "name", std::mem::take(&mut self.name));
        put_identifiers(&mut company, &mut findings, identifiers);
        findings.put(
            &mut company.legal_form,
            "legalForm",
            std::mem::take(&mut self.legal_form),
            optional_text,
        );
        let statuses = std::mem::take(&mut self.social_statuses);
        findings.put_list(
            &mut company.social_statuses,
            "socialStatuses",
            statuses,
            text,
        );
        findings.take(at_most(
            "socialStatuses",
            company.social_statuses.len(),
            MAX_STATUSES,
        ));
        match std::mem::take(&mut self.address) {
            Change::Keep => {}
            Change::Clear => company.address = Address::default(),
            Change::Set(typed) => company.address = typed.parse(&mut findings),
        }
        let years = std::mem::take(&mut self.financial_years);
        put_financial_years(&mut company.financial_years, &mut findings, years, now);
        self.put_figures(&mut company, &mut findings);
        findings.finish(company)
    }

    fn put_figures(self, company: &mut Company, findings: &mut Findings) {
        findings.put(
            &mut company.headcount,
            "headcount",
            self.headcount,
            |field, typed| whole_number(field, typed, 0, MAX_HEADCOUNT).map(Some),
        );
        findings.put(
            &mut company.available_fte,
            "availableFteTenths",
            self.available_fte_tenths,
            |field, typed| FteTenths::parse(field, typed).map(Some),
        );
        findings.put(
            &mut company.website,
            "website",
            self.website,
            optional_web_address,
        );
        findings.put(
            &mut company.summary_fr,
            "summaryFr",
            self.summary_fr,
            optional_text,
        );
        findings.put(
            &mut company.summary_en,
            "summaryEn",
            self.summary_en,
            optional_text,
        );
        self.may_lead.put_in(&mut company.may_lead);
        findings.put(
            &mut company.max_lots,
            "maxLots",
            self.max_lots,
            count_up_to(MAX_LOTS),
        );
    }
}

/// The SIREN is the beginning of the SIRET: it is taken from it when only that is typed, and must agree with it.
fn put_identifiers(
    company: &mut Company,
    findings: &mut Findings,
    (siren, siret): (Change<String>, Change<String>),
) {
    let is_siren_given = matches!(siren, Change::Set(_));
    let is_siret_given = matches!(siret, Change::Set(_));
    findings.put(&mut company.siren, "siren", siren, |field, typed| {
        unless_blank(field, typed, Siren::parse)
    });
    findings.put(&mut company.siret, "siret", siret, |field, typed| {
        unless_blank(field, typed, Siret::parse)
    });
    let Some(of_siret) = company.siret.as_ref().map(Siret::siren) else {
        return;
    };
    match &company.siren {
        Some(siren) if *siren == of_siret => {}
        Some(siren) if is_siren_given || is_siret_given => findings.add(
            Rejection::at(RejectionCode::InvalidFormat, "siret")
                .with("value", of_siret.as_str())
                .with("expected", siren.as_str()),
        ),
        None if is_siret_given && !is_siren_given => company.siren = Some(of_siret),
        _ => {}
    }
}

impl TypedAddress {
    fn parse(self, findings: &mut Findings) -> Address {
        let mut address = Address::default();
        let mut inner = Findings::default();
        let typed = Change::from_option;
        inner.put(
            &mut address.street,
            "street",
            typed(self.street),
            optional_text,
        );
        inner.put(
            &mut address.postcode,
            "postcode",
            typed(self.postcode),
            |field, typed| unless_blank(field, typed, Postcode::parse),
        );
        inner.put(&mut address.city, "city", typed(self.city), optional_text);
        inner.put(
            &mut address.department,
            "department",
            typed(self.department),
            |field, typed| unless_blank(field, typed, Department::parse),
        );
        inner.put(
            &mut address.coordinates,
            "coordinates",
            Change::from_option(self.coordinates),
            coordinates,
        );
        if address.department.is_none() {
            address.department = address.postcode.as_ref().map(Postcode::department);
        }
        findings.add_all_under("address", inner);
        address
    }
}

fn put_financial_years(
    slot: &mut Vec<FinancialYear>,
    findings: &mut Findings,
    change: Change<Vec<TypedFinancialYear>>,
    now: DateTime<Utc>,
) {
    let last_year = u32::try_from(now.year()).unwrap_or(FIRST_YEAR);
    findings.put_list(slot, "financialYears", change, |place, typed| {
        financial_year(typed, last_year).map_err(|rejection| rejection.under(place))
    });
    findings.take(at_most("financialYears", slot.len(), MAX_YEARS));
    slot.sort_by_key(|year| std::cmp::Reverse(year.year));
    let repeated = slot
        .iter()
        .zip(slot.iter().skip(1))
        .find(|(one, next)| one.year == next.year);
    if let Some((year, _)) = repeated {
        findings.add(
            Rejection::at(RejectionCode::NotUnique, "financialYears").with("value", year.year),
        );
    }
}

fn financial_year(typed: TypedFinancialYear, last_year: u32) -> Result<FinancialYear, Rejection> {
    let year = whole_number("year", typed.year, FIRST_YEAR, last_year)?;
    let turnover = in_euros("turnover", money("turnover", typed.turnover)?)?;
    let in_field_turnover = typed
        .in_field_turnover
        .map(|amount| in_euros("inFieldTurnover", money("inFieldTurnover", amount)?))
        .transpose()?;
    if let Some(part) = in_field_turnover.filter(|part| part.cents > turnover.cents) {
        return Err(Rejection::at(RejectionCode::OutOfRange, "inFieldTurnover")
            .with("value", part.to_decimal())
            .with("min", 0)
            .with("max", Money::to_decimal(&turnover)));
    }
    Ok(FinancialYear {
        year: i32::try_from(year).unwrap_or(i32::MAX),
        turnover,
        in_field_turnover,
    })
}

fn at_most(field: &str, found: usize, max: usize) -> Result<(), Rejection> {
    if found <= max {
        return Ok(());
    }
    Err(Rejection::at(RejectionCode::TooLong, field)
        .with("max", max)
        .with("found", found))
}

impl CertificateEdit {
    /// A new certificate.
    ///
    /// # Errors
    /// All that is wrong with the form.
    pub fn create(self) -> Result<Certificate, Vec<Rejection>> {
        let blank = || Name::stored(String::new());
        self.update(Certificate {
            id: CertificateId::new(),
            code: blank(),
            title: blank(),
            number: None,
            issuer: None,
            valid_from: None,
            valid_until: None,
            document: None,
        })
    }

    /// The certificate after the change.
    ///
    /// # Errors
    /// All that is wrong with the form.
    pub fn update(self, mut certificate: Certificate) -> Result<Certificate, Vec<Rejection>> {
        let mut findings = Findings::default();
        findings.put_name(&mut certificate.code, "code", self.code);
        findings.put_name(&mut certificate.title, "title", self.title);
        findings.put(
            &mut certificate.number,
            "number",
            self.number,
            optional_text,
        );
        findings.put(
            &mut certificate.issuer,
            "issuer",
            self.issuer,
            optional_text,
        );
        certificate.valid_from = self.valid_from.over(certificate.valid_from);
        certificate.valid_until = self.valid_until.over(certificate.valid_until);
        findings.take(days_in_order(
            certificate.valid_from,
            certificate.valid_until,
        ));
        findings.put(
            &mut certificate.document,
            "document",
            self.document,
            optional_web_address,
        );
        findings.finish(certificate)
    }
}

#[cfg(test)]
#[path = "company_tests.rs"]
mod tests;
