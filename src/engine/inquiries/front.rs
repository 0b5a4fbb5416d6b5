//! What one goal costs in another: the exact front of two or three goals, by making the last of them smaller step by step
//! and searching again (the ε-constraint method of Haimes, Lasdon and Wismer, 1971). For three goals each step finds the
//! whole front of the other two; the next step begins below the largest value of the third that was found.

use domain::groupings::grouping::{LotQuestion, Objective, SuggestOptions};
use domain::groupings::inquiry::{Front, FrontPoint};
use domain::groupings::suggestion::{ObjectiveValue, Suggestion};
use domain::values::rejection::{Rejection, RejectionCode};

use crate::budget::Budget;
use crate::explanation::answer::suggestion;
use crate::objective::Cap;
use crate::posed::Posed;
use crate::search::prove::{Start, prove};

/// How many goals can be weighed against one another.
const MOST_GOALS: usize = 3;
/// The most points that are looked for: more than anybody reads.
const MOST_POINTS: usize = 500;

/// All points that no other point beats in every goal, the smallest values of the first goal first.
///
/// Desirable requirements stay as well covered as they can be, unless that is one of the goals. A grouping has one
/// value: those answer, and lead, who make it best by `options_for`.
///
/// # Errors
/// What contradicts itself in the options; `CONTRADICTORY_OPTIONS` at `goals` unless they are two or three different
/// ones.
pub fn front(
    question: &LotQuestion,
    options: &SuggestOptions,
    goals: &[Objective],
    budget: &Budget<'_>,
) -> Result<Front, Vec<Rejection>> {
    let is_twice = |place: usize| {
        goals
            .iter()
            .skip(place + 1)
            .any(|goal| goals.get(place) == Some(goal))
    };
    if !(2..=MOST_GOALS).contains(&goals.len()) || (0..goals.len()).any(is_twice) {
        let rejection = Rejection::at(RejectionCode::ContradictoryOptions, "goals");
        return Err(vec![rejection]);
    }
    let mut walk = Walk {
        posed: Posed::new(question, options)?,
        options: options_for(options, goals),
        points: Vec::new(),
        goals,
        most_covered: None,
        is_complete: true,
        budget: *budget,
    };
    let steps = steps_of(goals);
    walk.below(&steps, &mut Vec::new());
    let mut points = walk.points;
    points.sort_by(|first, second| first.values.cmp(&second.values));
    points.dedup_by(|second, first| second.values == first.values);
    let values: Vec<Vec<i64>> = points.iter().map(|point| point.values.clone()).collect();
    points.retain(|point| !values.iter().any(|other| beats(other, &point.values)));
    Ok(Front {
        goals: goals.to_vec(),
        points,
        is_complete: walk.is_complete,
    })
}

/// The options by which a front is searched: what is desirable first, then the goals, the number of members after the
/// others, then the rest in the coordinator's order.
#[must_use]
pub fn options_for(options: &SuggestOptions, goals: &[Objective]) -> SuggestOptions {
    let mut objectives = vec![Objective::Uncovered];
    objectives.extend(searched(goals));
    let rest = options.objectives.iter().copied();
    for goal in rest.chain([Objective::Members]) {
        if !objectives.contains(&goal) {
            objectives.push(goal);
        }
    }
    SuggestOptions {
        objectives,
        n_alternatives: 0,
        ..options.clone()
    }
}

/// The goals in the order in which they are made small, what is desirable aside.
fn searched(goals: &[Objective]) -> impl Iterator<Item = Objective> {
    let is_first = |goal: &Objective| !matches!(goal, Objective::Uncovered | Objective::Members);
    let members = goals.iter().filter(|goal| **goal == Objective::Members);
    goals
        .iter()
        .copied()
        .filter(is_first)
        .chain(members.copied())
}

/// The goals that are bounded step by step, the outermost first: all but the one that is made small first.
fn steps_of(goals: &[Objective]) -> Vec<Objective> {
    let uncovered = goals
        .iter()
        .copied()
        .filter(|goal| *goal == Objective::Uncovered);
    let in_order: Vec<Objective> = uncovered.chain(searched(goals)).collect();
    in_order.into_iter().skip(1).rev().collect()
}

/// Whether one point is as good in every goal and another point.
fn beats(one: &[i64], other: &[i64]) -> bool {
    one != other && one.iter().zip(other).all(|(a, b)| a <= b)
}

struct Walk<'q, 'b> {
    posed: Posed<'q>,
    options: SuggestOptions,
    goals: &'q [Objective],
    points: Vec<FrontPoint>,
    most_covered: Option<i64>,
    is_complete: bool,
    budget: Budget<'b>,
}

impl Walk<'_, '_> {
    /// Finds the points below these bounds, the goals in `steps` still to be bounded; their values, so that whoever
    /// bounds a goal knows where to go on.
    fn below(
        &mut self,
        steps: &[Objective],
        bounds: &mut Vec<(Objective, i64)>,
    ) -> Vec<Suggestion> {
        let Some((goal, inner)) = steps.split_first() else {
            return self.best_below(bounds).into_iter().collect();
        };
        let mut all = Vec::new();
        loop {
            let found = self.below(inner, bounds);
            let largest = found.iter().map(|grouping| value_of(grouping, *goal)).max();
            all.extend(found);
            bounds.retain(|(bounded, _)| bounded != goal);
            let Some(largest) = largest else {
                return all;
            };
            if self.budget.is_over() || self.points.len() >= MOST_POINTS {
                self.is_complete = false;
                return all;
            }
            bounds.push((*goal, largest - 1));
        }
    }

    /// The best grouping below these bounds, unless it leaves more uncovered than has to be.
    fn best_below(&mut self, bounds: &[(Objective, i64)]) -> Option<Suggestion> {
        let mut rules = self.posed.rules();
        let mut caps = Vec::new();
        for (goal, most) in bounds {
            if *goal == Objective::Members {
                let most = u32::try_from(*most).ok().filter(|most| *most > 0)?;
                let asked = rules.max_members.unwrap_or(u32::MAX);
                rules.max_members = Some(most.min(asked));
            } else {
                let mut order = self.options.objectives.iter();
                let place = order.position(|one| one == goal)?;
                caps.push(Cap { place, most: *most });
            }
        }
        let problem = self.posed.problem(&rules, &self.options).capped(caps);
        let found = prove(&problem, Start::default(), self.budget);
        self.is_complete &= found.is_proven;
        let grouping = suggestion(
            self.posed.source(&problem),
            &found.best?,
            1,
            found.is_proven,
        );
        let uncovered = value_of(&grouping, Objective::Uncovered);
        let is_weighed = self.goals.contains(&Objective::Uncovered);
        if !is_weighed && self.most_covered.is_some_and(|least| uncovered > least) {
            return None;
        }
        self.most_covered = Some(uncovered);
        let values = self.goals.iter().map(|goal| value_of(&grouping, *goal));
        self.points.push(FrontPoint {
            values: values.collect(),
            grouping: grouping.clone(),
        });
        Some(grouping)
    }
}

fn value_of(grouping: &Suggestion, objective: Objective) -> i64 {
    grouping
        .objective
        .iter()
        .find(|one: &&ObjectiveValue| one.objective == objective)
        .map_or(0, |one| one.value)
}
