//! What differs between the candidates of two runs: who came and went, and what each company declares.

use std::collections::BTreeMap;

use crate::directory::capability::Capability;
use crate::directory::company::Company;
use crate::groupings::comparison::difference::{Aspect, Difference, DifferenceKind};
use crate::groupings::comparison::figures::{tenths, word};
use crate::groupings::grouping::Candidate;
use crate::values::ids::{CompanyId, CompetencyId};

/// Compares candidates by company. What a company may have told in confidence about other companies is not looked at.
#[must_use]
pub fn compare_candidates(before: &[Candidate], after: &[Candidate]) -> Vec<Difference> {
    let old = by_company(before);
    let new = by_company(after);
    let mut found = Vec::new();
    for (id, candidate) in &new {
        match old.get(id) {
            Some(known) => found.extend(compare_candidate(known, candidate)),
            None => found.push(Difference::of(DifferenceKind::CandidateAdded).about_company(*id)),
        }
    }
    for id in old.keys().filter(|id| !new.contains_key(id)) {
        found.push(Difference::of(DifferenceKind::CandidateRemoved).about_company(*id));
    }
    found
}

fn by_company(candidates: &[Candidate]) -> BTreeMap<CompanyId, &Candidate> {
    let pairs = candidates.iter().map(|one| (one.company.id, one));
    pairs.collect()
}

fn compare_candidate(before: &Candidate, after: &Candidate) -> Vec<Difference> {
    let mut found = compare_companies(&before.company, &after.company);
    let answer = |candidate: &Candidate| {
        let interest = candidate.interest.as_ref();
        interest.and_then(|interest| word(&interest.answer))
    };
    if answer(before) != answer(after) {
        let changed = Difference::of(DifferenceKind::InterestChanged);
        found.push(changed.from_to(answer(before), answer(after)));
    }
    found.extend(compare_capabilities(
        &before.capabilities,
        &after.capabilities,
    ));
    let id = after.company.id;
    found.into_iter().map(|one| one.about_company(id)).collect()
}

fn compare_companies(before: &Company, after: &Company) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut note = |aspect, differs: bool, figures: [Option<String>; 2]| {
        let [old, new] = figures;
        if differs {
            let changed = Difference::of(DifferenceKind::CompanyChanged).in_aspect(aspect);
            found.push(changed.from_to(old, new));
        }
    };
    let count = |figure: Option<u32>| figure.map(|figure| figure.to_string());
    note(
        Aspect::Headcount,
        before.headcount != after.headcount,
        [count(before.headcount), count(after.headcount)],
    );
    note(
        Aspect::AvailableFte,
        before.available_fte != after.available_fte,
        [before, after].map(|company| company.available_fte.map(|fte| tenths(fte.0))),
    );
    note(
        Aspect::Turnover,
        before.financial_years != after.financial_years,
        [None, None],
    );
    note(
        Aspect::Certificates,
        before.certificates != after.certificates,
        [None, None],
    );
    note(
        Aspect::MayLead,
        before.may_lead != after.may_lead,
        [before, after].map(|company| Some(company.may_lead.to_string())),
    );
    note(
        Aspect::MaxLots,
        before.max_lots != after.max_lots,
        [count(before.max_lots), count(after.max_lots)],
    );
    note(
        Aspect::Place,
        before.address.coordinates != after.address.coordinates,
        [None, None],
    );
    found
}

fn compare_capabilities(before: &[Capability], after: &[Capability]) -> Vec<Difference> {
    let old = by_competency(before);
    let new = by_competency(after);
    let mut found = Vec::new();
    for (id, capability) in &new {
        let changes = match old.get(id) {
            Some(known) => compare_capability(known, capability),
            None => vec![Difference::of(DifferenceKind::CapabilityAdded)],
        };
        found.extend(changes.into_iter().map(|one| one.about_competency(*id)));
    }
    for id in old.keys().filter(|id| !new.contains_key(id)) {
        found.push(Difference::of(DifferenceKind::CapabilityRemoved).about_competency(*id));
    }
    found
}

fn by_competency(capabilities: &[Capability]) -> BTreeMap<CompetencyId, &Capability> {
    let pairs = capabilities.iter().map(|one| (one.competency_id, one));
    pairs.collect()
}

fn compare_capability(before: &Capability, after: &Capability) -> Vec<Difference> {
    let mut found = Vec::new();
    let changed = |aspect| Difference::of(DifferenceKind::CapabilityChanged).in_aspect(aspect);
    if before.level != after.level {
        let number = |one: &Capability| Some(one.level.number().to_string());
        found.push(changed(Aspect::Level).from_to(number(before), number(after)));
    }
    if before.fte != after.fte {
        let figure = |one: &Capability| Some(tenths(one.fte.0));
        found.push(changed(Aspect::Fte).from_to(figure(before), figure(after)));
    }
    let is_verified = |one: &Capability| one.verification.is_some();
    if before.evidence != after.evidence || is_verified(before) != is_verified(after) {
        found.push(changed(Aspect::Evidence));
    }
    found
}
