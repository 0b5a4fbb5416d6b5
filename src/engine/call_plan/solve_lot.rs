//! Everything that is asked about one lot, looked at alone.

use crate::budget::Budget;
use crate::interchange::answer::{Assignment, Breakdown, LotAnswer};
use crate::interchange::check_answer::check_answer;
use crate::lookup::at;
use crate::lot::compile::Indexed;
use crate::lot::flat::{LotProblem, RowKind, RowName};
use crate::lot::least_cost::least_cost;
use crate::lot::remaining::Remaining;
use crate::lot::rows::may_lead;
use crate::lot::tariff::{Comparison, tariff_of};
use crate::lot_search::appraise::Appraiser;
use crate::lot_search::conflict::{Diagnosis, Rule, diagnose};
use crate::lot_search::incumbent::candidates_of;
use crate::lot_search::search::{Outcome, Start, Wanted, search_lot};
use crate::lot_search::series::{alternatives, front};

use super::reply::{CallOptions, Certified, LotReply, Reason};

/// Why no answer can be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CannotSolve {
    /// The figures are so large that costs do not fit.
    TooLarge,
    /// The checker refused an answer: a fault of the engine.
    Refused(Vec<String>),
}

/// A lot that has been looked at alone.
#[derive(Clone, Debug, Default)]
pub struct LotAlone {
    /// What is told about it.
    pub reply: LotReply,
    /// The lot in flat arrays.
    pub flat: LotProblem,
    /// How the search for its best group ended.
    pub outcome: Outcome,
}

/// One lot of a problem.
pub struct AskedLot<'a> {
    /// The problem.
    pub indexed: &'a Indexed<'a>,
    /// The lot's number.
    pub number: usize,
    /// What is wanted.
    pub options: &'a CallOptions,
}

impl AskedLot<'_> {
    /// The lot in flat arrays, with what other lots leave.
    ///
    /// # Errors
    /// When costs do not fit.
    pub fn compile(&self, remaining: &Remaining) -> Result<LotProblem, CannotSolve> {
        let Some(lot) = self.indexed.problem.lots.get(self.number) else {
            return Ok(LotProblem::default());
        };
        self.indexed
            .compile(lot, remaining, self.options.comparison)
            .map_err(|_| CannotSolve::TooLarge)
    }

    /// Answers everything that is asked about the lot.
    ///
    /// # Errors
    /// When costs do not fit, or the checker refuses what was found.
    pub fn solve(&self, budget: &Budget<'_>) -> Result<LotReply, CannotSolve> {
        Ok(self.look_at(budget)?.reply)
    }

    /// Answers everything that is asked about the lot, with what a plan of several lots goes on from.
    ///
    /// # Errors
    /// When costs do not fit, or the checker refuses what was found.
    pub fn look_at(&self, budget: &Budget<'_>) -> Result<LotAlone, CannotSolve> {
        if budget.is_over() {
            return self.not_looked_at();
        }
        let lot = self.compile(&Remaining::default())?;
        let outcome = search_lot(&lot, &Wanted::any(&lot), &Start::default(), budget);
        let mut reply = LotReply {
            best: self.certified(&lot, &outcome)?,
            n_nodes: outcome.n_nodes,
            ..LotReply::default()
        };
        if outcome.best.is_some() && self.options.n_alternatives > 1 {
            let asked = (self.options.n_alternatives, self.options.least_difference);
            for found in alternatives(&lot, &outcome, asked, budget) {
                reply.alternatives.push(self.certified(&lot, &found)?);
            }
        }
        if self.options.has_front {
            for point in front(&lot, self.member_price()?, &outcome, budget) {
                reply.front.push(self.certified(&lot, &point.outcome)?);
            }
        }
        if outcome.best.is_none() {
            reply.diagnosis = Some(diagnose(&lot, budget));
        } else if self.options.is_explained {
            reply.reasons = self.reasons(&lot, &reply.best.answer);
        }
        Ok(LotAlone {
            reply,
            flat: lot,
            outcome,
        })
    }

    /// The reply when there is no time left for the lot.
    fn not_looked_at(&self) -> Result<LotAlone, CannotSolve> {
        let problem = self.indexed.problem;
        let answer = self.unserved();
        let answers = std::slice::from_ref(&answer);
        let cost = check_answer(problem, &[self.number], answers).map_err(CannotSolve::Refused)?;
        let bound = match (self.options.comparison, problem.lots.get(self.number)) {
            (Comparison::Weighted, Some(lot)) => {
                Some(least_cost(problem.weights, lot, &self.indexed.pairs))
            }
            _ => None,
        };
        let reply = LotReply {
            best: Certified {
                answer,
                cost,
                bound,
                is_proved: false,
            },
            diagnosis: Some(Diagnosis::Unknown),
            ..LotReply::default()
        };
        Ok(LotAlone {
            reply,
            flat: LotProblem {
                unserved: problem.weights.unserved_lot,
                grain: 1,
                scale: 1,
                ..LotProblem::default()
            },
            outcome: Outcome::default(),
        })
    }

    fn member_price(&self) -> Result<i64, CannotSolve> {
        let Some(lot) = self.indexed.problem.lots.get(self.number) else {
            return Ok(0);
        };
        tariff_of(
            self.indexed.problem,
            &self.indexed.offers,
            lot,
            self.options.comparison,
        )
        .map(|tariff| tariff.member)
        .map_err(|_| CannotSolve::TooLarge)
    }

    /// A group as it is told, after the checker has agreed.
    fn certified(&self, lot: &LotProblem, outcome: &Outcome) -> Result<Certified, CannotSolve> {
        let answer = match &outcome.best {
            Some(found) => self.answer(lot, &found.companies),
            None => self.unserved(),
        };
        let answers = std::slice::from_ref(&answer);
        let cost = check_answer(self.indexed.problem, &[self.number], answers)
            .map_err(CannotSolve::Refused)?;
        Ok(Certified {
            bound: self.bound(lot, outcome, &cost),
            is_proved: outcome.is_proved,
            cost,
            answer,
        })
    }

    /// The bound as a figure of the question.
    fn bound(&self, lot: &LotProblem, outcome: &Outcome, cost: &Breakdown) -> Option<i64> {
        match self.options.comparison {
            _ if outcome.is_proved => Some(cost.objective()),
            Comparison::Weighted => Some(-(-outcome.bound).div_euclid(lot.scale.max(1))),
            Comparison::Lexicographic => None,
        }
    }

    /// The lot without a group.
    #[must_use]
    pub fn unserved(&self) -> LotAnswer {
        LotAnswer {
            lot: self.number,
            ..LotAnswer::default()
        }
    }

    /// A group with its lead and who covers what.
    #[must_use]
    pub fn answer(&self, lot: &LotProblem, companies: &[u32]) -> LotAnswer {
        let problem = self.indexed.problem;
        let (Some(asked), Some(group)) =
            (problem.lots.get(self.number), candidates_of(lot, companies))
        else {
            return self.unserved();
        };
        let mut appraiser = Appraiser::default();
        appraiser.worth(lot, &group, i64::MAX);
        let mut supplied = vec![0; asked.requirements.len()];
        let mut assignments = Vec::new();
        for part in appraiser.parts(lot, &group) {
            let row = lot.row(part.row);
            if let RowName::Requirement(requirement) = row.name {
                crate::lookup::add(&mut supplied, requirement, part.amount);
                assignments.push(Assignment {
                    requirement,
                    company: lot.company(part.candidate),
                    tenths: (row.kind == RowKind::People).then_some(part.amount),
                });
            }
        }
        assignments.sort_unstable();
        let lead = companies
            .iter()
            .filter_map(|number| Some((*number, problem.companies.get(*number as usize)?)))
            .filter(|(_, company)| may_lead(asked, company))
            .min_by_key(|(number, company)| (-company.headcount, *number));
        LotAnswer {
            lot: self.number,
            is_served: true,
            members: companies.to_vec(),
            lead: lead.map(|(number, _)| number),
            assignments,
            uncovered: (0..asked.requirements.len())
                .filter(|number| {
                    let amount = asked
                        .requirements
                        .get(*number)
                        .map_or(0, |one| one.amount());
                    at(&supplied, *number) < amount
                })
                .collect(),
        }
    }

    /// Why each member is there: what it covers, and which rules the others do not keep without it.
    fn reasons(&self, lot: &LotProblem, answer: &LotAnswer) -> Vec<Reason> {
        let mut appraiser = Appraiser::default();
        let member_reason = |company: &u32| {
            let others: Vec<u32> = answer
                .members
                .iter()
                .copied()
                .filter(|other| other != company)
                .collect();
            let others = candidates_of(lot, &others).unwrap_or_default();
            appraiser.worth(lot, &others, i64::MAX);
            let lost = appraiser.missing_rows(lot);
            let mut needed_for: Vec<Rule> = lost
                .iter()
                .map(|row| Rule::Row(lot.row(*row).name))
                .collect();
            if lot
                .candidate(*company)
                .is_some_and(|one| lot.pinned.contains(&one))
            {
                needed_for.push(Rule::Pin(*company));
            }
            let own = answer
                .assignments
                .iter()
                .filter(|part| part.company == *company);
            Reason {
                company: *company,
                covers: own.map(|part| part.requirement).collect(),
                needed_for,
            }
        };
        answer.members.iter().map(member_reason).collect()
    }
}

/// Whether it is proved that nobody can take the lot.
#[must_use]
pub fn is_impossible(reply: &LotReply) -> bool {
    reply.best.is_proved && matches!(reply.diagnosis, Some(Diagnosis::Conflict(..)))
}
