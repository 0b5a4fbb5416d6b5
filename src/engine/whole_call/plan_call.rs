//! Planning a call: each lot alone first, exactly; where these groupings clash, lots take turns in what is left, and all
//! plans are divided until none can be better, or until the effort is spent.

use std::collections::BTreeSet;
use std::rc::Rc;

use domain::groupings::call_plan::{CallPlan, CompanyLoad, PlannedLot};
use domain::groupings::grouping::{LotQuestion, Objective, SuggestOptions};
use domain::groupings::suggestion::{GroupingStatus, ObjectiveValue, Suggestion};
use domain::values::ids::CompanyId;
use domain::values::quantity::FteTenths;
use domain::values::rejection::Rejection;

use crate::budget::Budget;
use crate::lookup::put;

use super::division::{Divided, Division};
use super::effort::Effort;
use super::joint::{Lots, Plan};
use super::lot_people::lent_in_all;
use super::lot_side::{LotSide, Reply, Taken};
use super::proposal::{Answered, answered, proposal, with_gifts};
use super::shared_people::Gifts;
use super::turns::take_turns;
use super::worth::Worth;

/// What a call asks of its plan beside its lots.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CallLimits {
    /// The most lots that one company takes part in, where the call limits bids.
    pub max_lots: Option<u32>,
}

/// A lot, and what the coordinator wants of it.
#[derive(Clone, Copy, Debug)]
pub struct AskedLot<'a> {
    /// The lot's question.
    pub question: &'a LotQuestion,
    /// Pins, exclusions and limits of this lot; alternatives are not looked for.
    pub options: &'a SuggestOptions,
}

/// A plan, and what each of its groupings answers.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The plan.
    pub plan: CallPlan,
    /// In the order of the lots.
    pub answered: Vec<Answered>,
    /// The parts into which plans were divided for the proof; none where no lots compete.
    pub n_parts: usize,
    /// Nodes of all searches.
    pub nodes: u64,
}

/// Plans all lots of a call, in its order, with the same options for all of them.
///
/// # Errors
/// What contradicts itself in the options.
pub fn plan_call(
    questions: &[LotQuestion],
    options: &SuggestOptions,
    limits: CallLimits,
    budget: &Budget<'_>,
) -> Result<Planned, Vec<Rejection>> {
    let lots: Vec<AskedLot<'_>> = questions
        .iter()
        .map(|question| AskedLot { question, options })
        .collect();
    plan_lots(&lots, limits, budget)
}

/// Plans all lots of a call, in its order. The goals are those of the first lot, for all of them: a plan compares sums.
///
/// Whoever watches the budget hears how many lots have been looked at alone, and of plans: the lots without a grouping
/// first, then the goals over all lots; the same for what no plan is better than.
///
/// # Errors
/// What contradicts itself in the options.
pub fn plan_lots(
    lots: &[AskedLot<'_>],
    limits: CallLimits,
    budget: &Budget<'_>,
) -> Result<Planned, Vec<Rejection>> {
    let goals = lots
        .first()
        .map(|lot| lot.options.objectives.clone())
        .unwrap_or_default();
    let options: Vec<SuggestOptions> = lots
        .iter()
        .map(|lot| SuggestOptions {
            n_alternatives: 0,
            objectives: goals.clone(),
            ..lot.options.clone()
        })
        .collect();
    let sides: Result<Vec<LotSide<'_>>, Vec<Rejection>> = lots
        .iter()
        .zip(&options)
        .map(|(lot, options)| LotSide::new(lot.question, options))
        .collect();
    let mut lots = Lots::new(sides?, goals.len(), limits.max_lots);
    let mut effort = Effort::new(budget);
    let alone: Vec<Rc<Reply>> = lots
        .sides
        .iter_mut()
        .map(|side| side.alone(&mut effort))
        .collect();
    let divided = best_plan(&mut lots, &mut effort);
    Ok(Telling {
        lots: &lots,
        goals: &goals,
        alone: &alone,
    }
    .planned(divided, effort.nodes()))
}

/// The best plan, with what none is better than.
fn best_plan(lots: &mut Lots<'_>, effort: &mut Effort<'_>) -> Divided {
    let root: Vec<Rc<Reply>> = lots
        .sides
        .iter_mut()
        .map(|side| side.answer(&super::restriction::Restriction::default(), effort))
        .collect();
    let best: Plan = root.iter().map(|reply| reply.best.clone()).collect();
    let at_best = Worth::at_best(root.iter().map(Rc::as_ref), lots.n_goals);
    let plan = match lots.share(&best, &[]) {
        Ok(_) => best,
        Err(_) => take_turns(lots, &best, &at_best, effort),
    };
    let gifts = lots.share(&plan, &[]).unwrap_or_default();
    Division::new(lots, (plan, gifts), effort).run(root)
}

/// What is needed to tell a plan.
struct Telling<'t, 'a> {
    lots: &'t Lots<'a>,
    goals: &'t [Objective],
    alone: &'t [Rc<Reply>],
}

impl Telling<'_, '_> {
    fn planned(&self, divided: Divided, nodes: u64) -> Planned {
        let mut lots = Vec::new();
        let mut all_answered = Vec::new();
        for place in 0..self.lots.sides.len() {
            let Some((lot, answered)) = self.lot(place, &divided) else {
                continue;
            };
            lots.push(lot);
            all_answered.push(answered);
        }
        let reached = worth_told(&lots, self.goals.len());
        let is_exact = self.lots.sides.iter().all(LotSide::is_exact);
        let makes_room = lots.iter().any(PlannedLot::gives_way);
        let is_proven = reached <= divided.bound && (is_exact || !makes_room);
        let bound = if is_proven { &reached } else { &divided.bound };
        let plan = CallPlan {
            loads: self.loads(&divided.plan, &divided.gifts),
            is_proven,
            n_unserved_at_best: bound.n_unserved,
            objective: self.values(&reached),
            bound: self.values(bound),
            lots,
        };
        Planned {
            plan,
            answered: all_answered,
            n_parts: divided.n_parts,
            nodes,
        }
    }

    fn values(&self, worth: &Worth) -> Vec<ObjectiveValue> {
        let values = self.goals.iter().zip(&worth.goals);
        let values = values.map(|(objective, value)| ObjectiveValue {
            objective: *objective,
            value: *value,
        });
        values.collect()
    }

    fn lot(&self, place: usize, divided: &Divided) -> Option<(PlannedLot, Answered)> {
        let side = self.lots.sides.get(place)?;
        let own = Answered {
            question: side.posed.question.clone(),
            options: side.posed.options.clone(),
        };
        let reply = self.alone.get(place)?;
        let alone = reply.best.as_ref();
        let alone = alone.and_then(|taken| proposal(&own, &taken.members, reply.is_proven));
        let taken = divided.plan.get(place)?.as_ref();
        let (grouping, answered) = match taken {
            Some(taken) => self.grouping((place, side, taken), reply, divided),
            None => (None, own),
        };
        let lot = PlannedLot {
            lot_id: side.posed.question.lot.id,
            grouping,
            alone,
            alone_status: status_of(reply),
        };
        Some((lot, answered))
    }

    fn grouping(
        &self,
        lot: (usize, &LotSide<'_>, &Taken),
        alone: &Reply,
        divided: &Divided,
    ) -> (Option<Suggestion>, Answered) {
        let (place, side, taken) = lot;
        let mut others = divided.plan.clone();
        put(&mut others, place, None);
        let exhausted = self.lots.exhausted(&others);
        let busy: BTreeSet<CompanyId> = divided
            .gifts
            .iter()
            .enumerate()
            .filter(|(lot, _)| *lot != place)
            .flat_map(|(_, gifts)| gifts)
            .map(|gift| gift.company_id)
            .collect();
        let gifts = divided.gifts.get(place).map_or(&[] as &[_], Vec::as_slice);
        let answered = answered(side, taken, &exhausted);
        let is_best = alone.is_proven && alone.bound.as_ref() == Some(&taken.value);
        let grouping = proposal(&answered, &taken.members, is_best);
        let grouping = grouping.map(|grouping| with_gifts(grouping, side, gifts, &busy));
        (grouping, answered)
    }

    fn loads(&self, plan: &Plan, gifts: &Gifts) -> Vec<CompanyLoad> {
        let mut loads: Vec<CompanyLoad> = Vec::new();
        for ((side, taken), gifts) in self.lots.sides.iter().zip(plan).zip(gifts) {
            let question = side.posed.question;
            for member in taken.iter().flat_map(|taken| &taken.members) {
                let given = gifts.iter().filter(|gift| gift.company_id == *member);
                let given: u32 = given.map(|gift| gift.tenths).sum();
                if let Some(load) = loads.iter_mut().find(|load| load.company_id == *member) {
                    load.lot_ids.push(question.lot.id);
                    load.given.0 += given;
                    continue;
                }
                let mut candidates = question.candidates.iter();
                let candidate = candidates.find(|one| one.company.id == *member);
                loads.push(CompanyLoad {
                    company_id: *member,
                    lot_ids: vec![question.lot.id],
                    given: FteTenths(given),
                    in_all: candidate.map(lent_in_all).unwrap_or_default(),
                });
            }
        }
        loads.sort_by_key(|load| load.company_id);
        loads
    }
}

/// What the groupings that are told are worth.
fn worth_told(lots: &[PlannedLot], n_goals: usize) -> Worth {
    let values: Vec<Option<Vec<i64>>> = lots
        .iter()
        .map(|lot| {
            let grouping = lot.grouping.as_ref()?;
            Some(grouping.objective.iter().map(|one| one.value).collect())
        })
        .collect();
    Worth::of(values.iter().map(Option::as_deref), n_goals)
}

fn status_of(reply: &Reply) -> GroupingStatus {
    match (&reply.best, reply.is_proven) {
        (Some(_), true) => GroupingStatus::ProvenOptimal,
        (Some(_), false) => GroupingStatus::Feasible,
        (None, true) => GroupingStatus::Infeasible,
        (None, false) => GroupingStatus::Stopped,
    }
}
