//! What the parts of the checker share: the question by id, groups as members of a coverage, the rules on who may do
//! what, written down once more and not taken from the search.

use domain::groupings::coverage::Coverage;
use domain::groupings::coverage_rule::contribution::GroupMember;
use domain::groupings::coverage_rule::group::coverage_of;
use domain::groupings::coverage_rule::holder::Holder;
use domain::groupings::grouping::{Candidate, LotQuestion, SuggestOptions};
use domain::procurement::interest::InterestAnswer;
use domain::procurement::requirement::{Demand, Requirement};
use domain::values::ids::CompanyId;

/// The question and the options that an answer is checked against.
#[derive(Clone, Copy)]
pub struct Workshop<'a> {
    /// The question.
    pub question: &'a LotQuestion,
    /// What was wanted.
    pub options: &'a SuggestOptions,
}

impl<'a> Workshop<'a> {
    /// A candidate by its id.
    #[must_use]
    pub fn candidate(self, company_id: CompanyId) -> Option<&'a Candidate> {
        self.question
            .candidates
            .iter()
            .find(|candidate| candidate.company.id == company_id)
    }

    /// What a candidate answered.
    #[must_use]
    pub fn answer(self, company_id: CompanyId) -> Option<InterestAnswer> {
        self.candidate(company_id)
            .and_then(|candidate| candidate.interest.as_ref())
            .map(|interest| interest.answer)
    }

    /// Whether a company takes part as a subcontractor only.
    #[must_use]
    pub fn is_subcontractor(self, company_id: CompanyId) -> bool {
        self.answer(company_id) == Some(InterestAnswer::Subcontractor)
    }

    /// Whether a company may be in a grouping at all.
    #[must_use]
    pub fn may_take_part(self, company_id: CompanyId) -> bool {
        let Some(candidate) = self.candidate(company_id) else {
            return false;
        };
        let agrees = match self.answer(company_id) {
            Some(InterestAnswer::No) => false,
            Some(InterestAnswer::Subcontractor) => self.options.allows_subcontractors,
            _ => true,
        };
        agrees
            && candidate.company.max_lots != Some(0)
            && !self.options.excluded.contains(&company_id)
    }

    /// Whether a company may lead.
    #[must_use]
    pub fn may_lead(self, company_id: CompanyId) -> bool {
        let accepts = self
            .candidate(company_id)
            .is_some_and(|candidate| candidate.company.may_lead);
        let answers = matches!(self.answer(company_id), None | Some(InterestAnswer::Lead));
        let is_wanted = self.options.lead.is_none_or(|lead| lead == company_id);
        accepts && answers && is_wanted && self.may_take_part(company_id)
    }

    /// Whether two of the companies cannot be together.
    #[must_use]
    pub fn holds_enemies(self, members: &[CompanyId]) -> bool {
        members.iter().any(|member| {
            self.candidate(*member)
                .and_then(|candidate| candidate.interest.as_ref())
                .is_some_and(|interest| {
                    interest
                        .not_with
                        .iter()
                        .any(|other| other != member && members.contains(other))
                })
        })
    }

    /// The companies as a group.
    #[must_use]
    pub fn group(self, members: &[CompanyId], lead: Option<CompanyId>) -> Vec<GroupMember<'a>> {
        members
            .iter()
            .filter_map(|company_id| {
                let candidate = self.candidate(*company_id)?;
                Some(GroupMember {
                    holder: Holder {
                        company: &candidate.company,
                        capabilities: &candidate.capabilities,
                        most_fte: candidate
                            .interest
                            .as_ref()
                            .and_then(|interest| interest.most_fte),
                    },
                    is_lead: lead == Some(*company_id),
                    is_subcontractor: self.is_subcontractor(*company_id),
                })
            })
            .collect()
    }

    /// The coverage of the lot by the companies.
    #[must_use]
    pub fn coverage(self, members: &[CompanyId], lead: Option<CompanyId>) -> Coverage {
        coverage_of(
            &self.question.requirements,
            &self.group(members, lead),
            &self.question.vocabulary,
            self.question.valid_on,
        )
    }
}

/// Whether an uncovered requirement makes a grouping impossible: what nobody has judged yet does not.
#[must_use]
pub fn is_breaking(requirement: &Requirement) -> bool {
    let waits_for_a_person =
        requirement.demand == Demand::FreeText && requirement.judgement.is_none();
    requirement.is_mandatory() && !waits_for_a_person
}
