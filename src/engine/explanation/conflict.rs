//! Why nothing covers the lot: what all companies together do not meet, and a smallest set of rules that cannot be kept
//! together, found by taking rules out one by one.

use std::collections::BTreeSet;

use domain::groupings::coverage::CoverageState;
use domain::groupings::coverage_rule::contribution::GroupMember;
use domain::groupings::coverage_rule::group::coverage_of;
use domain::groupings::grouping::LotQuestion;
use domain::groupings::suggestion::{Conflict, ConflictElement};
use domain::procurement::interest::InterestAnswer;
use domain::procurement::requirement::{Demand, RequirementScope};
use domain::values::ids::RequirementId;

use crate::brought::{Brought, member_freely};
use crate::constraints::membership::{LeadRule, Rules, member_limit};
use crate::explanation::inquiry::Inquiry;
use crate::explanation::repair::repairs;

/// Explains why nothing covers the lot.
#[must_use]
pub fn explain_conflict(inquiry: Inquiry<'_>) -> Conflict {
    let unmet_by_all = unmet_by_all(inquiry.question, inquiry.brought);
    let elements = elements_of(inquiry, &unmet_by_all);
    let repairs = repairs(inquiry, &unmet_by_all, &elements);
    Conflict {
        unmet_by_all,
        elements,
        repairs,
    }
}

/// A smallest set of rules that cannot be kept together, without what would make it known.
#[must_use]
pub fn conflict_elements(inquiry: Inquiry<'_>) -> Vec<ConflictElement> {
    elements_of(inquiry, &unmet_by_all(inquiry.question, inquiry.brought))
}

fn elements_of(inquiry: Inquiry<'_>, unmet_by_all: &[RequirementId]) -> Vec<ConflictElement> {
    match unmet_by_all.first() {
        Some(requirement_id) => vec![ConflictElement::Requirement {
            requirement_id: *requirement_id,
        }],
        None => discreet(smallest_conflict(inquiry)),
    }
}

/// Where a condition of a company is to blame, the companies that have to be in or to lead are not named beside it:
/// they would tell whose condition it is, and against whom.
fn discreet(elements: Vec<ConflictElement>) -> Vec<ConflictElement> {
    if !elements.contains(&ConflictElement::CompanyConditions) {
        return elements;
    }
    let tells = |element: &ConflictElement| {
        matches!(
            element,
            ConflictElement::Pinned { .. }
                | ConflictElement::Lead {
                    company_id: Some(_)
                }
        )
    };
    elements
        .into_iter()
        .filter(|element| !tells(element))
        .collect()
}

/// The mandatory requirements that all companies together do not meet, whatever they answered and whoever leads; what
/// each member has to meet, when no company meets it; free text that a person has judged not to be covered.
fn unmet_by_all(question: &LotQuestion, brought: &Brought<'_>) -> Vec<RequirementId> {
    let members: Vec<GroupMember<'_>> = brought
        .candidates
        .iter()
        .map(|candidate| member_freely(candidate))
        .collect();
    question
        .requirements
        .iter()
        .filter(|requirement| requirement.is_mandatory())
        .filter(|requirement| {
            let judged_one_by_one = matches!(
                requirement.scope,
                RequirementScope::Each | RequirementScope::Lead
            );
            let mut alone = (*requirement).clone();
            if judged_one_by_one {
                alone.scope = RequirementScope::Any;
            }
            let coverage = coverage_of(&[alone], &members, &question.vocabulary, question.valid_on);
            let is_open = |state: CoverageState| {
                !matches!(state, CoverageState::Covered | CoverageState::ToJudge)
            };
            coverage.requirements.iter().any(|line| is_open(line.state))
        })
        .map(|requirement| requirement.id)
        .collect()
}

/// Takes rules out one by one, the buyer's first, as long as what is left still cannot be kept: what remains are, as
/// far as possible, the coordinator's own wishes, and none of it can be spared.
fn smallest_conflict(inquiry: Inquiry<'_>) -> Vec<ConflictElement> {
    let mut kept = priced_elements(inquiry, all_elements(inquiry));
    for element in kept.clone() {
        let rest: Vec<ConflictElement> = kept
            .iter()
            .filter(|other| **other != element)
            .cloned()
            .collect();
        if inquiry.is_impossible(&rules_of(inquiry, &rest)) {
            kept = rest;
        }
    }
    kept
}

/// The rules without those requirements that a bound does not need to show that all of them cannot be kept; all of them
/// when the rest can be kept.
fn priced_elements(inquiry: Inquiry<'_>, all: Vec<ConflictElement>) -> Vec<ConflictElement> {
    let unpriced = inquiry.unpriced(&rules_of(inquiry, &all));
    let is_priced = |element: &ConflictElement| match element {
        ConflictElement::Requirement { requirement_id } => !unpriced.contains(requirement_id),
        _ => true,
    };
    let rest: Vec<ConflictElement> = all.iter().filter(|one| is_priced(one)).cloned().collect();
    if rest.len() < all.len() && inquiry.is_impossible(&rules_of(inquiry, &rest)) {
        rest
    } else {
        all
    }
}

/// All rules in force, those that are best left out of an explanation first.
fn all_elements(inquiry: Inquiry<'_>) -> Vec<ConflictElement> {
    let options = inquiry.options;
    let mut elements: Vec<ConflictElement> = inquiry
        .brought
        .requirements
        .iter()
        .filter(|requirement| requirement.is_mandatory() && requirement.demand != Demand::FreeText)
        .map(|requirement| ConflictElement::Requirement {
            requirement_id: requirement.id,
        })
        .collect();
    elements.push(ConflictElement::Lead { company_id: None });
    if has_conditions(inquiry.brought) {
        elements.push(ConflictElement::CompanyConditions);
    }
    if !options.allows_subcontractors {
        elements.push(ConflictElement::NoSubcontractors);
    }
    let known = |company_id: &domain::values::ids::CompanyId| {
        inquiry
            .brought
            .candidates
            .iter()
            .any(|candidate| candidate.company.id == *company_id)
    };
    let excluded: BTreeSet<_> = options.excluded.iter().copied().filter(known).collect();
    elements.extend(
        excluded
            .into_iter()
            .map(|company_id| ConflictElement::Excluded { company_id }),
    );
    let pinned: BTreeSet<_> = options.pinned.iter().copied().collect();
    elements.extend(
        pinned
            .into_iter()
            .map(|company_id| ConflictElement::Pinned { company_id }),
    );
    if options.lead.is_some() {
        elements.push(ConflictElement::Lead {
            company_id: options.lead,
        });
    }
    if options.stands_one_withdrawal {
        elements.push(ConflictElement::StandsOneWithdrawal);
    }
    if let Some(limit) = member_limit(inquiry.question, options) {
        elements.push(ConflictElement::MaxMembers { limit });
    }
    elements
}

fn has_conditions(brought: &Brought<'_>) -> bool {
    brought.candidates.iter().any(|candidate| {
        candidate.company.max_lots == Some(0)
            || candidate.interest.as_ref().is_some_and(|interest| {
                !interest.not_with.is_empty()
                    || interest.most_fte.is_some()
                    || matches!(
                        interest.answer,
                        InterestAnswer::No | InterestAnswer::Subcontractor
                    )
            })
    })
}

/// The rules that these elements are, and no others.
#[must_use]
pub fn rules_of(inquiry: Inquiry<'_>, elements: &[ConflictElement]) -> Rules {
    let mut rules = Rules::none();
    rules.ignored = inquiry
        .brought
        .requirements
        .iter()
        .filter(|requirement| requirement.is_mandatory())
        .map(|requirement| requirement.id)
        .collect();
    for element in elements {
        match element {
            ConflictElement::Requirement { requirement_id } => {
                rules.ignored.remove(requirement_id);
            }
            ConflictElement::MaxMembers { limit } => rules.max_members = Some(*limit),
            ConflictElement::Pinned { company_id } => {
                rules.pinned.insert(*company_id);
            }
            ConflictElement::Excluded { company_id } => {
                rules.excluded.insert(*company_id);
            }
            ConflictElement::Lead {
                company_id: Some(company_id),
            } => rules.lead = LeadRule::Fixed(*company_id),
            ConflictElement::Lead { company_id: None } => {
                rules.takeover = LeadRule::Willing;
                if rules.lead == LeadRule::AnyMember {
                    rules.lead = LeadRule::Willing;
                }
            }
            ConflictElement::StandsOneWithdrawal => rules.stands_one_withdrawal = true,
            ConflictElement::NoSubcontractors => rules.allows_subcontractors = false,
            ConflictElement::CompanyConditions => rules.respects_conditions = true,
        }
    }
    rules
}
