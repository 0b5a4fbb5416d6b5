//! From a problem of the interchange format to the flat arrays of one of its lots.

use crate::interchange::distance::kilometres;
use crate::interchange::problem::{Company, Demand, Lot, Problem};
use crate::lookup::{at, put};

use super::flat::{Entry, Friend, LotProblem, Row, RowKind, RowName};
use super::offers::Offers;
use super::pairs::Pairs;
use super::remaining::Remaining;
use super::rows::{OneOf, may_be_in, rules_for_one, shares, sum_row, sums};
use super::tariff::{Comparison, Tariff, TooLarge, tariff_of};

/// A problem with what is looked up in it again and again.
pub struct Indexed<'a> {
    /// The problem.
    pub problem: &'a Problem,
    /// Who offers what.
    pub offers: Offers,
    /// Who goes with whom.
    pub pairs: Pairs,
}

impl<'a> Indexed<'a> {
    /// Goes through the problem once.
    #[must_use]
    pub fn new(problem: &'a Problem) -> Self {
        Self {
            problem,
            offers: Offers::of(problem),
            pairs: Pairs::of(problem),
        }
    }

    /// One lot of it.
    ///
    /// # Errors
    /// When the figures are so large that costs do not fit.
    pub fn compile(
        &self,
        lot: &Lot,
        remaining: &Remaining,
        comparison: Comparison,
    ) -> Result<LotProblem, TooLarge> {
        let tariff = tariff_of(self.problem, &self.offers, lot, comparison)?;
        let compiling = Compiling {
            indexed: self,
            lot,
            remaining,
            tariff,
        };
        Ok(compiling.compile())
    }
}

struct Compiling<'a> {
    indexed: &'a Indexed<'a>,
    lot: &'a Lot,
    remaining: &'a Remaining,
    tariff: Tariff,
}

/// A company's contribution to a row, before candidates are numbered.
type Contribution = (u32, Entry);

impl Compiling<'_> {
    fn company(&self, number: u32) -> Option<&Company> {
        self.indexed.problem.companies.get(number as usize)
    }

    fn may_take_part(&self, number: u32) -> bool {
        let is_out = self.lot.excluded.contains(&number) || self.remaining.barred.contains(&number);
        !is_out
            && self
                .company(number)
                .is_some_and(|company| company.max_lots != Some(0) && may_be_in(self.lot, company))
    }

    fn compile(&self) -> LotProblem {
        let mut contributions: Vec<Contribution> = Vec::new();
        let mut rows = Vec::new();
        for (number, row) in (0_u32..).zip(0..self.lot.requirements.len()) {
            rows.push(self.requirement_row(row));
            self.contribute(number, row, &mut contributions);
        }
        contributions.sort_unstable_by_key(|(company, entry)| (*company, entry.row));
        let mut companies: Vec<u32> = contributions.iter().map(|(company, _)| *company).collect();
        companies.extend_from_slice(&self.lot.pinned);
        companies.sort_unstable();
        companies.dedup();
        companies.retain(|company| self.may_take_part(*company));
        let mut flat = LotProblem {
            companies,
            rows,
            max_members: self.lot.max_members,
            unserved: self.tariff.unserved,
            grain: self.tariff.grain,
            scale: self.tariff.scale,
            ..LotProblem::default()
        };
        let rules = rules_for_one(self.lot);
        let first_rule = u32::try_from(flat.rows.len()).unwrap_or(u32::MAX);
        flat.rows.extend(rules.iter().map(|rule| Row {
            kind: RowKind::OneOf,
            demand: 1,
            skip: None,
            name: rule.name,
        }));
        for threshold in sums(self.lot) {
            flat.sum_rows
                .push(u32::try_from(flat.rows.len()).unwrap_or(u32::MAX));
            flat.sum_least.push(
                self.lot
                    .thresholds
                    .get(threshold)
                    .map_or(0, |rule| rule.least),
            );
            flat.rows.push(sum_row(threshold));
        }
        let mut rest = contributions.as_slice();
        for number in flat.companies.clone() {
            let from = rest.partition_point(|(company, _)| *company < number);
            let own = rest.get(from..).unwrap_or(&[]);
            let (own, later) = own.split_at(own.partition_point(|(company, _)| *company == number));
            rest = later;
            self.add_candidate(&mut flat, number, own, (&rules, first_rule));
        }
        self.add_pairs(&mut flat);
        for pinned in &self.lot.pinned {
            match flat.candidate(*pinned) {
                Some(candidate) => flat.pinned.push(candidate),
                None => flat.impossible_pins.push(*pinned),
            }
        }
        flat
    }

    fn requirement_row(&self, number: usize) -> Row {
        let Some(asked) = self.lot.requirements.get(number) else {
            return Row::default();
        };
        Row {
            kind: match asked.demand {
                Demand::Holders(_) => RowKind::Holders,
                Demand::Tenths(_) => RowKind::People,
            },
            demand: asked.amount(),
            skip: asked
                .optional_weight
                .map(|weight| weight * self.tariff.uncovered),
            name: RowName::Requirement(number),
        }
    }

    /// Notes who can contribute how much to a requirement.
    fn contribute(&self, row: u32, number: usize, contributions: &mut Vec<Contribution>) {
        let Some(asked) = self.lot.requirements.get(number) else {
            return;
        };
        for offer in self.indexed.offers.of_competency(asked.competency) {
            if offer.level < asked.min_level {
                continue;
            }
            let lacking = 100 - i64::from(offer.fit);
            let (limit, unit_cost) = match asked.demand {
                Demand::Holders(_) => (1, lacking * self.tariff.holder_point),
                Demand::Tenths(tenths) => {
                    let has = self
                        .remaining
                        .of(offer.company, asked.competency, offer.tenths);
                    (
                        has.min(tenths).min(self.in_all(offer.company)),
                        lacking * self.tariff.tenth_point,
                    )
                }
            };
            if limit > 0 {
                let limit = u32::try_from(limit).unwrap_or(u32::MAX);
                contributions.push((
                    offer.company,
                    Entry {
                        row,
                        limit,
                        unit_cost,
                    },
                ));
            }
        }
    }

    fn in_all(&self, number: u32) -> i64 {
        let has = self.company(number).map_or(0, |company| company.available);
        self.remaining.in_all(number, has)
    }

    fn add_candidate(
        &self,
        flat: &mut LotProblem,
        number: u32,
        own: &[Contribution],
        (rules, first_rule): (&[OneOf<'_>], u32),
    ) {
        let Some(company) = self.company(number) else {
            return;
        };
        let is_people = |entry: &Entry| flat.row(entry.row).kind == RowKind::People;
        let (people, others): (Vec<Entry>, Vec<Entry>) =
            own.iter().map(|(_, entry)| *entry).partition(is_people);
        let in_all = self.in_all(number);
        let wanted: i64 = people.iter().map(|entry| i64::from(entry.limit)).sum();
        flat.people.push((wanted > in_all).then_some(in_all));
        flat.n_people_entries
            .push(u32::try_from(people.len()).unwrap_or(u32::MAX));
        for entry in people.into_iter().chain(others) {
            flat.entries.push(entry);
        }
        for (row, rule) in (first_rule..).zip(rules) {
            if (rule.is_met_by)(company) {
                flat.entries.push(Entry {
                    row,
                    limit: 1,
                    unit_cost: 0,
                });
            }
        }
        for (row, least) in flat
            .sum_rows
            .clone()
            .into_iter()
            .zip(flat.sum_least.clone())
        {
            let threshold = match flat.row(row).name {
                RowName::Threshold(threshold) => self.lot.thresholds.get(threshold),
                _ => None,
            };
            let value = threshold.map_or(0, |rule| company.figure(rule.measure));
            flat.sum_values.push(value);
            if value > 0 {
                flat.entries.push(Entry {
                    row,
                    limit: shares(value, least),
                    unit_cost: 0,
                });
            }
        }
        flat.entries.close();
        let kilometres = if self.lot.is_remote {
            0
        } else {
            kilometres(company.location, self.lot.location)
        };
        flat.member_costs
            .push(self.tariff.member + self.tariff.kilometre * kilometres);
    }

    fn add_pairs(&self, flat: &mut LotProblem) {
        let mut candidate_of = vec![u32::MAX; self.indexed.problem.companies.len()];
        for (candidate, company) in (0_u32..).zip(&flat.companies) {
            put(&mut candidate_of, *company as usize, candidate);
        }
        for company in flat.companies.clone() {
            for (other, strength) in self.indexed.pairs.friends_of(company) {
                let candidate = at(&candidate_of, other as usize);
                if candidate != u32::MAX && self.tariff.strength > 0 {
                    let bonus = strength * self.tariff.strength;
                    flat.friends.push(Friend { candidate, bonus });
                }
            }
            flat.friends.close();
            for other in self.indexed.pairs.foes_of(company) {
                let candidate = at(&candidate_of, other as usize);
                if candidate != u32::MAX {
                    flat.foes.push(candidate);
                }
            }
            flat.foes.close();
        }
    }
}
