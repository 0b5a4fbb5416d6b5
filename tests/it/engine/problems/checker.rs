//! The checker refuses what is wrong: every change for the worse of a good answer is found.

use engine::call_plan::reply::CallOptions;
use engine::interchange::answer::{Assignment, LotAnswer};
use engine::interchange::check_answer::check_answer;
use engine::interchange::problem::Problem;

use super::generated::{TINY, problem};
use super::optima::reply_to;
use super::reading::{read, sample};

fn sample_with_answer() -> (Problem, LotAnswer) {
    let problem = read(&sample()).unwrap();
    let plan = reply_to(&problem, &CallOptions::default()).plan;
    (problem, plan[0].clone())
}

fn faults(problem: &Problem, answer: LotAnswer) -> String {
    check_answer(problem, &[0], &[answer])
        .expect_err("refused")
        .join("; ")
}

#[test]
fn the_sample_costs_what_its_rules_say() {
    let (problem, answer) = sample_with_answer();
    let cost = check_answer(&problem, &[0], std::slice::from_ref(&answer)).unwrap();
    assert_eq!(answer.members, [0, 1]);
    assert_eq!(answer.lead, Some(0));
    assert_eq!(
        (cost.members, cost.uncovered, cost.unserved),
        (20_000, 0, 0)
    );
    assert_eq!(cost.misfit, 11 * 20 + 10 * 10);
    assert_eq!(cost.distance, 392);
    assert_eq!(cost.cohesion, -400);
}

#[test]
fn each_change_for_the_worse_is_found() {
    let (problem, good) = sample_with_answer();
    type Change = fn(&mut LotAnswer, &mut Problem);
    let cases: [(Change, &str); 14] = [
        (
            |answer, _| answer.lead = Some(1),
            "no member that may lead leads",
        ),
        (
            |answer, _| answer.lead = None,
            "no member that may lead leads",
        ),
        (
            |answer, _| answer.members = vec![0],
            "is outside the lot or the group",
        ),
        (|answer, _| answer.members = vec![0, 1, 1], "named twice"),
        (|answer, _| answer.members = vec![0, 1, 7], "is no company"),
        (
            |answer, _| answer.assignments.remove(0).company = 0,
            "mandatory R1 is not covered",
        ),
        (
            |answer, _| answer.assignments[0].tenths = Some(13),
            "has 12",
        ),
        (
            |answer, _| answer.assignments[0].tenths = None,
            "another thing than asked",
        ),
        (
            |answer, _| answer.assignments[0].company = 1,
            "not qualified for R1",
        ),
        (|answer, _| answer.uncovered = vec![1], "told wrongly"),
        (
            |_, problem| problem.lots[0].excluded = vec![1],
            "has to stay out",
        ),
        (
            |_, problem| problem.lots[0].thresholds[0].least = 600,
            "threshold T1 is not met",
        ),
        (
            |_, problem| problem.incompatibilities = vec![(0, 1)],
            "may not be together",
        ),
        (
            |_, problem| problem.companies[0].available = 10,
            "and has 10",
        ),
    ];
    for (change, expected) in cases {
        let (mut answer, mut problem) = (good.clone(), problem.clone());
        change(&mut answer, &mut problem);
        let faults = faults(&problem, answer);
        assert!(
            faults.contains(expected),
            "`{expected}` is not among: {faults}"
        );
    }
}

#[test]
fn what_lots_share_is_counted_over_all_of_them() {
    let (mut problem, answer) = sample_with_answer();
    problem.lots.push(problem.lots[0].clone());
    problem.companies[1].max_lots = Some(1);
    let twice = [answer.clone(), LotAnswer { lot: 1, ..answer }];
    let faults = check_answer(&problem, &[0, 1], &twice)
        .unwrap_err()
        .join("; ");
    for expected in [
        "gives 22 tenths of competency 0 and has 12",
        "company 1 takes 2 lots, at most 1",
    ] {
        assert!(faults.contains(expected), "{faults}");
    }
}

#[test]
fn a_part_more_or_less_of_a_found_answer_is_noticed() {
    let mut n_changed = 0;
    for seed in 0..600 {
        let problem = problem(7_000_000 + seed, TINY);
        let answer = reply_to(&problem, &CallOptions::default()).plan[0].clone();
        for at in 0..answer.assignments.len() {
            let mut less = answer.clone();
            let part: Assignment = less.assignments.remove(at);
            assert!(
                check_answer(&problem, &[0], &[less]).is_err(),
                "seed {seed}: without {part:?}"
            );
            n_changed += 1;
        }
    }
    assert!(n_changed > 100, "{n_changed}");
}
