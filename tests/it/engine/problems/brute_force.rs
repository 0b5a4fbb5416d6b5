//! Every group of a tiny problem, with its cheapest way of covering: written from the rules, not from the engine.

use std::collections::BTreeMap;

use engine::interchange::answer::Breakdown;
use engine::interchange::distance::kilometres;
use engine::interchange::problem::{Company, Demand, Lot, Problem, Requirement, Scope};

/// A possible group and what it costs in the cheapest way.
#[derive(Clone, Debug)]
pub struct Group {
    pub members: Vec<u32>,
    pub cost: Breakdown,
}

/// In which order costs are compared.
pub type Order = fn(&Breakdown) -> Vec<i64>;

pub fn weighed(cost: &Breakdown) -> Vec<i64> {
    vec![cost.objective()]
}

pub fn one_by_one(cost: &Breakdown) -> Vec<i64> {
    cost.goals().to_vec()
}

/// Every possible group for a lot.
pub fn groups(problem: &Problem, lot: &Lot, order: Order) -> Vec<Group> {
    let n_companies = problem.companies.len();
    assert!(n_companies < 20, "brute force is for tiny problems");
    (1_u32..1 << n_companies)
        .filter_map(|mask| {
            let members: Vec<u32> = (0..n_companies as u32)
                .filter(|at| mask >> at & 1 == 1)
                .collect();
            let cost = cost_of(problem, lot, &members, order)?;
            Some(Group { members, cost })
        })
        .collect()
}

pub fn qualifies(company: &Company, asked: &Requirement) -> Option<(i64, i64)> {
    let held = company
        .capabilities
        .iter()
        .find(|held| held.competency == asked.competency)?;
    (held.level >= asked.min_level).then_some((held.tenths, 100 - i64::from(held.fit)))
}

/// Whether a company can contribute anything at all to a lot.
fn contributes(company: &Company, lot: &Lot) -> bool {
    lot.requirements
        .iter()
        .any(|asked| match (qualifies(company, asked), asked.demand) {
            (None, _) => false,
            (Some(_), Demand::Holders(_)) => true,
            (Some((tenths, _)), Demand::Tenths(_)) => tenths.min(company.available) > 0,
        })
}

fn may_be_together(problem: &Problem, lot: &Lot, members: &[u32]) -> bool {
    let companies: Vec<&Company> = members
        .iter()
        .map(|at| &problem.companies[*at as usize])
        .collect();
    let meets = |company: &Company, scope: Scope| {
        lot.thresholds
            .iter()
            .filter(|rule| rule.scope == scope)
            .all(|rule| company.figure(rule.measure) >= rule.least)
            && lot
                .certificates
                .iter()
                .filter(|rule| rule.scope == scope)
                .all(|rule| company.certificates.contains(&rule.certificate))
    };
    let sums_hold = lot.thresholds.iter().all(|rule| match rule.scope {
        Scope::Sum => {
            companies
                .iter()
                .map(|one| one.figure(rule.measure))
                .sum::<i64>()
                >= rule.least
        }
        Scope::Any => companies
            .iter()
            .any(|one| one.figure(rule.measure) >= rule.least),
        Scope::Each | Scope::Lead => true,
    });
    let any_hold = lot
        .certificates
        .iter()
        .filter(|rule| rule.scope == Scope::Any)
        .all(|rule| {
            companies
                .iter()
                .any(|one| one.certificates.contains(&rule.certificate))
        });
    members.len() <= lot.max_members
        && lot.pinned.iter().all(|pinned| members.contains(pinned))
        && !lot
            .excluded
            .iter()
            .any(|excluded| members.contains(excluded))
        && members
            .iter()
            .zip(&companies)
            .all(|(at, one)| lot.pinned.contains(at) || contributes(one, lot))
        && companies
            .iter()
            .all(|one| one.max_lots != Some(0) && meets(one, Scope::Each))
        && companies
            .iter()
            .any(|one| one.may_lead && meets(one, Scope::Lead))
        && sums_hold
        && any_hold
        && !problem
            .incompatibilities
            .iter()
            .any(|(first, second)| members.contains(first) && members.contains(second))
}

/// What a group costs at best; nothing if it is not possible.
fn cost_of(problem: &Problem, lot: &Lot, members: &[u32], order: Order) -> Option<Breakdown> {
    let cost = cost_of_members(problem, lot, members)?;
    // How many people each member has left, with the cheapest way that leaves so many.
    let free: Vec<i64> = members
        .iter()
        .map(|at| problem.companies[*at as usize].available)
        .collect();
    let mut ways: BTreeMap<Vec<i64>, Breakdown> = BTreeMap::from([(free, cost)]);
    for asked in &lot.requirements {
        ways = cover(problem, members, asked, &ways, order);
        if ways.is_empty() {
            return None;
        }
    }
    ways.into_values().min_by_key(order)
}

/// What a group costs before it does anything; nothing if it may not be.
pub fn cost_of_members(problem: &Problem, lot: &Lot, members: &[u32]) -> Option<Breakdown> {
    if !may_be_together(problem, lot, members) {
        return None;
    }
    let weights = problem.weights;
    let mut cost = Breakdown {
        members: weights.member * members.len() as i64,
        ..Breakdown::default()
    };
    for at in members {
        if !lot.is_remote {
            let location = problem.companies[*at as usize].location;
            cost.distance += weights.distance_km * kilometres(location, lot.location);
        }
    }
    for pair in &problem.collaborations {
        if members.contains(&pair.first) && members.contains(&pair.second) {
            cost.cohesion -= weights.cohesion * pair.strength;
        }
    }
    Some(cost)
}

fn cover(
    problem: &Problem,
    members: &[u32],
    asked: &Requirement,
    ways: &BTreeMap<Vec<i64>, Breakdown>,
    order: Order,
) -> BTreeMap<Vec<i64>, Breakdown> {
    let weights = problem.weights;
    let mut next: BTreeMap<Vec<i64>, Breakdown> = BTreeMap::new();
    let mut note = |left: Vec<i64>, cost: Breakdown| {
        let known = next.entry(left).or_insert(cost);
        if order(&cost) < order(known) {
            *known = cost;
        }
    };
    let offers: Vec<Option<(i64, i64)>> = members
        .iter()
        .map(|at| qualifies(&problem.companies[*at as usize], asked))
        .collect();
    for (left, cost) in ways {
        if let Some(weight) = asked.optional_weight {
            let uncovered = cost.uncovered + weights.uncovered * weight;
            note(left.clone(), Breakdown { uncovered, ..*cost });
        }
        match asked.demand {
            Demand::Holders(n_holders) => {
                let mut lacking: Vec<i64> = offers
                    .iter()
                    .flatten()
                    .map(|(_, lacking)| *lacking)
                    .collect();
                lacking.sort_unstable();
                if lacking.len() as i64 >= n_holders {
                    let points: i64 = lacking.iter().take(n_holders as usize).sum();
                    let misfit = cost.misfit + weights.misfit_holder * points;
                    note(left.clone(), Breakdown { misfit, ..*cost });
                }
            }
            Demand::Tenths(tenths) => {
                for (given, points) in distributions(&offers, left, tenths) {
                    let rest = left
                        .iter()
                        .zip(given)
                        .map(|(left, given)| left - given)
                        .collect();
                    let misfit = cost.misfit + weights.misfit_fte * points;
                    note(rest, Breakdown { misfit, ..*cost });
                }
            }
        }
    }
    next
}

/// All ways in which members give so many tenths together, with the points of fit that each lacks.
pub fn distributions(
    offers: &[Option<(i64, i64)>],
    left: &[i64],
    tenths: i64,
) -> Vec<(Vec<i64>, i64)> {
    let Some((offer, later)) = offers.split_first() else {
        return if tenths == 0 {
            vec![(Vec::new(), 0)]
        } else {
            Vec::new()
        };
    };
    let (most, lacking) = offer.map_or((0, 0), |(has, lacking)| {
        (has.min(left[0]).min(tenths), lacking)
    });
    let mut all = Vec::new();
    for given in 0..=most {
        for (rest, points) in distributions(later, &left[1..], tenths - given) {
            let mut whole = vec![given];
            whole.extend(rest);
            all.push((whole, points + given * lacking));
        }
    }
    all
}
