//! What differs between the answers of two runs: status, values, bound, the best, the alternatives, the conflict.

use std::collections::BTreeSet;

use crate::groupings::comparison::difference::{Difference, DifferenceKind};
use crate::groupings::comparison::figures::word;
use crate::groupings::suggestion::{GroupingRun, ObjectiveValue, Suggestion};
use crate::values::ids::CompanyId;

/// Compares what was answered.
#[must_use]
pub fn compare_answers(before: &GroupingRun, after: &GroupingRun) -> Vec<Difference> {
    let mut found = Vec::new();
    if before.status != after.status {
        let changed = Difference::of(DifferenceKind::StatusChanged);
        found.push(changed.from_to(word(&before.status), word(&after.status)));
    }
    let (Some(old), Some(new)) = (&before.answer, &after.answer) else {
        return found;
    };
    let (was_best, is_best) = (old.suggestions.first(), new.suggestions.first());
    let values = |best: Option<&Suggestion>| best.map(|best| best.objective.clone());
    found.extend(compare_values(
        DifferenceKind::ObjectiveChanged,
        &values(was_best).unwrap_or_default(),
        &values(is_best).unwrap_or_default(),
    ));
    let kind = DifferenceKind::BoundChanged;
    found.extend(compare_values(kind, &old.bound, &new.bound));
    found.extend(compare_best(was_best, is_best));
    found.extend(compare_alternatives(&old.suggestions, &new.suggestions));
    if old.conflict != new.conflict {
        found.push(Difference::of(DifferenceKind::ConflictChanged));
    }
    found
}

/// Goal by goal, in the order of the first run that names it.
fn compare_values(
    kind: DifferenceKind,
    before: &[ObjectiveValue],
    after: &[ObjectiveValue],
) -> Vec<Difference> {
    let value_in = |list: &[ObjectiveValue], objective| {
        let found = list.iter().find(|one| one.objective == objective);
        found.map(|one| one.value.to_string())
    };
    let is_new = |one: &&ObjectiveValue| value_in(before, one.objective).is_none();
    before
        .iter()
        .chain(after.iter().filter(is_new))
        .map(|one| one.objective)
        .filter_map(|objective| {
            let (old, new) = (value_in(before, objective), value_in(after, objective));
            let changed = Difference {
                objective: Some(objective),
                ..Difference::of(kind)
            };
            (old != new).then(|| changed.from_to(old, new))
        })
        .collect()
}

fn compare_best(before: Option<&Suggestion>, after: Option<&Suggestion>) -> Vec<Difference> {
    let members = |best: Option<&Suggestion>| -> BTreeSet<CompanyId> {
        let members = best.map(|best| best.members.clone());
        members.unwrap_or_default().into_iter().collect()
    };
    let (old, new) = (members(before), members(after));
    let about = |kind, id: &CompanyId| Difference::of(kind).about_company(*id);
    let added = new.difference(&old);
    let removed = old.difference(&new);
    let mut found: Vec<Difference> = added
        .map(|id| about(DifferenceKind::MemberAdded, id))
        .chain(removed.map(|id| about(DifferenceKind::MemberRemoved, id)))
        .collect();
    if let (Some(was), Some(is)) = (before, after) {
        if was.lead != is.lead {
            found.push(about(DifferenceKind::LeadChanged, &is.lead));
        }
        let is_shared_otherwise =
            was.assignments != is.assignments || was.subcontractors != is.subcontractors;
        if old == new && is_shared_otherwise {
            found.push(Difference::of(DifferenceKind::SharesChanged));
        }
    }
    found
}

fn compare_alternatives(before: &[Suggestion], after: &[Suggestion]) -> Vec<Difference> {
    let absent_from = |list: &[Suggestion], one: &Suggestion| {
        let members = list.iter().skip(1).map(|other| &other.members);
        !members.into_iter().any(|members| *members == one.members)
    };
    let about = |kind, one: &Suggestion| Difference {
        members: one.members.clone(),
        ..Difference::of(kind)
    };
    let added = after.iter().skip(1).filter(|one| absent_from(before, one));
    let removed = before.iter().skip(1).filter(|one| absent_from(after, one));
    added
        .map(|one| about(DifferenceKind::AlternativeAdded, one))
        .chain(removed.map(|one| about(DifferenceKind::AlternativeRemoved, one)))
        .collect()
}
