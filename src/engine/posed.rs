//! A question whose options do not contradict themselves, with what every candidate brings: what all doors start from.

use domain::groupings::grouping::{LotQuestion, SuggestOptions};
use domain::values::ids::CompanyId;
use domain::values::rejection::Rejection;

use crate::admission::rejections;
use crate::brought::Brought;
use crate::compile::compile;
use crate::constraints::membership::Rules;
use crate::constraints::withdrawal::with_withdrawals;
use crate::explanation::source::Source;
use crate::joint_needs::with_joint_needs;
use crate::problem::Problem;
use crate::reduce::reduce;

/// A question that can be searched.
pub struct Posed<'a> {
    /// The question.
    pub question: &'a LotQuestion,
    /// What the coordinator wants.
    pub options: &'a SuggestOptions,
    /// What the candidates bring.
    pub brought: Brought<'a>,
}

impl<'a> Posed<'a> {
    /// The question with its options.
    ///
    /// # Errors
    /// What contradicts itself in the options.
    pub fn new(
        question: &'a LotQuestion,
        options: &'a SuggestOptions,
    ) -> Result<Self, Vec<Rejection>> {
        let rejections = rejections(question, options);
        if !rejections.is_empty() {
            return Err(rejections);
        }
        Ok(Self {
            question,
            options,
            brought: Brought::read(question),
        })
    }

    /// The rules that the lot and the coordinator ask for.
    #[must_use]
    pub fn rules(&self) -> Rules {
        Rules::of(self.question, self.options)
    }

    /// What is searched under some rules, for the goals of some options.
    #[must_use]
    pub fn problem(&self, rules: &Rules, options: &SuggestOptions) -> Problem {
        searched(self.question, &self.brought, rules, options)
    }

    /// What an answer found in a problem is made from.
    #[must_use]
    pub fn source<'s>(&'s self, problem: &'s Problem) -> Source<'s> {
        Source {
            question: self.question,
            brought: &self.brought,
            problem,
        }
    }
}

/// What is searched: compiled, reduced, and with all that follows from what is asked.
#[must_use]
pub fn searched(
    question: &LotQuestion,
    brought: &Brought<'_>,
    rules: &Rules,
    options: &SuggestOptions,
) -> Problem {
    let compiled = compile(question, brought, rules, options);
    with_withdrawals(with_joint_needs(reduce(compiled)))
}

/// The places of companies among the players, sorted; those that cannot take part are left out.
#[must_use]
pub fn places_of(problem: &Problem, companies: &[CompanyId]) -> Vec<usize> {
    let mut places: Vec<usize> = problem
        .players
        .iter()
        .enumerate()
        .filter(|(_, player)| companies.contains(&player.company_id))
        .map(|(place, _)| place)
        .collect();
    places.sort_unstable();
    places
}
