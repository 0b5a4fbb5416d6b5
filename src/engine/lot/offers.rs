//! Who offers each competency: the index that makes compiling a lot a matter of its own requirements only.

use crate::interchange::problem::Problem;
use crate::lookup::{at, put};

/// One company's capability, found by its competency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// Whose.
    pub company: u32,
    /// Its level.
    pub level: u8,
    /// Its fit.
    pub fit: u8,
    /// Its people, in tenths.
    pub tenths: i64,
}

/// All offers, by competency.
#[derive(Clone, Debug, Default)]
pub struct Offers {
    starts: Vec<usize>,
    offers: Vec<Offer>,
}

impl Offers {
    /// Goes through all companies once.
    #[must_use]
    pub fn of(problem: &Problem) -> Self {
        let mut starts = vec![0; problem.competencies.len() + 1];
        for held in problem
            .companies
            .iter()
            .flat_map(|company| &company.capabilities)
        {
            if let Some(count) = starts.get_mut(held.competency as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut offers = vec![Offer::default(); sum];
        for (number, company) in (0_u32..).zip(&problem.companies) {
            for held in &company.capabilities {
                let slot = at(&next, held.competency as usize);
                put(&mut next, held.competency as usize, slot + 1);
                let offer = Offer {
                    company: number,
                    level: held.level,
                    fit: held.fit,
                    tenths: held.tenths,
                };
                put(&mut offers, slot, offer);
            }
        }
        Self { starts, offers }
    }

    /// Who offers a competency, by ascending company.
    #[must_use]
    pub fn of_competency(&self, competency: u32) -> &[Offer] {
        let competency = competency as usize;
        let (from, to) = (
            at(&self.starts, competency),
            at(&self.starts, competency + 1),
        );
        self.offers.get(from..to).unwrap_or(&[])
    }
}
