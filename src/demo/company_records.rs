//! Companies of the demonstration, from the words of the file to records.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveTime, Utc};
use domain::directory::capability::{Capability, Verification};
use domain::directory::company::{Address, Certificate, Company, Coordinates, FinancialYear};
use domain::directory::evidence::{Evidence, EvidenceKind};
use domain::values::codes::{Department, Postcode, Siren, Siret, WebAddress};
use domain::values::ids::{
    AccountId, CapabilityId, CertificateId, ClusterId, CompanyId, CompetencyId, EvidenceId,
};
use domain::values::money::Money;
use domain::values::quantity::{FteTenths, Level, Share};
use domain::values::record::Record;
use domain::values::rejection::Rejection;
use domain::values::text::{Name, Prose};

use crate::demo::files::{CapabilityTable, CertificateTable, CompanyTable, EvidenceTable};
use crate::demo::moved_dates::MovedDates;

/// What the words of the files stand for.
pub struct Names<'a> {
    /// Clusters by code.
    pub clusters: &'a BTreeMap<String, ClusterId>,
    /// Competencies by code.
    pub competencies: &'a BTreeMap<String, CompetencyId>,
    /// The coordinator of each cluster.
    pub coordinators: &'a BTreeMap<ClusterId, AccountId>,
    /// Companies by code.
    pub companies: &'a BTreeMap<String, CompanyId>,
}

/// A name that the files use without defining it.
#[must_use]
pub fn unknown(field: &str, word: &str) -> Rejection {
    Rejection::at(domain::values::rejection::RejectionCode::NotFound, field).with("value", word)
}

/// The company of a table.
///
/// # Errors
/// The first thing that is wrong with the table.
pub fn company_of(
    table: &CompanyTable,
    names: &Names<'_>,
    dates: &MovedDates,
    now: DateTime<Utc>,
) -> Result<Company, Rejection> {
    let clusters = table.clusters.iter().map(|code| {
        names
            .clusters
            .get(code)
            .copied()
            .ok_or_else(|| unknown("clusters", code))
    });
    Ok(Company {
        id: names
            .companies
            .get(&table.code)
            .copied()
            .ok_or_else(|| unknown("code", &table.code))?,
        name: Name::parse("name", &table.name)?,
        siren: parsed(table.siren.as_deref(), |text| Siren::parse("siren", text))?,
        siret: parsed(table.siret.as_deref(), |text| Siret::parse("siret", text))?,
        legal_form: Some(Name::parse("legal_form", &table.legal_form)?),
        social_statuses: table
            .social_economy
            .iter()
            .map(|status| Name::parse("social_economy", status))
            .collect::<Result<_, _>>()?,
        address: address_of(table)?,
        headcount: Some(table.headcount),
        available_fte: Some(FteTenths(table.available_fte_tenths)),
        website: Some(WebAddress::parse("website", &table.website)?),
        summary_fr: Some(Prose::parse("summary_fr", &table.summary_fr)?),
        summary_en: Some(Prose::parse("summary_en", &table.summary_en)?),
        may_lead: table.may_lead,
        max_lots: table.max_lots,
        cluster_ids: clusters.collect::<Result<_, _>>()?,
        financial_years: table
            .financial_years
            .iter()
            .map(|year| FinancialYear {
                year: dates.year(year.year),
                turnover: Money::euros(year.turnover_cents),
                in_field_turnover: Some(Money::euros(year.in_field_turnover_cents)),
            })
            .collect(),
        certificates: table
            .certificates
            .iter()
            .map(|certificate| certificate_of(certificate, dates))
            .collect::<Result<_, _>>()?,
        record: Record::new(now),
    })
}

fn parsed<T>(
    text: Option<&str>,
    parse: impl FnOnce(&str) -> Result<T, Rejection>,
) -> Result<Option<T>, Rejection> {
    text.map(parse).transpose()
}

fn address_of(table: &CompanyTable) -> Result<Address, Rejection> {
    Ok(Address {
        street: None,
        postcode: Some(Postcode::parse("postcode", &table.postcode)?),
        city: Some(Name::parse("city", &table.city)?),
        department: Some(Department::parse("department", &table.department)?),
        coordinates: Some(Coordinates {
            latitude_microdegrees: table.latitude,
            longitude_microdegrees: table.longitude,
        }),
    })
}

fn certificate_of(table: &CertificateTable, dates: &MovedDates) -> Result<Certificate, Rejection> {
    Ok(Certificate {
        id: CertificateId::new(),
        code: Name::parse("code", &table.code)?,
        title: Name::parse("title", &table.title)?,
        number: Name::parse_optional("number", table.number.as_deref())?,
        issuer: Name::parse_optional("issuer", table.issuer.as_deref())?,
        valid_from: table.valid_from.map(|day| dates.day(day.0)),
        valid_until: table.valid_until.map(|day| dates.day(day.0)),
        document: parsed(table.document_url.as_deref(), |text| {
            WebAddress::parse("document_url", text)
        })?,
    })
}

/// The capability of a table; a verification is that of the coordinator of the company's first cluster.
///
/// # Errors
/// The first thing that is wrong with the table.
pub fn capability_of(
    table: &CapabilityTable,
    company: &Company,
    names: &Names<'_>,
    (dates, now): (&MovedDates, DateTime<Utc>),
) -> Result<Capability, Rejection> {
    let coordinator = company
        .cluster_ids
        .first()
        .and_then(|cluster_id| names.coordinators.get(cluster_id));
    Ok(Capability {
        id: CapabilityId::new(),
        company_id: company.id,
        competency_id: names
            .competencies
            .get(&table.competency)
            .copied()
            .ok_or_else(|| unknown("competency", &table.competency))?,
        level: Level::parse("level", table.level)?,
        fte: FteTenths(table.fte_tenths),
        note: Prose::parse_optional("note", table.note.as_deref())?,
        evidence: table
            .evidence
            .iter()
            .map(|evidence| evidence_of(evidence, dates))
            .collect::<Result<_, _>>()?,
        verification: table.verified_on.map(|day| Verification {
            account_id: coordinator.copied(),
            verified_at: dates.day(day.0).and_time(NaiveTime::MIN).and_utc(),
        }),
        record: Record::new(now),
    })
}

fn evidence_of(table: &EvidenceTable, dates: &MovedDates) -> Result<Evidence, Rejection> {
    let party = match table.kind {
        EvidenceKind::Reference => table.client.as_deref(),
        EvidenceKind::Certificate => table.issuer.as_deref(),
        EvidenceKind::Staff => None,
    };
    Ok(Evidence {
        id: EvidenceId::new(),
        kind: table.kind,
        title: Name::parse("title", &table.title)?,
        party: Name::parse_optional("party", party)?,
        note: None,
        valid_from: table.from.map(|day| dates.day(day.0)),
        valid_until: table.until.map(|day| dates.day(day.0)),
        amount: table.amount_cents.map(Money::euros),
        own_share: table
            .own_share_bp
            .map(|share| Share::parse("own_share_bp", share))
            .transpose()?,
        document: parsed(table.document_url.as_deref(), |text| {
            WebAddress::parse("document_url", text)
        })?,
    })
}
