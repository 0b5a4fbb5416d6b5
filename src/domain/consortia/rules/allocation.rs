//! Rules on the allocation of work.

use super::context::{RuleContext, violation};
use crate::consortia::allocation::sum_of_shares;
use crate::consortia::consortium::ConsortiumState;
use crate::consortia::violation::{RuleCode, Severity, Violation};
use crate::values::quantity::Share;

/// Checks the allocation.
#[must_use]
pub fn check(context: &RuleContext<'_>) -> Vec<Violation> {
    [shares_add_up(context), each_member_has_work(context)]
        .into_iter()
        .flatten()
        .collect()
}

/// The shares of form DC1 section E and ATTRI1 section B2 add up to the whole, exactly.
fn shares_add_up(context: &RuleContext<'_>) -> Option<Violation> {
    let sum = sum_of_shares(&context.consortium.allocations);
    (sum != u32::from(Share::WHOLE.0)).then(|| {
        let is_early = context.consortium.state == ConsortiumState::Draft;
        let severity = if is_early {
            Severity::Warning
        } else {
            Severity::Error
        };
        violation(RuleCode::SharesAddUp, "DC1 rubrique E", severity)
            .with("found", sum)
            .with("expected", Share::WHOLE.0)
    })
}

/// R2142-20: in a *conjoint* group each member binds itself for the work allocated to it, so it must have some.
fn each_member_has_work(context: &RuleContext<'_>) -> Option<Violation> {
    let idle = context
        .consortium
        .without_work(&context.consortium.allocations);
    (!idle.is_empty())
        .then(|| violation(RuleCode::EachMemberHasWork, "R2142-20", Severity::Error).about(idle))
}
