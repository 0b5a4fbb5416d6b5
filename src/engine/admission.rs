//! Refusing options that contradict themselves, before any search.

use std::collections::BTreeSet;

use domain::groupings::grouping::{Candidate, LotQuestion, Objective, SuggestOptions};
use domain::values::ids::CompanyId;
use domain::values::rejection::{Rejection, RejectionCode};

use crate::constraints::lead::is_willing_to_lead;
use crate::constraints::membership::member_limit;

/// The most alternatives that may be asked for.
pub const MOST_ALTERNATIVES: u8 = 10;

/// All that contradicts itself in the options.
#[must_use]
pub fn rejections(question: &LotQuestion, options: &SuggestOptions) -> Vec<Rejection> {
    let mut rejections = Vec::new();
    rejections.extend(pins(question, options));
    rejections.extend(lead(question, options));
    rejections.extend(limits(question, options));
    let distinct: BTreeSet<_> = options.objectives.iter().collect();
    if distinct.len() < options.objectives.len() {
        rejections.push(Rejection::at(
            RejectionCode::ContradictoryOptions,
            "objectives",
        ));
    }
    let compares = options.objectives.contains(&Objective::Change);
    if compares == options.near.is_empty() {
        let place = if compares { "objectives" } else { "near" };
        let contradiction = Rejection::at(RejectionCode::ContradictoryOptions, place);
        rejections.push(contradiction);
    }
    rejections
}

fn candidate(question: &LotQuestion, company_id: CompanyId) -> Option<&Candidate> {
    question
        .candidates
        .iter()
        .find(|candidate| candidate.company.id == company_id)
}

fn pins(question: &LotQuestion, options: &SuggestOptions) -> Vec<Rejection> {
    let at = |code: RejectionCode, place: usize, company_id: &CompanyId| {
        Rejection::at(code, &place.to_string())
            .under("pinned")
            .with("value", company_id)
    };
    let mut rejections = Vec::new();
    for (place, company_id) in options.pinned.iter().enumerate() {
        if options.excluded.contains(company_id) {
            rejections.push(at(RejectionCode::PinnedAndExcluded, place, company_id));
        }
        if candidate(question, *company_id).is_none() {
            rejections.push(at(RejectionCode::NotFound, place, company_id));
        }
    }
    rejections
}

fn lead(question: &LotQuestion, options: &SuggestOptions) -> Option<Rejection> {
    let company_id = options.lead?;
    let code = match candidate(question, company_id) {
        None => RejectionCode::NotFound,
        Some(_) if options.excluded.contains(&company_id) => RejectionCode::ContradictoryOptions,
        Some(candidate) if !is_willing_to_lead(candidate) => RejectionCode::LeadNotEligible,
        Some(_) => return None,
    };
    Some(Rejection::at(code, "lead").with("value", company_id))
}

fn limits(question: &LotQuestion, options: &SuggestOptions) -> Vec<Rejection> {
    let mut rejections = Vec::new();
    let musts: BTreeSet<CompanyId> = options.pinned.iter().copied().chain(options.lead).collect();
    if options.max_members == Some(0) {
        rejections.push(
            Rejection::at(RejectionCode::OutOfRange, "maxMembers")
                .with("value", 0)
                .with("min", 1),
        );
    } else if let Some(limit) = member_limit(question, options) {
        let n_musts = u32::try_from(musts.len()).unwrap_or(u32::MAX);
        if n_musts > limit {
            rejections.push(
                Rejection::at(RejectionCode::ContradictoryOptions, "maxMembers")
                    .with("value", limit)
                    .with("min", n_musts),
            );
        }
    }
    if options.n_alternatives > MOST_ALTERNATIVES {
        rejections.push(
            Rejection::at(RejectionCode::OutOfRange, "nAlternatives")
                .with("value", options.n_alternatives)
                .with("max", MOST_ALTERNATIVES),
        );
    }
    if options.min_difference == 0 {
        rejections.push(
            Rejection::at(RejectionCode::OutOfRange, "minDifference")
                .with("value", 0)
                .with("min", 1),
        );
    }
    rejections
}
