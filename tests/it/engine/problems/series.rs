//! Alternatives, fronts and conflicts against brute force.

use engine::budget::Budget;
use engine::call_plan::reply::CallOptions;
use engine::interchange::problem::{Capability, Demand, Lot, Problem, Requirement, Scope};
use engine::lot::flat::RowName;
use engine::lot_search::conflict::{Diagnosis, Rule};

use super::super::oracle_agreement::n_cases;
use super::brute_force::{Group, groups, weighed};
use super::generated::{TINY, problem};
use super::optima::reply_to;

fn difference(first: &[u32], second: &[u32]) -> usize {
    let only = |one: &[u32], other: &[u32]| one.iter().filter(|at| !other.contains(at)).count();
    only(first, second) + only(second, first)
}

#[test]
fn alternatives_are_the_best_that_differ() {
    let mut n_seen = 0;
    for case in 0..n_cases(250) {
        let seed = 3_000_000 + case;
        let problem = problem(seed, TINY);
        for least in 1..=3 {
            let options = CallOptions {
                n_alternatives: 4,
                least_difference: least,
                ..CallOptions::default()
            };
            let reply = reply_to(&problem, &options);
            let told = &reply.lots[0].alternatives;
            let mut possible = groups(&problem, &problem.lots[0], weighed);
            possible.retain(|group| group.cost.objective() < problem.weights.unserved_lot);
            let mut before: Vec<Vec<u32>> = Vec::new();
            for one in told {
                assert!(one.is_proved, "seed {seed}");
                let best = possible
                    .iter()
                    .filter(|group| {
                        before
                            .iter()
                            .all(|earlier| difference(earlier, &group.members) >= least)
                    })
                    .map(|group| group.cost.objective())
                    .min();
                assert_eq!(
                    best,
                    Some(one.cost.objective()),
                    "seed {seed}, at least {least}"
                );
                let members = one.answer.members.clone();
                assert!(
                    before
                        .iter()
                        .all(|earlier| difference(earlier, &members) >= least),
                    "seed {seed}"
                );
                before.push(members);
                n_seen += 1;
            }
            let is_more_left = possible.iter().any(|group| {
                before
                    .iter()
                    .all(|earlier| difference(earlier, &group.members) >= least)
            });
            assert!(
                told.len() == 4 || told.is_empty() || !is_more_left,
                "seed {seed}, at least {least}"
            );
        }
    }
    assert!(n_seen > 300, "{n_seen} alternatives only");
}

#[test]
fn the_front_is_complete_and_nothing_on_it_is_beaten() {
    let mut n_points = 0;
    for case in 0..n_cases(600) {
        let seed = 4_000_000 + case;
        let problem = problem(seed, TINY);
        let reply = reply_to(
            &problem,
            &CallOptions {
                has_front: true,
                ..CallOptions::default()
            },
        );
        let quality = |group: &Group| group.cost.objective() - group.cost.members;
        let possible = groups(&problem, &problem.lots[0], weighed);
        let mut expected: Vec<(usize, i64)> = Vec::new();
        for n_members in 1..=problem.lots[0].max_members {
            let of_size = possible
                .iter()
                .filter(|group| group.members.len() == n_members);
            if let Some(best) = of_size.map(quality).min()
                && expected.last().is_none_or(|(_, before)| best < *before)
            {
                expected.push((n_members, best));
            }
        }
        let told: Vec<(usize, i64)> = reply.lots[0]
            .front
            .iter()
            .map(|point| {
                (
                    point.answer.members.len(),
                    point.cost.objective() - point.cost.members,
                )
            })
            .collect();
        assert_eq!(told, expected, "seed {seed}");
        n_points += told.len();
    }
    assert!(n_points > 150, "{n_points} points only");
}

/// The lot without rules that are not among these.
fn with_only(problem: &Problem, rules: &[Rule]) -> Lot {
    let mut lot = problem.lots[0].clone();
    let keeps = |name: RowName| rules.contains(&Rule::Row(name));
    for (number, asked) in lot.requirements.iter_mut().enumerate() {
        if asked.optional_weight.is_none() && !keeps(RowName::Requirement(number)) {
            asked.optional_weight = Some(0);
        }
    }
    for (number, rule) in lot.thresholds.iter_mut().enumerate() {
        let is_soft = matches!(rule.scope, Scope::Sum | Scope::Any);
        if is_soft && !keeps(RowName::Threshold(number)) {
            rule.least = 0;
        }
    }
    let mut number = 0;
    lot.certificates.retain(|rule| {
        number += 1;
        rule.scope != Scope::Any || keeps(RowName::Certificate(number - 1))
    });
    lot.pinned
        .retain(|pinned| rules.contains(&Rule::Pin(*pinned)));
    if !rules.contains(&Rule::MaxMembers) {
        lot.max_members = problem.companies.len();
    }
    lot
}

/// Whether the rules can be kept together: by brute force; without the lead's row, anybody counts as a lead.
fn can_be_kept(problem: &Problem, rules: &[Rule]) -> bool {
    let mut world = problem.clone();
    let mut lot = with_only(problem, rules);
    // Whoever was pinned may stay although nothing is asked of it.
    let extra = world.competencies.len() as u32;
    for pinned in &problem.lots[0].pinned {
        let held = Capability {
            competency: extra,
            level: 5,
            fit: 100,
            tenths: 0,
        };
        world.companies[*pinned as usize].capabilities.push(held);
    }
    lot.requirements.push(Requirement {
        id: "extra".into(),
        competency: extra,
        min_level: 1,
        demand: Demand::Holders(1),
        optional_weight: Some(0),
    });
    if !rules.contains(&Rule::Row(RowName::Lead)) {
        for company in &mut world.companies {
            company.may_lead = true;
        }
        lot.thresholds.retain(|rule| rule.scope != Scope::Lead);
        lot.certificates.retain(|rule| rule.scope != Scope::Lead);
    }
    let is_empty_good = lot.pinned.is_empty()
        && !rules.contains(&Rule::Row(RowName::Lead))
        && lot
            .requirements
            .iter()
            .all(|asked| asked.optional_weight.is_some())
        && !rules.iter().any(|rule| matches!(rule, Rule::Row(_)));
    is_empty_good || !groups(&world, &lot, weighed).is_empty()
}

#[test]
fn conflicts_cannot_be_kept_and_can_without_any_one_rule() {
    let mut n_conflicts = 0;
    for case in 0..n_cases(700) {
        let seed = 5_000_000 + case;
        let problem = problem(seed, TINY);
        let reply = reply_to(&problem, &CallOptions::default());
        let Some(Diagnosis::Conflict(rules, is_minimal)) = &reply.lots[0].diagnosis else {
            continue;
        };
        n_conflicts += 1;
        assert!(is_minimal, "seed {seed}");
        assert!(
            !can_be_kept(&problem, rules),
            "seed {seed}: {rules:?} can be kept together"
        );
        for spared in rules {
            let rest: Vec<Rule> = rules
                .iter()
                .copied()
                .filter(|rule| rule != spared)
                .collect();
            assert!(
                can_be_kept(&problem, &rest),
                "seed {seed}: {rest:?} cannot be kept, without {spared:?}"
            );
        }
    }
    assert!(n_conflicts > 80, "{n_conflicts} conflicts only");
}

#[test]
fn a_search_with_no_nodes_still_tells_a_true_bound() {
    for case in 0..n_cases(150) {
        let seed = 6_000_000 + case;
        let problem = problem(seed, TINY);
        let short = engine::call_plan::solve_call::solve_call(
            &problem,
            &CallOptions::default(),
            &Budget::of_nodes(1),
        )
        .expect("the checker agrees");
        let whole = reply_to(&problem, &CallOptions::default());
        let bound = short.bound.expect("a bound");
        assert!(bound <= whole.cost.objective(), "seed {seed}: {bound}");
        assert!(
            short.cost.objective() >= whole.cost.objective(),
            "seed {seed}"
        );
    }
}
