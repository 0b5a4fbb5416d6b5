//! Works out the values of the goals from domain values alone.

use std::collections::BTreeSet;

use domain::directory::evidence::Proof;
use domain::groupings::coverage::{Contribution, ContributionAnswer, Coverage, CoverageState};
use domain::groupings::coverage_rule::fit::fit_of;
use domain::groupings::coverage_rule::requirement_state::{amount_brought, demanded_amount};
use domain::groupings::grouping::Objective;
use domain::groupings::suggestion::Suggestion;
use domain::procurement::requirement::{
    CompetencyAmount, Demand, Importance, Requirement, RequirementScope,
};
use domain::values::ids::CompanyId;

use crate::checking::failure::Fault;
use crate::checking::workshop::Workshop;

/// Goals whose value in the suggestion is not the right one.
#[must_use]
pub fn faults(workshop: Workshop<'_>, suggestion: &Suggestion) -> Vec<Fault> {
    let named: Vec<Objective> = suggestion
        .objective
        .iter()
        .map(|one| one.objective)
        .collect();
    if named != workshop.options.objectives {
        return vec![Fault::Goals];
    }
    let coverage = workshop.coverage(&suggestion.members, Some(suggestion.lead));
    suggestion
        .objective
        .iter()
        .filter(|one| value_of(workshop, suggestion, &coverage, one.objective) != one.value)
        .map(|one| Fault::Value(one.objective))
        .collect()
}

fn value_of(
    workshop: Workshop<'_>,
    suggestion: &Suggestion,
    coverage: &Coverage,
    objective: Objective,
) -> i64 {
    let n_members = i64::try_from(suggestion.members.len()).unwrap_or(i64::MAX);
    match objective {
        Objective::Uncovered => uncovered_weight(workshop, coverage),
        Objective::Members => n_members,
        Objective::Preference => -n_preferred(workshop, &suggestion.members),
        Objective::WeakProof => answers(workshop, suggestion, coverage)
            .iter()
            .map(|(weak, _)| weak)
            .sum(),
        Objective::Misfit => answers(workshop, suggestion, coverage)
            .iter()
            .map(|(_, misfit)| misfit)
            .sum(),
        Objective::Distance => distance(workshop, &suggestion.members),
        Objective::Cohesion => -bonds(workshop, &suggestion.members),
        Objective::Change => n_different(&workshop.options.near, &suggestion.members),
        Objective::Fairness => suggestion
            .members
            .iter()
            .filter_map(|member| workshop.candidate(*member))
            .map(|candidate| i64::from(candidate.times_chosen))
            .sum(),
    }
}

fn n_preferred(workshop: Workshop<'_>, members: &[CompanyId]) -> i64 {
    let preferred = &workshop.options.preferred;
    let liked = members.iter().filter(|member| preferred.contains(member));
    i64::try_from(liked.count()).unwrap_or(i64::MAX)
}

/// The companies in one of two lists only.
fn n_different(near: &[CompanyId], members: &[CompanyId]) -> i64 {
    let all: BTreeSet<CompanyId> = near.iter().chain(members).copied().collect();
    let in_one = all
        .iter()
        .filter(|company_id| near.contains(company_id) != members.contains(company_id));
    i64::try_from(in_one.count()).unwrap_or(i64::MAX)
}

fn uncovered_weight(workshop: Workshop<'_>, coverage: &Coverage) -> i64 {
    workshop
        .question
        .requirements
        .iter()
        .zip(&coverage.requirements)
        .filter(|(_, line)| line.state != CoverageState::Covered)
        .map(|(requirement, _)| match requirement.importance {
            Importance::Mandatory => 0,
            Importance::Desirable(weight) => i64::from(weight),
        })
        .sum()
}

/// Kilometres; a company whose distance is not known counts as the farthest whose is.
fn distance(workshop: Workshop<'_>, members: &[CompanyId]) -> i64 {
    let candidates = &workshop.question.candidates;
    let farthest = candidates
        .iter()
        .filter_map(|candidate| candidate.distance_km)
        .max()
        .unwrap_or(0);
    members
        .iter()
        .filter_map(|member| workshop.candidate(*member))
        .map(|candidate| i64::from(candidate.distance_km.unwrap_or(farthest)))
        .sum()
}

fn bonds(workshop: Workshop<'_>, members: &[CompanyId]) -> i64 {
    workshop
        .question
        .past_pairs
        .iter()
        .filter(|(one, other, _)| one != other && members.contains(one) && members.contains(other))
        .map(|(_, _, times)| i64::from(*times))
        .sum()
}

/// Weak proof and misfit of every answer to every covered requirement.
fn answers(
    workshop: Workshop<'_>,
    suggestion: &Suggestion,
    coverage: &Coverage,
) -> Vec<(i64, i64)> {
    workshop
        .question
        .requirements
        .iter()
        .zip(&coverage.requirements)
        .filter(|(_, line)| line.state == CoverageState::Covered)
        .filter(|(requirement, _)| {
            demanded_amount(&requirement.demand) > 0 || is_judged_personally(requirement.scope)
        })
        .flat_map(|(requirement, _)| answers_to(workshop, suggestion, coverage, requirement))
        .collect()
}

fn is_judged_personally(scope: RequirementScope) -> bool {
    matches!(scope, RequirementScope::Each | RequirementScope::Lead)
}

fn answers_to(
    workshop: Workshop<'_>,
    suggestion: &Suggestion,
    coverage: &Coverage,
    requirement: &Requirement,
) -> Vec<(i64, i64)> {
    let counting: Vec<&Contribution> = coverage
        .contributions
        .iter()
        .filter(|cell| cell.requirement_id == requirement.id)
        .filter(|cell| cell.answer >= ContributionAnswer::Counts)
        .filter(|cell| match requirement.scope {
            RequirementScope::Lead => cell.company_id == suggestion.lead,
            RequirementScope::Each => !workshop.is_subcontractor(cell.company_id),
            _ => amount_brought(requirement, cell) > 0,
        })
        .collect();
    let mut costs: Vec<(i64, i64)> = counting
        .iter()
        .map(|cell| cost_of(requirement, cell))
        .collect();
    let asked = &workshop.options.objectives;
    let place = |objective| asked.iter().position(|other| *other == objective);
    let weak_first = match (place(Objective::WeakProof), place(Objective::Misfit)) {
        (Some(weak), Some(misfit)) => weak < misfit,
        (weak, _) => weak.is_some(),
    };
    costs.sort_by_key(|(weak, misfit)| {
        if weak_first {
            (*weak, *misfit)
        } else {
            (*misfit, *weak)
        }
    });
    costs.truncate(n_answering(requirement));
    costs
}

fn cost_of(requirement: &Requirement, cell: &Contribution) -> (i64, i64) {
    let bears_proof = matches!(
        requirement.demand,
        Demand::Competency { .. } | Demand::Certificate { .. } | Demand::Registration { .. }
    );
    let misfit = fit_of(requirement, cell).map_or(0, |fit| 100 - i64::from(fit));
    (i64::from(bears_proof && cell.proof < Proof::Proved), misfit)
}

/// How many members answer a covered requirement.
#[must_use]
pub fn n_answering(requirement: &Requirement) -> usize {
    match (&requirement.demand, requirement.scope) {
        (_, RequirementScope::Each) => usize::MAX,
        (
            Demand::Competency {
                amount: CompetencyAmount::Holders(n),
                ..
            },
            RequirementScope::Pooled | RequirementScope::MemberOnly,
        ) => usize::try_from((*n).max(1)).unwrap_or(usize::MAX),
        (
            Demand::Competency { .. } | Demand::Certificate { .. } | Demand::Registration { .. },
            _,
        ) => 1,
        _ => 0,
    }
}

/// The values in the order of importance, for comparing suggestions.
#[must_use]
pub fn vector(suggestion: &Suggestion) -> Vec<i64> {
    suggestion.objective.iter().map(|one| one.value).collect()
}
