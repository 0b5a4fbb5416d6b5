//! From a group of players back to words of the domain: members, lead, who covers what, what stays uncovered.

use domain::groupings::coverage::{Coverage, CoverageState};
use domain::groupings::coverage_rule::group::fte_assignments;
use domain::groupings::coverage_rule::requirement_state::{demanded_amount, is_shared_fte};
use domain::groupings::grouping::LotQuestion;
use domain::groupings::suggestion::{Assignment, ObjectiveValue, Suggestion};
use domain::procurement::requirement::{Demand, Requirement, RequirementScope};
use domain::values::ids::{CompanyId, RequirementId, SuggestionId};
use uuid::Uuid;

use crate::constraints::membership::Role;
use crate::explanation::explain::reasons;
use crate::explanation::source::{Source, coverage_by, members_of};
use crate::lookup::at;
use crate::objective::Value;
use crate::problem::Problem;
use crate::search::branch::Incumbent;
use crate::search::score::answering;

/// A value goal by goal.
#[must_use]
pub fn objective_values(problem: &Problem, value: Value) -> Vec<ObjectiveValue> {
    problem
        .order
        .0
        .iter()
        .zip(value.0)
        .map(|(objective, value)| ObjectiveValue {
            objective: *objective,
            value,
        })
        .collect()
}

/// The suggestion that a group is.
#[must_use]
pub fn suggestion(source: Source<'_>, found: &Incumbent, rank: u32, is_proven: bool) -> Suggestion {
    let problem = source.problem;
    let id_of = |index: &usize| problem.players.get(*index).map(|player| player.company_id);
    let coverage = coverage_by(source, &found.group, Some(found.lead));
    let lead = problem
        .players
        .get(found.lead)
        .map(|player| player.company_id);
    Suggestion {
        id: suggestion_id(source.question, rank),
        rank,
        members: found.group.iter().filter_map(id_of).collect(),
        subcontractors: found
            .group
            .iter()
            .filter_map(|index| problem.players.get(*index))
            .filter(|player| player.role == Role::Subcontractor)
            .map(|player| player.company_id)
            .collect(),
        lead: lead.unwrap_or_default(),
        assignments: assignments(source, found, &coverage),
        uncovered: uncovered(source.question, &coverage),
        objective: objective_values(problem, found.value),
        is_proven,
        reasons: reasons(source, found, &coverage),
    }
}

/// An id that is the same in every run, because the engine draws nothing by chance: that of the lot, changed by the
/// rank. Whoever stores a suggestion gives it an id of its own.
fn suggestion_id(question: &LotQuestion, rank: u32) -> SuggestionId {
    let changed = question.lot.id.0.as_u128() ^ (u128::from(rank) << 64);
    SuggestionId(Uuid::from_u128(changed))
}

/// The desirable requirements that are not covered, in the lot's order.
fn uncovered(question: &LotQuestion, coverage: &Coverage) -> Vec<RequirementId> {
    question
        .requirements
        .iter()
        .zip(&coverage.requirements)
        .filter(|(requirement, line)| {
            !requirement.is_mandatory() && line.state != CoverageState::Covered
        })
        .map(|(requirement, _)| requirement.id)
        .collect()
}

fn assignments(source: Source<'_>, found: &Incumbent, coverage: &Coverage) -> Vec<Assignment> {
    let members = members_of(source, &found.group, Some(found.lead));
    let shared = fte_assignments(
        &source.question.requirements,
        &members,
        &source.question.vocabulary,
        source.question.valid_on,
    );
    let mut all = Vec::new();
    for (requirement, line) in source
        .question
        .requirements
        .iter()
        .zip(&coverage.requirements)
    {
        let asks_nothing = demanded_amount(&requirement.demand) <= 0;
        if line.state != CoverageState::Covered || asks_nothing {
            continue;
        }
        if is_shared_fte(requirement) {
            all.extend(
                shared
                    .iter()
                    .filter(|given| given.requirement_id == requirement.id),
            );
            continue;
        }
        all.extend(
            who_covers(source, found, requirement)
                .into_iter()
                .map(|company_id| Assignment {
                    requirement_id: requirement.id,
                    company_id,
                    fte: None,
                }),
        );
    }
    all
}

/// The members that cover a requirement which does not share people out.
fn who_covers(source: Source<'_>, found: &Incumbent, requirement: &Requirement) -> Vec<CompanyId> {
    let problem = source.problem;
    let players: Vec<usize> = match requirement.scope {
        RequirementScope::Lead => vec![found.lead],
        RequirementScope::Each => found
            .group
            .iter()
            .copied()
            .filter(|index| {
                problem
                    .players
                    .get(*index)
                    .is_some_and(|player| player.role == Role::Member)
            })
            .collect(),
        _ => who_meets(source, found, requirement),
    };
    let is_free_text = requirement.demand == Demand::FreeText;
    players
        .iter()
        .filter(|_| !is_free_text)
        .filter_map(|index| problem.players.get(*index).map(|player| player.company_id))
        .collect()
}

/// The members that meet a need together: those who answer it; where figures are added up, all that have some; where
/// one figure suffices, the largest.
fn who_meets(source: Source<'_>, found: &Incumbent, requirement: &Requirement) -> Vec<usize> {
    let problem = source.problem;
    let is_asked = |place: usize| {
        source
            .brought
            .requirements
            .get(place)
            .is_some_and(|known| known.id == requirement.id)
    };
    let Some((index, need)) = problem
        .needs
        .iter()
        .enumerate()
        .find(|(_, need)| is_asked(need.requirement))
    else {
        return Vec::new();
    };
    if need.n_answering > 0 {
        let mut chosen = answering(problem, &found.group, (index, need));
        chosen.sort_unstable();
        return chosen;
    }
    let counting = found
        .group
        .iter()
        .copied()
        .filter(|player| problem.cell(*player, index).amount > 0);
    if requirement.scope == RequirementScope::Any {
        let figure = |player: &usize| {
            let source_place = problem.players.get(*player).map_or(0, |known| known.source);
            let cell = source.brought.cell(source_place, need.requirement, false);
            (std::cmp::Reverse(cell.amount), *player)
        };
        counting.min_by_key(figure).into_iter().collect()
    } else {
        counting.collect()
    }
}

/// The bound of a search in the words of the goals; a level that was not reached is as good as it can be.
#[must_use]
pub fn bound_values(problem: &Problem, root_bound: &[i64]) -> Vec<ObjectiveValue> {
    let ranges = problem.ranges();
    let mut value = Value::default();
    let goals = problem.levels.iter().enumerate();
    for (index, level) in goals.filter(|(_, level)| level.cap.is_none()) {
        let mut rest = at(root_bound, index) - level.least;
        let places = value.0.iter_mut().zip(level.weights).zip(ranges);
        for ((slot, weight), (least, most)) in places.filter(|((_, weight), _)| *weight > 0) {
            let steps = (rest / weight).clamp(0, most - least);
            rest -= steps * weight;
            *slot = least + steps;
        }
    }
    objective_values(problem, value)
}
