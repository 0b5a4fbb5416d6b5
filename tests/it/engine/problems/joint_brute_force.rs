//! Every plan for the lots of a tiny problem together: written from the rules, not from the engine.

use std::collections::BTreeMap;

use engine::interchange::problem::{Demand, Lot, Problem, Requirement};

use super::brute_force::{cost_of_members, distributions, qualifies};

/// What the companies have left for further lots.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Left {
    /// Tenths in all, by company.
    people: Vec<i64>,
    /// Tenths of each competency, by company.
    people_of: Vec<Vec<i64>>,
    /// Lots, by company.
    lots: Vec<i64>,
}

/// The cheapest way to come to each state.
type Ways = BTreeMap<Left, i64>;

fn note(ways: &mut Ways, left: Left, cost: i64) {
    let known = ways.entry(left).or_insert(cost);
    *known = cost.min(*known);
}

/// What the best plan for all lots costs, goals weighed.
pub fn cheapest_plan(problem: &Problem) -> i64 {
    let n_companies = problem.companies.len();
    assert!(n_companies < 7, "brute force is for tiny problems");
    let of_company = |at: usize| {
        let mut people_of = vec![0; problem.competencies.len()];
        for held in &problem.companies[at].capabilities {
            people_of[held.competency as usize] = held.tenths;
        }
        people_of
    };
    let everything = Left {
        people: problem.companies.iter().map(|one| one.available).collect(),
        people_of: (0..n_companies).map(of_company).collect(),
        lots: problem
            .companies
            .iter()
            .map(|one| one.max_lots.unwrap_or(i64::MAX))
            .collect(),
    };
    let mut ways: Ways = BTreeMap::from([(everything, 0)]);
    for lot in &problem.lots {
        ways = with_lot(problem, lot, &ways);
    }
    ways.into_values().min().expect("no group is always a plan")
}

fn with_lot(problem: &Problem, lot: &Lot, ways: &Ways) -> Ways {
    let mut next = Ways::new();
    for (left, cost) in ways {
        note(&mut next, left.clone(), cost + problem.weights.unserved_lot);
    }
    for mask in 1_u32..1 << problem.companies.len() {
        let members: Vec<u32> = (0..problem.companies.len() as u32)
            .filter(|at| mask >> at & 1 == 1)
            .collect();
        let Some(of_members) = cost_of_members(problem, lot, &members) else {
            continue;
        };
        let mut covered = Ways::new();
        for (left, cost) in ways {
            if members.iter().all(|at| left.lots[*at as usize] > 0) {
                let mut left = left.clone();
                for at in &members {
                    left.lots[*at as usize] -= 1;
                }
                note(&mut covered, left, cost + of_members.objective());
            }
        }
        for asked in &lot.requirements {
            covered = cover(problem, &members, asked, &covered);
        }
        for (left, cost) in covered {
            note(&mut next, left, cost);
        }
    }
    next
}

fn cover(problem: &Problem, members: &[u32], asked: &Requirement, ways: &Ways) -> Ways {
    let weights = problem.weights;
    let mut next = Ways::new();
    let offers: Vec<Option<(i64, i64)>> = members
        .iter()
        .map(|at| qualifies(&problem.companies[*at as usize], asked))
        .collect();
    for (left, cost) in ways {
        if let Some(weight) = asked.optional_weight {
            note(&mut next, left.clone(), cost + weights.uncovered * weight);
        }
        match asked.demand {
            Demand::Holders(n_holders) => {
                let mut lacking: Vec<i64> = offers.iter().flatten().map(|offer| offer.1).collect();
                lacking.sort_unstable();
                if lacking.len() as i64 >= n_holders {
                    let points: i64 = lacking.iter().take(n_holders as usize).sum();
                    let cost = cost + weights.misfit_holder * points;
                    note(&mut next, left.clone(), cost);
                }
            }
            Demand::Tenths(tenths) => {
                let competency = asked.competency as usize;
                let most = |at: &u32| {
                    let at = *at as usize;
                    left.people[at].min(left.people_of[at][competency])
                };
                let most: Vec<i64> = members.iter().map(most).collect();
                for (given, points) in distributions(&offers, &most, tenths) {
                    let mut rest = left.clone();
                    for (at, given) in members.iter().zip(given) {
                        rest.people[*at as usize] -= given;
                        rest.people_of[*at as usize][competency] -= given;
                    }
                    note(&mut next, rest, cost + weights.misfit_fte * points);
                }
            }
        }
    }
    next
}
