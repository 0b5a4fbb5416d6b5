//! What more members buy: the exact front of the number of members against another goal, by bounding the number of
//! members from the largest down (the ε-constraint method of Haimes, Lasdon and Wismer, 1971).

use domain::groupings::grouping::{LotQuestion, Objective, SuggestOptions};
use domain::groupings::inquiry::{Front, FrontPoint};
use domain::groupings::suggestion::{ObjectiveValue, Suggestion};
use domain::values::rejection::{Rejection, RejectionCode};

use crate::budget::Budget;
use crate::explanation::answer::suggestion;
use crate::posed::Posed;
use crate::search::prove::{Start, prove};

/// All points that no other point beats in both, fewest members first.
///
/// # Errors
/// What contradicts itself in the options; `CONTRADICTORY_OPTIONS` at `against` when members are weighed against
/// themselves.
pub fn front(
    question: &LotQuestion,
    options: &SuggestOptions,
    against: Objective,
    budget: &Budget<'_>,
) -> Result<Front, Vec<Rejection>> {
    if against == Objective::Members {
        let rejection = Rejection::at(RejectionCode::ContradictoryOptions, "against");
        return Err(vec![rejection]);
    }
    let posed = Posed::new(question, options)?;
    let options = options_for(options, against);
    let mut rules = posed.rules();
    let mut points: Vec<FrontPoint> = Vec::new();
    let mut is_complete = true;
    let mut most_covered: Option<i64> = None;
    loop {
        let problem = posed.problem(&rules, &options);
        let found = prove(&problem, Start::default(), *budget);
        is_complete &= found.is_proven;
        let Some(best) = found.best else {
            break;
        };
        let grouping = suggestion(posed.source(&problem), &best, 1, found.is_proven);
        let uncovered = value_of(&grouping, Objective::Uncovered);
        if against != Objective::Uncovered && most_covered.is_some_and(|least| uncovered > least) {
            break;
        }
        most_covered = Some(uncovered);
        let n_members = u32::try_from(grouping.members.len()).unwrap_or(u32::MAX);
        points.push(FrontPoint {
            n_members,
            value: value_of(&grouping, against),
            grouping,
        });
        if n_members <= 1 || budget.is_over() {
            is_complete &= n_members <= 1;
            break;
        }
        rules.max_members = Some(n_members - 1);
    }
    points.reverse();
    Ok(Front {
        against,
        points,
        is_complete,
    })
}

/// The options by which a front is searched: what is desirable first, then the other goal, then as few members as
/// that allows, then the rest in the coordinator's order.
#[must_use]
pub fn options_for(options: &SuggestOptions, against: Objective) -> SuggestOptions {
    let mut objectives = vec![Objective::Uncovered];
    if against != Objective::Uncovered {
        objectives.push(against);
    }
    objectives.push(Objective::Members);
    let rest = options
        .objectives
        .iter()
        .copied()
        .filter(|objective| !objectives.contains(objective))
        .collect::<Vec<_>>();
    objectives.extend(rest);
    SuggestOptions {
        objectives,
        n_alternatives: 0,
        ..options.clone()
    }
}

fn value_of(grouping: &Suggestion, objective: Objective) -> i64 {
    grouping
        .objective
        .iter()
        .find(|one: &&ObjectiveValue| one.objective == objective)
        .map_or(0, |one| one.value)
}
