//! Pairs of companies: those that may not be together, and those that have worked together.

use std::collections::{BTreeMap, BTreeSet};

use domain::groupings::grouping::{Candidate, LotQuestion};
use domain::values::ids::CompanyId;

/// For each company those that it cannot be with: one of the two does not want to. Nobody is ever told which.
#[must_use]
pub fn enemies(candidates: &[&Candidate]) -> BTreeMap<CompanyId, BTreeSet<CompanyId>> {
    let mut enemies: BTreeMap<CompanyId, BTreeSet<CompanyId>> = BTreeMap::new();
    for candidate in candidates {
        let own_id = candidate.company.id;
        let unwanted = candidate
            .interest
            .iter()
            .flat_map(|interest| &interest.not_with)
            .filter(|other| **other != own_id);
        for other in unwanted {
            enemies.entry(own_id).or_default().insert(*other);
            enemies.entry(*other).or_default().insert(own_id);
        }
    }
    enemies
}

/// How often each pair has worked together, smaller id first.
#[must_use]
pub fn past_pairs(question: &LotQuestion) -> BTreeMap<(CompanyId, CompanyId), i64> {
    let mut pairs = BTreeMap::new();
    for (first, second, times) in &question.past_pairs {
        if first != second {
            let pair = (*first.min(second), *first.max(second));
            *pairs.entry(pair).or_default() += i64::from(*times);
        }
    }
    pairs
}
