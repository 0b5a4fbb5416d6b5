//! Requirements: the things that a lot asks of those who bid.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::values::ids::{AccountId, CompetencyId, LotId, RequirementId};
use crate::values::money::Money;
use crate::values::quantity::{FteTenths, Level};
use crate::values::record::Record;
use crate::values::text::{Name, Prose};

/// What is asked, with the threshold that its kind demands: a requirement cannot have the fields of another kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Demand {
    /// A competency at a level: held by enough distinct members, or with enough people.
    Competency {
        /// Which competency, or anything narrower.
        competency_id: CompetencyId,
        /// At least this level.
        min_level: Level,
        /// How much of it.
        amount: CompetencyAmount,
    },
    /// Yearly turnover (R2142-6).
    Turnover {
        /// At least this much.
        min: Money,
    },
    /// Yearly turnover in the field of the contract (R2142-6).
    InFieldTurnover {
        /// At least this much.
        min: Money,
    },
    /// People employed.
    Headcount {
        /// At least so many.
        min: u32,
    },
    /// References of the last years.
    References {
        /// At least so many.
        min: u32,
        /// Not older than so many years at the deadline (three for services, order of 22 March 2019).
        years: Option<u32>,
        /// In this competency or anything narrower; in anything when absent.
        competency_id: Option<CompetencyId>,
    },
    /// A certificate or qualification, valid at the deadline.
    Certificate {
        /// Its code, as `Certificate::code`.
        code: Name,
    },
    /// Entry in a professional or trade register, or an authorisation; named like a certificate.
    Registration {
        /// Its code, as `Certificate::code`.
        code: Name,
    },
    /// Something that only a person can judge.
    FreeText,
}

/// How much of a competency is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "measure",
    content = "value",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum CompetencyAmount {
    /// At least so many distinct holders, 1 or more.
    Holders(u32),
    /// At least so many full-time equivalents together.
    Fte(FteTenths),
}

/// Over whom a demand is judged.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RequirementScope {
    /// The group as a whole, figures added up: the legal default (R2142-25).
    #[default]
    Pooled,
    /// One member alone meets it.
    Any,
    /// Each member meets it.
    Each,
    /// The lead meets it.
    Lead,
    /// As `Pooled`, but subcontractors do not count.
    MemberOnly,
}

/// Whether a requirement must be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "importance",
    content = "weight",
    rename_all = "SCREAMING_SNAKE_CASE"
)]
pub enum Importance {
    /// Without it the bid fails.
    Mandatory,
    /// Better with it; weight 1 to 5.
    Desirable(u8),
}

/// One thing that a lot asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    /// Its id.
    pub id: RequirementId,
    /// The lot that asks it.
    pub lot_id: LotId,
    /// What is asked.
    pub demand: Demand,
    /// Over whom it is judged.
    pub scope: RequirementScope,
    /// Whether it must be met.
    pub importance: Importance,
    /// The buyer's own words.
    pub wording: Option<Prose>,
    /// Where those words stand (document, page, cell).
    pub origin: Option<Name>,
    /// A person's judgement, for what only a person can judge.
    pub judgement: Option<Judgement>,
    /// Its place in the lot, from 0.
    pub position: u32,
    /// Version and instants.
    pub record: Record,
}

/// A person has judged a free-text requirement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// Whether it counts as covered.
    pub is_covered: bool,
    /// Why.
    pub reason: Option<Prose>,
    /// Who judged; absent once that account is gone.
    pub judged_by: Option<AccountId>,
    /// When.
    pub judged_at: DateTime<Utc>,
}

/// The kind of a demand, as a plain word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RequirementKind {
    /// See `Demand::Competency`.
    Competency,
    /// See `Demand::Turnover`.
    Turnover,
    /// See `Demand::InFieldTurnover`.
    InFieldTurnover,
    /// See `Demand::Headcount`.
    Headcount,
    /// See `Demand::References`.
    References,
    /// See `Demand::Certificate`.
    Certificate,
    /// See `Demand::Registration`.
    Registration,
    /// See `Demand::FreeText`.
    FreeText,
}

impl Demand {
    /// The entry of the vocabulary that it asks for.
    #[must_use]
    pub fn competency_id(&self) -> Option<CompetencyId> {
        match self {
            Self::Competency { competency_id, .. } => Some(*competency_id),
            Self::References { competency_id, .. } => *competency_id,
            _ => None,
        }
    }

    /// The kind as a plain word.
    #[must_use]
    pub fn kind(&self) -> RequirementKind {
        match self {
            Self::Competency { .. } => RequirementKind::Competency,
            Self::Turnover { .. } => RequirementKind::Turnover,
            Self::InFieldTurnover { .. } => RequirementKind::InFieldTurnover,
            Self::Headcount { .. } => RequirementKind::Headcount,
            Self::References { .. } => RequirementKind::References,
            Self::Certificate { .. } => RequirementKind::Certificate,
            Self::Registration { .. } => RequirementKind::Registration,
            Self::FreeText => RequirementKind::FreeText,
        }
    }
}

impl Requirement {
    /// Whether the bid fails without it.
    #[must_use]
    pub fn is_mandatory(&self) -> bool {
        self.importance == Importance::Mandatory
    }
}
