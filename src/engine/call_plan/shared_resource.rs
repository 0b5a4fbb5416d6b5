//! What lots compete for: people of a company, its people of one competency, and the number of lots it takes.

use std::collections::BTreeMap;

use crate::interchange::answer::LotAnswer;
use crate::interchange::problem::{Lot, Problem};
use crate::lookup::at;
use crate::lot::flat::{LotProblem, RowName};

/// What a company has that several lots may want.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    /// Lots that it takes part in.
    Lots,
    /// Tenths of full-time equivalents in all.
    People,
    /// Tenths of full-time equivalents of one competency.
    PeopleOf(u32),
}

/// Something that lots may want more of than there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SharedResource {
    /// Whose it is.
    pub company: u32,
    /// What it is.
    pub thing: Thing,
    /// How much there is.
    pub capacity: i64,
}

/// How much of which shared resource something takes, ascending by resource.
pub type Uses = Vec<(usize, i64)>;

/// All resources that the lots of a plan share and that could run short.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharedResources {
    /// Ascending by company, then thing.
    pub all: Vec<SharedResource>,
}

/// The resources behind the candidates and the entries of one lot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// For each candidate its number of lots, if that can run short.
    pub lots: Vec<Option<u32>>,
    /// For each candidate its people, if they can run short.
    pub people: Vec<Option<u32>>,
    /// For each entry the people of its competency, if they can run short.
    pub people_of: Vec<Option<u32>>,
}

impl SharedResources {
    /// What these lots, looked at alone, could together want more of than there is.
    #[must_use]
    pub fn of(problem: &Problem, lots: &[(usize, &LotProblem)]) -> Self {
        let mut wanted: Vec<(u32, Thing, i64)> = Vec::new();
        for (number, flat) in lots {
            if let Some(lot) = problem.lots.get(*number) {
                wanted.extend(wanted_by(lot, flat));
            }
        }
        wanted.sort_unstable_by_key(|(company, thing, _)| (*company, *thing));
        let of_one = wanted.chunk_by(|first, second| (first.0, first.1) == (second.0, second.1));
        let all = of_one.filter_map(|wanted| {
            let (company, thing, _) = *wanted.first()?;
            let capacity = capacity_of(problem, company, thing)?;
            let in_all: i64 = wanted.iter().map(|(_, _, amount)| amount).sum();
            (wanted.len() > 1 && in_all > capacity).then_some(SharedResource {
                company,
                thing,
                capacity,
            })
        });
        Self { all: all.collect() }
    }

    fn place(&self, company: u32, thing: Thing) -> Option<usize> {
        let key = |known: &SharedResource| (known.company, known.thing);
        self.all.binary_search_by_key(&(company, thing), key).ok()
    }

    /// What the group of a lot takes.
    #[must_use]
    pub fn used_by(&self, lot: &Lot, answer: &LotAnswer) -> Uses {
        let mut uses: Uses = Vec::new();
        let members = answer
            .members
            .iter()
            .map(|member| (*member, Thing::Lots, 1));
        let parts = answer.assignments.iter().flat_map(|part| {
            let tenths = part.tenths.unwrap_or_default();
            let asked = lot.requirements.get(part.requirement);
            let of_competency = asked.map(|asked| {
                let thing = Thing::PeopleOf(asked.competency);
                (part.company, thing, tenths)
            });
            [Some((part.company, Thing::People, tenths)), of_competency]
                .into_iter()
                .flatten()
        });
        for (company, thing, amount) in members.chain(parts) {
            if amount > 0
                && let Some(place) = self.place(company, thing)
            {
                uses.push((place, amount));
            }
        }
        uses.sort_unstable();
        let summed = uses.chunk_by(|first, second| first.0 == second.0);
        summed
            .filter_map(|same| {
                let (place, _) = same.first()?;
                Some((*place, same.iter().map(|(_, amount)| amount).sum()))
            })
            .collect()
    }

    /// Which resources stand behind the candidates and entries of a lot.
    #[must_use]
    pub fn links(&self, lot: &Lot, flat: &LotProblem) -> Links {
        let mut links = Links::default();
        let link = |company: u32, thing: Thing| {
            let place = self.place(company, thing)?;
            u32::try_from(place).ok()
        };
        for candidate in flat.candidates() {
            let company = flat.company(candidate);
            links.lots.push(link(company, Thing::Lots));
            links.people.push(link(company, Thing::People));
            let (people, others) = flat.split_entries(candidate);
            for entry in people {
                let thing = competency_of(lot, flat, entry.row).map(Thing::PeopleOf);
                links
                    .people_of
                    .push(thing.and_then(|thing| link(company, thing)));
            }
            links.people_of.extend(others.iter().map(|_| None));
        }
        links
    }
}

impl Links {
    /// All resources that the lot touches, ascending.
    #[must_use]
    pub fn touched(&self) -> Vec<u32> {
        let all = self.lots.iter().chain(&self.people).chain(&self.people_of);
        let mut touched: Vec<u32> = all.flatten().copied().collect();
        touched.sort_unstable();
        touched.dedup();
        touched
    }

    /// For each touched resource the most that any group could take of it.
    #[must_use]
    pub fn most_used(&self, flat: &LotProblem) -> Vec<i64> {
        let mut most: BTreeMap<u32, i64> = self.touched().into_iter().map(|one| (one, 0)).collect();
        let mut first = 0;
        for candidate in flat.candidates() {
            let (people, others) = flat.split_entries(candidate);
            if let Some(lots) = at(&self.lots, candidate as usize) {
                most.insert(lots, 1);
            }
            for (number, entry) in (first..).zip(people) {
                let both = [
                    at(&self.people, candidate as usize),
                    at(&self.people_of, number),
                ];
                for resource in both.into_iter().flatten() {
                    *most.entry(resource).or_default() += i64::from(entry.limit);
                }
            }
            first += people.len() + others.len();
        }
        most.into_values().collect()
    }

    /// The lot with prices, in the costs of the lot, added for what it takes; costs are then multiples of `grain`.
    #[must_use]
    pub fn priced(&self, flat: &LotProblem, prices: &[i64], grain: i64) -> LotProblem {
        let price = |resource: Option<u32>| resource.map_or(0, |one| at(prices, one as usize));
        let mut priced = flat.clone();
        for (cost, resource) in priced.member_costs.iter_mut().zip(&self.lots) {
            *cost += price(*resource);
        }
        let mut first = 0;
        for candidate in flat.candidates() {
            let of_person = price(at(&self.people, candidate as usize));
            let (people, others) = flat.split_entries(candidate);
            let own = first..first + people.len();
            let entries = priced.entries.all_mut().get_mut(own.clone());
            let resources = self.people_of.get(own);
            for (entry, resource) in entries
                .into_iter()
                .flatten()
                .zip(resources.into_iter().flatten())
            {
                entry.unit_cost += of_person + price(*resource);
            }
            first += people.len() + others.len();
        }
        priced.grain = grain;
        priced
    }
}

fn competency_of(lot: &Lot, flat: &LotProblem, row: u32) -> Option<u32> {
    match flat.row(row).name {
        RowName::Requirement(number) => Some(lot.requirements.get(number)?.competency),
        _ => None,
    }
}

/// The most that a lot could want of what its candidates have.
fn wanted_by(lot: &Lot, flat: &LotProblem) -> Vec<(u32, Thing, i64)> {
    let mut wanted = Vec::new();
    for candidate in flat.candidates() {
        let company = flat.company(candidate);
        wanted.push((company, Thing::Lots, 1));
        let (people, _) = flat.split_entries(candidate);
        let mut in_all = 0;
        for entry in people {
            in_all += i64::from(entry.limit);
            if let Some(competency) = competency_of(lot, flat, entry.row) {
                wanted.push((company, Thing::PeopleOf(competency), i64::from(entry.limit)));
            }
        }
        if in_all > 0 {
            let most = flat.people(candidate).unwrap_or(in_all);
            wanted.push((company, Thing::People, in_all.min(most)));
        }
    }
    wanted
}

/// How much there is; nothing where there is no limit.
fn capacity_of(problem: &Problem, number: u32, thing: Thing) -> Option<i64> {
    let company = problem.companies.get(number as usize)?;
    match thing {
        Thing::Lots => company.max_lots,
        Thing::People => Some(company.available),
        Thing::PeopleOf(competency) => {
            let mut held = company.capabilities.iter();
            let held = held.find(|held| held.competency == competency)?;
            Some(held.tenths)
        }
    }
}
