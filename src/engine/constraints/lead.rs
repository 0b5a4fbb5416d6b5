//! Who may lead: a member that accepts to lead in general and has not answered otherwise for this lot (R2142-24).

use domain::groupings::grouping::Candidate;
use domain::procurement::interest::InterestAnswer;

use crate::constraints::membership::{LeadRule, Role};

/// Whether a candidate accepts to lead: no answer to the lot, or the answer *lead*.
#[must_use]
pub fn is_willing_to_lead(candidate: &Candidate) -> bool {
    candidate.company.may_lead
        && candidate
            .interest
            .as_ref()
            .is_none_or(|interest| interest.answer == InterestAnswer::Lead)
}

/// Whether a candidate may lead under a rule, in its role.
#[must_use]
pub fn may_lead(candidate: &Candidate, role: Role, rule: LeadRule) -> bool {
    role == Role::Member
        && match rule {
            LeadRule::Fixed(company_id) => candidate.company.id == company_id,
            LeadRule::Willing => is_willing_to_lead(candidate),
            LeadRule::AnyMember => true,
        }
}
