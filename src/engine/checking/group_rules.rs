//! Checks who is in a suggestion, who leads it, and that everything mandatory is covered.

use domain::groupings::coverage::CoverageState;
use domain::groupings::suggestion::Suggestion;
use domain::values::ids::CompanyId;

use crate::checking::failure::Fault;
use crate::checking::inquiries::indispensable;
use crate::checking::workshop::{Workshop, is_breaking};

/// What is wrong with the composition of a suggestion.
#[must_use]
pub fn faults(workshop: Workshop<'_>, suggestion: &Suggestion) -> Vec<Fault> {
    let mut faults = composition(workshop, suggestion);
    faults.extend(lead(workshop, suggestion));
    faults.extend(coverage(workshop, suggestion));
    if workshop.options.stands_one_withdrawal {
        let (question, options) = (workshop.question, workshop.options);
        let members = indispensable(question, options, &suggestion.members);
        faults.extend(members.into_iter().map(Fault::Indispensable));
    }
    faults
}

fn composition(workshop: Workshop<'_>, suggestion: &Suggestion) -> Vec<Fault> {
    let members = &suggestion.members;
    let mut faults = Vec::new();
    let is_sorted = members
        .iter()
        .zip(members.iter().skip(1))
        .all(|(a, b)| a < b);
    if members.is_empty() || !is_sorted {
        faults.push(Fault::Members);
    }
    faults.extend(
        members
            .iter()
            .filter(|member| !workshop.may_take_part(**member))
            .map(|member| Fault::NotAllowed(*member)),
    );
    faults.extend(
        members
            .iter()
            .filter(|member| {
                suggestion.subcontractors.contains(member) != workshop.is_subcontractor(**member)
            })
            .map(|member| Fault::NotAllowed(*member)),
    );
    faults.extend(
        workshop
            .options
            .pinned
            .iter()
            .filter(|pinned| !members.contains(pinned))
            .map(|pinned| Fault::PinMissing(*pinned)),
    );
    let limits = [
        workshop.options.max_members,
        workshop.question.lot.max_members,
    ];
    let n_members = u32::try_from(members.len()).unwrap_or(u32::MAX);
    if limits.into_iter().flatten().any(|limit| n_members > limit) {
        faults.push(Fault::TooManyMembers);
    }
    if workshop.holds_enemies(members) {
        faults.push(Fault::NotTogether);
    }
    faults
}

fn lead(workshop: Workshop<'_>, suggestion: &Suggestion) -> Option<Fault> {
    let lead: CompanyId = suggestion.lead;
    let is_right = suggestion.members.contains(&lead)
        && !workshop.is_subcontractor(lead)
        && workshop.may_lead(lead);
    (!is_right).then_some(Fault::Lead)
}

fn coverage(workshop: Workshop<'_>, suggestion: &Suggestion) -> Vec<Fault> {
    let coverage = workshop.coverage(&suggestion.members, Some(suggestion.lead));
    let lines = workshop
        .question
        .requirements
        .iter()
        .zip(&coverage.requirements);
    let mut faults = Vec::new();
    let mut uncovered = Vec::new();
    for (requirement, line) in lines {
        if line.state == CoverageState::Covered {
            continue;
        }
        if is_breaking(requirement) {
            faults.push(Fault::NotCovered(requirement.id));
        }
        if !requirement.is_mandatory() {
            uncovered.push(requirement.id);
        }
    }
    if uncovered != suggestion.uncovered {
        faults.push(Fault::Uncovered);
    }
    faults
}
