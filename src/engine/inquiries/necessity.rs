//! Whether a grouping is larger than it needs to be. Only what the buyer asks and what the companies can do counts
//! here, not what anybody wishes: that is how competition law looks at it.

use domain::groupings::grouping::{LotQuestion, Objective, SuggestOptions};
use domain::groupings::inquiry::Necessity;
use domain::groupings::suggestion::Suggestion;
use domain::values::ids::CompanyId;
use domain::values::rejection::Rejection;

use crate::budget::Budget;
use crate::constraints::membership::Rules;
use crate::posed::{Posed, places_of};
use crate::problem::Problem;
use crate::search::prove::{Found, Start, prove};
use crate::search::score::score_without_pins;

/// Answers whether one company, or a part of the grouping, could take the lot without the others.
///
/// # Errors
/// What contradicts itself in the options.
pub fn necessity(
    question: &LotQuestion,
    options: &SuggestOptions,
    grouping: &Suggestion,
    budget: &Budget<'_>,
) -> Result<Necessity, Vec<Rejection>> {
    let posed = Posed::new(question, options)?;
    let counting = SuggestOptions {
        objectives: vec![Objective::Members],
        ..options.clone()
    };
    let problem = posed.problem(&Rules::none(), &counting);
    let inside = places_of(&problem, &grouping.members);
    let mut is_member = vec![false; problem.players.len()];
    for place in &inside {
        crate::lookup::put(&mut is_member, *place, true);
    }
    let part = fewest(&problem.clone().keeping(&is_member), *budget);
    let overall = fewest(&problem, *budget);
    let n_members = grouping.members.len();
    let is_proven = part.is_proven && overall.is_proven;
    let smaller_part = part
        .members
        .filter(|members| members.len() < n_members)
        .map(|mut members| {
            members.sort_unstable();
            members
        });
    let fewest_known = overall
        .members
        .map_or(n_members, |members| members.len())
        .min(smaller_part.as_ref().map_or(n_members, Vec::len));
    Ok(Necessity {
        alone: alone(&problem, grouping),
        smaller_part,
        n_members: as_count(n_members),
        fewest_members: as_count(fewest_known),
        n_capable: as_count(n_capable(&problem)),
        is_proven,
    })
}

struct Fewest {
    members: Option<Vec<CompanyId>>,
    is_proven: bool,
}

/// A grouping of as few members as possible.
fn fewest(problem: &Problem, budget: Budget<'_>) -> Fewest {
    let Found {
        best, is_proven, ..
    } = prove(problem, Start::default(), budget);
    let company_of = |place: &usize| problem.players.get(*place).map(|player| player.company_id);
    Fewest {
        members: best.map(|best| best.group.iter().filter_map(company_of).collect()),
        is_proven,
    }
}

/// The companies that take the lot alone, members of the grouping first.
fn alone(problem: &Problem, grouping: &Suggestion) -> Vec<CompanyId> {
    let mut alone: Vec<CompanyId> = problem
        .players
        .iter()
        .enumerate()
        .filter(|(place, _)| score_without_pins(problem, &[*place]).is_some())
        .map(|(_, player)| player.company_id)
        .collect();
    alone.sort_by_key(|company_id| (!grouping.members.contains(company_id), *company_id));
    alone
}

fn n_capable(problem: &Problem) -> usize {
    (0..problem.players.len())
        .filter(|place| problem.row(*place).any(|cell| cell.amount > 0))
        .count()
}

fn as_count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
