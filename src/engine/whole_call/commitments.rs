//! What companies have promised to lots, and what a lot's question is when only the rest is left.

use std::collections::BTreeMap;

use domain::directory::company::Company;
use domain::groupings::coverage_rule::contribution::capability_answers;
use domain::groupings::coverage_rule::holder::Holder;
use domain::groupings::grouping::{Candidate, LotQuestion};
use domain::groupings::suggestion::{Assignment, Suggestion};
use domain::procurement::requirement::Demand;
use domain::values::ids::{CapabilityId, CompanyId};
use domain::values::quantity::FteTenths;

/// What companies have promised to some lots.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commitments {
    people: BTreeMap<CompanyId, u32>,
    /// A capability counts as used whenever it could be the one that is used: what is left is never too much.
    people_of: BTreeMap<CapabilityId, u32>,
    n_lots: BTreeMap<CompanyId, u32>,
}

/// The people that a company lends to all lots together.
#[must_use]
pub fn lent_in_all(candidate: &Candidate) -> FteTenths {
    let whole = Holder {
        company: &candidate.company,
        capabilities: &candidate.capabilities,
        most_fte: None,
    };
    whole.fte_in_all()
}

/// The most lots of the call that a company takes part in: its own limit, or that of the call.
fn most_lots(candidate: &Candidate, of_call: Option<u32>) -> Option<u32> {
    let limits = candidate.company.max_lots.into_iter().chain(of_call);
    limits.min()
}

/// The capabilities of a company that could stand behind an assignment.
fn behind<'a>(
    question: &'a LotQuestion,
    candidate: &'a Candidate,
    assignment: &Assignment,
) -> impl Iterator<Item = CapabilityId> + 'a {
    let mut requirements = question.requirements.iter();
    let asked = requirements.find(|one| one.id == assignment.requirement_id);
    let wanted = match asked.map(|requirement| &requirement.demand) {
        Some(Demand::Competency {
            competency_id,
            min_level,
            ..
        }) => Some((*competency_id, *min_level)),
        _ => None,
    };
    let holder = Holder {
        company: &candidate.company,
        capabilities: &candidate.capabilities,
        most_fte: None,
    };
    wanted.into_iter().flat_map(move |wanted| {
        capability_answers(wanted, holder, &question.vocabulary, question.valid_on)
            .into_iter()
            .filter(|answer| answer.counts)
            .filter_map(|answer| Some(candidate.capabilities.get(answer.index)?.id))
    })
}

impl Commitments {
    /// The people that a company has promised.
    #[must_use]
    pub fn people(&self, company_id: CompanyId) -> FteTenths {
        FteTenths(self.people.get(&company_id).copied().unwrap_or_default())
    }

    /// In how many lots a company takes part.
    #[must_use]
    pub fn n_lots(&self, company_id: CompanyId) -> u32 {
        self.n_lots.get(&company_id).copied().unwrap_or_default()
    }

    /// Adds what a grouping takes.
    pub fn add(&mut self, question: &LotQuestion, grouping: &Suggestion) {
        for member in &grouping.members {
            *self.n_lots.entry(*member).or_default() += 1;
        }
        for assignment in &grouping.assignments {
            let Some(FteTenths(tenths)) = assignment.fte else {
                continue;
            };
            let mut candidates = question.candidates.iter();
            let candidate = candidates.find(|one| one.company.id == assignment.company_id);
            *self.people.entry(assignment.company_id).or_default() += tenths;
            for capability_id in candidate
                .into_iter()
                .flat_map(|one| behind(question, one, assignment))
            {
                *self.people_of.entry(capability_id).or_default() += tenths;
            }
        }
    }

    /// Whether companies have what they promise, and take no more lots than they may.
    #[must_use]
    pub fn are_kept(&self, question: &LotQuestion, max_lots: Option<u32>) -> bool {
        question.candidates.iter().all(|candidate| {
            let id = candidate.company.id;
            let has_capabilities = candidate.capabilities.iter().all(|capability| {
                let used = self.people_of.get(&capability.id).copied();
                used.unwrap_or_default() <= capability.fte.0
            });
            let most = most_lots(candidate, max_lots);
            let has_lots = most.is_none_or(|most| self.n_lots(id) <= most);
            has_capabilities && has_lots && self.people(id) <= lent_in_all(candidate)
        })
    }

    /// Who takes part in as many lots as it may.
    #[must_use]
    pub fn exhausted(&self, question: &LotQuestion, max_lots: Option<u32>) -> Vec<CompanyId> {
        let candidates = question.candidates.iter().filter(|one| {
            let n_lots = self.n_lots(one.company.id);
            most_lots(one, max_lots).is_some_and(|most| n_lots >= most)
        });
        candidates.map(|one| one.company.id).collect()
    }

    /// The question about a lot when companies have only what they have not promised yet.
    #[must_use]
    pub fn rest_of(&self, question: &LotQuestion) -> LotQuestion {
        let mut rest = question.clone();
        for candidate in &mut rest.candidates {
            let FteTenths(lent) = lent_in_all(candidate);
            let FteTenths(given) = self.people(candidate.company.id);
            if given == 0 {
                continue;
            }
            candidate.company = Company {
                available_fte: Some(FteTenths(lent.saturating_sub(given))),
                ..candidate.company.clone()
            };
            for capability in &mut candidate.capabilities {
                let used = self.people_of.get(&capability.id).copied();
                capability.fte.0 = capability.fte.0.saturating_sub(used.unwrap_or_default());
            }
        }
        rest
    }
}
