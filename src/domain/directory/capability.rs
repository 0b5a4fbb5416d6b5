//! What a company declares that it can do.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::directory::evidence::{Evidence, Proof};
use crate::values::ids::{AccountId, CapabilityId, CompanyId, CompetencyId};
use crate::values::quantity::{FteTenths, Level};
use crate::values::record::Record;
use crate::values::text::Prose;

/// A company holds a competency at a level, with people available for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capability {
    /// Its id.
    pub id: CapabilityId,
    /// Who holds it.
    pub company_id: CompanyId,
    /// What is held. A company declares a competency once.
    pub competency_id: CompetencyId,
    /// How well.
    pub level: Level,
    /// How many full-time equivalents can work on it.
    pub fte: FteTenths,
    /// In the company's own words.
    pub note: Option<Prose>,
    /// What supports it.
    pub evidence: Vec<Evidence>,
    /// Who of the cluster verified it, and when.
    pub verification: Option<Verification>,
    /// Version and instants.
    pub record: Record,
}

/// A coordinator's confirmation of a declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// Who verified; absent once that account is gone.
    pub account_id: Option<AccountId>,
    /// When.
    pub verified_at: DateTime<Utc>,
}

impl Capability {
    /// How well the capability is proved on `day`: its strongest evidence; a verification proves it unless all
    /// evidence has run out; without any evidence it is declared.
    #[must_use]
    pub fn proof_on(&self, day: NaiveDate) -> Proof {
        let strongest = self
            .evidence
            .iter()
            .map(|evidence| evidence.proof_on(day))
            .max();
        match (strongest, self.verification) {
            (Some(Proof::Expired), _) => Proof::Expired,
            (_, Some(_)) => Proof::Proved,
            (Some(Proof::Proved), None) => Proof::Proved,
            _ => Proof::Declared,
        }
    }
}
