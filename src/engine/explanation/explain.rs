//! Why each member is in a grouping, as claims that the rule of coverage makes true.

use std::collections::BTreeSet;

use domain::groupings::coverage::{ContributionAnswer, Coverage, CoverageState};
use domain::groupings::suggestion::MemberReason;
use domain::procurement::requirement::RequirementScope;
use domain::values::ids::{CompanyId, RequirementId};

use crate::constraints::membership::Role;
use crate::explanation::source::{Source, coverage_by};
use crate::objective::Value;
use crate::problem::Problem;
use crate::search::branch::Incumbent;
use crate::search::score::{choose_best_lead, score_without_pins};

/// How many replacements of a member are named at most.
const MOST_REPLACEMENTS: usize = 5;

/// The reasons of all members, in the order of their ids.
#[must_use]
pub fn reasons(source: Source<'_>, found: &Incumbent, coverage: &Coverage) -> Vec<MemberReason> {
    let counting = counting_members(source, found, coverage);
    found
        .group
        .iter()
        .filter_map(|index| {
            let player = source.problem.players.get(*index)?;
            let company_id = player.company_id;
            let with_others = |is_alone: bool| -> Vec<RequirementId> {
                counting
                    .iter()
                    .filter(|(_, members)| {
                        members.contains(&company_id) && (members.len() == 1) == is_alone
                    })
                    .map(|(requirement_id, _)| *requirement_id)
                    .collect()
            };
            Some(MemberReason {
                company_id,
                only_it_covers: with_others(true),
                shares: with_others(false),
                lost_without: lost_without(source, found, coverage, *index),
                replacements: replacements(source, found, *index),
                is_pinned: player.is_pinned,
            })
        })
        .collect()
}

/// For each covered requirement, except those on each member, the members that count towards it.
fn counting_members(
    source: Source<'_>,
    found: &Incumbent,
    coverage: &Coverage,
) -> Vec<(RequirementId, BTreeSet<CompanyId>)> {
    let lead = source
        .problem
        .players
        .get(found.lead)
        .map(|player| player.company_id);
    source
        .question
        .requirements
        .iter()
        .zip(&coverage.requirements)
        .filter(|(requirement, line)| {
            requirement.scope != RequirementScope::Each && line.state == CoverageState::Covered
        })
        .map(|(requirement, _)| {
            let members = coverage
                .contributions
                .iter()
                .filter(|cell| cell.requirement_id == requirement.id)
                .filter(|cell| cell.answer >= ContributionAnswer::Counts)
                .map(|cell| cell.company_id)
                .filter(|company_id| {
                    requirement.scope != RequirementScope::Lead || Some(*company_id) == lead
                })
                .collect();
            (requirement.id, members)
        })
        .collect()
}

/// The covered requirements that are no longer covered when a member leaves; another lead takes over where there is
/// one, the best of those who may.
fn lost_without(
    source: Source<'_>,
    found: &Incumbent,
    coverage: &Coverage,
    leaving: usize,
) -> Vec<RequirementId> {
    let rest: Vec<usize> = found
        .group
        .iter()
        .copied()
        .filter(|index| *index != leaving)
        .collect();
    let lead = if leaving == found.lead {
        choose_best_lead(source.problem, &rest)
    } else {
        Some(found.lead)
    };
    let after = coverage_by(source, &rest, lead);
    coverage
        .requirements
        .iter()
        .zip(&after.requirements)
        .filter(|(before, after)| {
            before.state == CoverageState::Covered && after.state != CoverageState::Covered
        })
        .map(|(before, _)| before.requirement_id)
        .collect()
}

/// Companies outside any one of which can take a member's place, best first: the group that results keeps every rule.
fn replacements(source: Source<'_>, found: &Incumbent, leaving: usize) -> Vec<CompanyId> {
    let problem = source.problem;
    newcomers(problem, &found.group, leaving)
        .into_iter()
        .take(MOST_REPLACEMENTS)
        .filter_map(|(_, index)| problem.players.get(index).map(|player| player.company_id))
        .collect()
}

/// Every player from outside who can take a member's place, with the value of the group that results, best first. Pins
/// are looked away from.
#[must_use]
pub fn newcomers(problem: &Problem, group: &[usize], leaving: usize) -> Vec<(Value, usize)> {
    let rest: Vec<usize> = group
        .iter()
        .copied()
        .filter(|index| *index != leaving)
        .collect();
    let missing = missing(problem, &rest);
    let has_lead = choose_best_lead(problem, &rest).is_some();
    let may_lead = |newcomer: &usize| {
        problem
            .players
            .get(*newcomer)
            .is_some_and(|player| player.can_lead && player.role == Role::Member)
    };
    let mut best: Vec<(Value, usize)> = (0..problem.players.len())
        .filter(|newcomer| group.binary_search(newcomer).is_err())
        .filter(|newcomer| {
            problem
                .row(*newcomer)
                .zip(&missing)
                .all(|(cell, missing)| cell.amount >= *missing)
        })
        .filter(|newcomer| has_lead || may_lead(newcomer))
        .filter_map(|newcomer| {
            let mut changed = rest.clone();
            changed.push(newcomer);
            changed.sort_unstable();
            Some((score_without_pins(problem, &changed)?.value, newcomer))
        })
        .collect();
    best.sort_unstable();
    best
}

/// What a group lacks of each mandatory need; 0 or less where it lacks nothing, and for wishes.
fn missing(problem: &Problem, group: &[usize]) -> Vec<i64> {
    problem
        .needs
        .iter()
        .enumerate()
        .map(|(index, need)| {
            let reached: i64 = group
                .iter()
                .map(|player| problem.cell(*player, index).amount)
                .fold(0, i64::saturating_add);
            if need.weight.is_none() {
                need.amount - reached
            } else {
                0
            }
        })
        .collect()
}
