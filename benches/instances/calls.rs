//! Made-up calls of several lots among the companies of one cluster: what each lot asks was planted in a few companies
//! that all lots like, so that lots compete for them.

use domain::groupings::grouping::{Candidate, LotQuestion};
use domain::values::ids::LotId;
use uuid::Uuid;

use crate::market::{Draw, question, requirements};

/// The companies in which what lots ask was planted: so many, and more for each lot.
const PLANTED: (usize, usize) = (7, 1);

/// The questions of a call, lot by lot.
pub fn call(
    seed: u64,
    n_lots: usize,
    n_companies: usize,
    n_requirements: usize,
) -> Vec<LotQuestion> {
    let base = question(seed, n_companies, n_requirements);
    let mut draw = Draw::new(seed ^ 0x5EED);
    let able = base.candidates.iter().filter(|one| {
        let has_answered = one.interest.is_some();
        one.capabilities.len() > 2 && !has_answered
    });
    let pool: Vec<Candidate> = able.take(PLANTED.0 + PLANTED.1 * n_lots).cloned().collect();
    let lots = (0..n_lots).map(|number| {
        let mut lot = base.clone();
        lot.lot.id = LotId(Uuid::from_u128(u128::try_from(number + 1).unwrap_or(1)));
        lot.requirements = requirements(&mut draw, &pool, n_requirements);
        lot
    });
    lots.collect()
}
