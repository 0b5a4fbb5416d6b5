//! Pairs of companies, found from either side.

use std::sync::OnceLock;

use crate::interchange::problem::{MAX_MEMBERS, Problem};

/// Who has worked with whom and who may not be with whom, from either side.
#[derive(Clone, Debug, Default)]
pub struct Pairs {
    /// (company, other, strength), ascending.
    friends: Vec<(u32, u32, i64)>,
    /// (company, other), ascending.
    foes: Vec<(u32, u32)>,
    halves: OnceLock<Vec<i64>>,
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
        Self {
            friends,
            foes,
            halves: OnceLock::new(),
        }
    }

    /// With whom a company has worked, and how much that counts.
    pub fn friends_of(&self, company: u32) -> impl Iterator<Item = (u32, i64)> + '_ {
        let from = self.friends.partition_point(|pair| pair.0 < company);
        let rest = self.friends.get(from..).unwrap_or(&[]);
        rest.iter()
            .take_while(move |pair| pair.0 == company)
            .map(|(_, other, strength)| (*other, *strength))
    }

    /// How much the past is worth at most to the companies for which it is worth most, descending: each pair halved
    /// between its two.
    #[must_use]
    pub fn largest_halves(&self) -> &[i64] {
        self.halves.get_or_init(|| {
            let of_companies = self.friends.chunk_by(|one, next| one.0 == next.0);
            let mut halves: Vec<i64> = of_companies
                .map(|own| own.iter().map(|(_, _, strength)| strength).sum::<i64>())
                .map(|sum| (sum + 1) / 2)
                .collect();
            halves.sort_unstable_by(|first, second| second.cmp(first));
            halves.truncate(usize::try_from(MAX_MEMBERS).unwrap_or_default());
            halves
        })
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
