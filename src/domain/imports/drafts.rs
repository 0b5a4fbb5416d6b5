//! What the rows of a workbook say before anything is known of them: one draft for each, `None` where nothing is said.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::directory::company::Coordinates;
use crate::directory::competency::CompetencyKind;
use crate::imports::import::{ImportIssue, Place, SheetReading};
use crate::imports::text_reading::TextReading;
use crate::procurement::call::ProcedureKind;
use crate::procurement::interest::InterestAnswer;
use crate::procurement::requirement::{RequirementKind, RequirementScope};
use crate::values::ids::{CertificateId, EvidenceId, RequirementId};
use crate::values::money::Money;
use crate::values::quantity::{FteTenths, Level, Share};

/// A draft with the row that it came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftRow<T> {
    /// The row, or the cell for a matrix.
    pub place: Place,
    /// What it says.
    pub draft: T,
}

/// A call as a row says it; `None` where the column is absent or the cell blank, which leaves the record as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallDraft {
    /// The buyer's reference: the key.
    pub reference: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// Who buys.
    pub buyer: Option<String>,
    /// What it is about.
    pub description: Option<String>,
    /// How the buyer proceeds.
    pub procedure: Option<ProcedureKind>,
    /// When it was launched.
    pub launched_at: Option<DateTime<Utc>>,
    /// Until when questions may be asked.
    pub questions_deadline_at: Option<DateTime<Utc>>,
    /// Until when bids are accepted.
    pub submission_deadline_at: Option<DateTime<Utc>>,
    /// NUTS code.
    pub place: Option<String>,
    /// CPV codes.
    pub cpv: Option<Vec<String>>,
    /// What the buyer expects to spend.
    pub estimated_value: Option<Money>,
    /// Where it was published.
    pub source: Option<String>,
    /// The most lots that one may bid for.
    pub max_lots_bid: Option<u32>,
    /// The most lots that one may win.
    pub max_lots_awarded: Option<u32>,
    /// Whether a bid must be for all lots.
    pub requires_all_lots: Option<bool>,
    /// For whom it is reserved.
    pub reserved_for: Option<String>,
    /// Whether one may not bid alone and in a group.
    pub forbids_alone_and_grouped: Option<bool>,
    /// Whether one may not bid in several groups.
    pub forbids_several_groups: Option<bool>,
}

/// A lot as a row says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LotDraft {
    /// The call's reference; the only call of the workbook when absent.
    pub call_reference: Option<String>,
    /// The lot's number: the key within the call.
    pub number: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// What it is about.
    pub description: Option<String>,
    /// CPV codes.
    pub cpv: Option<Vec<String>>,
    /// What the buyer expects to spend.
    pub estimated_value: Option<Money>,
    /// NUTS code.
    pub place: Option<String>,
    /// The most members.
    pub max_members: Option<u32>,
    /// For whom it is reserved.
    pub reserved_for: Option<String>,
}

/// A requirement as a row says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequirementDraft {
    /// The stable id of our own exports.
    pub id: Option<RequirementId>,
    /// The call's reference; the only call of the workbook when absent.
    pub call_reference: Option<String>,
    /// The lot's number; the only lot of the call when absent.
    pub lot_number: Option<String>,
    /// The kind; guessed from the filled columns when absent.
    pub kind: Option<RequirementKind>,
    /// The scope.
    pub scope: Option<RequirementScope>,
    /// Whether it must be met.
    pub is_mandatory: Option<bool>,
    /// The weight when it need not, 1 to 5.
    pub weight: Option<u8>,
    /// The competency in the file's words.
    pub competency: Option<String>,
    /// The minimum level.
    pub min_level: Option<Level>,
    /// How many distinct holders.
    pub n_holders: Option<u32>,
    /// How many full-time equivalents.
    pub fte: Option<FteTenths>,
    /// The minimum amount.
    pub amount: Option<Money>,
    /// The minimum count (people, references).
    pub count: Option<u32>,
    /// Not older than so many years.
    pub years: Option<u32>,
    /// The certificate's code or name.
    pub certificate: Option<String>,
    /// The buyer's own words.
    pub wording: Option<String>,
    /// Where those words stand.
    pub origin: Option<String>,
}

/// By what a row names a company.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CompanyKey {
    /// Its SIRET as found.
    pub siret: Option<String>,
    /// Its SIREN as found.
    pub siren: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// Its postcode.
    pub postcode: Option<String>,
}

/// A capability as a row or a cell of a matrix says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapabilityDraft {
    /// Who declares it.
    pub company: CompanyKey,
    /// The competency in the file's words.
    pub competency: String,
    /// The level.
    pub level: Option<Level>,
    /// The full-time equivalents.
    pub fte: Option<FteTenths>,
    /// In the company's own words.
    pub note: Option<String>,
    /// A reference that supports it.
    pub evidence_title: Option<String>,
    /// Its client.
    pub evidence_party: Option<String>,
    /// Its first day.
    pub evidence_from: Option<NaiveDate>,
    /// Its last day.
    pub evidence_until: Option<NaiveDate>,
    /// Its amount.
    pub evidence_amount: Option<Money>,
    /// Where its document can be read.
    pub evidence_document: Option<String>,
}

/// A company's share in a contract that was won, as a row says it. Rows of one reference and lot are one award.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AwardDraft {
    /// Who won.
    pub company: CompanyKey,
    /// The buyer's reference.
    pub reference: String,
    /// The number of the lot.
    pub lot_number: Option<String>,
    /// What was bought.
    pub title: Option<String>,
    /// Who bought.
    pub buyer: Option<String>,
    /// The day on which it was given.
    pub awarded_on: Option<NaiveDate>,
    /// Where it was published.
    pub source: Option<String>,
}

/// A company as a row says it; `None` where the column is absent or the cell blank, which leaves the record as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompanyDraft {
    /// By what it is known; all of it are fields of the company too.
    pub company: CompanyKey,
    /// The legal form.
    pub legal_form: Option<String>,
    /// The social-economy statuses, as they stand in the cell.
    pub social_statuses: Option<String>,
    /// Street and number.
    pub street: Option<String>,
    /// Town.
    pub city: Option<String>,
    /// Department.
    pub department: Option<String>,
    /// Where on the map.
    pub coordinates: Option<Coordinates>,
    /// How many people work there.
    pub headcount: Option<u32>,
    /// How many full-time equivalents it can lend.
    pub available_fte: Option<FteTenths>,
    /// The most lots at the same time.
    pub max_lots: Option<u32>,
    /// Whether it accepts to lead.
    pub may_lead: Option<bool>,
    /// The web site.
    pub website: Option<String>,
    /// What it does, in French.
    pub summary_fr: Option<String>,
    /// What it does, in English.
    pub summary_en: Option<String>,
    /// The turnover of financial years; years that are not named stay.
    pub years: Vec<YearDraft>,
}

/// A financial year as a row says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearDraft {
    /// The year in which it ended.
    pub year: i32,
    /// The turnover.
    pub turnover: Option<Money>,
    /// The part of it in the field.
    pub in_field_turnover: Option<Money>,
}

/// Past work of a company as a row says it: a reference of each capability that it proves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferenceDraft {
    /// The stable id of our own exports.
    pub id: Option<EvidenceId>,
    /// Whose work it was.
    pub company: CompanyKey,
    /// The competencies that it proves, in the file's words, as they stand in the cell.
    pub competencies: String,
    /// The level of the capability; needed only where the company has not declared it yet.
    pub level: Option<Level>,
    /// What was done.
    pub title: Option<String>,
    /// For whom.
    pub party: Option<String>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub until: Option<NaiveDate>,
    /// What it was worth.
    pub amount: Option<Money>,
    /// The company's own part.
    pub own_share: Option<Share>,
    /// More about it.
    pub note: Option<String>,
    /// Where its document can be read.
    pub document: Option<String>,
}

/// A certificate of a company as a row says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CertificateDraft {
    /// The stable id of our own exports.
    pub id: Option<CertificateId>,
    /// Who holds it.
    pub company: CompanyKey,
    /// What is certified; the title where only that is given.
    pub code: Option<String>,
    /// Its title in full; the code where only that is given.
    pub title: Option<String>,
    /// Its number.
    pub number: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// First day of validity.
    pub valid_from: Option<NaiveDate>,
    /// Last day of validity.
    pub valid_until: Option<NaiveDate>,
    /// Where the document can be read.
    pub document: Option<String>,
}

/// A company's answer to a lot as a row says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InterestDraft {
    /// Who answers.
    pub company: CompanyKey,
    /// The call's reference; the one that a person named, or the only one, when absent.
    pub call_reference: Option<String>,
    /// The lot's number; all lots of the call when absent.
    pub lot_number: Option<String>,
    /// The answer.
    pub answer: Option<InterestAnswer>,
    /// The most people that it gives to the lot.
    pub most_fte: Option<FteTenths>,
    /// Conditions in its own words.
    pub conditions: Option<String>,
}

/// An entry of the vocabulary as a row says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CompetencyDraft {
    /// Its stable code: the key.
    pub code: Option<String>,
    /// What it is about.
    pub kind: Option<CompetencyKind>,
    /// Its French label.
    pub label_fr: Option<String>,
    /// Its English label.
    pub label_en: Option<String>,
    /// Other words for it.
    pub synonyms: Option<Vec<String>>,
    /// The broader entries, by code or any of their words.
    pub broader: Option<Vec<String>>,
    /// CPV codes.
    pub cpv: Option<Vec<String>>,
}

/// Everything that was read from a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkbookDrafts {
    /// How the file was understood, when it is a text.
    #[serde(default)]
    pub text: Option<TextReading>,
    /// What was understood of each sheet.
    pub sheets: Vec<SheetReading>,
    /// Calls.
    pub calls: Vec<DraftRow<CallDraft>>,
    /// Lots.
    pub lots: Vec<DraftRow<LotDraft>>,
    /// Requirements.
    pub requirements: Vec<DraftRow<RequirementDraft>>,
    /// Capabilities.
    pub capabilities: Vec<DraftRow<CapabilityDraft>>,
    /// Contracts that companies won.
    #[serde(default)]
    pub awards: Vec<DraftRow<AwardDraft>>,
    /// Companies.
    #[serde(default)]
    pub companies: Vec<DraftRow<CompanyDraft>>,
    /// Past work of companies.
    #[serde(default)]
    pub references: Vec<DraftRow<ReferenceDraft>>,
    /// Certificates of companies.
    #[serde(default)]
    pub certificates: Vec<DraftRow<CertificateDraft>>,
    /// Companies' answers to lots.
    #[serde(default)]
    pub interests: Vec<DraftRow<InterestDraft>>,
    /// Entries of the vocabulary.
    #[serde(default)]
    pub competencies: Vec<DraftRow<CompetencyDraft>>,
    /// Findings. An error's place tells which row it rejects: that row has no draft.
    pub issues: Vec<ImportIssue>,
}
