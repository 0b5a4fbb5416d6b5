//! The answer by brute force: every subset of the companies, every lead, judged by the rule of coverage. Written apart
//! from the engine and from its checker, and much slower.

use domain::directory::evidence::Proof;
use domain::groupings::coverage::{Contribution, Coverage, CoverageState};
use domain::groupings::coverage_rule::contribution::GroupMember;
use domain::groupings::coverage_rule::fit::fit_of;
use domain::groupings::coverage_rule::group::coverage_of;
use domain::groupings::coverage_rule::holder::Holder;
use domain::groupings::coverage_rule::requirement_state::demanded_amount;
use domain::groupings::grouping::{Candidate, LotQuestion, Objective, SuggestOptions};
use domain::procurement::interest::InterestAnswer;
use domain::procurement::requirement::{
    CompetencyAmount, Demand, Importance, Requirement, RequirementScope,
};
use domain::values::ids::CompanyId;

use super::generated_questions::counts;

/// A grouping with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grouping {
    pub members: Vec<CompanyId>,
    pub value: Vec<i64>,
}

/// Every grouping that keeps all rules, with the value that it has under its best lead.
pub fn all_groupings(question: &LotQuestion, options: &SuggestOptions) -> Vec<Grouping> {
    let n_candidates = question.candidates.len();
    let mut groupings = Vec::new();
    for subset in 1_u32..1 << n_candidates {
        let group: Vec<&Candidate> = question
            .candidates
            .iter()
            .enumerate()
            .filter(|(place, _)| subset >> place & 1 == 1)
            .map(|(_, candidate)| candidate)
            .collect();
        if !keeps_wishes(question, options, &group) {
            continue;
        }
        let best = group
            .iter()
            .filter_map(|lead| value_under(question, options, &group, lead))
            .min();
        let is_enough = !options.stands_one_withdrawal
            || (best.is_some() && stands_withdrawals(question, &group));
        if let Some(value) = best.filter(|_| is_enough) {
            let mut members: Vec<CompanyId> = group.iter().map(|one| one.company.id).collect();
            members.sort();
            groupings.push(Grouping { members, value });
        }
    }
    groupings.sort_by(|a, b| a.value.cmp(&b.value));
    groupings
}

fn interest_of(candidate: &Candidate) -> Option<InterestAnswer> {
    candidate.interest.as_ref().map(|interest| interest.answer)
}

fn is_sub(candidate: &Candidate) -> bool {
    interest_of(candidate) == Some(InterestAnswer::Subcontractor)
}

fn keeps_wishes(question: &LotQuestion, options: &SuggestOptions, group: &[&Candidate]) -> bool {
    let ids: Vec<CompanyId> = group.iter().map(|one| one.company.id).collect();
    let limit = [options.max_members, question.lot.max_members]
        .into_iter()
        .flatten()
        .min()
        .map_or(usize::MAX, |limit| limit as usize);
    group.len() <= limit
        && options.pinned.iter().all(|pinned| ids.contains(pinned))
        && !options
            .excluded
            .iter()
            .any(|excluded| ids.contains(excluded))
        && group.iter().all(|one| {
            interest_of(one) != Some(InterestAnswer::No)
                && (!is_sub(one) || options.allows_subcontractors)
                && one.interest.as_ref().is_none_or(|interest| {
                    !interest
                        .not_with
                        .iter()
                        .any(|other| *other != one.company.id && ids.contains(other))
                })
        })
}

fn is_willing(lead: &Candidate) -> bool {
    lead.company.may_lead && matches!(interest_of(lead), None | Some(InterestAnswer::Lead))
}

/// The coverage of the lot by a group under a lead.
fn coverage_under(question: &LotQuestion, group: &[&Candidate], lead: &Candidate) -> Coverage {
    let members: Vec<GroupMember<'_>> = group
        .iter()
        .map(|one| GroupMember {
            holder: Holder {
                company: &one.company,
                capabilities: &one.capabilities,
                most_fte: one.interest.as_ref().and_then(|interest| interest.most_fte),
            },
            is_lead: one.company.id == lead.company.id,
            is_subcontractor: is_sub(one),
        })
        .collect();
    coverage_of(
        &question.requirements,
        &members,
        &question.vocabulary,
        question.valid_on,
    )
}

/// Whether a group covers everything mandatory under a lead who is willing.
fn goes_on_under(question: &LotQuestion, group: &[&Candidate], lead: &Candidate) -> bool {
    let coverage = coverage_under(question, group, lead);
    let mut lines = question.requirements.iter().zip(&coverage.requirements);
    is_willing(lead)
        && lines.all(|(requirement, line)| {
            !requirement.is_mandatory()
                || matches!(line.state, CoverageState::Covered | CoverageState::ToJudge)
        })
}

/// Whether the others go on whoever of the group withdraws.
pub fn stands_withdrawals(question: &LotQuestion, group: &[&Candidate]) -> bool {
    group.iter().all(|leaving| {
        let rest: Vec<&Candidate> = group
            .iter()
            .copied()
            .filter(|one| one.company.id != leaving.company.id)
            .collect();
        rest.iter().any(|lead| goes_on_under(question, &rest, lead))
    })
}

fn value_under(
    question: &LotQuestion,
    options: &SuggestOptions,
    group: &[&Candidate],
    lead: &Candidate,
) -> Option<Vec<i64>> {
    if !is_willing(lead) || options.lead.is_some_and(|wanted| wanted != lead.company.id) {
        return None;
    }
    let coverage = coverage_under(question, group, lead);
    let mut uncovered = 0;
    let (mut weak, mut misfit) = (0, 0);
    let mut reasons: Vec<CompanyId> = options.pinned.clone();
    reasons.push(lead.company.id);
    for (requirement, line) in question.requirements.iter().zip(&coverage.requirements) {
        if line.state != CoverageState::Covered {
            match requirement.importance {
                Importance::Desirable(weight) => uncovered += i64::from(weight),
                Importance::Mandatory if line.state == CoverageState::ToJudge => {}
                Importance::Mandatory => return None,
            }
            continue;
        }
        let cells: Vec<&Contribution> = coverage
            .contributions
            .iter()
            .filter(|cell| cell.requirement_id == requirement.id && counts(cell.answer))
            .collect();
        let part = answers(options, group, lead, (requirement, &cells));
        weak += part.0;
        misfit += part.1;
        let together = matches!(
            requirement.scope,
            RequirementScope::Pooled | RequirementScope::MemberOnly | RequirementScope::Any
        );
        if together && demanded_amount(&requirement.demand) > 0 {
            reasons.extend(cells.iter().map(|cell| cell.company_id));
        }
    }
    let mut idle = group
        .iter()
        .filter(|one| !reasons.contains(&one.company.id));
    let is_excused = idle
        .next()
        .is_none_or(|spare| options.stands_one_withdrawal && goes_on_under(question, group, spare));
    if !is_excused || idle.next().is_some() {
        return None;
    }
    let ids: Vec<CompanyId> = group.iter().map(|one| one.company.id).collect();
    Some(
        options
            .objectives
            .iter()
            .map(|objective| match objective {
                Objective::Uncovered => uncovered,
                Objective::Members => i64::try_from(group.len()).unwrap(),
                Objective::Preference => -preference(options, &ids),
                Objective::WeakProof => weak,
                Objective::Misfit => misfit,
                Objective::Distance => distance(question, group),
                Objective::Cohesion => -cohesion(question, &ids),
                Objective::Change => i64::try_from(difference(&options.near, &ids)).unwrap(),
                Objective::Fairness => group.iter().map(|one| i64::from(one.times_chosen)).sum(),
            })
            .collect(),
    )
}

fn preference(options: &SuggestOptions, ids: &[CompanyId]) -> i64 {
    let liked = options.preferred.iter().filter(|id| ids.contains(id));
    i64::try_from(liked.count()).unwrap()
}

fn distance(question: &LotQuestion, group: &[&Candidate]) -> i64 {
    let known = question.candidates.iter().filter_map(|one| one.distance_km);
    let farthest = known.max().unwrap_or(0);
    group
        .iter()
        .map(|one| i64::from(one.distance_km.unwrap_or(farthest)))
        .sum()
}

fn cohesion(question: &LotQuestion, ids: &[CompanyId]) -> i64 {
    question
        .past_pairs
        .iter()
        .filter(|(a, b, _)| a != b && ids.contains(a) && ids.contains(b))
        .map(|(_, _, times)| i64::from(*times))
        .sum()
}

/// Weak proofs and misfit of those who answer one covered requirement: every choice of answering members is tried, and
/// the best in the order of the goals taken.
fn answers(
    options: &SuggestOptions,
    group: &[&Candidate],
    lead: &Candidate,
    covered: (&Requirement, &[&Contribution]),
) -> (i64, i64) {
    let (requirement, cells) = covered;
    if requirement.demand == Demand::FreeText {
        return (0, 0);
    }
    let is_answered = matches!(
        requirement.demand,
        Demand::Competency { .. } | Demand::Certificate { .. } | Demand::Registration { .. }
    );
    if !is_answered {
        return (0, 0);
    }
    let cost = |cell: &Contribution| {
        (
            i64::from(cell.proof != Proof::Proved),
            fit_of(requirement, cell).map_or(0, |fit| 100 - i64::from(fit)),
        )
    };
    let n_asked = match (requirement.scope, &requirement.demand) {
        (RequirementScope::Each, _) => {
            let full = group.iter().filter(|one| !is_sub(one));
            return full
                .map(|one| {
                    let cell = cells.iter().find(|cell| cell.company_id == one.company.id);
                    cost(cell.unwrap())
                })
                .fold((0, 0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
        }
        (RequirementScope::Lead, _) => {
            let cell = cells.iter().find(|cell| cell.company_id == lead.company.id);
            return cost(cell.unwrap());
        }
        (
            RequirementScope::Pooled | RequirementScope::MemberOnly,
            Demand::Competency {
                amount: CompetencyAmount::Holders(n),
                ..
            },
        ) => *n as usize,
        _ => 1,
    };
    let rank = |sum: (i64, i64)| -> Vec<i64> {
        options
            .objectives
            .iter()
            .map(|objective| match objective {
                Objective::WeakProof => sum.0,
                Objective::Misfit => sum.1,
                _ => 0,
            })
            .collect()
    };
    let mut best: Option<(i64, i64)> = None;
    for choice in 0_u32..1 << cells.len() {
        if choice.count_ones() as usize != n_asked {
            continue;
        }
        let sum = cells
            .iter()
            .enumerate()
            .filter(|(place, _)| choice >> place & 1 == 1)
            .map(|(_, cell)| cost(cell))
            .fold((0, 0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
        if best.is_none_or(|best| rank(sum) < rank(best)) {
            best = Some(sum);
        }
    }
    best.unwrap_or_default()
}

/// By how many companies two groupings differ.
pub fn difference(one: &[CompanyId], other: &[CompanyId]) -> usize {
    let n_shared = one.iter().filter(|member| other.contains(member)).count();
    one.len() + other.len() - 2 * n_shared
}
