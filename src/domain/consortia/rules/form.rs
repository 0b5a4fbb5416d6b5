//! Rules on the legal form of the group.

use super::context::{RuleContext, violation};
use crate::consortia::violation::{RuleCode, Severity, Violation};
use crate::procurement::call::ConsortiumForm;

/// Checks the form.
#[must_use]
pub fn check(context: &RuleContext<'_>) -> Vec<Violation> {
    [
        form_chosen(context),
        lead_liability_fits_form(context),
        required_form(context),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// R2142-20: a group is *conjoint* or *solidaire*; it must be said before the bid is ready. A single bidder has no form.
fn form_chosen(context: &RuleContext<'_>) -> Option<Violation> {
    let is_group = context.n_members() > 1;
    (is_group && context.consortium.form.is_none())
        .then(|| violation(RuleCode::FormChosen, "R2142-20", Severity::Error))
}

/// R2142-24: the joint liability of the lead is a clause of *conjoint* groups; in a *solidaire* group all are liable.
fn lead_liability_fits_form(context: &RuleContext<'_>) -> Option<Violation> {
    let is_superfluous = context.consortium.lead_is_jointly_liable
        && context.consortium.form == Some(ConsortiumForm::JointAndSeveral);
    is_superfluous.then(|| violation(RuleCode::LeadLiabilityFitsForm, "R2142-24", Severity::Error))
}

/// R2142-22: the buyer may require a form after the award, if the documents justify it.
fn required_form(context: &RuleContext<'_>) -> Option<Violation> {
    let required = context.call.bidding_rules.required_form?;
    let differs = context.consortium.form.is_some_and(|form| form != required);
    differs.then(|| violation(RuleCode::RequiredForm, "R2142-22", Severity::Warning))
}
