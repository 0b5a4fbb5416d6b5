//! Rules between groups and on the size of a group: rival groups, one lead per contract, no larger than needed.

use super::context::{RuleContext, violation};
use crate::consortia::violation::{RuleCode, Severity, Violation};

/// Checks the competition rules.
#[must_use]
pub fn check(context: &RuleContext<'_>) -> Vec<Violation> {
    [
        lead_of_one_group(context),
        several_groups_forbidden(context),
        larger_than_needed(context),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// R2142-23: one company leads at most one group for the same contract; each lot is a contract.
fn lead_of_one_group(context: &RuleContext<'_>) -> Option<Violation> {
    let lead = context.consortium.lead()?;
    context.lead_leads_rival_group.then(|| {
        violation(RuleCode::LeadOfOneGroup, "R2142-23", Severity::Error).about([lead.company_id])
    })
}

/// R2142-21: the documents may forbid bidding in several groups; the lot's own word goes before the call's.
fn several_groups_forbidden(context: &RuleContext<'_>) -> Option<Violation> {
    let is_forbidden = context
        .lot
        .forbids_several_groups
        .unwrap_or(context.call.bidding_rules.forbids_several_groups);
    let companies = context.in_rival_groups.iter().copied();
    (is_forbidden && !context.in_rival_groups.is_empty()).then(|| {
        violation(
            RuleCode::SeveralGroupsForbidden,
            "R2142-21",
            Severity::Error,
        )
        .about(companies)
    })
}

/// Article L420-1 of the Code de commerce: a group that gathers more companies than the contract needs must be able to
/// say why (decision 22-D-04 of the competition authority).
fn larger_than_needed(context: &RuleContext<'_>) -> Option<Violation> {
    (!context.dispensable.is_empty()).then(|| {
        violation(
            RuleCode::LargerThanNeeded,
            "L420-1 Code de commerce",
            Severity::Warning,
        )
        .about(context.dispensable.iter().copied())
    })
}
