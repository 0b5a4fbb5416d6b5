//! All lots of a call together: whether their groupings go together, and where they clash.

use std::collections::BTreeMap;

use domain::groupings::grouping::LotQuestion;
use domain::values::ids::CompanyId;

use super::lot_side::{LotSide, Taken};
use super::restriction::{Limits, Source};
use super::shared_people::{Contention, Gifts, share};

/// A grouping for each lot, or none.
pub type Plan = Vec<Option<Taken>>;

/// Why groupings do not go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clash {
    /// A company would take part in more lots than it may.
    Lots {
        /// Which company.
        company_id: CompanyId,
        /// In how many lots it may take part.
        most: usize,
        /// The lots that have it.
        lots: Vec<usize>,
    },
    /// People would be given twice.
    People(Vec<Contention>),
}

/// All lots of a call.
pub struct Lots<'a> {
    /// The lots, in the order of the call.
    pub sides: Vec<LotSide<'a>>,
    /// How many goals there are.
    pub n_goals: usize,
    /// The most lots of each company that is limited.
    most_lots: BTreeMap<CompanyId, usize>,
}

/// The most lots that each company takes part in: its own limit, or that of the call.
fn most_lots<'q>(
    questions: impl Iterator<Item = &'q LotQuestion>,
    of_call: Option<u32>,
) -> BTreeMap<CompanyId, usize> {
    let mut most: BTreeMap<CompanyId, usize> = BTreeMap::new();
    for candidate in questions.flat_map(|question| &question.candidates) {
        let limit = candidate.company.max_lots.into_iter().chain(of_call).min();
        if let Some(limit) = limit {
            let limit = usize::try_from(limit).unwrap_or(usize::MAX);
            let known = most.entry(candidate.company.id).or_insert(limit);
            *known = limit.min(*known);
        }
    }
    most
}

impl<'a> Lots<'a> {
    /// The lots of a call that lets a company take part in so many of them.
    #[must_use]
    pub fn new(sides: Vec<LotSide<'a>>, n_goals: usize, of_call: Option<u32>) -> Self {
        let questions = sides.iter().map(|side| side.posed.question);
        Self {
            most_lots: most_lots(questions, of_call),
            sides,
            n_goals,
        }
    }

    /// What everybody gives when the groupings go together; lots get no more than their limits where they have to keep
    /// people for a withdrawal.
    ///
    /// # Errors
    /// Where they clash.
    pub fn share(&self, plan: &[Option<Taken>], limits: &[&Limits]) -> Result<Gifts, Clash> {
        if let Some(clash) = self.too_many_lots(plan) {
            return Err(clash);
        }
        let none = Limits::new();
        let limits_of = |place: usize| limits.get(place).copied().unwrap_or(&none);
        let takings: Vec<_> = plan
            .iter()
            .zip(&self.sides)
            .enumerate()
            .map(|(place, (taken, side))| Some(side.taking(taken.as_ref()?, limits_of(place))))
            .collect();
        share(&takings).map_err(Clash::People)
    }

    /// The lots of each company that has some.
    fn lots_of_companies(plan: &[Option<Taken>]) -> BTreeMap<CompanyId, Vec<usize>> {
        let mut lots: BTreeMap<CompanyId, Vec<usize>> = BTreeMap::new();
        for (place, taken) in plan.iter().enumerate() {
            for member in taken.iter().flat_map(|taken| &taken.members) {
                lots.entry(*member).or_default().push(place);
            }
        }
        lots
    }

    /// The company that takes the most lots too many.
    fn too_many_lots(&self, plan: &[Option<Taken>]) -> Option<Clash> {
        let lots = Self::lots_of_companies(plan).into_iter();
        let too_many = lots.filter_map(|(company_id, lots)| {
            let most = self.most_lots.get(&company_id).copied()?;
            let excess = lots.len().checked_sub(most + 1)?;
            Some((excess, company_id, most, lots))
        });
        let (_, company_id, most, lots) =
            too_many.min_by_key(|(excess, id, ..)| (std::cmp::Reverse(*excess), *id))?;
        Some(Clash::Lots {
            company_id,
            most,
            lots,
        })
    }

    /// Who takes part in as many lots as it may.
    #[must_use]
    pub fn exhausted(&self, plan: &[Option<Taken>]) -> Vec<CompanyId> {
        let lots = Self::lots_of_companies(plan);
        let limited = self.most_lots.iter().filter(|(company_id, most)| {
            let n_lots = lots.get(company_id).map_or(0, Vec::len);
            n_lots >= **most
        });
        limited.map(|(company_id, _)| *company_id).collect()
    }

    /// The people that are left when others are given theirs, where anything is taken.
    #[must_use]
    pub fn left_by(&self, plan: &[Option<Taken>], gifts: &Gifts) -> Limits {
        let mut left = Limits::new();
        let none = Limits::new();
        for ((side, taken), gifts) in self.sides.iter().zip(plan).zip(gifts) {
            let Some(taken) = taken else {
                continue;
            };
            if side.keeps_people() {
                for member in &taken.members {
                    self.take_all(side, *member, &none, &mut left);
                }
                continue;
            }
            for gift in gifts {
                let capability = Source::Capability(gift.company_id, gift.capability_id);
                for source in [Source::Company(gift.company_id), capability] {
                    self.take(source, gift.tenths, &mut left);
                }
            }
        }
        left
    }

    fn take_all(
        &self,
        side: &LotSide<'_>,
        company_id: CompanyId,
        limits: &Limits,
        left: &mut Limits,
    ) {
        let Some(giver) = side.people.giver(company_id) else {
            return;
        };
        let giver = giver.within(company_id, limits);
        let behind: u32 = giver.parts.iter().map(|part| part.tenths).sum();
        self.take(Source::Company(company_id), giver.in_all.min(behind), left);
        for part in &giver.parts {
            let source = Source::Capability(company_id, part.capability_id);
            self.take(source, part.tenths.min(giver.in_all), left);
        }
    }

    fn take(&self, source: Source, tenths: u32, left: &mut Limits) {
        let whole = || self.capacity_of(source);
        let left = left.entry(source).or_insert_with(whole);
        *left = left.saturating_sub(tenths);
    }

    /// How many people a source has for all lots.
    fn capacity_of(&self, source: Source) -> u32 {
        let mut givers = self
            .sides
            .iter()
            .filter_map(|side| side.people.giver(source.company_id()));
        match source {
            Source::Company(_) => givers.next().map_or(0, |giver| giver.lends),
            Source::Capability(_, capability_id) => givers
                .flat_map(|giver| &giver.parts)
                .find(|part| part.capability_id == capability_id)
                .map_or(0, |part| part.tenths),
        }
    }
}
