//! Planning a call: each lot alone first, exactly; where these groupings want the same people, lots take turns in what
//! is left, in several orders, and look again as long as that helps.

use domain::groupings::call_plan::{CallPlan, CompanyLoad, PlannedLot};
use domain::groupings::grouping::{LotQuestion, SuggestOptions};
use domain::groupings::suggestion::{GroupingAnswer, GroupingStatus, ObjectiveValue, Suggestion};
use domain::values::rejection::Rejection;

use crate::budget::Budget;
use crate::lookup::put;
use crate::solve::solve;

use super::commitments::{Commitments, lent_in_all};

/// Orders in which lots take their turns.
const MOST_ORDERS: usize = 12;
/// How often every lot looks again at most.
const MOST_PASSES: usize = 4;

/// What a call asks of its plan beside its lots.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CallLimits {
    /// The most lots that one company takes part in, where the call limits bids.
    pub max_lots: Option<u32>,
}

/// A plan, and what each of its groupings answers.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The plan.
    pub plan: CallPlan,
    /// In the order of the lots.
    pub answered: Vec<Answered>,
}

/// What a grouping answers: the lot's own question, or what others have left of it.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The question.
    pub question: LotQuestion,
    /// The options, with those excluded who take part in as many lots as they may.
    pub options: SuggestOptions,
}

/// Plans all lots of a call, in its order. Companies that are pinned would be pinned in every lot; the options name
/// none.
///
/// # Errors
/// What contradicts itself in the options.
pub fn plan_call(
    questions: &[LotQuestion],
    options: &SuggestOptions,
    limits: CallLimits,
    budget: &Budget<'_>,
) -> Result<Planned, Vec<Rejection>> {
    let planning = Planning {
        questions,
        options: SuggestOptions {
            n_alternatives: 0,
            ..options.clone()
        },
        limits,
        budget,
    };
    let mut alone = Vec::new();
    for question in questions {
        alone.push(solve(question, &planning.options, budget)?);
    }
    let best: Groupings = alone
        .iter()
        .map(|answer| answer.suggestions.first().cloned())
        .collect();
    let own = || Turns {
        groupings: best.clone(),
        answered: planning.own(),
    };
    let turns = if planning.is_kept(&best) {
        own()
    } else {
        planning.take_turns(&best)?.unwrap_or_else(own)
    };
    let answered = turns.answered;
    let plan = planning.told(&alone, best, turns.groupings);
    Ok(Planned { plan, answered })
}

struct Planning<'a> {
    questions: &'a [LotQuestion],
    options: SuggestOptions,
    limits: CallLimits,
    budget: &'a Budget<'a>,
}

type Groupings = Vec<Option<Suggestion>>;

/// What came out when lots took turns.
struct Turns {
    groupings: Groupings,
    answered: Vec<Answered>,
}

impl Planning<'_> {
    fn committed(&self, groupings: &[Option<Suggestion>], but: Option<usize>) -> Commitments {
        let mut commitments = Commitments::default();
        for (place, (question, grouping)) in self.questions.iter().zip(groupings).enumerate() {
            if let Some(grouping) = grouping
                && but != Some(place)
            {
                commitments.add(question, grouping);
            }
        }
        commitments
    }

    fn is_kept(&self, groupings: &[Option<Suggestion>]) -> bool {
        let commitments = self.committed(groupings, None);
        self.questions
            .iter()
            .all(|question| commitments.are_kept(question, self.limits.max_lots))
    }

    /// The lots' own questions.
    fn own(&self) -> Vec<Answered> {
        let questions = self.questions.iter().map(|question| Answered {
            question: question.clone(),
            options: self.options.clone(),
        });
        questions.collect()
    }

    /// What others leave of a lot's question.
    fn rest(&self, question: &LotQuestion, others: &Commitments) -> Answered {
        let exhausted = others.exhausted(question, self.limits.max_lots);
        let mut options = self.options.clone();
        options.preferred.retain(|one| !exhausted.contains(one));
        options.excluded.extend(exhausted);
        options.excluded.sort_unstable();
        options.excluded.dedup();
        Answered {
            question: others.rest_of(question),
            options,
        }
    }

    /// Lots take turns in several orders; the best plan of all.
    fn take_turns(&self, alone: &[Option<Suggestion>]) -> Result<Option<Turns>, Vec<Rejection>> {
        let mut best: Option<Turns> = None;
        for order in orders(alone) {
            let mut turns = Turns {
                groupings: vec![None; self.questions.len()],
                answered: self.own(),
            };
            for place in order {
                self.take_turn(place, &mut turns)?;
            }
            self.look_again(alone, &mut turns)?;
            let is_better = |best: &Turns| worth(&turns.groupings) < worth(&best.groupings);
            if best.as_ref().is_none_or(is_better) {
                best = Some(turns);
            }
            if self.budget.is_over() {
                break;
            }
        }
        Ok(best)
    }

    /// A lot takes the best of what the others leave, unless it has something as good.
    fn take_turn(&self, place: usize, turns: &mut Turns) -> Result<(), Vec<Rejection>> {
        let Some(question) = self.questions.get(place) else {
            return Ok(());
        };
        let others = self.committed(&turns.groupings, Some(place));
        let rest = self.rest(question, &others);
        let answer = solve(&rest.question, &rest.options, self.budget)?;
        let found = answer.suggestions.into_iter().next();
        let has = turns.groupings.get(place).and_then(Option::as_ref);
        if value_of(found.as_ref()) < value_of(has) {
            put(&mut turns.groupings, place, found);
            put(&mut turns.answered, place, rest);
        }
        Ok(())
    }

    /// Each lot that has not what it would have alone looks again at what the others leave.
    fn look_again(
        &self,
        alone: &[Option<Suggestion>],
        turns: &mut Turns,
    ) -> Result<(), Vec<Rejection>> {
        for _ in 0..MOST_PASSES {
            let before = worth(&turns.groupings);
            for (place, best) in alone.iter().enumerate() {
                let has = turns.groupings.get(place).and_then(Option::as_ref);
                if value_of(has) != value_of(best.as_ref()) && !self.budget.is_over() {
                    self.take_turn(place, turns)?;
                }
            }
            if worth(&turns.groupings) >= before {
                break;
            }
        }
        Ok(())
    }

    fn told(&self, answers: &[GroupingAnswer], alone: Groupings, groupings: Groupings) -> CallPlan {
        let is_each_proven = answers.iter().all(|answer| {
            matches!(
                answer.status,
                GroupingStatus::ProvenOptimal | GroupingStatus::Infeasible
            )
        });
        let goals = |of: &[Option<Suggestion>]| -> Vec<ObjectiveValue> {
            let objectives = self.options.objectives.iter().zip(worth(of).1);
            let values = objectives.map(|(objective, value)| ObjectiveValue {
                objective: *objective,
                value,
            });
            values.collect()
        };
        let (bound, objective) = (goals(&alone), goals(&groupings));
        let loads = self.loads(&groupings);
        let is_proven = is_each_proven && worth(&groupings) == worth(&alone);
        let lots = self
            .questions
            .iter()
            .zip(answers)
            .zip(groupings.into_iter().zip(alone));
        let lots = lots.map(|((question, answer), (grouping, alone))| PlannedLot {
            lot_id: question.lot.id,
            grouping,
            alone,
            alone_status: answer.status,
        });
        CallPlan {
            lots: lots.collect(),
            loads,
            is_proven,
            objective,
            bound: if is_each_proven { bound } else { Vec::new() },
        }
    }

    fn loads(&self, groupings: &[Option<Suggestion>]) -> Vec<CompanyLoad> {
        let commitments = self.committed(groupings, None);
        let mut loads: Vec<CompanyLoad> = Vec::new();
        for (question, grouping) in self.questions.iter().zip(groupings) {
            for member in grouping.iter().flat_map(|grouping| &grouping.members) {
                let known = loads.iter_mut().find(|load| load.company_id == *member);
                if let Some(load) = known {
                    load.lot_ids.push(question.lot.id);
                    continue;
                }
                let mut candidates = question.candidates.iter();
                let candidate = candidates.find(|one| one.company.id == *member);
                loads.push(CompanyLoad {
                    company_id: *member,
                    lot_ids: vec![question.lot.id],
                    given: commitments.people(*member),
                    in_all: candidate.map(lent_in_all).unwrap_or_default(),
                });
            }
        }
        loads.sort_by_key(|load| load.company_id);
        loads
    }
}

/// What a lot's grouping is worth, small is good: none is worse than any.
fn value_of(grouping: Option<&Suggestion>) -> (bool, Vec<i64>) {
    let values = grouping.into_iter().flat_map(|one| &one.objective);
    (grouping.is_none(), values.map(|one| one.value).collect())
}

/// What a plan is worth, small is good: lots without a grouping first, then the goals over all lots.
fn worth(groupings: &[Option<Suggestion>]) -> (usize, Vec<i64>) {
    let n_unserved = groupings.iter().filter(|one| one.is_none()).count();
    let mut sums: Vec<i64> = Vec::new();
    for grouping in groupings.iter().flatten() {
        sums.resize(sums.len().max(grouping.objective.len()), 0);
        for (sum, one) in sums.iter_mut().zip(&grouping.objective) {
            *sum += one.value;
        }
    }
    (n_unserved, sums)
}

/// Orders in which lots take their turns: those that need most members first, then the same list begun elsewhere.
fn orders(alone: &[Option<Suggestion>]) -> Vec<Vec<usize>> {
    let n_members = |place: usize| {
        let grouping = alone.get(place).and_then(Option::as_ref);
        grouping.map_or(0, |grouping| grouping.members.len())
    };
    let mut first: Vec<usize> = (0..alone.len()).collect();
    first.sort_by_key(|place| (std::cmp::Reverse(n_members(*place)), *place));
    let turned = (0..first.len().min(MOST_ORDERS)).map(|by| {
        let mut order = first.clone();
        order.rotate_left(by);
        order
    });
    turned.collect()
}
