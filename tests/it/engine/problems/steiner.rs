//! Covering Steiner triple systems: small, symmetrical, hard, and with published optima. The systems on 9, 27 and 45
//! points are products of smaller ones.
//!
//! D. R. Fulkerson, G. L. Nemhauser, L. E. Trotter, *Two computationally difficult set covering problems that arise in
//! computing the 1-width of incidence matrices of Steiner triple systems*, 1974.

use engine::call_plan::reply::CallOptions;
use engine::interchange::answer::Status;
use engine::interchange::problem::{
    Capability, Company, Demand, Lot, Problem, Requirement, Weights,
};

use super::optima::reply_to;

type Triples = Vec<[usize; 3]>;

/// The one triple on three points.
fn three() -> (usize, Triples) {
    (3, vec![[0, 1, 2]])
}

/// Bose's system on fifteen points: five points in three layers.
fn fifteen() -> (usize, Triples) {
    let point = |at: usize, layer: usize| layer * 5 + at;
    let mut triples: Triples = (0..5)
        .map(|at| [point(at, 0), point(at, 1), point(at, 2)])
        .collect();
    for layer in 0..3 {
        for first in 0..5 {
            for second in first + 1..5 {
                // Half of a sum modulo five is three times it.
                let half = (first + second) * 3 % 5;
                triples.push([
                    point(first, layer),
                    point(second, layer),
                    point(half, (layer + 1) % 3),
                ]);
            }
        }
    }
    (15, triples)
}

/// The product of two systems: triples in each layer, across layers, and both at once.
fn product((n, first): &(usize, Triples), (m, second): &(usize, Triples)) -> (usize, Triples) {
    let point = |at: usize, layer: usize| layer * n + at;
    let mut triples = Vec::new();
    for layer in 0..*m {
        triples.extend(first.iter().map(|triple| triple.map(|at| point(at, layer))));
    }
    for at in 0..*n {
        triples.extend(
            second
                .iter()
                .map(|triple| triple.map(|layer| point(at, layer))),
        );
    }
    for [a, b, c] in first {
        for [r, s, t] in second {
            for [x, y, z] in [
                [r, s, t],
                [r, t, s],
                [s, r, t],
                [s, t, r],
                [t, r, s],
                [t, s, r],
            ] {
                triples.push([point(*a, *x), point(*b, *y), point(*c, *z)]);
            }
        }
    }
    (n * m, triples)
}

/// Points are companies, triples are requirements that one of three companies can cover.
fn covering((n, triples): &(usize, Triples)) -> Problem {
    assert_eq!(
        triples.len(),
        n * (n - 1) / 6,
        "each pair of points is in one triple"
    );
    let companies = (0..*n)
        .map(|at| Company {
            id: format!("p{at}").into(),
            may_lead: true,
            capabilities: (0_u32..)
                .zip(triples)
                .filter(|(_, triple)| triple.contains(&at))
                .map(|(competency, _)| Capability {
                    competency,
                    level: 1,
                    fit: 100,
                    tenths: 0,
                })
                .collect(),
            ..Company::default()
        })
        .collect();
    let requirements = (0_u32..)
        .zip(triples)
        .map(|(competency, _)| Requirement {
            id: format!("t{competency}").into(),
            competency,
            min_level: 1,
            demand: Demand::Holders(1),
            optional_weight: None,
        })
        .collect();
    Problem {
        weights: Weights {
            unserved_lot: 1_000,
            member: 1,
            ..Weights::default()
        },
        competencies: (0..triples.len())
            .map(|at| format!("t{at}").into())
            .collect(),
        companies,
        lots: vec![Lot {
            id: "cover".into(),
            max_members: *n,
            requirements,
            is_remote: true,
            ..Lot::default()
        }],
        ..Problem::default()
    }
}

fn least_cover(system: &(usize, Triples)) -> i64 {
    let reply = reply_to(&covering(system), &CallOptions::default());
    assert_eq!(reply.status, Status::Optimal);
    reply.cost.objective()
}

#[test]
fn nine_points_need_five() {
    assert_eq!(least_cover(&product(&three(), &three())), 5);
}

#[test]
fn fifteen_points_need_nine() {
    assert_eq!(least_cover(&fifteen()), 9);
}

#[test]
fn twenty_seven_points_need_eighteen() {
    let nine = product(&three(), &three());
    assert_eq!(least_cover(&product(&nine, &three())), 18);
}
