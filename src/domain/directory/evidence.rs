//! Evidence for a capability and how much it proves on a given day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::values::codes::WebAddress;
use crate::values::ids::EvidenceId;
use crate::values::money::Money;
use crate::values::quantity::Share;
use crate::values::text::{Name, Prose};

/// What the evidence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EvidenceKind {
    /// Work done for a client.
    Reference,
    /// A certificate or qualification.
    Certificate,
    /// Named staff with the skill.
    Staff,
}

/// A piece of evidence. A document address makes it proved; without one it is only declared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Its id.
    pub id: EvidenceId,
    /// What it is.
    pub kind: EvidenceKind,
    /// What it says, in a line.
    pub title: Name,
    /// The client of a reference, or the issuer of a certificate.
    pub party: Option<Name>,
    /// More about it.
    pub note: Option<Prose>,
    /// The first day that it speaks of (start of the work, start of validity).
    pub valid_from: Option<NaiveDate>,
    /// The last day (end of the work, end of validity).
    pub valid_until: Option<NaiveDate>,
    /// The value of the work.
    pub amount: Option<Money>,
    /// The company's own part of that work.
    pub own_share: Option<Share>,
    /// Where the document can be read.
    pub document: Option<WebAddress>,
}

/// How well something is proved on a given day, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Proof {
    /// Nothing supports it.
    Missing,
    /// What supported it has run out.
    Expired,
    /// The company says so.
    Declared,
    /// A document inside its dates, or a coordinator's verification.
    Proved,
}

impl Evidence {
    /// What this piece proves on `day`. A certificate counts inside its dates; a reference or named staff does not
    /// expire by the end of the work, only a certificate does.
    #[must_use]
    pub fn proof_on(&self, day: NaiveDate) -> Proof {
        let has_begun = self.valid_from.is_none_or(|from| from <= day);
        let has_ended = self.kind == EvidenceKind::Certificate
            && self.valid_until.is_some_and(|until| until < day);
        match (has_begun, has_ended, self.document.is_some()) {
            (_, true, _) => Proof::Expired,
            (false, _, _) => Proof::Missing,
            (true, false, true) => Proof::Proved,
            (true, false, false) => Proof::Declared,
        }
    }
}
