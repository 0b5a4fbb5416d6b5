//! What a lot may take while a plan is looked for: who stays out, who has to be in, and how many people it gets at most.

use std::collections::{BTreeMap, BTreeSet};

use domain::values::ids::{CapabilityId, CompanyId};

/// Where people come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// All people of a company.
    Company(CompanyId),
    /// Those behind one of its capabilities.
    Capability(CompanyId, CapabilityId),
}

impl Source {
    /// The company whose people they are.
    #[must_use]
    pub fn company_id(self) -> CompanyId {
        match self {
            Self::Company(company_id) | Self::Capability(company_id, _) => company_id,
        }
    }
}

/// The most tenths of people that a lot gets from each source; what is not named is not limited.
pub type Limits = BTreeMap<Source, u32>;

/// What a lot may take.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Restriction {
    /// Companies that stay out.
    pub banned: BTreeSet<CompanyId>,
    /// Companies that have to be in, with a part of their own or as the lead.
    pub required: BTreeSet<CompanyId>,
    /// The people that it gets at most.
    pub limits: Limits,
}

/// One thing more that a lot has to keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A company stays out.
    Ban(CompanyId),
    /// A company is in.
    Require(CompanyId),
    /// No more people than this come from a source.
    AtMost(Source, u32),
}

impl Restriction {
    /// The restriction with one thing more; `None` when that contradicts what is there.
    #[must_use]
    pub fn with(&self, change: Change) -> Option<Self> {
        let mut changed = self.clone();
        match change {
            Change::Ban(company_id) => {
                changed.banned.insert(company_id);
            }
            Change::Require(company_id) => {
                changed.required.insert(company_id);
            }
            Change::AtMost(source, most) => {
                let known = changed.limits.entry(source).or_insert(most);
                *known = most.min(*known);
            }
        }
        changed
            .banned
            .is_disjoint(&changed.required)
            .then_some(changed)
    }
}
