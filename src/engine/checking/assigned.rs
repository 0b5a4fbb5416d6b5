//! Checks who is said to cover what: that they count, that they suffice, and that nobody gives more people than it has.

use std::collections::BTreeMap;

use domain::groupings::coverage::{Contribution, ContributionAnswer, CoverageState};
use domain::groupings::coverage_rule::contribution::Asked;
use domain::groupings::coverage_rule::fte_share::{FteDemand, covers};
use domain::groupings::coverage_rule::requirement_state::{
    amount_brought, demanded_amount, is_shared_fte,
};
use domain::groupings::coverage_rule::shared_fte::{SharedFte, supply_of};
use domain::groupings::suggestion::{Assignment, Suggestion};
use domain::procurement::requirement::{Demand, Requirement, RequirementScope};
use domain::values::ids::CompanyId;

use crate::checking::failure::Fault;
use crate::checking::values::n_answering;
use crate::checking::workshop::Workshop;

/// What is wrong with the assignments of a suggestion.
#[must_use]
pub fn faults(workshop: Workshop<'_>, suggestion: &Suggestion) -> Vec<Fault> {
    let mut faults = people(workshop, suggestion);
    let coverage = workshop.coverage(&suggestion.members, Some(suggestion.lead));
    for (requirement, line) in workshop
        .question
        .requirements
        .iter()
        .zip(&coverage.requirements)
    {
        let given: Vec<&Assignment> = suggestion
            .assignments
            .iter()
            .filter(|assignment| assignment.requirement_id == requirement.id)
            .collect();
        let counting: Vec<&Contribution> = coverage
            .contributions
            .iter()
            .filter(|cell| cell.requirement_id == requirement.id)
            .filter(|cell| cell.answer >= ContributionAnswer::Counts)
            .collect();
        let is_right = if line.state == CoverageState::Covered {
            suffices(workshop, suggestion, requirement, (&given, &counting))
        } else {
            given.is_empty()
        };
        if !is_right {
            faults.push(Fault::Assignment(requirement.id));
        }
    }
    let is_known = |assignment: &Assignment| {
        workshop
            .question
            .requirements
            .iter()
            .any(|requirement| requirement.id == assignment.requirement_id)
    };
    faults.extend(
        suggestion
            .assignments
            .iter()
            .filter(|assignment| !is_known(assignment))
            .map(|assignment| Fault::Assignment(assignment.requirement_id)),
    );
    faults
}

/// Whether those assigned to a covered requirement are the right ones and enough.
fn suffices(
    workshop: Workshop<'_>,
    suggestion: &Suggestion,
    requirement: &Requirement,
    known: (&[&Assignment], &[&Contribution]),
) -> bool {
    let (given, counting) = known;
    let mut companies: Vec<CompanyId> = given.iter().map(|one| one.company_id).collect();
    companies.sort_unstable();
    let n_given = companies.len();
    companies.dedup();
    if companies.len() < n_given {
        return false;
    }
    let demanded = demanded_amount(&requirement.demand);
    if requirement.demand == Demand::FreeText || demanded <= 0 {
        return companies.is_empty();
    }
    match requirement.scope {
        RequirementScope::Lead => return companies == [suggestion.lead],
        RequirementScope::Each => {
            let full_members: Vec<CompanyId> = suggestion
                .members
                .iter()
                .copied()
                .filter(|member| !workshop.is_subcontractor(*member))
                .collect();
            return companies == full_members;
        }
        _ => {}
    }
    let amounts: Vec<i64> = companies
        .iter()
        .filter_map(|company_id| counting.iter().find(|cell| cell.company_id == *company_id))
        .map(|cell| amount_brought(requirement, cell))
        .collect();
    if amounts.len() < companies.len() {
        return false;
    }
    if is_shared_fte(requirement) {
        let tenths: i64 = given
            .iter()
            .map(|one| one.fte.map_or(0, |fte| i64::from(fte.0)))
            .sum();
        return tenths >= demanded;
    }
    let n_asked = n_answering(requirement);
    if n_asked > 0 {
        return companies.len() == n_asked && given.iter().all(|one| one.fte.is_none());
    }
    match requirement.scope {
        RequirementScope::Any => companies.len() == 1 && amounts.iter().all(|a| *a >= demanded),
        _ => amounts.iter().sum::<i64>() >= demanded,
    }
}

/// Companies that are said to give more people than they have, in all or by capability.
fn people(workshop: Workshop<'_>, suggestion: &Suggestion) -> Vec<Fault> {
    let asked = Asked {
        requirements: &workshop.question.requirements,
        vocabulary: &workshop.question.vocabulary,
        on: workshop.question.valid_on,
    };
    let shared = SharedFte::new(asked, &[]);
    let mut given: BTreeMap<CompanyId, Vec<u32>> = BTreeMap::new();
    for assignment in &suggestion.assignments {
        let (Some(fte), Some(place)) = (assignment.fte, shared.place_of(assignment.requirement_id))
        else {
            continue;
        };
        let row = given
            .entry(assignment.company_id)
            .or_insert_with(|| vec![0; shared.demands.len()]);
        if let Some(slot) = row.get_mut(place) {
            *slot += fte.0;
        }
    }
    workshop
        .group(&suggestion.members, None)
        .iter()
        .filter(|member| {
            let supply = supply_of(asked, member);
            given.get(&member.holder.company.id).is_some_and(|row| {
                let demands: Vec<FteDemand> = row
                    .iter()
                    .map(|tenths| FteDemand {
                        tenths: *tenths,
                        worth: 1,
                    })
                    .collect();
                !covers(&demands, &[supply], &vec![true; demands.len()])
            })
        })
        .map(|member| Fault::TooManyPeople(member.holder.company.id))
        .collect()
}
