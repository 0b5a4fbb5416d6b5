//! Laws that every optimum obeys, on problems too large for brute force.

use engine::call_plan::reply::{CallOptions, CallReply};
use engine::interchange::answer::Status;
use engine::interchange::problem::{Company, Problem};

use super::super::oracle_agreement::n_cases;
use super::generated::{Size, problem};
use super::optima::reply_to;

const MIDDLING: Size = Size {
    companies: 60,
    competencies: 20,
    requirements: 14,
    lots: 1,
    max_members: 8,
};

fn solved(cases: u64) -> impl Iterator<Item = (u64, Problem, CallReply)> {
    (0..n_cases(cases)).map(|case| {
        let seed = 8_000_000 + case;
        let problem = problem(seed, MIDDLING);
        let reply = reply_to(&problem, &CallOptions::default());
        (seed, problem, reply)
    })
}

fn objective(problem: &Problem) -> i64 {
    let reply = reply_to(problem, &CallOptions::default());
    assert!(matches!(reply.status, Status::Optimal | Status::Infeasible));
    reply.cost.objective()
}

#[test]
fn a_useless_company_changes_nothing() {
    for (seed, mut problem, reply) in solved(80) {
        problem.companies.push(Company {
            id: "useless".into(),
            may_lead: true,
            ..Company::default()
        });
        let again = reply_to(&problem, &CallOptions::default());
        assert_eq!(again.plan, reply.plan, "seed {seed}");
    }
}

#[test]
fn the_order_of_companies_does_not_change_the_optimum() {
    for (seed, problem, reply) in solved(80) {
        let last = problem.companies.len() as u32 - 1;
        let mut turned = problem.clone();
        turned.companies.reverse();
        for pair in &mut turned.collaborations {
            (pair.first, pair.second) = (last - pair.second, last - pair.first);
        }
        for pair in &mut turned.incompatibilities {
            *pair = (last - pair.1, last - pair.0);
        }
        for named in turned.lots[0]
            .pinned
            .iter_mut()
            .chain(&mut problem.lots[0].excluded.clone())
        {
            *named = last - *named;
        }
        turned.lots[0].excluded = problem.lots[0]
            .excluded
            .iter()
            .map(|at| last - at)
            .collect();
        turned.lots[0].requirements.reverse();
        assert_eq!(objective(&turned), reply.cost.objective(), "seed {seed}");
    }
}

#[test]
fn more_freedom_never_makes_the_optimum_worse() {
    type Relax = fn(&mut Problem);
    let ways: [Relax; 6] = [
        |problem| problem.lots[0].max_members += 1,
        |problem| {
            problem.lots[0]
                .requirements
                .iter_mut()
                .for_each(|asked| asked.min_level = 1)
        },
        |problem| problem.lots[0].excluded.clear(),
        |problem| problem.lots[0].thresholds.clear(),
        |problem| problem.incompatibilities.clear(),
        |problem| {
            problem
                .companies
                .iter_mut()
                .for_each(|company| company.available += 2)
        },
    ];
    for (seed, problem, reply) in solved(60) {
        for (way, relax) in ways.iter().enumerate() {
            let mut freer = problem.clone();
            relax(&mut freer);
            assert!(
                objective(&freer) <= reply.cost.objective(),
                "seed {seed}, way {way}"
            );
        }
    }
}

#[test]
fn pinning_a_member_of_the_best_group_keeps_it_best() {
    let mut n_pinned = 0;
    for (seed, problem, reply) in solved(60) {
        for member in &reply.plan[0].members {
            let mut pinned = problem.clone();
            pinned.lots[0].pinned = vec![*member];
            pinned.lots[0].pinned.extend(&problem.lots[0].pinned);
            pinned.lots[0].pinned.sort_unstable();
            pinned.lots[0].pinned.dedup();
            assert_eq!(
                objective(&pinned),
                reply.cost.objective(),
                "seed {seed}, company {member}"
            );
            n_pinned += 1;
        }
    }
    assert!(n_pinned > 100, "{n_pinned}");
}

#[test]
fn excluding_a_member_of_the_best_group_never_helps() {
    for (seed, problem, reply) in solved(40) {
        for member in reply.plan[0]
            .members
            .iter()
            .filter(|at| !problem.lots[0].pinned.contains(at))
        {
            let mut barred = problem.clone();
            barred.lots[0].excluded.push(*member);
            barred.lots[0].excluded.sort_unstable();
            assert!(
                objective(&barred) >= reply.cost.objective(),
                "seed {seed}, company {member}"
            );
        }
    }
}
