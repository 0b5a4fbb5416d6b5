//! The changes that make an impossible lot possible, each tried out before it is named.

use std::collections::BTreeSet;

use domain::groupings::suggestion::{ConflictElement, Repair};
use domain::values::ids::{CompanyId, RequirementId};

use crate::brought::member_freely;
use crate::constraints::membership::{LeadRule, Rules, role_of};
use crate::explanation::inquiry::{Finding, Inquiry};
use domain::groupings::coverage_rule::group::coverage_of;

/// The changes that each make the lot coverable, least change first: wishes of the coordinator, then what has to be
/// found elsewhere. Requirements that all companies together do not meet have to be found all of them.
#[must_use]
pub fn repairs(
    inquiry: Inquiry<'_>,
    unmet_by_all: &[RequirementId],
    elements: &[ConflictElement],
) -> Vec<Repair> {
    let rules = Rules::of(inquiry.question, inquiry.options);
    let mut repairs = Vec::new();
    repairs.extend(pins(inquiry, &rules, elements));
    repairs.extend(lead(inquiry, &rules));
    repairs.extend(exclusions(inquiry, &rules));
    repairs.extend(member_limit(inquiry, &rules));
    repairs.extend(subcontractors(inquiry, &rules));
    repairs.extend(withdrawal(inquiry, &rules));
    repairs.extend(requirements(inquiry, &rules, (unmet_by_all, elements)));
    repairs
}

fn is_possible(inquiry: Inquiry<'_>, rules: &Rules) -> bool {
    matches!(inquiry.ask(rules, false), Finding::Possible { .. })
}

/// Where a condition of a company is to blame, only pins that their own answers contradict are named: which of the others
/// helps would tell whose condition it is.
fn pins(inquiry: Inquiry<'_>, rules: &Rules, elements: &[ConflictElement]) -> Vec<Repair> {
    let is_discreet = elements.contains(&ConflictElement::CompanyConditions);
    rules
        .pinned
        .iter()
        .filter(|company_id| !is_discreet || contradicts_its_answer(inquiry, rules, **company_id))
        .filter(|company_id| {
            let mut changed = rules.clone();
            changed.pinned.remove(company_id);
            is_possible(inquiry, &changed)
        })
        .map(|company_id| Repair::DropPin {
            company_id: *company_id,
        })
        .collect()
}

/// Whether a company has answered that it does not take part, which coordinators can read.
fn contradicts_its_answer(inquiry: Inquiry<'_>, rules: &Rules, company_id: CompanyId) -> bool {
    let candidates = &inquiry.brought.candidates;
    let pinned = candidates
        .iter()
        .find(|candidate| candidate.company.id == company_id);
    pinned.is_some_and(|candidate| role_of(candidate, rules).is_none())
}

fn lead(inquiry: Inquiry<'_>, rules: &Rules) -> Option<Repair> {
    let changed = Rules {
        lead: LeadRule::Willing,
        ..rules.clone()
    };
    let is_fixed = matches!(rules.lead, LeadRule::Fixed(_));
    (is_fixed && is_possible(inquiry, &changed)).then_some(Repair::FreeLead)
}

fn exclusions(inquiry: Inquiry<'_>, rules: &Rules) -> Vec<Repair> {
    rules
        .excluded
        .iter()
        .filter(|company_id| {
            let mut changed = rules.clone();
            changed.excluded.remove(company_id);
            is_possible(inquiry, &changed)
        })
        .map(|company_id| Repair::DropExclusion {
            company_id: *company_id,
        })
        .collect()
}

fn member_limit(inquiry: Inquiry<'_>, rules: &Rules) -> Option<Repair> {
    let limit = rules.max_members?;
    let changed = Rules {
        max_members: None,
        ..rules.clone()
    };
    match inquiry.ask(&changed, true) {
        Finding::Possible { n_members, .. } => {
            let to = u32::try_from(n_members).ok()?;
            (to > limit).then_some(Repair::RaiseMaxMembers { to })
        }
        Finding::Impossible | Finding::Unknown => None,
    }
}

fn subcontractors(inquiry: Inquiry<'_>, rules: &Rules) -> Option<Repair> {
    let changed = Rules {
        allows_subcontractors: true,
        ..rules.clone()
    };
    (!rules.allows_subcontractors && is_possible(inquiry, &changed))
        .then_some(Repair::AllowSubcontractors)
}

fn withdrawal(inquiry: Inquiry<'_>, rules: &Rules) -> Option<Repair> {
    let changed = Rules {
        stands_one_withdrawal: false,
        ..rules.clone()
    };
    (rules.stands_one_withdrawal && is_possible(inquiry, &changed))
        .then_some(Repair::AcceptIndispensable)
}

fn requirements(
    inquiry: Inquiry<'_>,
    rules: &Rules,
    why: (&[RequirementId], &[ConflictElement]),
) -> Vec<Repair> {
    let (unmet_by_all, elements) = why;
    if !unmet_by_all.is_empty() {
        return found_together(inquiry, rules, unmet_by_all);
    }
    let in_conflict: BTreeSet<RequirementId> = elements
        .iter()
        .filter_map(|element| match element {
            ConflictElement::Requirement { requirement_id } => Some(*requirement_id),
            _ => None,
        })
        .collect();
    in_conflict
        .into_iter()
        .flat_map(|requirement_id| found_together(inquiry, rules, &[requirement_id]))
        .collect()
}

/// Looks away from these requirements; when the rest can be covered, finding them is the repair.
fn found_together(inquiry: Inquiry<'_>, rules: &Rules, sought: &[RequirementId]) -> Vec<Repair> {
    let mut changed = rules.clone();
    changed.ignored.extend(sought);
    let Finding::Possible { reached, .. } = inquiry.ask(&changed, false) else {
        return Vec::new();
    };
    let together = reached_by_all(inquiry);
    inquiry
        .question
        .requirements
        .iter()
        .enumerate()
        .filter(|(_, requirement)| sought.contains(&requirement.id))
        .filter_map(|(place, requirement)| {
            let (by_all, demanded) = crate::lookup::at(&together, place);
            let by_group = crate::lookup::at(&reached, place);
            let reached = if by_all < demanded { by_all } else { by_group };
            // Only standing a withdrawal can ask for more than what is demanded; that is a repair of its own.
            (reached < demanded).then_some(Repair::FindForRequirement {
                requirement_id: requirement.id,
                reached,
                demanded,
            })
        })
        .collect()
}

/// What all companies together reach of each requirement, beside what is demanded, in the lot's order.
fn reached_by_all(inquiry: Inquiry<'_>) -> Vec<(i64, i64)> {
    let members: Vec<_> = inquiry
        .brought
        .candidates
        .iter()
        .map(|candidate| member_freely(candidate))
        .collect();
    let question = inquiry.question;
    question
        .requirements
        .iter()
        .map(|requirement| {
            let coverage = coverage_of(
                std::slice::from_ref(requirement),
                &members,
                &question.vocabulary,
                question.valid_on,
            );
            coverage
                .requirements
                .first()
                .map_or((0, 0), |line| (line.reached, line.demanded))
        })
        .collect()
}
