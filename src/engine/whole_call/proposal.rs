//! From a lot's grouping in a plan back to words of the domain: what it answers, who gives what, and why each is in.

use std::collections::{BTreeMap, BTreeSet};

use domain::groupings::grouping::{LotQuestion, SuggestOptions};
use domain::groupings::suggestion::{Assignment, Suggestion};
use domain::procurement::requirement::Demand;
use domain::values::ids::{CompanyId, RequirementId};
use domain::values::quantity::FteTenths;

use crate::explanation::answer::suggestion;
use crate::lookup::at;
use crate::posed::{Posed, places_of};
use crate::search::branch::Incumbent;
use crate::search::score::score;

use super::lot_people::LotPeople;
use super::lot_side::{LotSide, Taken};
use super::restriction::Limits;
use super::shared_people::PeopleGift;

/// What a grouping answers: the lot's own question, or what is left of it when wishes are given up.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The question.
    pub question: LotQuestion,
    /// The options, with those excluded who take part in as many lots as they may.
    pub options: SuggestOptions,
}

/// A grouping of these companies as an answer to a question; `None` when they are none.
#[must_use]
pub fn proposal(answered: &Answered, members: &[CompanyId], is_proven: bool) -> Option<Suggestion> {
    let posed = Posed::new(&answered.question, &answered.options).ok()?;
    let problem = posed.problem(&posed.rules(), &answered.options);
    let group = places_of(&problem, members);
    let scored = score(&problem, &group)?;
    let found = Incumbent {
        value: scored.value,
        group,
        lead: scored.lead,
    };
    Some(suggestion(posed.source(&problem), &found, 1, is_proven))
}

/// What a lot's grouping answers in a plan: a wish for people that is given up is there for nobody to fulfil, and who
/// takes part in enough other lots stays out.
#[must_use]
pub fn answered(side: &LotSide<'_>, taken: &Taken, exhausted: &[CompanyId]) -> Answered {
    let mut options = side.posed.options.clone();
    options.preferred.retain(|one| !exhausted.contains(one));
    options.excluded.extend(exhausted);
    options.excluded.sort_unstable();
    options.excluded.dedup();
    let mut question = side.posed.question.clone();
    let given_up = given_up(&side.people, taken);
    for requirement in &mut question.requirements {
        if given_up.contains(&requirement.id) {
            requirement.demand = Demand::FreeText;
            requirement.judgement = None;
        }
    }
    Answered { question, options }
}

/// The wishes for people that a plan leaves uncovered although the members could fulfil one of them or another.
fn given_up(people: &LotPeople, taken: &Taken) -> BTreeSet<RequirementId> {
    let left_out = || {
        let demands = people.demands.iter().enumerate();
        demands.filter(|(place, demand)| demand.is_desirable && !at(&taken.is_covered, *place))
    };
    let could_be_covered = left_out().any(|(place, _)| {
        let mut alone = vec![false; people.demands.len()];
        crate::lookup::put(&mut alone, place, true);
        people.suffice(&taken.members, &alone, &Limits::new())
    });
    let ids = left_out().map(|(_, demand)| demand.requirement_id);
    ids.filter(|_| could_be_covered).collect()
}

/// The grouping with the people that the plan gives it, and without replacements whose people other lots need.
#[must_use]
pub fn with_gifts(
    mut grouping: Suggestion,
    side: &LotSide<'_>,
    gifts: &[PeopleGift],
    busy: &BTreeSet<CompanyId>,
) -> Suggestion {
    let mut given: BTreeMap<RequirementId, BTreeMap<CompanyId, u32>> = BTreeMap::new();
    for gift in gifts {
        if let Some(demand) = side.people.demands.get(gift.demand) {
            let by_company = given.entry(demand.requirement_id).or_default();
            *by_company.entry(gift.company_id).or_default() += gift.tenths;
        }
    }
    let own = std::mem::take(&mut grouping.assignments);
    for requirement in &side.posed.question.requirements {
        let others = own.iter().filter(|one| one.fte.is_none());
        let others = others.filter(|one| one.requirement_id == requirement.id);
        grouping.assignments.extend(others.copied());
        let people = given.get(&requirement.id).into_iter().flatten();
        let people = people.map(|(company_id, tenths)| Assignment {
            requirement_id: requirement.id,
            company_id: *company_id,
            fte: Some(FteTenths(*tenths)),
        });
        grouping.assignments.extend(people);
    }
    for reason in &mut grouping.reasons {
        reason.replacements.retain(|one| !busy.contains(one));
    }
    grouping
}
