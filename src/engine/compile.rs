//! Compiling a question under its rules: who may take part, what has to be covered together, what each brings.

use std::collections::BTreeSet;

use domain::groupings::coverage_rule::fte_share::{FteDemand, FteSupply};
use domain::groupings::coverage_rule::requirement_state::demanded_amount;
use domain::groupings::grouping::{LotQuestion, Objective, SuggestOptions};
use domain::procurement::interest::InterestAnswer;
use domain::procurement::requirement::{
    CompetencyAmount, Demand, Importance, Requirement, RequirementScope,
};
use domain::values::ids::CompanyId;

use crate::brought::{Brought, Cell};
use crate::constraints::lead::may_lead;
use crate::constraints::membership::{Role, Rules, role_of, wants_to_subcontract};
use crate::constraints::pairs::{enemies, past_pairs};
use crate::lookup::at;
use crate::objective::{ObjectiveOrder, Value, levels_of};
use crate::problem::{EachWish, Need, NeedCell, Player, Problem};

/// No answer costs as much in any goal, so that costs in the order of the goals sort as one number.
const MOST_OF_ANSWER: i64 = 128;

/// Compiles what the candidates bring under the rules.
#[must_use]
pub fn compile(
    question: &LotQuestion,
    brought: &Brought<'_>,
    rules: &Rules,
    options: &SuggestOptions,
) -> Problem {
    let brought = brought.under(rules);
    let order = ObjectiveOrder(options.objectives.clone());
    let compiler = Compiler {
        brought,
        rules,
        order: &order,
        preferred: options.preferred.iter().copied().collect(),
        near: options.near.iter().copied().collect(),
        farthest: brought
            .candidates
            .iter()
            .filter_map(|candidate| candidate.distance_km)
            .max()
            .map_or(0, i64::from),
    };
    let mut players = compiler.players();
    connect(&mut players, question, brought, rules);
    let needs = compiler.needs();
    let cells = players
        .iter()
        .flat_map(|player| needs.iter().map(|need| compiler.need_cell(player, need)))
        .collect();
    let n_pinned = players.iter().filter(|player| player.is_pinned).count();
    let mut problem = Problem {
        levels: Vec::new(),
        caps: Vec::new(),
        each_wishes: compiler.each_wishes(&players),
        cells,
        fte_demands: compiler.fte_demands(),
        max_members: rules
            .max_members
            .and_then(|limit| usize::try_from(limit).ok())
            .unwrap_or(usize::MAX)
            .min(players.len()),
        lost_weight: compiler.lost_weight(),
        constant: compiler.constant(),
        stands_one_withdrawal: rules.stands_one_withdrawal,
        may_give_up: false,
        is_impossible: n_pinned < rules.pinned.len() || compiler.is_refused_by_a_person(),
        needs,
        players,
        order,
    };
    problem.levels = levels_of(&problem.order, &problem.ranges(), &[]);
    problem
}

/// Fills in who cannot be with whom and who has worked with whom.
fn connect(players: &mut [Player], question: &LotQuestion, brought: &Brought<'_>, rules: &Rules) {
    let ids: Vec<CompanyId> = players.iter().map(|player| player.company_id).collect();
    let place_of = |company_id: &CompanyId| ids.binary_search(company_id).ok();
    if rules.respects_conditions {
        let enemies = enemies(&brought.candidates);
        for player in players.iter_mut() {
            player.enemies = enemies
                .get(&player.company_id)
                .into_iter()
                .flatten()
                .filter_map(place_of)
                .collect();
        }
    }
    for ((first, second), times) in past_pairs(question) {
        if let (Some(first), Some(second)) = (place_of(&first), place_of(&second)) {
            for (one, other) in [(first, second), (second, first)] {
                if let Some(player) = players.get_mut(one) {
                    player.friends.push((other, times));
                }
            }
        }
    }
}

struct Compiler<'a> {
    brought: &'a Brought<'a>,
    rules: &'a Rules,
    order: &'a ObjectiveOrder,
    preferred: BTreeSet<CompanyId>,
    near: BTreeSet<CompanyId>,
    farthest: i64,
}

impl Compiler<'_> {
    /// The requirements in force with their places.
    fn requirements(&self) -> impl Iterator<Item = (usize, &Requirement)> {
        self.brought
            .requirements
            .iter()
            .copied()
            .enumerate()
            .filter(|(_, requirement)| !self.rules.ignored.contains(&requirement.id))
    }

    fn with_scope(&self, scope: RequirementScope) -> impl Iterator<Item = (usize, &Requirement)> {
        self.requirements().filter(move |(_, requirement)| {
            requirement.scope == scope && requirement.demand != Demand::FreeText
        })
    }

    /// What an answer costs: weak proof and misfit.
    fn answer_value(&self, cell: Cell) -> Value {
        self.order
            .one(Objective::WeakProof, cell.weak)
            .plus(self.order.one(Objective::Misfit, cell.misfit))
    }

    fn players(&self) -> Vec<Player> {
        (0..self.brought.candidates.len())
            .filter_map(|source| self.player(source))
            .collect()
    }

    fn player(&self, source: usize) -> Option<Player> {
        let candidate = *self.brought.candidates.get(source)?;
        let company_id = candidate.company.id;
        let asked_role = role_of(candidate, self.rules)?;
        let (role, demanded_of_each) = match asked_role {
            Role::Subcontractor => (Role::Subcontractor, Value::default()),
            Role::Member => match self.value_of_each(source) {
                Some(value) => (Role::Member, value),
                None if wants_to_subcontract(candidate) && self.rules.allows_subcontractors => {
                    (Role::Subcontractor, Value::default())
                }
                None => return None,
            },
        };
        let is_subcontractor = role == Role::Subcontractor;
        let is_liked = i64::from(self.preferred.contains(&company_id));
        let distance = candidate.distance_km.map_or(self.farthest, i64::from);
        let fixed = self
            .order
            .one(Objective::Members, 1)
            .plus(self.order.one(Objective::Preference, -is_liked))
            .plus(self.order.one(Objective::Distance, distance))
            .plus(
                self.order
                    .one(Objective::Change, self.change_by(company_id)),
            )
            .plus(
                self.order
                    .one(Objective::Fairness, i64::from(candidate.times_chosen)),
            )
            .plus(demanded_of_each);
        let supply = self.supply(source, is_subcontractor);
        let lead_value = self.lead_value(source);
        let may = |rule| lead_value.is_some() && may_lead(candidate, role, rule);
        Some(Player {
            source,
            company_id,
            role,
            can_lead: may(self.rules.lead),
            can_take_over: may(self.rules.takeover),
            lead_value: lead_value.unwrap_or_default(),
            offers_to_lead: candidate
                .interest
                .as_ref()
                .is_some_and(|interest| interest.answer == InterestAnswer::Lead),
            is_pinned: self.rules.pinned.contains(&company_id),
            fixed,
            enemies: Vec::new(),
            friends: Vec::new(),
            is_contested: is_contested(&supply),
            supply,
        })
    }

    /// What a company's being in changes against the grouping that is compared with, which `constant` counts as all out.
    fn change_by(&self, company_id: CompanyId) -> i64 {
        if self.near.contains(&company_id) {
            -1
        } else {
            1
        }
    }

    /// What every grouping costs: all of the grouping that is compared with, before any of it is in.
    fn constant(&self) -> Value {
        let n_near = i64::try_from(self.near.len()).unwrap_or(i64::MAX);
        self.order.one(Objective::Change, n_near)
    }

    /// What a member's answers to what is mandatory for each cost; `None` when it does not meet one.
    fn value_of_each(&self, source: usize) -> Option<Value> {
        let mut value = Value::default();
        for (place, requirement) in self.with_scope(RequirementScope::Each) {
            let cell = self.brought.cell(source, place, false);
            if requirement.is_mandatory() {
                if !cell.meets_alone {
                    return None;
                }
                value = value.plus(self.answer_value(cell));
            }
        }
        Some(value)
    }

    /// What leading costs; `None` when something mandatory for the lead is not met.
    fn lead_value(&self, source: usize) -> Option<Value> {
        let mut value = Value::default();
        for (place, requirement) in self.with_scope(RequirementScope::Lead) {
            let cell = self.brought.cell(source, place, false);
            if cell.meets_alone {
                value = value.plus(self.answer_value(cell));
            } else if let Importance::Desirable(weight) = requirement.importance {
                value = value.plus(self.order.one(Objective::Uncovered, i64::from(weight)));
            } else {
                return None;
            }
        }
        Some(value)
    }

    /// The supply without what is given to demands that are looked away from.
    fn supply(&self, source: usize, is_subcontractor: bool) -> FteSupply {
        let mut supply = self.brought.supply(source, is_subcontractor);
        for part in &mut supply.parts {
            part.demands.retain(|place| self.is_in_force(*place));
        }
        supply.parts.retain(|part| !part.demands.is_empty());
        supply
    }

    fn is_in_force(&self, fte_place: usize) -> bool {
        self.requirements()
            .any(|(place, _)| at(&self.brought.fte_places, place) == Some(fte_place))
    }

    fn fte_demands(&self) -> Vec<FteDemand> {
        self.brought
            .fte_demands
            .iter()
            .enumerate()
            .map(|(place, demand)| FteDemand {
                tenths: if self.is_in_force(place) {
                    demand.tenths
                } else {
                    0
                },
                ..*demand
            })
            .collect()
    }

    fn needs(&self) -> Vec<Need> {
        self.requirements()
            .filter_map(|(place, requirement)| {
                let is_one = match requirement.scope {
                    RequirementScope::Pooled | RequirementScope::MemberOnly => false,
                    RequirementScope::Any => true,
                    RequirementScope::Each | RequirementScope::Lead => return None,
                };
                let amount = demanded_amount(&requirement.demand);
                if requirement.demand == Demand::FreeText || amount <= 0 {
                    return None;
                }
                Some(Need {
                    requirement: place,
                    amount: if is_one { 1 } else { amount },
                    without_any: 0,
                    weight: match requirement.importance {
                        Importance::Mandatory => None,
                        Importance::Desirable(weight) => Some(i64::from(weight)),
                    },
                    n_answering: n_answering(&requirement.demand, is_one),
                    fte_place: at(&self.brought.fte_places, place),
                })
            })
            .collect()
    }

    fn need_cell(&self, player: &Player, need: &Need) -> NeedCell {
        let is_subcontractor = player.role == Role::Subcontractor;
        let cell = self
            .brought
            .cell(player.source, need.requirement, is_subcontractor);
        let Some(requirement) = self.brought.requirements.get(need.requirement) else {
            return NeedCell::default();
        };
        let amount = if requirement.scope == RequirementScope::Any {
            i64::from(cell.meets_alone)
        } else {
            cell.amount
        };
        if amount <= 0 {
            return NeedCell::default();
        }
        let value = self.answer_value(cell);
        let part = |objective| {
            self.order
                .place(objective)
                .map_or(0, |place| at(&value.0, place))
        };
        NeedCell {
            amount,
            key: value
                .0
                .iter()
                .fold(0, |key, part| key * MOST_OF_ANSWER + part),
            weak: part(Objective::WeakProof),
            misfit: part(Objective::Misfit),
        }
    }

    fn each_wishes(&self, players: &[Player]) -> Vec<EachWish> {
        self.with_scope(RequirementScope::Each)
            .filter_map(|(place, requirement)| {
                let Importance::Desirable(weight) = requirement.importance else {
                    return None;
                };
                let mut wish = EachWish {
                    weight: i64::from(weight),
                    ..EachWish::default()
                };
                for player in players {
                    let cell = self.brought.cell(player.source, place, false);
                    let is_judged = player.role == Role::Member;
                    wish.is_met.push(!is_judged || cell.meets_alone);
                    wish.value.push(if is_judged && cell.meets_alone {
                        self.answer_value(cell)
                    } else {
                        Value::default()
                    });
                }
                Some(wish)
            })
            .collect()
    }

    /// Desirable free text that no person has judged covered.
    fn lost_weight(&self) -> i64 {
        self.requirements()
            .filter(|(_, requirement)| {
                requirement.demand == Demand::FreeText && !is_judged_covered(requirement)
            })
            .map(|(_, requirement)| match requirement.importance {
                Importance::Desirable(weight) => i64::from(weight),
                Importance::Mandatory => 0,
            })
            .sum()
    }

    /// Mandatory free text that a person has judged not to be covered.
    fn is_refused_by_a_person(&self) -> bool {
        self.requirements().any(|(_, requirement)| {
            requirement.demand == Demand::FreeText
                && requirement.is_mandatory()
                && requirement.judgement.is_some()
                && !is_judged_covered(requirement)
        })
    }
}

fn is_judged_covered(requirement: &Requirement) -> bool {
    requirement
        .judgement
        .as_ref()
        .is_some_and(|judgement| judgement.is_covered)
}

/// How many members answer a demand: as many holders as asked, one where people or a certificate are asked, nobody
/// where figures are added up.
fn n_answering(demand: &Demand, is_one: bool) -> usize {
    match demand {
        Demand::Competency {
            amount: CompetencyAmount::Holders(n),
            ..
        } if !is_one => usize::try_from(*n).unwrap_or(1).max(1),
        Demand::Competency { .. } | Demand::Certificate { .. } | Demand::Registration { .. } => 1,
        _ => 0,
    }
}

fn is_contested(supply: &FteSupply) -> bool {
    let wanted: u32 = supply.parts.iter().map(|part| part.tenths).sum();
    let is_shared = supply.parts.iter().any(|part| part.demands.len() > 1);
    let n_demands: usize = supply.parts.iter().map(|part| part.demands.len()).sum();
    is_shared || (n_demands > 1 && wanted > supply.in_all)
}
