//! What a plan is worth, small is good: lots without a grouping first, then the goals over all lots.

use super::lot_side::{Reply, Taken};

/// The worth of a plan, or what no plan is better than; compared from the first on.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Worth {
    /// Lots without a grouping.
    pub n_unserved: usize,
    /// The goals over all lots.
    pub goals: Vec<i64>,
}

/// What one lot adds.
pub type Part<'a> = Option<&'a [i64]>;

impl Worth {
    /// The sum over lots; a lot without values is one without a grouping.
    pub fn of<'a>(parts: impl Iterator<Item = Part<'a>>, n_goals: usize) -> Self {
        let mut worth = Self {
            n_unserved: 0,
            goals: vec![0; n_goals],
        };
        for part in parts {
            match part {
                None => worth.n_unserved += 1,
                Some(values) => {
                    for (sum, value) in worth.goals.iter_mut().zip(values) {
                        *sum += value;
                    }
                }
            }
        }
        worth
    }

    /// The worth of a plan.
    #[must_use]
    pub fn of_plan(plan: &[Option<Taken>], n_goals: usize) -> Self {
        let parts = plan
            .iter()
            .map(|taken| taken.as_ref().map(|taken| taken.value.as_slice()));
        Self::of(parts, n_goals)
    }

    /// What no plan is better than in which each lot keeps what was asked in its reply.
    pub fn at_best<'a>(replies: impl Iterator<Item = &'a Reply>, n_goals: usize) -> Self {
        let parts = replies.map(|reply| reply.bound.as_deref());
        Self::of(parts, n_goals)
    }

    /// As one list.
    #[must_use]
    pub fn listed(&self) -> Vec<i64> {
        let n_unserved = i64::try_from(self.n_unserved).unwrap_or(i64::MAX);
        [n_unserved]
            .into_iter()
            .chain(self.goals.iter().copied())
            .collect()
    }
}
