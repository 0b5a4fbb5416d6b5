//! Rules on who is in the group: the lead, the limit on members, confirmations, the freeze after the deadline.

use super::context::{RuleContext, violation};
use crate::consortia::consortium::{ConsortiumState, MemberRole, MemberState};
use crate::consortia::violation::{RuleCode, Severity, Violation};

/// Checks the composition.
#[must_use]
pub fn check(context: &RuleContext<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    found.extend(lead_is_member(context));
    found.extend(too_many_members(context));
    found.extend(member_not_confirmed(context));
    found.extend(composition_frozen(context));
    found.extend(subcontractor_commitment(context));
    found
}

fn lead_is_member(context: &RuleContext<'_>) -> Option<Violation> {
    context
        .consortium
        .lead()
        .is_none()
        .then(|| violation(RuleCode::LeadIsMember, "R2142-24", Severity::Error))
}

fn too_many_members(context: &RuleContext<'_>) -> Option<Violation> {
    let limit = context.lot.max_members?;
    let n_members = context.n_members();
    (n_members > limit).then(|| {
        violation(
            RuleCode::TooManyMembers,
            "règlement de la consultation",
            Severity::Error,
        )
        .with("limit", limit)
        .with("found", n_members)
    })
}

/// Only a member who has said yes may be bound by the bid.
fn member_not_confirmed(context: &RuleContext<'_>) -> Option<Violation> {
    if context.consortium.state == ConsortiumState::Draft {
        return None;
    }
    let waiting: Vec<_> = context
        .consortium
        .present_members()
        .filter(|member| member.state != MemberState::Confirmed)
        .map(|member| member.company_id)
        .collect();
    (!waiting.is_empty()).then(|| {
        violation(RuleCode::MemberNotConfirmed, "R2142-23", Severity::Error).about(waiting)
    })
}

/// R2142-26: the composition does not change between the deadline and the signature, unless the procedure allows it.
fn composition_frozen(context: &RuleContext<'_>) -> Option<Violation> {
    let is_late = context.call.is_past_deadline(context.now) && context.consortium.state.is_open();
    is_late.then(|| {
        let severity = if context.call.may_negotiate_composition() {
            Severity::Warning
        } else {
            Severity::Error
        };
        violation(RuleCode::CompositionFrozen, "R2142-26", severity)
    })
}

/// R2142-3: a third party's capacity counts only when its availability is proved by a commitment.
fn subcontractor_commitment(context: &RuleContext<'_>) -> Option<Violation> {
    let subcontractors: Vec<_> = context
        .present()
        .filter(|(_, role)| *role == MemberRole::Subcontractor)
        .map(|(company_id, _)| company_id)
        .collect();
    (!subcontractors.is_empty()).then(|| {
        violation(
            RuleCode::SubcontractorCommitment,
            "R2142-3",
            Severity::Warning,
        )
        .about(subcontractors)
    })
}
