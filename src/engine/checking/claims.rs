//! Evaluates again every claim about why a member is there.

use std::collections::BTreeSet;

use domain::groupings::coverage::{ContributionAnswer, Coverage, CoverageState};
use domain::groupings::coverage_rule::requirement_state::demanded_amount;
use domain::groupings::grouping::SuggestOptions;
use domain::groupings::suggestion::{MemberReason, Suggestion};
use domain::procurement::requirement::{Requirement, RequirementScope};
use domain::values::ids::{CompanyId, RequirementId};

use crate::checking::failure::Fault;
use crate::checking::workshop::{Workshop, is_breaking};

/// How many replacements of a member are named at most.
const MOST_REPLACEMENTS: usize = 5;

/// Members without a reason to be there, and claims that are not true.
#[must_use]
pub fn faults(workshop: Workshop<'_>, suggestion: &Suggestion) -> Vec<Fault> {
    let coverage = workshop.coverage(&suggestion.members, Some(suggestion.lead));
    let named: Vec<CompanyId> = suggestion
        .reasons
        .iter()
        .map(|one| one.company_id)
        .collect();
    let mut faults = Vec::new();
    if named != suggestion.members {
        faults.push(Fault::Members);
    }
    for reason in &suggestion.reasons {
        let (only, shared) = parts_of(workshop, suggestion, &coverage, reason.company_id);
        let is_true = only == reason.only_it_covers
            && shared == reason.shares
            && lost_without(workshop, suggestion, &coverage, reason.company_id)
                .contains(&reason.lost_without)
            && reason.is_pinned == workshop.options.pinned.contains(&reason.company_id)
            && replacements_are_true(workshop, suggestion, reason);
        if !is_true {
            faults.push(Fault::Claim(reason.company_id));
        }
    }
    faults.extend(without_reason(workshop, suggestion));
    faults
}

fn covered<'a>(workshop: Workshop<'a>, coverage: &Coverage) -> Vec<&'a Requirement> {
    workshop
        .question
        .requirements
        .iter()
        .zip(&coverage.requirements)
        .filter(|(_, line)| line.state == CoverageState::Covered)
        .map(|(requirement, _)| requirement)
        .collect()
}

/// The requirements that a member covers alone, and those that it covers with others.
fn parts_of(
    workshop: Workshop<'_>,
    suggestion: &Suggestion,
    coverage: &Coverage,
    company_id: CompanyId,
) -> (Vec<RequirementId>, Vec<RequirementId>) {
    let mut only = Vec::new();
    let mut shared = Vec::new();
    for requirement in covered(workshop, coverage) {
        if requirement.scope == RequirementScope::Each {
            continue;
        }
        let counting: BTreeSet<CompanyId> = coverage
            .contributions
            .iter()
            .filter(|cell| {
                cell.requirement_id == requirement.id
                    && cell.answer >= ContributionAnswer::Counts
                    && (requirement.scope != RequirementScope::Lead
                        || cell.company_id == suggestion.lead)
            })
            .map(|cell| cell.company_id)
            .collect();
        if !counting.contains(&company_id) {
            continue;
        }
        if counting.len() == 1 {
            only.push(requirement.id);
        } else {
            shared.push(requirement.id);
        }
    }
    (only, shared)
}

/// What is lost without a member: one list for each company that could take over the lead when it leads.
fn lost_without(
    workshop: Workshop<'_>,
    suggestion: &Suggestion,
    coverage: &Coverage,
    company_id: CompanyId,
) -> Vec<Vec<RequirementId>> {
    let rest: Vec<CompanyId> = suggestion
        .members
        .iter()
        .copied()
        .filter(|member| *member != company_id)
        .collect();
    let before: BTreeSet<RequirementId> = covered(workshop, coverage)
        .iter()
        .map(|requirement| requirement.id)
        .collect();
    let lost = |lead: Option<CompanyId>| -> Vec<RequirementId> {
        workshop
            .coverage(&rest, lead)
            .requirements
            .iter()
            .filter(|line| {
                line.state != CoverageState::Covered && before.contains(&line.requirement_id)
            })
            .map(|line| line.requirement_id)
            .collect()
    };
    if company_id != suggestion.lead {
        return vec![lost(Some(suggestion.lead))];
    }
    let mut lists: Vec<Vec<RequirementId>> = rest
        .iter()
        .filter(|member| workshop.may_lead(**member))
        .map(|member| lost(Some(*member)))
        .collect();
    lists.push(lost(None));
    lists
}

fn replacements_are_true(
    workshop: Workshop<'_>,
    suggestion: &Suggestion,
    reason: &MemberReason,
) -> bool {
    let distinct: BTreeSet<CompanyId> = reason.replacements.iter().copied().collect();
    distinct.len() == reason.replacements.len()
        && reason.replacements.len() <= MOST_REPLACEMENTS
        && reason
            .replacements
            .iter()
            .all(|newcomer| can_replace(workshop, suggestion, reason.company_id, *newcomer))
}

/// Whether the group without one member and with a newcomer still covers everything mandatory under some lead.
fn can_replace(
    workshop: Workshop<'_>,
    suggestion: &Suggestion,
    leaving: CompanyId,
    newcomer: CompanyId,
) -> bool {
    if suggestion.members.contains(&newcomer) || !workshop.may_take_part(newcomer) {
        return false;
    }
    let mut changed: Vec<CompanyId> = suggestion
        .members
        .iter()
        .copied()
        .filter(|member| *member != leaving)
        .collect();
    changed.push(newcomer);
    !workshop.holds_enemies(&changed)
        && changed
            .iter()
            .filter(|member| workshop.may_lead(**member) && !workshop.is_subcontractor(**member))
            .any(|lead| covers_all(workshop, &changed, *lead))
}

fn covers_all(workshop: Workshop<'_>, members: &[CompanyId], lead: CompanyId) -> bool {
    workshop
        .question
        .requirements
        .iter()
        .zip(workshop.coverage(members, Some(lead)).requirements)
        .all(|(requirement, line)| {
            line.state == CoverageState::Covered || !is_breaking(requirement)
        })
}

/// The members without a reason to be there. Where a withdrawal has to be stood, one is excused who may take over the
/// lead.
fn without_reason(workshop: Workshop<'_>, suggestion: &Suggestion) -> Vec<Fault> {
    let idle: Vec<CompanyId> = suggestion
        .reasons
        .iter()
        .filter(|reason| !has_reason(workshop, suggestion, reason))
        .map(|reason| reason.company_id)
        .collect();
    let freely = SuggestOptions {
        lead: None,
        ..workshop.options.clone()
    };
    let anybody_leads = Workshop {
        question: workshop.question,
        options: &freely,
    };
    if let [spare] = idle.as_slice()
        && workshop.options.stands_one_withdrawal
        && anybody_leads.may_lead(*spare)
        && covers_all(workshop, &suggestion.members, *spare)
    {
        return Vec::new();
    }
    idle.into_iter().map(Fault::NoReason).collect()
}

/// A member covers something that is asked, is pinned, or leads.
fn has_reason(workshop: Workshop<'_>, suggestion: &Suggestion, reason: &MemberReason) -> bool {
    let covers_something = workshop.question.requirements.iter().any(|requirement| {
        demanded_amount(&requirement.demand) > 0
            && (reason.only_it_covers.contains(&requirement.id)
                || reason.shares.contains(&requirement.id))
    });
    covers_something || reason.is_pinned || reason.company_id == suggestion.lead
}
