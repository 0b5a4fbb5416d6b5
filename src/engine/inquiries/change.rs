//! By how much one grouping's goals differ from another's.

use domain::groupings::suggestion::ObjectiveValue;

/// The values of `after` less those of `before`, goal by goal; both list the same goals in the same order.
#[must_use]
pub fn change(before: &[ObjectiveValue], after: &[ObjectiveValue]) -> Vec<ObjectiveValue> {
    before
        .iter()
        .zip(after)
        .map(|(before, after)| ObjectiveValue {
            objective: after.objective,
            value: after.value - before.value,
        })
        .collect()
}
