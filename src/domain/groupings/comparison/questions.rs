//! What differs between what two runs were asked: the lot, its requirements, and what all candidates share.

use std::collections::BTreeMap;

use crate::groupings::comparison::candidates::compare_candidates;
use crate::groupings::comparison::difference::{Aspect, Difference, DifferenceKind};
use crate::groupings::comparison::figures::{tenths, word};
use crate::groupings::grouping::LotQuestion;
use crate::procurement::lot::Lot;
use crate::procurement::requirement::{CompetencyAmount, Demand, Requirement};
use crate::values::ids::{CompetencyId, RequirementId};

/// Compares two questions about the same lot.
#[must_use]
pub fn compare_questions(before: &LotQuestion, after: &LotQuestion) -> Vec<Difference> {
    let mut found = compare_lots(&before.lot, &after.lot);
    if before.valid_on != after.valid_on {
        let day = Difference::of(DifferenceKind::DayChanged);
        found.push(day.from_to(
            Some(before.valid_on.to_string()),
            Some(after.valid_on.to_string()),
        ));
    }
    found.extend(compare_requirements(
        &before.requirements,
        &after.requirements,
    ));
    found.extend(compare_candidates(&before.candidates, &after.candidates));
    if links(before) != links(after) {
        found.push(Difference::of(DifferenceKind::VocabularyChanged));
    }
    if before.past_pairs != after.past_pairs {
        found.push(Difference::of(DifferenceKind::PastWorkChanged));
    }
    found
}

fn links(question: &LotQuestion) -> BTreeMap<CompetencyId, &[CompetencyId]> {
    let entries = question.vocabulary.entries();
    entries
        .map(|entry| (entry.id, entry.broader.as_slice()))
        .collect()
}

fn compare_lots(before: &Lot, after: &Lot) -> Vec<Difference> {
    let mut found = Vec::new();
    let changed = || Difference::of(DifferenceKind::LotChanged);
    if before.max_members != after.max_members {
        let limit = |lot: &Lot| lot.max_members.map(|limit| limit.to_string());
        let one = changed().in_aspect(Aspect::MaxMembers);
        found.push(one.from_to(limit(before), limit(after)));
    }
    if before.coordinates != after.coordinates {
        found.push(changed().in_aspect(Aspect::Place));
    }
    found
}

fn compare_requirements(before: &[Requirement], after: &[Requirement]) -> Vec<Difference> {
    let by_id = |list: &'_ [Requirement]| -> BTreeMap<RequirementId, Requirement> {
        list.iter().map(|one| (one.id, one.clone())).collect()
    };
    let (old, new) = (by_id(before), by_id(after));
    let mut found = Vec::new();
    for requirement in after {
        match old.get(&requirement.id) {
            Some(known) => found.extend(compare_requirement(known, requirement)),
            None => found.push(
                Difference::of(DifferenceKind::RequirementAdded).about_requirement(requirement.id),
            ),
        }
    }
    for requirement in before.iter().filter(|one| !new.contains_key(&one.id)) {
        let removed = Difference::of(DifferenceKind::RequirementRemoved);
        found.push(removed.about_requirement(requirement.id));
    }
    found
}

fn compare_requirement(before: &Requirement, after: &Requirement) -> Vec<Difference> {
    let mut found = compare_demands(&before.demand, &after.demand);
    let changed = |aspect| Difference::of(DifferenceKind::RequirementChanged).in_aspect(aspect);
    if before.scope != after.scope {
        let (old, new) = (word(&before.scope), word(&after.scope));
        found.push(changed(Aspect::Scope).from_to(old, new));
    }
    if before.importance != after.importance {
        found.push(changed(Aspect::Importance));
    }
    if before.wording != after.wording {
        found.push(changed(Aspect::Wording));
    }
    let verdict = |requirement: &Requirement| {
        let judgement = requirement.judgement.as_ref();
        judgement.map(|judgement| judgement.is_covered)
    };
    if verdict(before) != verdict(after) {
        let told = |requirement| verdict(requirement).map(|is_covered| is_covered.to_string());
        found.push(changed(Aspect::Judgement).from_to(told(before), told(after)));
    }
    found
        .into_iter()
        .map(|one| one.about_requirement(after.id))
        .collect()
}

fn compare_demands(before: &Demand, after: &Demand) -> Vec<Difference> {
    if before == after {
        return Vec::new();
    }
    let changed = |aspect| Difference::of(DifferenceKind::RequirementChanged).in_aspect(aspect);
    let mut found = Vec::new();
    if without_figures(before) != without_figures(after) {
        found.push(changed(Aspect::Demand));
        return found;
    }
    let (old, new) = (level(before), level(after));
    if old != new {
        found.push(changed(Aspect::Level).from_to(old, new));
    }
    let (old, new) = (threshold(before), threshold(after));
    if old != new {
        found.push(changed(Aspect::Threshold).from_to(old, new));
    }
    if found.is_empty() {
        found.push(changed(Aspect::Demand));
    }
    found
}

/// What is asked, how much of it aside: its kind, what it is about, and what it is counted in.
fn without_figures(demand: &Demand) -> (u8, Option<CompetencyId>, Option<String>) {
    match demand {
        Demand::Competency {
            competency_id,
            amount: CompetencyAmount::Holders(_),
            ..
        } => (0, Some(*competency_id), None),
        Demand::Competency { competency_id, .. } => (1, Some(*competency_id), None),
        Demand::Turnover { min } => (2, None, Some(min.currency.as_str().to_owned())),
        Demand::InFieldTurnover { min } => (3, None, Some(min.currency.as_str().to_owned())),
        Demand::Headcount { .. } => (4, None, None),
        Demand::References {
            competency_id,
            years,
            ..
        } => (5, *competency_id, years.map(|years| years.to_string())),
        Demand::Certificate { code } => (6, None, Some(code.to_string())),
        Demand::Registration { code } => (7, None, Some(code.to_string())),
        Demand::FreeText => (8, None, None),
    }
}

fn level(demand: &Demand) -> Option<String> {
    match demand {
        Demand::Competency { min_level, .. } => Some(min_level.number().to_string()),
        _ => None,
    }
}

/// The figure that is asked: a count, tenths of full-time equivalents, or whole cents.
fn threshold(demand: &Demand) -> Option<String> {
    match demand {
        Demand::Competency { amount, .. } => Some(match amount {
            CompetencyAmount::Holders(holders) => holders.to_string(),
            CompetencyAmount::Fte(fte) => tenths(fte.0),
        }),
        Demand::Turnover { min } | Demand::InFieldTurnover { min } => {
            Some(format!("{}.{:02}", min.cents / 100, min.cents % 100))
        }
        Demand::Headcount { min } | Demand::References { min, .. } => Some(min.to_string()),
        Demand::Certificate { .. } | Demand::Registration { .. } | Demand::FreeText => None,
    }
}
