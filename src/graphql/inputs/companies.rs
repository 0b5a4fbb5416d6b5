//! Inputs that make and change companies and their certificates.

use async_graphql::{ID, InputObject, MaybeUndefined};
use domain::edits::company::{CertificateEdit, CompanyEdit, TypedAddress, TypedFinancialYear};
use domain::edits::parts::{TypedCoordinates, TypedMoney};
use domain::values::changes::Change;

use crate::graphql::inputs::fields::{CoordinatesInput, change, change_list, given};
use crate::graphql::scalars::{Date, MoneyInput};

/// Where a company is.
#[derive(InputObject)]
pub struct AddressInput {
    /// Street and number.
    pub street: Option<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// Town.
    pub city: Option<String>,
    /// Department; from the postcode when absent.
    pub department: Option<String>,
    /// Where on the map.
    pub coordinates: Option<CoordinatesInput>,
}

/// One financial year of a company, in euros.
#[derive(InputObject)]
pub struct FinancialYearInput {
    /// The year in which it ended.
    pub year: i32,
    /// The turnover.
    pub turnover: MoneyInput,
    /// The part of it in the field of digital services.
    pub in_field_turnover: Option<MoneyInput>,
}

/// A new company of a cluster.
#[derive(InputObject)]
pub struct CreateCompanyInput {
    /// The cluster that it belongs to.
    pub cluster_id: ID,
    /// The name.
    pub name: String,
    /// The SIREN.
    pub siren: Option<String>,
    /// The SIRET of the head office.
    pub siret: Option<String>,
    /// The legal form.
    pub legal_form: Option<String>,
    /// The address, as a whole.
    pub address: Option<AddressInput>,
    /// How many people work there.
    pub headcount: Option<i32>,
}

/// Changes of a company: an absent field stays, null clears.
#[derive(InputObject)]
pub struct UpdateCompanyInput {
    /// Which company.
    pub company_id: ID,
    /// The name.
    pub name: MaybeUndefined<String>,
    /// The SIREN.
    pub siren: MaybeUndefined<String>,
    /// The SIRET of the head office.
    pub siret: MaybeUndefined<String>,
    /// The legal form.
    pub legal_form: MaybeUndefined<String>,
    /// The social-economy statuses, the whole list.
    pub social_statuses: MaybeUndefined<Vec<String>>,
    /// The address, as a whole.
    pub address: MaybeUndefined<AddressInput>,
    /// How many people work there.
    pub headcount: MaybeUndefined<i32>,
    /// Tenths of full-time equivalents that it can lend in all.
    pub available_fte_tenths: MaybeUndefined<i32>,
    /// The web site.
    pub website: MaybeUndefined<String>,
    /// What it does, in French.
    pub summary_fr: MaybeUndefined<String>,
    /// What it does, in English.
    pub summary_en: MaybeUndefined<String>,
    /// Whether it accepts to lead a consortium.
    pub may_lead: MaybeUndefined<bool>,
    /// The most lots that it takes at the same time.
    pub max_lots: MaybeUndefined<i32>,
    /// The financial years, the whole list.
    pub financial_years: MaybeUndefined<Vec<FinancialYearInput>>,
    /// The version that was read.
    pub version: i32,
}

/// A new certificate of a company.
#[derive(InputObject)]
pub struct CreateCertificateInput {
    /// Which company.
    pub company_id: ID,
    /// What is certified, as a key that requirements name too (`iso-27001`, `hds`).
    pub code: String,
    /// The title in full.
    pub title: String,
    /// The number.
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// First day of validity.
    pub valid_from: Option<Date>,
    /// Last day of validity.
    pub valid_until: Option<Date>,
    /// Where the document can be read.
    pub document: Option<String>,
}

/// Changes of a certificate: an absent field stays, null clears.
#[derive(InputObject)]
pub struct UpdateCertificateInput {
    /// Which company.
    pub company_id: ID,
    /// Which certificate.
    pub certificate_id: ID,
    /// What is certified, as a key that requirements name too (`iso-27001`, `hds`).
    pub code: MaybeUndefined<String>,
    /// The title in full.
    pub title: MaybeUndefined<String>,
    /// The number.
    pub number: MaybeUndefined<String>,
    /// Who issued it.
    pub issuer: MaybeUndefined<String>,
    /// First day of validity.
    pub valid_from: MaybeUndefined<Date>,
    /// Last day of validity.
    pub valid_until: MaybeUndefined<Date>,
    /// Where the document can be read.
    pub document: MaybeUndefined<String>,
}

/// A certificate to be deleted.
#[derive(InputObject)]
pub struct DeleteCertificateInput {
    /// Which company.
    pub company_id: ID,
    /// Which certificate.
    pub certificate_id: ID,
}

impl From<AddressInput> for TypedAddress {
    fn from(address: AddressInput) -> Self {
        Self {
            street: address.street,
            postcode: address.postcode,
            city: address.city,
            department: address.department,
            coordinates: address.coordinates.map(TypedCoordinates::from),
        }
    }
}

impl From<FinancialYearInput> for TypedFinancialYear {
    fn from(year: FinancialYearInput) -> Self {
        Self {
            year: year.year.into(),
            turnover: year.turnover.into(),
            in_field_turnover: year.in_field_turnover.map(TypedMoney::from),
        }
    }
}

impl CreateCompanyInput {
    /// What was typed.
    #[must_use]
    pub fn into_edit(self) -> CompanyEdit {
        CompanyEdit {
            name: Change::Set(self.name),
            siren: given(self.siren),
            siret: given(self.siret),
            legal_form: given(self.legal_form),
            address: given(self.address),
            headcount: given(self.headcount),
            ..CompanyEdit::default()
        }
    }
}

impl UpdateCompanyInput {
    /// What was typed.
    #[must_use]
    pub fn into_edit(self) -> CompanyEdit {
        CompanyEdit {
            name: change(self.name),
            siren: change(self.siren),
            siret: change(self.siret),
            legal_form: change(self.legal_form),
            social_statuses: change_list(self.social_statuses),
            address: change(self.address),
            headcount: change(self.headcount),
            available_fte_tenths: change(self.available_fte_tenths),
            website: change(self.website),
            summary_fr: change(self.summary_fr),
            summary_en: change(self.summary_en),
            may_lead: change(self.may_lead),
            max_lots: change(self.max_lots),
            financial_years: change_list(self.financial_years),
        }
    }
}

impl CreateCertificateInput {
    /// What was typed.
    #[must_use]
    pub fn into_edit(self) -> CertificateEdit {
        CertificateEdit {
            code: Change::Set(self.code),
            title: Change::Set(self.title),
            number: given(self.number),
            issuer: given(self.issuer),
            valid_from: given(self.valid_from),
            valid_until: given(self.valid_until),
            document: given(self.document),
        }
    }
}

impl UpdateCertificateInput {
    /// What was typed.
    #[must_use]
    pub fn into_edit(self) -> CertificateEdit {
        CertificateEdit {
            code: change(self.code),
            title: change(self.title),
            number: change(self.number),
            issuer: change(self.issuer),
            valid_from: change(self.valid_from),
            valid_until: change(self.valid_until),
            document: change(self.document),
        }
    }
}
