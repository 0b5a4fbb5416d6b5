//! A company's answer to a lot: how it wants to take part, and on which conditions.

use serde::{Deserialize, Serialize};

use crate::values::ids::{AccountId, CompanyId, InterestId, LotId};
use crate::values::quantity::FteTenths;
use crate::values::record::Record;
use crate::values::text::Prose;

/// How a company wants to take part in a lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum InterestAnswer {
    /// As the lead, or as a member.
    Lead,
    /// As a member who does not lead.
    Member,
    /// As a subcontractor only.
    Subcontractor,
    /// Perhaps; counted as a possible member who does not lead.
    Maybe,
    /// Not this time.
    No,
}

/// A company's interest in a lot. Read by the company and the coordinators of the call's cluster only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interest {
    /// Its id.
    pub id: InterestId,
    /// Which lot.
    pub lot_id: LotId,
    /// Which company; one answer a lot.
    pub company_id: CompanyId,
    /// The answer.
    pub answer: InterestAnswer,
    /// Companies that it does not want to work with on this lot: a constraint that no explanation ever names to others.
    pub not_with: Vec<CompanyId>,
    /// The most people that it gives to this lot: what it lends in all and by capability is not more than that.
    #[serde(default)]
    pub most_fte: Option<FteTenths>,
    /// Conditions in its own words.
    pub conditions: Option<Prose>,
    /// Who answered.
    pub answered_by: Option<AccountId>,
    /// Version and instants.
    pub record: Record,
}
