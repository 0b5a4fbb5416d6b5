//! One lot while a plan is looked for: the first core answers it under restrictions, and answers are remembered.

use std::collections::BTreeMap;
use std::rc::Rc;

use domain::groupings::grouping::{LotQuestion, SuggestOptions};
use domain::values::ids::CompanyId;
use domain::values::rejection::Rejection;

use crate::budget::Budget;
use crate::compile::compile;
use crate::constraints::membership::Rules;
use crate::constraints::withdrawal::with_withdrawals;
use crate::joint_needs::{people_for, with_all_joint_needs, with_joint_needs};
use crate::lookup::{at, put};
use crate::objective::Value;
use crate::posed::{Posed, places_of};
use crate::problem::{Need, NeedCell, Problem};
use crate::reduce::reduce;
use crate::search::giving_up::MOST_WISHES;
use crate::search::prove::{Found, Start, prove};
use crate::search::score::scored_with_wishes;
use crate::search::view::Prices;

use super::effort::Effort;
use super::lot_people::LotPeople;
use super::restriction::{Limits, Restriction};
use super::shared_people::Taking;

/// Groups that are remembered for the searches to come.
const MOST_SEEDS: usize = 32;

/// The grouping of a lot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Its members, sorted.
    pub members: Vec<CompanyId>,
    /// For each demand for people whether it is covered.
    pub is_covered: Vec<bool>,
    /// Its value, goal by goal.
    pub value: Vec<i64>,
}

/// What is known of a lot under a restriction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The best grouping known.
    pub best: Option<Taken>,
    /// No grouping is better; `None` when there is none at all.
    pub bound: Option<Vec<i64>>,
    /// Whether nothing better exists; without a grouping, that there is none.
    pub is_proven: bool,
}

/// Whether wishes for people may be given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wishes {
    /// What people suffice for is covered, as the rule of coverage says.
    ByRule,
    /// What is better, or leaves people for others.
    Free,
}

/// A lot with all that was found about it.
pub struct LotSide<'a> {
    /// The question with its options.
    pub posed: Posed<'a>,
    /// The people that it asks for.
    pub people: LotPeople,
    rules: Rules,
    n_wishes: usize,
    known: BTreeMap<Restriction, Rc<Reply>>,
    seeds: Vec<Vec<CompanyId>>,
    /// The prices of the first search, with the number of its needs.
    prices: (usize, Vec<Prices>),
}

impl<'a> LotSide<'a> {
    /// A lot of which nothing is known yet.
    ///
    /// # Errors
    /// What contradicts itself in the options.
    pub fn new(
        question: &'a LotQuestion,
        options: &'a SuggestOptions,
    ) -> Result<Self, Vec<Rejection>> {
        let posed = Posed::new(question, options)?;
        let people = LotPeople::read(question);
        let wishes = people.demands.iter().filter(|demand| demand.is_desirable);
        Ok(Self {
            rules: posed.rules(),
            n_wishes: wishes.count(),
            posed,
            people,
            known: BTreeMap::new(),
            seeds: Vec::new(),
            prices: (0, Vec::new()),
        })
    }

    /// Whether all that wishes for people can be given up for is looked at.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.n_wishes <= MOST_WISHES
    }

    /// Whether the lot has to stand a withdrawal for which people are kept.
    #[must_use]
    pub fn keeps_people(&self) -> bool {
        let musts = |demand: &super::lot_people::PeopleDemand| !demand.is_desirable;
        self.rules.stands_one_withdrawal && self.people.demands.iter().any(musts)
    }

    /// A grouping as far as people are concerned, within what the lot gets at most.
    #[must_use]
    pub fn taking<'t>(&'t self, taken: &'t Taken, limits: &'t Limits) -> Taking<'t> {
        Taking {
            people: &self.people,
            members: &taken.members,
            is_covered: &taken.is_covered,
            keeps: self.keeps_people().then_some(limits),
        }
    }

    /// The lot looked at alone, by the rule of coverage.
    pub fn alone(&mut self, effort: &mut Effort<'_>) -> Rc<Reply> {
        let restriction = Restriction::default();
        let reply = Rc::new(self.search(&restriction, Wishes::ByRule, effort));
        effort.settle_lot();
        if self.n_wishes == 0 {
            self.known.insert(restriction, Rc::clone(&reply));
        }
        reply
    }

    /// The best of the lot under a restriction.
    pub fn answer(&mut self, restriction: &Restriction, effort: &mut Effort<'_>) -> Rc<Reply> {
        if let Some(known) = self.known.get(restriction) {
            return Rc::clone(known);
        }
        let wishes = if self.n_wishes == 0 {
            Wishes::ByRule
        } else {
            Wishes::Free
        };
        let reply = Rc::new(self.search(restriction, wishes, effort));
        if reply.is_proven {
            self.known.insert(restriction.clone(), Rc::clone(&reply));
        }
        reply
    }

    /// Whether the best under a looser restriction is the best under this one too.
    #[must_use]
    pub fn still_holds(&self, reply: &Reply, restriction: &Restriction) -> bool {
        let Some(taken) = &reply.best else {
            return reply.is_proven;
        };
        let is_in = |company_id: &CompanyId| taken.members.contains(company_id);
        let is_limited = restriction
            .limits
            .keys()
            .any(|source| is_in(&source.company_id()));
        reply.is_proven
            && !restriction.banned.iter().any(is_in)
            && restriction.required.iter().all(is_in)
            && (!is_limited
                || (!self.keeps_people()
                    && self
                        .people
                        .suffice(&taken.members, &taken.is_covered, &restriction.limits)))
    }

    fn search(
        &mut self,
        restriction: &Restriction,
        wishes: Wishes,
        effort: &mut Effort<'_>,
    ) -> Reply {
        let Some(problem) = self.problem(restriction, wishes) else {
            return Reply {
                best: None,
                bound: None,
                is_proven: true,
            };
        };
        let n_needs = problem.needs.len();
        let (n_priced, prices) = &self.prices;
        let start = Start {
            seeds: self
                .seeds
                .iter()
                .map(|seed| places_of(&problem, seed))
                .collect(),
            prices: if *n_priced == n_needs {
                prices.clone()
            } else {
                Vec::new()
            },
            ..Start::default()
        };
        let budget = if *restriction == Restriction::default() {
            effort.of_one_search()
        } else {
            effort.of_one_among_many()
        };
        let on_progress = effort.while_searching();
        let watched = Budget {
            on_progress: &on_progress,
            ..budget
        };
        let found = prove(&problem, start, watched);
        effort.spend(found.nodes);
        if prices.is_empty() {
            self.prices = (n_needs, found.prices.clone());
        }
        let reply = self.reply(&problem, &found);
        if let Some(taken) = &reply.best
            && !self.seeds.contains(&taken.members)
            && self.seeds.len() < MOST_SEEDS
        {
            self.seeds.push(taken.members.clone());
        }
        reply
    }

    /// What is searched under a restriction; `None` when somebody who has to be in cannot take part.
    fn problem(&self, restriction: &Restriction, wishes: Wishes) -> Option<Problem> {
        let mut rules = self.rules.clone();
        rules.excluded.extend(restriction.banned.iter().copied());
        let (question, brought) = (self.posed.question, &self.posed.brought);
        let mut problem = reduce(compile(question, brought, &rules, self.posed.options));
        self.limit_people(&mut problem, &restriction.limits);
        problem.may_give_up = wishes == Wishes::Free;
        let jointly = if restriction.limits.is_empty() {
            with_joint_needs(problem)
        } else {
            with_all_joint_needs(problem)
        };
        let mut problem = with_withdrawals(jointly);
        for company_id in &restriction.required {
            require(&mut problem, *company_id)?;
        }
        Some(problem)
    }

    /// What a company brings to a demand for people is no more than the lot gets of it; something remains, because
    /// whoever answers a demand need not be the one who gives.
    fn limit_people(&self, problem: &mut Problem, limits: &Limits) {
        let n_needs = problem.needs.len();
        for (place, player) in problem.players.iter_mut().enumerate() {
            let company_id = player.company_id;
            let is_limited = limits
                .keys()
                .any(|source| source.company_id() == company_id);
            let Some(giver) = self.people.giver(company_id).filter(|_| is_limited) else {
                continue;
            };
            player.supply = giver.within(company_id, limits).supply();
            player.is_contested = true;
            let cells = problem.cells.iter_mut().skip(place * n_needs);
            for (need, cell) in problem.needs.iter().zip(cells) {
                if let Some(fte_place) = need.fte_place
                    && cell.amount > 0
                {
                    let most = people_for(player, &[fte_place]);
                    cell.amount = cell.amount.min(most).max(1);
                }
            }
        }
    }

    fn reply(&self, problem: &Problem, found: &Found) -> Reply {
        let best = found.best.as_ref().and_then(|best| {
            let (_, is_covered) = scored_with_wishes(problem, &best.group)?;
            let mut by_demand = vec![false; self.people.demands.len()];
            for (need, is_covered) in problem.needs.iter().zip(is_covered) {
                if let Some(place) = need.fte_place {
                    put(&mut by_demand, place, is_covered);
                }
            }
            let players = best
                .group
                .iter()
                .filter_map(|place| problem.players.get(*place));
            Some(Taken {
                members: players.map(|player| player.company_id).collect(),
                is_covered: by_demand,
                value: self.goals(best.value),
            })
        });
        let bound = match &best {
            Some(best) if found.is_proven => Some(best.value.clone()),
            None if found.is_proven => None,
            _ => Some(bound_of(problem, &found.root_bound)),
        };
        Reply {
            best,
            bound,
            is_proven: found.is_proven,
        }
    }

    fn goals(&self, value: Value) -> Vec<i64> {
        let goals = value.0.into_iter();
        goals.take(self.posed.options.objectives.len()).collect()
    }
}

fn bound_of(problem: &Problem, root_bound: &[i64]) -> Vec<i64> {
    let values = crate::explanation::answer::bound_values(problem, root_bound);
    values.into_iter().map(|one| one.value).collect()
}

/// Adds that a company is in; `None` when it cannot be.
fn require(problem: &mut Problem, company_id: CompanyId) -> Option<()> {
    let place = places_of(problem, &[company_id]).first().copied()?;
    let mut cells = vec![NeedCell::default(); problem.players.len()];
    let present = NeedCell {
        amount: 1,
        ..at(&cells, place)
    };
    put(&mut cells, place, present);
    let need = Need {
        requirement: usize::MAX,
        amount: 1,
        without_any: 0,
        weight: None,
        n_answering: 0,
        fte_place: None,
    };
    problem.add_need(need, &cells);
    Some(())
}
