//! Why a company is not in the best grouping: its price when it has to be in, or the rules that keep it out.

use domain::groupings::grouping::{LotQuestion, SuggestOptions};
use domain::groupings::inquiry::{WhyNot, WhyNotVerdict};
use domain::groupings::suggestion::{ConflictElement, Suggestion};
use domain::values::ids::CompanyId;
use domain::values::rejection::{Rejection, RejectionCode};

use crate::budget::Budget;
use crate::explanation::answer::suggestion;
use crate::explanation::conflict::conflict_elements;
use crate::explanation::inquiry::Inquiry;
use crate::inquiries::change::change;
use crate::posed::Posed;
use crate::search::prove::{Start, prove};

/// Answers why a company is not in the best grouping. The coordinator's exclusion of that very company is looked away
/// from; everything else stays as it was asked.
///
/// # Errors
/// What contradicts itself in the options; `NOT_FOUND` at `companyId` for one that is no candidate.
pub fn why_not(
    question: &LotQuestion,
    options: &SuggestOptions,
    best: &Suggestion,
    asked: (CompanyId, &Budget<'_>),
) -> Result<WhyNot, Vec<Rejection>> {
    let (company_id, budget) = asked;
    let is_candidate = |id: &CompanyId| {
        question
            .candidates
            .iter()
            .any(|candidate| candidate.company.id == *id)
    };
    if !is_candidate(&company_id) {
        let rejection = Rejection::at(RejectionCode::NotFound, "companyId");
        return Err(vec![rejection.with("value", company_id)]);
    }
    let posed = Posed::new(question, options)?;
    let verdict = if best.members.contains(&company_id) {
        WhyNotVerdict::IsIn
    } else {
        verdict(&posed, best, company_id, *budget)
    };
    Ok(WhyNot {
        company_id,
        is_excluded: options.excluded.contains(&company_id),
        verdict,
    })
}

/// The options with the company pinned, and no longer excluded.
#[must_use]
pub fn options_with(options: &SuggestOptions, company_id: CompanyId) -> SuggestOptions {
    let mut changed = options.clone();
    changed.excluded.retain(|excluded| *excluded != company_id);
    changed.pinned.push(company_id);
    changed.n_alternatives = 0;
    changed
}

fn verdict(
    posed: &Posed<'_>,
    best: &Suggestion,
    company_id: CompanyId,
    budget: Budget<'_>,
) -> WhyNotVerdict {
    let options = options_with(posed.options, company_id);
    let mut rules = posed.rules();
    rules.excluded.remove(&company_id);
    rules.pinned.insert(company_id);
    let problem = posed.problem(&rules, &options);
    let found = prove(&problem, Start::default(), budget);
    match found.best {
        Some(incumbent) => {
            let grouping = suggestion(posed.source(&problem), &incumbent, 1, found.is_proven);
            WhyNotVerdict::Price {
                change: change(&best.objective, &grouping.objective),
                grouping: Box::new(grouping),
                is_proven: found.is_proven,
            }
        }
        None if found.is_proven => WhyNotVerdict::RuledOut {
            elements: elements_against(posed, &options, company_id, budget),
        },
        None => WhyNotVerdict::Unknown,
    }
}

/// A smallest set of rules that cannot be kept with the company in, its being in left out of the list.
fn elements_against(
    posed: &Posed<'_>,
    options: &SuggestOptions,
    company_id: CompanyId,
    budget: Budget<'_>,
) -> Vec<ConflictElement> {
    let elements = conflict_elements(Inquiry {
        question: posed.question,
        brought: &posed.brought,
        options,
        budget,
    });
    let is_itself = |element: &ConflictElement| *element == ConflictElement::Pinned { company_id };
    elements
        .into_iter()
        .filter(|element| !is_itself(element))
        .collect()
}
