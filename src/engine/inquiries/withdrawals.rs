//! What happens when one member withdraws, for each member, and who could take its place.

use domain::groupings::coverage::{Coverage, CoverageState};
use domain::groupings::grouping::{LotQuestion, SuggestOptions};
use domain::groupings::inquiry::{Reserve, Withdrawal};
use domain::groupings::suggestion::Suggestion;
use domain::values::ids::{CompanyId, RequirementId};
use domain::values::rejection::Rejection;

use crate::constraints::membership::{LeadRule, Rules};
use crate::explanation::answer::objective_values;
use crate::explanation::explain::newcomers;
use crate::explanation::source::{Source, coverage_by};
use crate::inquiries::change::change;
use crate::posed::{Posed, places_of};
use crate::search::score::choose_best_lead;

/// What the withdrawal of each member breaks, in the order of company ids. Whoever accepts to lead takes over from a lead
/// that withdraws; a pin holds nobody back who withdraws.
///
/// # Errors
/// What contradicts itself in the options.
pub fn withdrawals(
    question: &LotQuestion,
    options: &SuggestOptions,
    grouping: &Suggestion,
) -> Result<Vec<Withdrawal>, Vec<Rejection>> {
    let posed = Posed::new(question, options)?;
    let rules = Rules {
        lead: LeadRule::Willing,
        ..posed.rules()
    };
    let problem = posed.problem(&rules, options);
    let source = posed.source(&problem);
    let group = places_of(&problem, &grouping.members);
    let lead = places_of(&problem, &[grouping.lead]).first().copied();
    let whole = coverage_by(source, &group, lead);
    Ok(group
        .iter()
        .filter_map(|leaving| {
            let company_id = problem.players.get(*leaving)?.company_id;
            let rest = without(&group, *leaving);
            let next_lead = lead
                .filter(|lead| lead != leaving)
                .or_else(|| choose_best_lead(&problem, &rest));
            let after = coverage_by(source, &rest, next_lead);
            let mut withdrawal = Withdrawal {
                company_id,
                lost: lost(question, &whole, &after),
                leaves_no_lead: next_lead.is_none(),
                reserve: None,
            };
            if !withdrawal.is_harmless() {
                withdrawal.reserve = reserve(source, grouping, (&group, *leaving));
            }
            Some(withdrawal)
        })
        .collect())
}

fn without(group: &[usize], leaving: usize) -> Vec<usize> {
    group
        .iter()
        .copied()
        .filter(|place| *place != leaving)
        .collect()
}

/// The mandatory requirements that were covered and no longer are.
fn lost(question: &LotQuestion, before: &Coverage, after: &Coverage) -> Vec<RequirementId> {
    question
        .requirements
        .iter()
        .zip(before.requirements.iter().zip(&after.requirements))
        .filter(|(requirement, (before, after))| {
            requirement.is_mandatory()
                && before.state == CoverageState::Covered
                && after.state != CoverageState::Covered
        })
        .map(|(requirement, _)| requirement.id)
        .collect()
}

/// The newcomer that makes the best grouping of what is left.
fn reserve(
    source: Source<'_>,
    grouping: &Suggestion,
    leaving: (&[usize], usize),
) -> Option<Reserve> {
    let problem = source.problem;
    let (value, newcomer) = newcomers(problem, leaving.0, leaving.1)
        .into_iter()
        .next()?;
    let company_id: CompanyId = problem.players.get(newcomer)?.company_id;
    Some(Reserve {
        company_id,
        change: change(&grouping.objective, &objective_values(problem, value)),
    })
}
