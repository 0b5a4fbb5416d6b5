//! Pairs of companies, found from either side.

use crate::interchange::problem::Problem;

/// Who has worked with whom and who may not be with whom, from either side.
#[derive(Clone, Debug, Default)]
pub struct Pairs {
    /// (company, other, strength), ascending.
    friends: Vec<(u32, u32, i64)>,
    /// (company, other), ascending.
    foes: Vec<(u32, u32)>,
}

impl Pairs {
    /// Turns every pair both ways.
    #[must_use]
    pub fn of(problem: &Problem) -> Self {
        let mut friends: Vec<(u32, u32, i64)> = problem
            .collaborations
            .iter()
            .filter(|pair| pair.strength > 0)
            .flat_map(|pair| {
                [
                    (pair.first, pair.second, pair.strength),
                    (pair.second, pair.first, pair.strength),
                ]
            })
            .collect();
        friends.sort_unstable();
        let mut foes: Vec<(u32, u32)> = problem
            .incompatibilities
            .iter()
            .flat_map(|(first, second)| [(*first, *second), (*second, *first)])
            .collect();
        foes.sort_unstable();
        Self { friends, foes }
    }

    /// With whom a company has worked, and how much that counts.
    pub fn friends_of(&self, company: u32) -> impl Iterator<Item = (u32, i64)> + '_ {
        let from = self.friends.partition_point(|pair| pair.0 < company);
        let rest = self.friends.get(from..).unwrap_or(&[]);
        rest.iter()
            .take_while(move |pair| pair.0 == company)
            .map(|(_, other, strength)| (*other, *strength))
    }

    /// With whom a company may not be.
    pub fn foes_of(&self, company: u32) -> impl Iterator<Item = u32> + '_ {
        let from = self.foes.partition_point(|pair| pair.0 < company);
        let rest = self.foes.get(from..).unwrap_or(&[]);
        rest.iter()
            .take_while(move |pair| pair.0 == company)
            .map(|(_, other)| *other)
    }
}
