//! Verifies an answer from domain values alone: it shares the rule of coverage with everybody and no code with the
//! search. An answer that it refuses is neither stored nor shown.

use domain::groupings::grouping::{LotQuestion, SuggestOptions};
use domain::groupings::inquiry::{Necessity, Withdrawal};
use domain::groupings::suggestion::{GroupingAnswer, GroupingStatus, Suggestion};

use crate::checking::failure::{CheckFailure, Fault};
use crate::checking::values::vector;
use crate::checking::workshop::Workshop;
use crate::checking::{assigned, call_plan, claims, conflicts, group_rules, inquiries, values};
use crate::whole_call::plan_call::Planned;

/// Verifies members, leads, assignments, people, uncovered requirements, values, reasons, ranks and differences of all
/// suggestions, the bound, and what is said about an impossible lot. That nothing better exists cannot be verified
/// this way; tests compare with brute force.
///
/// # Errors
/// All that is wrong, sorted.
pub fn check_answer(
    question: &LotQuestion,
    options: &SuggestOptions,
    answer: &GroupingAnswer,
) -> Result<(), Vec<CheckFailure>> {
    let workshop = Workshop { question, options };
    let mut failures: Vec<CheckFailure> = of_the_whole(workshop, answer)
        .into_iter()
        .map(|fault| CheckFailure { rank: None, fault })
        .collect();
    for suggestion in &answer.suggestions {
        failures.extend(
            of_one(workshop, suggestion)
                .into_iter()
                .map(|fault| CheckFailure {
                    rank: Some(suggestion.rank),
                    fault,
                }),
        );
    }
    failures.sort_unstable();
    if failures.is_empty() {
        Ok(())
    } else {
        Err(failures)
    }
}

/// Verifies one grouping as `check_answer` does, without what only shows beside others.
///
/// # Errors
/// All that is wrong, sorted.
pub fn check_grouping(
    question: &LotQuestion,
    options: &SuggestOptions,
    suggestion: &Suggestion,
) -> Result<(), Vec<Fault>> {
    refused(of_one(Workshop { question, options }, suggestion))
}

/// Verifies a plan for a call: every grouping by the question that it answers, and by the lots' own questions that nobody
/// gives people twice and that no company takes more lots than it may.
///
/// # Errors
/// All that is wrong, sorted.
pub fn check_call_plan(
    questions: &[LotQuestion],
    planned: &Planned,
    max_lots: Option<u32>,
) -> Result<(), Vec<Fault>> {
    let mut faults = call_plan::overloaded(questions, &planned.plan, max_lots);
    for (answered, lot) in planned.answered.iter().zip(&planned.plan.lots) {
        if let Some(grouping) = &lot.grouping {
            let workshop = Workshop {
                question: &answered.question,
                options: &answered.options,
            };
            faults.extend(of_one(workshop, grouping));
        }
    }
    if planned.answered.len() != questions.len() || planned.plan.lots.len() != questions.len() {
        faults.push(Fault::Members);
    }
    refused(faults)
}

/// Verifies what is said about fewer members.
///
/// # Errors
/// All that is wrong, sorted.
pub fn check_necessity(
    question: &LotQuestion,
    grouping: &Suggestion,
    necessity: &Necessity,
) -> Result<(), Vec<Fault>> {
    refused(inquiries::necessity_faults(question, grouping, necessity))
}

/// Verifies what is said about withdrawals from a grouping.
///
/// # Errors
/// All that is wrong, sorted.
pub fn check_withdrawals(
    question: &LotQuestion,
    options: &SuggestOptions,
    about: (&Suggestion, &[Withdrawal]),
) -> Result<(), Vec<Fault>> {
    let (grouping, withdrawals) = about;
    refused(inquiries::withdrawal_faults(
        question,
        options,
        grouping,
        withdrawals,
    ))
}

fn refused(mut faults: Vec<Fault>) -> Result<(), Vec<Fault>> {
    faults.sort_unstable();
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults)
    }
}

fn of_one(workshop: Workshop<'_>, suggestion: &Suggestion) -> Vec<Fault> {
    let mut faults = group_rules::faults(workshop, suggestion);
    faults.extend(values::faults(workshop, suggestion));
    faults.extend(assigned::faults(workshop, suggestion));
    faults.extend(claims::faults(workshop, suggestion));
    faults
}

fn of_the_whole(workshop: Workshop<'_>, answer: &GroupingAnswer) -> Vec<Fault> {
    let mut faults = Vec::new();
    let has_groupings = !answer.suggestions.is_empty();
    let fits_status = match answer.status {
        GroupingStatus::ProvenOptimal | GroupingStatus::Feasible => {
            has_groupings && answer.conflict.is_none()
        }
        GroupingStatus::Infeasible => !has_groupings && answer.conflict.is_some(),
        GroupingStatus::Stopped => !has_groupings && answer.conflict.is_none(),
        GroupingStatus::Running | GroupingStatus::Failed => false,
    };
    if !fits_status {
        faults.push(Fault::Status);
    }
    faults.extend(ranking(workshop, &answer.suggestions));
    faults.extend(certificate(workshop, answer));
    if let Some(conflict) = &answer.conflict {
        faults.extend(conflicts::faults(workshop, conflict));
    }
    faults
}

/// Ranks, order and differences.
fn ranking(workshop: Workshop<'_>, suggestions: &[Suggestion]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let ranks_count = (1..).zip(suggestions).all(|(rank, one)| one.rank == rank);
    if !ranks_count || suggestions.len() > usize::from(workshop.options.n_alternatives) + 1 {
        faults.push(Fault::Ranks);
    }
    let next = suggestions.iter().skip(1);
    if suggestions
        .iter()
        .zip(next)
        .any(|(earlier, later)| vector(later) < vector(earlier))
    {
        faults.push(Fault::Order);
    }
    let least = usize::from(workshop.options.min_difference);
    let differ = |one: &Suggestion, other: &Suggestion| {
        let n_shared = one
            .members
            .iter()
            .filter(|member| other.members.contains(member))
            .count();
        one.members.len() + other.members.len() - 2 * n_shared >= least
    };
    let too_near = suggestions.iter().enumerate().any(|(place, later)| {
        suggestions
            .iter()
            .take(place)
            .any(|earlier| !differ(earlier, later))
    });
    if too_near {
        faults.push(Fault::Difference);
    }
    faults
}

/// The bound and the proofs.
fn certificate(workshop: Workshop<'_>, answer: &GroupingAnswer) -> Vec<Fault> {
    let Some(best) = answer.suggestions.first() else {
        return Vec::new();
    };
    let mut faults = Vec::new();
    let goals: Vec<_> = answer.bound.iter().map(|one| one.objective).collect();
    if goals != workshop.options.objectives {
        faults.push(Fault::Goals);
    }
    let bound: Vec<i64> = answer.bound.iter().map(|one| one.value).collect();
    let reached = vector(best);
    let is_proven = answer.status == GroupingStatus::ProvenOptimal;
    if bound > reached || (is_proven && bound != reached) {
        faults.push(Fault::Bound);
    }
    let goes_on = answer.suggestions.iter().skip(1);
    let unproven_before = answer
        .suggestions
        .iter()
        .zip(goes_on)
        .any(|(earlier, later)| later.is_proven && !earlier.is_proven);
    if best.is_proven != is_proven || unproven_before {
        faults.push(Fault::Proof);
    }
    faults
}
