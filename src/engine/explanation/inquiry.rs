//! Asking the search whether some rules can be kept together, whatever it costs.

use std::collections::BTreeSet;

use domain::groupings::grouping::{LotQuestion, Objective, SuggestOptions};
use domain::procurement::requirement::Demand;
use domain::values::ids::RequirementId;

use crate::brought::Brought;
use crate::budget::Budget;
use crate::constraints::membership::{LeadRule, Rules};
use crate::explanation::source::{Source, coverage_by};
use crate::lookup::at;
use crate::posed::searched;
use crate::problem::Problem;
use crate::search::prove::{Start, prove, root_of};
use crate::search::reach::{OutOfReach, out_of_reach};
use crate::search::relaxation::Relaxation;

/// Whoever asks whether rules can be kept together.
#[derive(Clone, Copy)]
pub struct Inquiry<'a> {
    /// The question.
    pub question: &'a LotQuestion,
    /// What the candidates bring.
    pub brought: &'a Brought<'a>,
    /// What the coordinator wants.
    pub options: &'a SuggestOptions,
    /// What each single question may cost.
    pub budget: Budget<'a>,
}

/// What an inquiry answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// The rules can be kept; by so many companies, who reach so much of each requirement.
    Possible {
        /// The members of a grouping that keeps the rules.
        n_members: usize,
        /// What that grouping reaches of each requirement, in the lot's order.
        reached: Vec<i64>,
    },
    /// They cannot.
    Impossible,
    /// The budget ended before that was known.
    Unknown,
}

impl Inquiry<'_> {
    /// Whether the rules can be kept; with `fewest`, by as few companies as possible.
    #[must_use]
    pub fn ask(&self, rules: &Rules, fewest: bool) -> Finding {
        let options = SuggestOptions {
            objectives: vec![Objective::Members],
            ..self.options.clone()
        };
        let problem = searched(self.question, self.brought, rules, &options);
        if self.asks_for_nobody(rules) && !problem.is_impossible {
            return Finding::Possible {
                n_members: 0,
                reached: Vec::new(),
            };
        }
        let start = Start {
            any_is_enough: !fewest,
            ..Start::default()
        };
        let found = prove(&problem, start, self.budget);
        match found.best {
            Some(best) => {
                let source = Source {
                    question: self.question,
                    brought: self.brought,
                    problem: &problem,
                };
                let coverage = coverage_by(source, &best.group, Some(best.lead));
                Finding::Possible {
                    n_members: best.group.len(),
                    reached: coverage
                        .requirements
                        .iter()
                        .map(|line| line.reached)
                        .collect(),
                }
            }
            None if found.is_proven => Finding::Impossible,
            None => Finding::Unknown,
        }
    }

    /// The requirements that are likely not to be to blame for rules being impossible to keep: all others where one alone
    /// is out of reach; else those on the group as a whole whose price is nothing where that is shown.
    #[must_use]
    pub fn unpriced(&self, rules: &Rules) -> BTreeSet<RequirementId> {
        let options = SuggestOptions {
            objectives: vec![Objective::Members],
            ..self.options.clone()
        };
        let problem = searched(self.question, self.brought, rules, &options);
        if let Some(others) = self.others_than_out_of_reach(&problem) {
            return others;
        }
        let found = prove(&problem, Start::default(), self.budget);
        let Some(prices) = found.prices.last() else {
            return BTreeSet::new();
        };
        let rows = Relaxation::new(&problem, Vec::new()).rows_of_needs;
        problem
            .needs
            .iter()
            .zip(rows)
            .filter(|(_, (amount_row, answer_row))| {
                let answer_price = answer_row.map_or(0, |row| at(&prices.rows, row));
                at(&prices.rows, *amount_row) + answer_price == 0
            })
            .filter_map(|(need, _)| self.brought.requirements.get(need.requirement))
            .map(|requirement| requirement.id)
            .collect()
    }

    /// Where a requirement alone is out of reach, all others.
    fn others_than_out_of_reach(&self, problem: &Problem) -> Option<BTreeSet<RequirementId>> {
        let all = self.brought.requirements.iter().map(|one| one.id);
        let root = root_of(problem)?;
        let blamed = match out_of_reach(problem, &root.inside, &root.free)? {
            OutOfReach::Need(index) => {
                let place = problem.needs.get(index)?.requirement;
                Some(self.brought.requirements.get(place)?.id)
            }
            OutOfReach::Lead => return None,
        };
        Some(all.filter(|id| Some(*id) != blamed).collect())
    }

    /// Whether the rules can be kept without any company.
    fn asks_for_nobody(&self, rules: &Rules) -> bool {
        let is_asked = self.brought.requirements.iter().any(|requirement| {
            requirement.is_mandatory()
                && requirement.demand != Demand::FreeText
                && !rules.ignored.contains(&requirement.id)
        });
        rules.lead == LeadRule::AnyMember && rules.pinned.is_empty() && !is_asked
    }

    /// Whether the rules are known to be impossible to keep.
    #[must_use]
    pub fn is_impossible(&self, rules: &Rules) -> bool {
        self.ask(rules, false) == Finding::Impossible
    }
}
