//! Runs every family of rules on a consortium.

use super::context::RuleContext;
use super::{allocation, capacity, competition, composition, form};
use crate::consortia::violation::Violation;

/// All violations, the gravest first.
#[must_use]
pub fn violations_of(context: &RuleContext<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    found.extend(composition::check(context));
    found.extend(form::check(context));
    found.extend(allocation::check(context));
    found.extend(capacity::check(context));
    found.extend(competition::check(context));
    found.sort_by_key(|violation| (std::cmp::Reverse(violation.severity), violation.rule));
    found
}
