//! How well a company's level fits what is asked: a figure from 0 to 100 that the engine weighs and screens show.

use crate::directory::competency::CompetencyMatch;
use crate::groupings::coverage::{Contribution, ContributionAnswer};
use crate::procurement::requirement::{Demand, Requirement};

/// What each level above the asked one takes off: an expert on work for beginners is missed elsewhere.
const LEVEL_ABOVE: u8 = 20;
/// What a narrower competency takes off: it counts, yet it is not the word that was asked.
const NARROWER: u8 = 10;

/// The fit of a contribution that counts towards a competency: 100 for the very competency at the very level, 20 less
/// for each level above, 10 less when the held competency is narrower. `None` for other kinds and what does not count.
#[must_use]
pub fn fit_of(requirement: &Requirement, contribution: &Contribution) -> Option<u8> {
    let Demand::Competency { min_level, .. } = requirement.demand else {
        return None;
    };
    if contribution.answer == ContributionAnswer::Partial {
        return None;
    }
    let above = contribution
        .level?
        .number()
        .saturating_sub(min_level.number());
    let narrower = match contribution.competency_match? {
        CompetencyMatch::Narrower => NARROWER,
        _ => 0,
    };
    Some(100_u8.saturating_sub(above.saturating_mul(LEVEL_ABOVE) + narrower))
}
