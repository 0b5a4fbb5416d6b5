//! What lists can be narrowed by and sorted by. Absent or empty parts do not narrow; parts are joined by *and*, the
//! values of one part by *or*.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::access::account::Language;
use crate::consortia::consortium::ConsortiumState;
use crate::directory::competency::CompetencyKind;
use crate::imports::import::{ImportState, ImportTarget, PlannedAction};
use crate::procurement::call::CallStatus;
use crate::values::codes::Department;
use crate::values::ids::{CallId, ClusterId, CompanyId, CompetencyId, LotId};
use crate::values::quantity::Level;

/// Narrows a list of calls.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallFilter {
    /// Calls of these clusters.
    pub clusters: Vec<ClusterId>,
    /// Calls whose reference, title and buyer hold all words of this text.
    pub text: Option<String>,
    /// Calls in one of these states.
    pub statuses: Vec<CallStatus>,
    /// Calls whose submission deadline is this instant or later.
    pub deadline_from: Option<DateTime<Utc>>,
    /// Calls whose submission deadline is before this instant.
    pub deadline_before: Option<DateTime<Utc>>,
    /// Calls with a CPV code, their own or of a lot, that begins with these digits.
    pub cpv_prefix: Option<String>,
    /// Calls whose place, their own or of a lot, begins with these characters (NUTS).
    pub place_prefix: Option<String>,
}

/// What calls are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CallOrderField {
    /// The submission deadline.
    #[default]
    SubmissionDeadline,
    /// The instant of making.
    CreatedAt,
    /// The instant of the last change.
    UpdatedAt,
    /// The title, case and accents aside.
    Title,
    /// The buyer's reference.
    Reference,
}

/// Narrows the directory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompanyFilter {
    /// Companies of these clusters.
    pub clusters: Vec<ClusterId>,
    /// Companies whose name and town hold all words of this text.
    pub text: Option<String>,
    /// Companies that declare one competency of each of these groups. A group is what was asked and all that is narrower.
    pub competencies: Vec<Vec<CompetencyId>>,
    /// The level at which each of them must be held; any competency when no group is given.
    pub min_level: Option<Level>,
    /// Companies in these departments.
    pub departments: Vec<Department>,
    /// Companies that have one of these certificates, case, accents and punctuation aside.
    pub certificates: Vec<String>,
    /// Companies with one of these social-economy statuses, case, accents and punctuation aside.
    pub social_statuses: Vec<String>,
    /// Companies with at least so many people.
    pub min_headcount: Option<u32>,
    /// Companies with at most so many people.
    pub max_headcount: Option<u32>,
    /// Companies that do, or do not, accept to lead.
    pub may_lead: Option<bool>,
}

/// What companies are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CompanyOrderField {
    /// The name, case and accents aside.
    #[default]
    Name,
    /// The people employed.
    Headcount,
    /// The instant of making.
    CreatedAt,
    /// The instant of the last change.
    UpdatedAt,
}

/// A size of companies: INSEE's classes, with the smallest one split because most of ours are in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum HeadcountBand {
    /// Up to 2 people.
    UpTo2,
    /// 3 to 5 people.
    From3To5,
    /// 6 to 9 people.
    From6To9,
    /// 10 to 19 people.
    From10To19,
    /// 20 to 49 people.
    From20To49,
    /// 50 people and more.
    From50,
}

impl HeadcountBand {
    /// The band of a headcount.
    #[must_use]
    pub fn of(headcount: u32) -> Self {
        match headcount {
            0..=2 => Self::UpTo2,
            3..=5 => Self::From3To5,
            6..=9 => Self::From6To9,
            10..=19 => Self::From10To19,
            20..=49 => Self::From20To49,
            _ => Self::From50,
        }
    }
}

/// How many companies of a filtered directory each further choice of a facet would show. Where a further choice widens
/// (departments, certificates, clusters, sizes, statuses), the facet is counted without its own part of the filter;
/// where it narrows (competencies), with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompanyFacets {
    /// By department.
    pub departments: Vec<(Department, u64)>,
    /// By competency declared, at the filter's level.
    pub competencies: Vec<(CompetencyId, u64)>,
    /// By certificate: its code and title as the first of its holders writes them.
    pub certificates: Vec<(String, String, u64)>,
    /// By cluster.
    pub clusters: Vec<(ClusterId, u64)>,
    /// By size.
    pub headcount_bands: Vec<(HeadcountBand, u64)>,
    /// By social-economy status, as the first of its holders writes it.
    pub social_statuses: Vec<(String, u64)>,
}

/// Narrows the vocabulary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompetencyFilter {
    /// Entries one of whose words (code, labels, synonyms) holds this text.
    pub text: Option<String>,
    /// Entries of these kinds.
    pub kinds: Vec<CompetencyKind>,
}

/// What competencies are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompetencyOrderField {
    /// The label in a language, case and accents aside.
    Label(Language),
    /// The code.
    Code,
}

impl Default for CompetencyOrderField {
    fn default() -> Self {
        Self::Label(Language::Fr)
    }
}

/// Narrows a list of accounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AccountFilter {
    /// Accounts whose name and e-mail address hold all words of this text.
    pub text: Option<String>,
    /// Accounts with a role over one of these clusters.
    pub clusters: Vec<ClusterId>,
    /// Accounts with a role over one of these companies.
    pub companies: Vec<CompanyId>,
    /// Accounts that are, or are not, closed.
    pub is_closed: Option<bool>,
}

/// What accounts are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AccountOrderField {
    /// The person's name, case and accents aside.
    #[default]
    Name,
    /// The e-mail address.
    Email,
    /// The instant of making.
    CreatedAt,
}

/// Narrows a list of consortia.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConsortiumFilter {
    /// Consortia accompanied by these clusters.
    pub clusters: Vec<ClusterId>,
    /// Consortia for a lot of these calls.
    pub calls: Vec<CallId>,
    /// Consortia for these lots.
    pub lots: Vec<LotId>,
    /// Consortia of which one of these companies is a member, in whatever state.
    pub companies: Vec<CompanyId>,
    /// Consortia in these states.
    pub states: Vec<ConsortiumState>,
    /// Consortia whose name holds all words of this text.
    pub text: Option<String>,
}

/// What consortia are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ConsortiumOrderField {
    /// The name, case and accents aside.
    #[default]
    Name,
    /// The instant of making.
    CreatedAt,
    /// The instant of the last change.
    UpdatedAt,
}

/// Narrows a list of imports.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportRunFilter {
    /// Imports for these clusters.
    pub clusters: Vec<ClusterId>,
    /// Imports as one of these.
    pub targets: Vec<ImportTarget>,
    /// Imports in these states.
    pub states: Vec<ImportState>,
}

/// Which rows of a plan are wanted.
#[derive(Clone, Debug, Default)]
pub struct RowsWanted {
    /// Only rows with one of these fates; all when absent.
    pub actions: Option<Vec<PlannedAction>>,
    /// How many are passed over.
    pub skip: usize,
    /// How many at most.
    pub take: usize,
}
