//! What can be decided about a lot, and which columns follow it.

use super::column::Column;

/// What is decided about a lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Choice {
    /// It has a group.
    Group,
    /// This company is in its group.
    Company(u32),
    /// This desirable requirement, by its number, is covered.
    Requirement(usize),
}

/// Something is decided, one way or the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The place of the lot.
    pub lot: usize,
    /// What is decided.
    pub choice: Choice,
    /// Whether it is so.
    pub is_so: bool,
}

impl Decision {
    /// Whether a column follows it. What is decided about groups says nothing about no group.
    #[must_use]
    pub fn is_followed_by(&self, column: &Column) -> bool {
        let is_about_groups = self.choice != Choice::Group;
        column.lot != self.lot
            || (is_about_groups && !column.answer.is_served)
            || is_chosen(column, self.choice) == self.is_so
    }
}

/// Whether a column makes a choice.
#[must_use]
pub fn is_chosen(column: &Column, choice: Choice) -> bool {
    match choice {
        Choice::Group => column.answer.is_served || column.is_stopgap,
        Choice::Company(company) => column.answer.members.binary_search(&company).is_ok(),
        Choice::Requirement(number) => !column.answer.uncovered.contains(&number),
    }
}

/// Whether a column may be taken where this is decided.
#[must_use]
pub fn is_open(column: &Column, decisions: &[Decision]) -> bool {
    let has_group = Decision {
        lot: column.lot,
        choice: Choice::Group,
        is_so: true,
    };
    (!column.is_stopgap || decisions.contains(&has_group))
        && decisions
            .iter()
            .all(|decision| decision.is_followed_by(column))
}
