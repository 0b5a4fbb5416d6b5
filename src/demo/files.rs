//! The data files of the demonstration, as they are written. What every field means stands beside them.

use chrono::{NaiveDate, NaiveTime};
use domain::access::account::{Language, RoleKind};
use domain::directory::evidence::EvidenceKind;
use domain::procurement::call::ProcedureKind;
use domain::procurement::interest::InterestAnswer;
use domain::procurement::requirement::{RequirementKind, RequirementScope};
use serde::{Deserialize, Deserializer, de};

use crate::application::app_error::AppError;

/// A day as TOML writes it.
#[derive(Clone, Copy, Debug)]
pub struct Day(pub NaiveDate);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = toml::value::Datetime::deserialize(deserializer)?;
        NaiveDate::parse_from_str(&written.to_string(), "%Y-%m-%d")
            .map(Self)
            .map_err(de::Error::custom)
    }
}

/// A time of day, `14:00`.
#[derive(Clone, Copy, Debug)]
pub struct TimeOfDay(pub NaiveTime);

impl<'de> Deserialize<'de> for TimeOfDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written = String::deserialize(deserializer)?;
        NaiveTime::parse_from_str(&written, "%H:%M")
            .map(Self)
            .map_err(de::Error::custom)
    }
}

macro_rules! file_tables {
    ($($(#[$doc:meta])* $name:ident { $($(#[$attribute:meta])* $field:ident: $kind:ty),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize)]
        pub struct $name {
            $(
                #[doc = concat!("`", stringify!($field), "`.")]
                $(#[$attribute])*
                pub $field: $kind,
            )*
        }
    )*};
}

file_tables! {
    /// `network.toml`.
    NetworkFile { network: NetworkTable, clusters: Vec<ClusterTable>, accounts: Vec<AccountTable> }
    /// The network.
    NetworkTable { name: String }
    /// A cluster.
    ClusterTable { code: String, name: String, summary_fr: String }
    /// An account.
    AccountTable {
        email: String, name: String, language: Language, role: RoleKind,
        cluster: Option<String>, company: Option<String>,
    }
    /// `companies.toml`.
    CompanyFile { reference_date: Day, companies: Vec<CompanyTable> }
    /// A company.
    CompanyTable {
        code: String, name: String, siren: Option<String>, siret: Option<String>, legal_form: String,
        social_economy: Vec<String>, postcode: String, city: String, department: String,
        latitude: i32, longitude: i32, headcount: u32, available_fte_tenths: u32, website: String,
        summary_fr: String, summary_en: String, may_lead: bool, max_lots: Option<u32>,
        clusters: Vec<String>, financial_years: Vec<FinancialYearTable>,
        certificates: Vec<CertificateTable>, capabilities: Vec<CapabilityTable>,
    }
    /// A financial year.
    FinancialYearTable { year: i32, turnover_cents: i64, in_field_turnover_cents: i64 }
    /// A certificate.
    CertificateTable {
        code: String, title: String, number: Option<String>, issuer: Option<String>,
        valid_from: Option<Day>, valid_until: Option<Day>, document_url: Option<String>,
    }
    /// A capability.
    CapabilityTable {
        competency: String, level: i64, fte_tenths: u32, note: Option<String>,
        verified_on: Option<Day>, evidence: Vec<EvidenceTable>,
    }
    /// A piece of evidence.
    EvidenceTable {
        kind: EvidenceKind, title: String, client: Option<String>, issuer: Option<String>,
        from: Option<Day>, until: Option<Day>, amount_cents: Option<i64>, own_share_bp: Option<i64>,
        document_url: Option<String>,
    }
    /// `calls.toml`.
    CallFile { calls: Vec<CallTable>, interests: Vec<InterestTable> }
    /// A call.
    CallTable {
        reference: String, cluster: String, buyer: String, title: String, description: String,
        procedure: ProcedureKind, source_url: String, launch_days_from_load: i64,
        questions_days_from_load: i64, submission_days_from_load: i64, submission_time: TimeOfDay,
        nuts: String, cpv: Vec<String>, estimated_value_cents: Option<i64>,
        max_lots_bid: Option<u32>, max_lots_awarded: Option<u32>, all_lots_required: bool,
        forbids_alone_and_grouped: bool, forbids_several_groups: bool, lots: Vec<LotTable>,
    }
    /// A lot.
    LotTable {
        number: String, title: String, description: String, cpv: Vec<String>,
        estimated_value_cents: Option<i64>, nuts: String, latitude: Option<i32>,
        longitude: Option<i32>, max_members: Option<u32>, requirements: Vec<RequirementTable>,
    }
    /// A requirement.
    RequirementTable {
        kind: RequirementKind, scope: RequirementScope, #[serde(default)] mandatory: bool,
        weight: Option<u8>, origin: String, wording: String, competency: Option<String>,
        min_level: Option<i64>, n_holders: Option<u32>, fte_tenths: Option<u32>,
        amount_cents: Option<i64>, count: Option<u32>, years: Option<u32>,
        certificate_code: Option<String>, judgement: Option<JudgementTable>,
    }
    /// A judgement.
    JudgementTable { is_covered: bool, reason: String }
    /// An answer of interest.
    InterestTable {
        call: String, lot: String, company: String, answer: InterestAnswer,
        most_fte_tenths: Option<u32>, conditions: Option<String>, #[serde(default)] not_with: Vec<String>,
    }
}

/// All files together.
#[derive(Clone, Debug)]
pub struct DemoFiles {
    /// The network, its clusters and accounts.
    pub network: NetworkFile,
    /// The companies.
    pub companies: CompanyFile,
    /// The calls and interests.
    pub calls: CallFile,
}

/// Reads the files that are part of the program.
///
/// # Errors
/// When a file is not written as it should be.
pub fn read_files() -> Result<DemoFiles, AppError> {
    Ok(DemoFiles {
        network: toml::from_str(include_str!("data/network.toml")).map_err(AppError::internal)?,
        companies: toml::from_str(include_str!("data/companies.toml"))
            .map_err(AppError::internal)?,
        calls: toml::from_str(include_str!("data/calls.toml")).map_err(AppError::internal)?,
    })
}
