//! Companies of the directory: who they are, where, how large, and which certificates they hold.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::directory::evidence::Proof;
use crate::values::codes::{Department, Postcode, Siren, Siret, WebAddress};
use crate::values::ids::{CertificateId, ClusterId, CompanyId};
use crate::values::money::Money;
use crate::values::quantity::FteTenths;
use crate::values::record::Record;
use crate::values::text::{Name, Prose, search_key};

/// A company that is a member of clusters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Company {
    /// Its id.
    pub id: CompanyId,
    /// Its name.
    pub name: Name,
    /// Its SIREN, unique when known.
    pub siren: Option<Siren>,
    /// The SIRET of its head office, unique when known.
    pub siret: Option<Siret>,
    /// Its legal form (SAS, SARL, SCOP …).
    pub legal_form: Option<Name>,
    /// Its social-economy statuses (ESUS, SCOP, SCIC, EA, ESAT, SIAE …).
    pub social_statuses: Vec<Name>,
    /// Where it is.
    pub address: Address,
    /// How many people work there.
    pub headcount: Option<u32>,
    /// How many full-time equivalents it can lend to consortia in all; confidential to the company and its coordinators.
    pub available_fte: Option<FteTenths>,
    /// Its web site.
    pub website: Option<WebAddress>,
    /// What it does, in French.
    pub summary_fr: Option<Prose>,
    /// What it does, in English.
    pub summary_en: Option<Prose>,
    /// Whether it accepts to lead a consortium.
    pub may_lead: bool,
    /// The most lots that it takes at the same time.
    pub max_lots: Option<u32>,
    /// The clusters that it belongs to.
    pub cluster_ids: Vec<ClusterId>,
    /// Its last financial years, latest first; confidential to the company and its coordinators.
    pub financial_years: Vec<FinancialYear>,
    /// Its certificates.
    pub certificates: Vec<Certificate>,
    /// Version and instants.
    pub record: Record,
}

/// An address without the street: what the map and distances need.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// Street and number.
    pub street: Option<Name>,
    /// Postcode.
    pub postcode: Option<Postcode>,
    /// Town.
    pub city: Option<Name>,
    /// Department, from the postcode unless given.
    pub department: Option<Department>,
    /// Where on the map.
    pub coordinates: Option<Coordinates>,
}

/// A point of the map in millionths of a degree (WGS 84).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coordinates {
    /// Latitude, north positive.
    pub latitude_microdegrees: i32,
    /// Longitude, east positive.
    pub longitude_microdegrees: i32,
}

/// One financial year of a company.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FinancialYear {
    /// The year in which it ended.
    pub year: i32,
    /// The turnover.
    pub turnover: Money,
    /// The part of it in the field of digital services.
    pub in_field_turnover: Option<Money>,
}

/// A certificate or qualification that a company holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Certificate {
    /// Its id.
    pub id: CertificateId,
    /// What is certified, as a key that requirements name too (`iso-27001`, `hds`, `qualiopi`).
    pub code: Name,
    /// Its title in full.
    pub title: Name,
    /// Its number.
    pub number: Option<Name>,
    /// Who issued it.
    pub issuer: Option<Name>,
    /// First day of validity.
    pub valid_from: Option<NaiveDate>,
    /// Last day of validity.
    pub valid_until: Option<NaiveDate>,
    /// Where the document can be read.
    pub document: Option<WebAddress>,
}

impl Certificate {
    /// Whether this is the certificate that `code` names, case, accents and punctuation aside.
    #[must_use]
    pub fn is_named(&self, code: &str) -> bool {
        search_key(self.code.as_str()) == search_key(code)
    }

    /// What it proves on `day`: nothing before it begins, expired after its last day, proved with a document or a
    /// number, declared otherwise.
    #[must_use]
    pub fn proof_on(&self, day: NaiveDate) -> Proof {
        if self.valid_from.is_some_and(|from| from > day) {
            Proof::Missing
        } else if self.valid_until.is_some_and(|until| until < day) {
            Proof::Expired
        } else if self.document.is_some() || self.number.is_some() {
            Proof::Proved
        } else {
            Proof::Declared
        }
    }
}

impl Company {
    /// The key by which the directory is searched.
    #[must_use]
    pub fn search_key(&self) -> String {
        let city = self
            .address
            .city
            .as_ref()
            .map(Name::as_str)
            .unwrap_or_default();
        search_key(&format!("{} {city}", self.name))
    }

    /// The yearly turnover that thresholds are compared with: the mean of the last three years known, in cents
    /// (annex 9 of the order of 22 March 2019 lets a buyer ask for at most three).
    #[must_use]
    pub fn mean_turnover_cents(&self) -> i64 {
        mean_of_last_three(&self.financial_years, |year| Some(year.turnover.cents))
    }

    /// The same for the turnover in the field of digital services.
    #[must_use]
    pub fn mean_in_field_turnover_cents(&self) -> i64 {
        mean_of_last_three(&self.financial_years, |year| {
            year.in_field_turnover.map(|turnover| turnover.cents)
        })
    }
}

fn mean_of_last_three(
    years: &[FinancialYear],
    cents_of: impl Fn(&FinancialYear) -> Option<i64>,
) -> i64 {
    let mut sorted: Vec<_> = years.iter().collect();
    sorted.sort_by_key(|year| std::cmp::Reverse(year.year));
    let known: Vec<i64> = sorted.into_iter().take(3).filter_map(cents_of).collect();
    let count = i64::try_from(known.len()).unwrap_or(1).max(1);
    known.iter().sum::<i64>() / count
}
