//! Who may take part, and how: wishes of the coordinator and answers of the companies.

use std::collections::BTreeSet;

use domain::groupings::grouping::{Candidate, LotQuestion, SuggestOptions};
use domain::procurement::interest::InterestAnswer;
use domain::values::ids::{CompanyId, RequirementId};

/// The rules in force. An explanation of impossibility takes single ones out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Requirements that are looked away from.
    pub ignored: BTreeSet<RequirementId>,
    /// The most companies in a grouping.
    pub max_members: Option<u32>,
    /// Companies that must be in.
    pub pinned: BTreeSet<CompanyId>,
    /// Companies that must stay out.
    pub excluded: BTreeSet<CompanyId>,
    /// Who may lead.
    pub lead: LeadRule,
    /// Who may take the lead over from a lead that withdraws.
    pub takeover: LeadRule,
    /// Whether the lot has to stay covered whoever withdraws.
    pub stands_one_withdrawal: bool,
    /// Whether those who want to be subcontractors may be used as such.
    pub allows_subcontractors: bool,
    /// Whether what companies answered about taking part is respected.
    pub respects_conditions: bool,
}

/// Who may lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeadRule {
    /// This company.
    Fixed(CompanyId),
    /// Whoever accepts to.
    Willing,
    /// Any member, asked or not.
    AnyMember,
}

impl Rules {
    /// All that the lot and the coordinator ask.
    #[must_use]
    pub fn of(question: &LotQuestion, options: &SuggestOptions) -> Self {
        Self {
            ignored: BTreeSet::new(),
            max_members: member_limit(question, options),
            pinned: options.pinned.iter().copied().collect(),
            excluded: options.excluded.iter().copied().collect(),
            lead: options.lead.map_or(LeadRule::Willing, LeadRule::Fixed),
            takeover: LeadRule::Willing,
            stands_one_withdrawal: options.stands_one_withdrawal,
            allows_subcontractors: options.allows_subcontractors,
            respects_conditions: true,
        }
    }

    /// No wishes, no conditions, no limits: only what the buyer asks.
    #[must_use]
    pub fn none() -> Self {
        Self {
            ignored: BTreeSet::new(),
            max_members: None,
            pinned: BTreeSet::new(),
            excluded: BTreeSet::new(),
            lead: LeadRule::AnyMember,
            takeover: LeadRule::AnyMember,
            stands_one_withdrawal: false,
            allows_subcontractors: true,
            respects_conditions: false,
        }
    }
}

/// The smaller of the lot's and the coordinator's limits.
#[must_use]
pub fn member_limit(question: &LotQuestion, options: &SuggestOptions) -> Option<u32> {
    options
        .max_members
        .into_iter()
        .chain(question.lot.max_members)
        .min()
}

/// How a candidate may take part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// As a member of the group.
    Member,
    /// As a subcontractor only.
    Subcontractor,
}

/// How a candidate may take part under the rules, if at all.
#[must_use]
pub fn role_of(candidate: &Candidate, rules: &Rules) -> Option<Role> {
    if rules.excluded.contains(&candidate.company.id) {
        return None;
    }
    if !rules.respects_conditions {
        return Some(Role::Member);
    }
    if candidate.company.max_lots == Some(0) {
        return None;
    }
    match candidate.interest.as_ref().map(|interest| interest.answer) {
        Some(InterestAnswer::No) => None,
        Some(InterestAnswer::Subcontractor) => {
            rules.allows_subcontractors.then_some(Role::Subcontractor)
        }
        Some(InterestAnswer::Lead | InterestAnswer::Member | InterestAnswer::Maybe) | None => {
            Some(Role::Member)
        }
    }
}

/// Whether a candidate has answered that it wants to take part as a subcontractor.
#[must_use]
pub fn wants_to_subcontract(candidate: &Candidate) -> bool {
    candidate
        .interest
        .as_ref()
        .is_some_and(|interest| interest.answer == InterestAnswer::Subcontractor)
}
