//! Checks what is said about an impossible lot as far as domain values alone can tell: that the unmet requirements are
//! unmet by all companies together, that the elements of the conflict are rules in force, and that repairs change them.

use domain::groupings::coverage::CoverageState;
use domain::groupings::coverage_rule::requirement_state::demanded_amount;
use domain::groupings::suggestion::{Conflict, ConflictElement, Repair};
use domain::procurement::requirement::{Demand, RequirementScope};
use domain::values::ids::{CompanyId, RequirementId};

use crate::checking::failure::Fault;
use crate::checking::workshop::Workshop;

/// What is wrong with the explanation of an impossible lot.
#[must_use]
pub fn faults(workshop: Workshop<'_>, conflict: &Conflict) -> Vec<Fault> {
    let mut faults = Vec::new();
    for requirement in &workshop.question.requirements {
        let is_named = conflict.unmet_by_all.contains(&requirement.id);
        if is_named != is_unmet_by_all(workshop, requirement.id) {
            faults.push(Fault::UnmetByAll(requirement.id));
        }
    }
    let n_distinct = conflict
        .elements
        .iter()
        .collect::<std::collections::BTreeSet<_>>()
        .len();
    let are_rules = conflict
        .elements
        .iter()
        .all(|element| is_rule(workshop, element));
    if conflict.elements.is_empty() || n_distinct < conflict.elements.len() || !are_rules {
        faults.push(Fault::ConflictElement);
    }
    if !conflict
        .repairs
        .iter()
        .all(|repair| is_change(workshop, repair))
    {
        faults.push(Fault::Repair);
    }
    faults
}

/// Whether all companies together, whatever they answered, do not meet a mandatory requirement; what each or the lead
/// has to meet, whether no company does.
fn is_unmet_by_all(workshop: Workshop<'_>, requirement_id: RequirementId) -> bool {
    let mut question = workshop.question.clone();
    question
        .requirements
        .retain(|requirement| requirement.id == requirement_id);
    for candidate in &mut question.candidates {
        candidate.interest = None;
    }
    for requirement in &mut question.requirements {
        if matches!(
            requirement.scope,
            RequirementScope::Each | RequirementScope::Lead
        ) {
            requirement.scope = RequirementScope::Any;
        }
    }
    let all: Vec<CompanyId> = question
        .candidates
        .iter()
        .map(|candidate| candidate.company.id)
        .collect();
    let alone = Workshop {
        question: &question,
        options: workshop.options,
    };
    let is_mandatory = question.requirements.iter().any(|one| one.is_mandatory());
    let state = alone
        .coverage(&all, None)
        .requirements
        .first()
        .map(|line| line.state);
    is_mandatory && !matches!(state, Some(CoverageState::Covered | CoverageState::ToJudge))
}

fn is_rule(workshop: Workshop<'_>, element: &ConflictElement) -> bool {
    let options = workshop.options;
    match element {
        ConflictElement::Requirement { requirement_id } => workshop
            .question
            .requirements
            .iter()
            .any(|requirement| requirement.id == *requirement_id && requirement.is_mandatory()),
        ConflictElement::MaxMembers { limit } => member_limit(workshop) == Some(*limit),
        ConflictElement::Pinned { company_id } => options.pinned.contains(company_id),
        ConflictElement::Excluded { company_id } => options.excluded.contains(company_id),
        ConflictElement::Lead { company_id } => company_id.is_none() || options.lead == *company_id,
        ConflictElement::StandsOneWithdrawal => options.stands_one_withdrawal,
        ConflictElement::NoSubcontractors => !options.allows_subcontractors,
        ConflictElement::CompanyConditions => {
            workshop.question.candidates.iter().any(|candidate| {
                candidate.interest.is_some() || candidate.company.max_lots == Some(0)
            })
        }
    }
}

fn member_limit(workshop: Workshop<'_>) -> Option<u32> {
    match (
        workshop.options.max_members,
        workshop.question.lot.max_members,
    ) {
        (Some(wanted), Some(allowed)) => Some(wanted.min(allowed)),
        (wanted, allowed) => wanted.or(allowed),
    }
}

fn is_change(workshop: Workshop<'_>, repair: &Repair) -> bool {
    let options = workshop.options;
    match repair {
        Repair::RaiseMaxMembers { to } => member_limit(workshop).is_some_and(|limit| *to > limit),
        Repair::DropExclusion { company_id } => options.excluded.contains(company_id),
        Repair::DropPin { company_id } => options.pinned.contains(company_id),
        Repair::FreeLead => options.lead.is_some(),
        Repair::AcceptIndispensable => options.stands_one_withdrawal,
        Repair::AllowSubcontractors => !options.allows_subcontractors,
        Repair::FindForRequirement {
            requirement_id,
            demanded,
            ..
        } => workshop.question.requirements.iter().any(|requirement| {
            let is_asked_of_one = matches!(
                requirement.scope,
                RequirementScope::Any | RequirementScope::Each | RequirementScope::Lead
            );
            let is_competency = matches!(requirement.demand, Demand::Competency { .. });
            requirement.id == *requirement_id
                && requirement.is_mandatory()
                && (demanded_amount(&requirement.demand) == *demanded
                    || (is_asked_of_one && is_competency && *demanded == 1))
        }),
    }
}
