//! A company of the directory as the API shows it: what the reader may not know is null.

use async_graphql::{ID, SimpleObject};
use chrono::{DateTime, NaiveDate, Utc};
use domain::access::account::Language;
use domain::directory::company;
use domain::values::ids::{ClusterId, CompanyId};
use domain::values::text::Name;

use crate::application::actor::Actor;
use crate::authorization::field_class::FieldClass;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;
use crate::graphql::enums::companies::Proof;
use crate::graphql::node_id::show;
use crate::graphql::scalars::{Date, MoneyValue};

/// A company of the directory. Anyone reads it; some fields are for the company and its coordinators only.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Company {
    /// Its id inside.
    #[graphql(skip)]
    pub company_id: CompanyId,
    /// The ids of its clusters inside.
    #[graphql(skip)]
    pub cluster_ids: Vec<ClusterId>,
    /// What permission on it depends on.
    #[graphql(skip)]
    pub subject: Subject,
    /// Its id.
    pub id: ID,
    /// Its name.
    pub name: String,
    /// Its SIREN, unique when known.
    pub siren: Option<String>,
    /// The SIRET of its head office, unique when known.
    pub siret: Option<String>,
    /// Its legal form (SAS, SARL, SCOP …).
    pub legal_form: Option<String>,
    /// Its social-economy statuses (ESUS, SCOP, SCIC …).
    pub social_statuses: Vec<String>,
    /// Where it is.
    pub address: Option<Address>,
    /// How many people work there.
    pub headcount: Option<u32>,
    /// Its web site.
    pub website: Option<String>,
    /// What it does, in French.
    pub summary_fr: Option<String>,
    /// What it does, in English.
    pub summary_en: Option<String>,
    /// What it does, in the reader's language, else in the other one.
    pub summary: Option<String>,
    /// Whether it accepts to lead a consortium.
    pub may_lead: bool,
    /// The most lots that it takes at the same time. Company-private: null unless one's own or one's cluster's.
    pub max_lots: Option<u32>,
    /// Tenths of full-time equivalents that it can lend in all. Company-private: null unless one's own or one's
    /// cluster's.
    pub available_fte_tenths: Option<u32>,
    /// Its last financial years, latest first. Company-private: null unless one's own or one's cluster's.
    pub financial_years: Option<Vec<FinancialYear>>,
    /// Its certificates.
    pub certificates: Vec<Certificate>,
    /// Counts the changes; an update names the version that it read.
    pub version: i32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Whether the reader may change it and its certificates.
    pub viewer_can_update: bool,
    /// Whether the reader may declare capabilities for it.
    pub viewer_can_declare: bool,
    /// Whether the reader may verify its capabilities.
    pub viewer_can_verify: bool,
}

/// Where a company is.
#[derive(Clone, SimpleObject)]
pub struct Address {
    /// Street and number.
    pub street: Option<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// Town.
    pub city: Option<String>,
    /// Department (`35`, `2A`, `974`).
    pub department: Option<String>,
    /// Where on the map.
    pub coordinates: Option<Coordinates>,
}

/// A point of the map (WGS 84).
#[derive(Clone, Copy, SimpleObject)]
pub struct Coordinates {
    /// Degrees north.
    pub latitude: f64,
    /// Degrees east.
    pub longitude: f64,
}

/// One financial year of a company. Read by the company and its coordinators.
#[derive(Clone, SimpleObject)]
pub struct FinancialYear {
    /// The year in which it ended.
    pub year: i32,
    /// The turnover.
    pub turnover: MoneyValue,
    /// The part of it in the field of digital services.
    pub in_field_turnover: Option<MoneyValue>,
}

/// A certificate or qualification that a company holds.
#[derive(Clone, SimpleObject)]
pub struct Certificate {
    /// Its id.
    pub id: ID,
    /// What is certified, as a key that requirements name too (`iso-27001`, `hds`).
    pub code: String,
    /// Its title in full.
    pub title: String,
    /// Its number.
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// First day of validity.
    pub valid_from: Option<Date>,
    /// Last day of validity.
    pub valid_until: Option<Date>,
    /// Where the document can be read.
    pub document: Option<String>,
    /// What it proves today.
    pub proof: Proof,
}

impl Company {
    /// The company as this person sees it; certificates are judged on `today`.
    #[must_use]
    pub fn seen_by(actor: &Actor, company: company::Company, today: NaiveDate) -> Self {
        let subject = Subject::company(&company);
        let is_private_shown = actor.may_read(FieldClass::CompanyPrivate, &subject);
        let summary = match actor.language() {
            Language::Fr => company.summary_fr.as_ref().or(company.summary_en.as_ref()),
            Language::En => company.summary_en.as_ref().or(company.summary_fr.as_ref()),
        }
        .map(ToString::to_string);
        let years = company.financial_years.into_iter();
        Self {
            company_id: company.id,
            cluster_ids: company.cluster_ids,
            id: show(company.id),
            name: company.name.into_string(),
            siren: company.siren.map(|siren| siren.to_string()),
            siret: company.siret.map(|siret| siret.to_string()),
            legal_form: company.legal_form.map(Name::into_string),
            social_statuses: company
                .social_statuses
                .into_iter()
                .map(Name::into_string)
                .collect(),
            address: Address::if_known(company.address),
            headcount: company.headcount,
            website: company.website.map(|website| website.to_string()),
            summary_fr: company.summary_fr.map(|text| text.into_string()),
            summary_en: company.summary_en.map(|text| text.into_string()),
            summary,
            may_lead: company.may_lead,
            max_lots: company.max_lots.filter(|_| is_private_shown),
            available_fte_tenths: company
                .available_fte
                .map(|fte| fte.0)
                .filter(|_| is_private_shown),
            financial_years: is_private_shown.then(|| years.map(FinancialYear::from).collect()),
            certificates: company
                .certificates
                .into_iter()
                .map(|certificate| Certificate::on(certificate, today))
                .collect(),
            version: company.record.version,
            created_at: company.record.created_at,
            updated_at: company.record.updated_at,
            viewer_can_update: actor.may(Operation::UpdateCompany, &subject),
            viewer_can_declare: actor.may(Operation::DeclareCapability, &subject),
            viewer_can_verify: actor.may(Operation::VerifyCapability, &subject),
            subject,
        }
    }
}

impl Address {
    fn if_known(address: company::Address) -> Option<Self> {
        if address == company::Address::default() {
            return None;
        }
        Some(Self {
            street: address.street.map(Name::into_string),
            postcode: address.postcode.map(|postcode| postcode.to_string()),
            city: address.city.map(Name::into_string),
            department: address.department.map(|department| department.to_string()),
            coordinates: address.coordinates.map(Coordinates::from),
        })
    }
}

impl From<company::Coordinates> for Coordinates {
    fn from(point: company::Coordinates) -> Self {
        Self {
            latitude: f64::from(point.latitude_microdegrees) / 1_000_000.0,
            longitude: f64::from(point.longitude_microdegrees) / 1_000_000.0,
        }
    }
}

impl From<company::FinancialYear> for FinancialYear {
    fn from(year: company::FinancialYear) -> Self {
        Self {
            year: year.year,
            turnover: year.turnover.into(),
            in_field_turnover: year.in_field_turnover.map(MoneyValue::from),
        }
    }
}

impl Certificate {
    fn on(certificate: company::Certificate, today: NaiveDate) -> Self {
        Self {
            proof: certificate.proof_on(today).into(),
            id: show(certificate.id),
            code: certificate.code.into_string(),
            title: certificate.title.into_string(),
            number: certificate.number.map(Name::into_string),
            issuer: certificate.issuer.map(Name::into_string),
            valid_from: certificate.valid_from.map(Date),
            valid_until: certificate.valid_until.map(Date),
            document: certificate.document.map(|document| document.to_string()),
        }
    }
}
