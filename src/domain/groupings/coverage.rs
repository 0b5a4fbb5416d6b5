//! Who covers what of a lot: the one rule by which screens, exports, the engine and its checker are judged.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::directory::competency::CompetencyMatch;
use crate::directory::evidence::Proof;
use crate::values::ids::{CapabilityId, CompanyId, RequirementId};
use crate::values::quantity::{FteTenths, Level};

/// What one company brings to one requirement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contribution {
    /// Who.
    pub company_id: CompanyId,
    /// To what.
    pub requirement_id: RequirementId,
    /// How far it answers.
    pub answer: ContributionAnswer,
    /// The level held, for a competency.
    pub level: Option<Level>,
    /// The full-time equivalents available for it, for a competency.
    pub fte: Option<FteTenths>,
    /// The figure brought to a threshold: cents of turnover, people, or references.
    pub figure: Option<i64>,
    /// How well it is proved on the day looked at.
    pub proof: Proof,
    /// How the held competency answers the asked one.
    pub competency_match: Option<CompetencyMatch>,
    /// The capability that speaks for the company, for a competency. Answers stored before it was kept have none.
    #[serde(default)]
    pub capability_id: Option<CapabilityId>,
    /// Until when the evidence or certificate holds, if it ends.
    pub valid_until: Option<NaiveDate>,
}

/// How far a contribution answers a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ContributionAnswer {
    /// Something near, which never counts: a broader competency, too low a level, an expired certificate.
    Partial,
    /// It counts towards a sum or a number of holders.
    Counts,
    /// Alone it meets the requirement.
    MeetsAlone,
}

/// Whether a requirement is covered by a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CoverageState {
    /// Nobody counts towards it.
    Missing,
    /// Some count, not enough; or only near answers.
    Partly,
    /// Only a person can judge it and nobody has.
    ToJudge,
    /// Met.
    Covered,
}

/// The margin of a requirement's row: what remains when one company falls out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Redundancy {
    /// Not covered at all.
    Missing,
    /// Covered, but one company's withdrawal breaks it.
    Fragile,
    /// Covered whoever withdraws.
    Safe,
}

/// A requirement's coverage by a group of companies on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequirementCoverage {
    /// Which requirement.
    pub requirement_id: RequirementId,
    /// Whether it is covered.
    pub state: CoverageState,
    /// What remains when one company falls out.
    pub redundancy: Redundancy,
    /// How many companies' contributions count.
    pub n_counting: u32,
    /// What the group reaches, in the demand's own unit (holders, tenths of FTE, cents, people, references, 0/1).
    pub reached: i64,
    /// What is demanded, in the same unit.
    pub demanded: i64,
    /// Whether a person's judgement stands behind it.
    pub is_judged_by_person: bool,
}

/// The coverage of a lot by a group of companies on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// The day looked at.
    pub on: NaiveDate,
    /// One line for each requirement, in the lot's order.
    pub requirements: Vec<RequirementCoverage>,
    /// The cells that are not empty, by requirement, then company, in the order given.
    pub contributions: Vec<Contribution>,
}
