//! Rules on what the group can do: requirements covered, certificates in date, reserved lots.

use super::context::{RuleContext, violation};
use crate::consortia::violation::{RuleCode, Severity, Violation};
use crate::directory::evidence::Proof;
use crate::groupings::coverage::CoverageState;
use crate::procurement::requirement::Demand;
use crate::values::text::search_key;

/// Checks the capacities.
#[must_use]
pub fn check(context: &RuleContext<'_>) -> Vec<Violation> {
    let mut found = certificates_expire(context);
    found.extend(requirements_covered(context));
    found.extend(reserved(context));
    found
}

/// R2142-25: capacities are judged for the group as a whole.
fn requirements_covered(context: &RuleContext<'_>) -> Option<Violation> {
    let n_missing = context
        .requirements
        .iter()
        .filter(|requirement| requirement.is_mandatory())
        .filter(|requirement| {
            context
                .coverage
                .requirements
                .iter()
                .find(|line| line.requirement_id == requirement.id)
                .is_none_or(|line| line.state != CoverageState::Covered)
        })
        .count();
    (n_missing > 0).then(|| {
        violation(RuleCode::RequirementsCovered, "R2142-25", Severity::Warning)
            .with("count", n_missing)
    })
}

/// A certificate that the lot asks for runs out before the bid is due.
fn certificates_expire(context: &RuleContext<'_>) -> Vec<Violation> {
    let asked = context
        .requirements
        .iter()
        .filter_map(|requirement| match &requirement.demand {
            Demand::Certificate { code } | Demand::Registration { code } => Some(code),
            _ => None,
        });
    let mut found = Vec::new();
    for code in asked {
        for (company_id, _) in context.present() {
            let certificates = context
                .companies
                .get(&company_id)
                .map(|company| company.certificates.as_slice());
            let named: Vec<_> = certificates
                .unwrap_or_default()
                .iter()
                .filter(|held| held.is_named(code.as_str()))
                .collect();
            let all_expire = !named.is_empty()
                && named
                    .iter()
                    .all(|held| held.proof_on(context.deadline_day) == Proof::Expired);
            let last_day = named.iter().filter_map(|held| held.valid_until).max();
            if let (true, Some(until)) = (all_expire, last_day) {
                let warning =
                    violation(RuleCode::CertificateExpires, "R2142-25", Severity::Warning);
                found.push(
                    warning
                        .about([company_id])
                        .with("certificate", code)
                        .with("until", until),
                );
            }
        }
    }
    found
}

/// L2113-12 to -16: a reserved lot needs a status; whether every member needs it must be read in the documents.
fn reserved(context: &RuleContext<'_>) -> Option<Violation> {
    let reserved_for = context.lot.reserved_for.as_ref().or(context
        .call
        .bidding_rules
        .reserved_for
        .as_ref())?;
    let wanted = search_key(reserved_for.as_str());
    let without: Vec<_> = context
        .present()
        .map(|(company_id, _)| company_id)
        .filter(|company_id| {
            context.companies.get(company_id).is_none_or(|company| {
                !company
                    .social_statuses
                    .iter()
                    .any(|status| wanted.contains(&search_key(status.as_str())))
            })
        })
        .collect();
    (!without.is_empty()).then(|| {
        violation(RuleCode::Reserved, "L2113-12", Severity::Warning)
            .about(without)
            .with("reserved", reserved_for)
    })
}
