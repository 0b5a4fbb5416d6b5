//! Checks what is said about an answer, from the rule of coverage alone: whoever is said to suffice does, whatever is
//! said to be lost is lost, and every grouping named is one. That nothing smaller or cheaper exists is for tests.

use domain::groupings::coverage::CoverageState;
use domain::groupings::grouping::{LotQuestion, SuggestOptions};
use domain::groupings::inquiry::{Necessity, Withdrawal};
use domain::groupings::suggestion::Suggestion;
use domain::values::ids::{CompanyId, RequirementId};

use crate::checking::failure::Fault;
use crate::checking::workshop::{Workshop, is_breaking};

/// What is wrong with what is said about fewer members.
#[must_use]
pub fn necessity_faults(
    question: &LotQuestion,
    grouping: &Suggestion,
    necessity: &Necessity,
) -> Vec<Fault> {
    let bare = without_wishes(question);
    let options = SuggestOptions::default();
    let workshop = Workshop {
        question: &bare,
        options: &options,
    };
    let mut faults: Vec<Fault> = necessity
        .alone
        .iter()
        .filter(|company_id| !suffices(workshop, &[**company_id]))
        .map(|company_id| Fault::Claim(*company_id))
        .collect();
    if let Some(part) = &necessity.smaller_part {
        let is_part = part.iter().all(|one| grouping.members.contains(one));
        if !is_part || part.len() >= grouping.members.len() || !suffices(workshop, part) {
            faults.push(Fault::Members);
        }
    }
    let n_part = necessity.smaller_part.as_ref().map(Vec::len);
    let n_least = n_part.unwrap_or(grouping.members.len());
    let is_counted = u32::try_from(grouping.members.len()) == Ok(necessity.n_members);
    if !is_counted || usize::try_from(necessity.fewest_members).is_ok_and(|n| n > n_least) {
        faults.push(Fault::Bound);
    }
    faults
}

/// The question as competition law looks at it: no answers, no limit, everybody able to lead.
fn without_wishes(question: &LotQuestion) -> LotQuestion {
    let mut bare = question.clone();
    bare.lot.max_members = None;
    for candidate in &mut bare.candidates {
        candidate.interest = None;
        candidate.company.may_lead = true;
    }
    bare
}

/// The wishes without the lead asked for: after a withdrawal whoever may lead can take over.
fn whoever_leads(options: &SuggestOptions) -> SuggestOptions {
    SuggestOptions {
        lead: None,
        ..options.clone()
    }
}

/// Whether companies cover everything mandatory under one of them as lead.
fn suffices(workshop: Workshop<'_>, members: &[CompanyId]) -> bool {
    members
        .iter()
        .any(|lead| lost_by(workshop, members, Some(*lead)).is_empty())
}

/// The mandatory requirements that companies leave uncovered.
fn lost_by(
    workshop: Workshop<'_>,
    members: &[CompanyId],
    lead: Option<CompanyId>,
) -> Vec<RequirementId> {
    let coverage = workshop.coverage(members, lead);
    workshop
        .question
        .requirements
        .iter()
        .zip(&coverage.requirements)
        .filter(|(requirement, line)| {
            is_breaking(requirement) && line.state != CoverageState::Covered
        })
        .map(|(requirement, _)| requirement.id)
        .collect()
}

/// What is wrong with what is said about withdrawals.
#[must_use]
pub fn withdrawal_faults(
    question: &LotQuestion,
    options: &SuggestOptions,
    grouping: &Suggestion,
    withdrawals: &[Withdrawal],
) -> Vec<Fault> {
    let freely = whoever_leads(options);
    let workshop = Workshop {
        question,
        options: &freely,
    };
    let named: Vec<CompanyId> = withdrawals.iter().map(|one| one.company_id).collect();
    let mut faults = Vec::new();
    if named != grouping.members {
        faults.push(Fault::Members);
    }
    for withdrawal in withdrawals {
        if !is_true(workshop, grouping, withdrawal) {
            faults.push(Fault::Claim(withdrawal.company_id));
        }
    }
    faults
}

/// Whether companies cover everything mandatory under one of them who accepts to lead.
#[must_use]
pub fn can_go_on(workshop: Workshop<'_>, members: &[CompanyId]) -> bool {
    members
        .iter()
        .filter(|lead| workshop.may_lead(**lead))
        .any(|lead| lost_by(workshop, members, Some(*lead)).is_empty())
}

/// The members without whom the others cannot go on, whoever takes over the lead.
#[must_use]
pub fn indispensable(
    question: &LotQuestion,
    options: &SuggestOptions,
    members: &[CompanyId],
) -> Vec<CompanyId> {
    let freely = whoever_leads(options);
    let workshop = Workshop {
        question,
        options: &freely,
    };
    let without = |leaving: CompanyId| -> Vec<CompanyId> {
        let rest = members.iter().filter(|member| **member != leaving);
        rest.copied().collect()
    };
    members
        .iter()
        .copied()
        .filter(|member| !can_go_on(workshop, &without(*member)))
        .collect()
}

fn is_true(workshop: Workshop<'_>, grouping: &Suggestion, withdrawal: &Withdrawal) -> bool {
    let rest: Vec<CompanyId> = grouping
        .members
        .iter()
        .copied()
        .filter(|member| *member != withdrawal.company_id)
        .collect();
    let goes_on = |members: &[CompanyId]| can_go_on(workshop, members);
    let reserve_helps = withdrawal.reserve.as_ref().is_none_or(|reserve| {
        let mut repaired = rest.clone();
        repaired.push(reserve.company_id);
        repaired.sort_unstable();
        !rest.contains(&reserve.company_id) && goes_on(&repaired)
    });
    withdrawal.is_harmless() == goes_on(&rest) && reserve_helps
}
