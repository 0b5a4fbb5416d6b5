//! Judges an answer by the problem alone. It shares no line with the search: what it refuses is never shown.

use std::collections::BTreeMap;

use super::answer::{Breakdown, LotAnswer};
use super::check_lot::{Pairs, judge_lot};
use super::problem::Problem;

/// Goes through an answer to these lots, in this order: what it costs in truth.
///
/// # Errors
/// Everything that is wrong with it.
pub fn check_answer(
    problem: &Problem,
    lots: &[usize],
    answers: &[LotAnswer],
) -> Result<Breakdown, Vec<String>> {
    let pairs = pairs_of(problem, answers);
    let mut faults = Vec::new();
    if !lots
        .iter()
        .copied()
        .eq(answers.iter().map(|answer| answer.lot))
    {
        faults.push("the answer is to other lots than the question".to_owned());
    }
    let mut cost = Breakdown::default();
    let mut used: BTreeMap<(u32, u32), i64> = BTreeMap::new();
    let mut n_lots: BTreeMap<u32, i64> = BTreeMap::new();
    for answer in answers {
        let judged = judge_lot(problem, &pairs, answer);
        cost.add(&judged.breakdown);
        faults.extend(judged.faults);
        for (key, tenths) in judged.used {
            *used.entry(key).or_default() += tenths;
        }
        for member in &answer.members {
            *n_lots.entry(*member).or_default() += 1;
        }
    }
    check_shared(problem, &used, &n_lots, &mut faults);
    if faults.is_empty() {
        Ok(cost)
    } else {
        Err(faults)
    }
}

/// The pairs of companies that are members at all.
fn pairs_of(problem: &Problem, answers: &[LotAnswer]) -> Pairs {
    let mut is_member = vec![false; problem.companies.len()];
    for member in answers.iter().flat_map(|answer| &answer.members) {
        if let Some(known) = is_member.get_mut(*member as usize) {
            *known = true;
        }
    }
    let are_members = |first: u32, second: u32| {
        let of = |number: u32| is_member.get(number as usize).copied().unwrap_or_default();
        of(first) && of(second)
    };
    let worked = problem.collaborations.iter();
    Pairs {
        strengths: worked
            .filter(|pair| are_members(pair.first, pair.second))
            .map(|pair| ((pair.first, pair.second), pair.strength))
            .collect(),
        foes: problem
            .incompatibilities
            .iter()
            .copied()
            .filter(|(first, second)| are_members(*first, *second))
            .collect(),
    }
}

/// What companies give over all lots: people in all, people of each competency, and the number of lots.
fn check_shared(
    problem: &Problem,
    used: &BTreeMap<(u32, u32), i64>,
    n_lots: &BTreeMap<u32, i64>,
    faults: &mut Vec<String>,
) {
    let company = |number: u32| problem.companies.get(usize::try_from(number).ok()?);
    let mut in_all: BTreeMap<u32, i64> = BTreeMap::new();
    for ((number, competency), tenths) in used {
        *in_all.entry(*number).or_default() += tenths;
        let has = company(*number)
            .and_then(|one| {
                one.capabilities
                    .iter()
                    .find(|held| held.competency == *competency)
            })
            .map_or(0, |held| held.tenths);
        if *tenths > has {
            faults.push(format!(
                "company {number} gives {tenths} tenths of competency {competency} and has {has}"
            ));
        }
    }
    for (number, tenths) in in_all {
        let has = company(number).map_or(0, |one| one.available);
        if tenths > has {
            faults.push(format!(
                "company {number} gives {tenths} tenths and has {has}"
            ));
        }
    }
    for (number, n_lots) in n_lots {
        if let Some(most) = company(*number).and_then(|one| one.max_lots)
            && *n_lots > most
        {
            faults.push(format!(
                "company {number} takes {n_lots} lots, at most {most}"
            ));
        }
    }
}
