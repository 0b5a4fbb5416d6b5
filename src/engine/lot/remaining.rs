//! What companies have left when other lots are already decided.

use std::collections::{BTreeMap, BTreeSet};

/// What other lots leave. Empty: everything is left.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remaining {
    /// Tenths that a company has given away.
    pub given: BTreeMap<u32, i64>,
    /// Tenths of a competency that a company has given away.
    pub given_of: BTreeMap<(u32, u32), i64>,
    /// Companies that take no more lots.
    pub barred: BTreeSet<u32>,
}

impl Remaining {
    /// What a company still gives in all, of so many tenths.
    #[must_use]
    pub fn in_all(&self, company: u32, has: i64) -> i64 {
        has - self.given.get(&company).copied().unwrap_or_default()
    }

    /// What a company still gives of a competency, of so many tenths.
    #[must_use]
    pub fn of(&self, company: u32, competency: u32, has: i64) -> i64 {
        has - self
            .given_of
            .get(&(company, competency))
            .copied()
            .unwrap_or_default()
    }

    /// Takes away what a group gives.
    pub fn take(&mut self, company: u32, competency: u32, tenths: i64) {
        *self.given.entry(company).or_default() += tenths;
        *self.given_of.entry((company, competency)).or_default() += tenths;
    }
}
