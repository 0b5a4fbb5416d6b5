//! A plan of one lot as the plan of the call sees it: what it costs, and what it takes of what is shared.

use crate::interchange::answer::LotAnswer;

use super::shared_resource::Uses;

/// One way of dealing with one lot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// The place of the lot among those that are asked about.
    pub lot: usize,
    /// What it costs, as the question counts.
    pub cost: i64,
    /// What it takes of what is shared.
    pub uses: Uses,
    /// Whether it only stands in where a group has to be found: dearer than no group, and never part of a plan.
    pub is_stopgap: bool,
    /// The group with its parts, or no group.
    pub answer: LotAnswer,
}

impl Column {
    /// Whether what is left suffices for it.
    #[must_use]
    pub fn fits(&self, left: &[i64]) -> bool {
        self.uses
            .iter()
            .all(|(resource, amount)| left.get(*resource).is_none_or(|left| left >= amount))
    }

    /// Takes what it uses from what is left.
    pub fn take(&self, left: &mut [i64]) {
        for (resource, amount) in &self.uses {
            crate::lookup::add(left, *resource, -amount);
        }
    }

    /// Gives back what it uses.
    pub fn give_back(&self, left: &mut [i64]) {
        for (resource, amount) in &self.uses {
            crate::lookup::add(left, *resource, *amount);
        }
    }
}
