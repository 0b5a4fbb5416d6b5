//! The question as the search sees it: flat arrays of integers, in an order that does not depend on the input's.

use domain::groupings::coverage_rule::fte_share::{FteDemand, FteSupply};
use domain::groupings::grouping::Objective;
use domain::values::ids::CompanyId;

use crate::constraints::membership::Role;
use crate::lookup::at;
use crate::objective::{Cap, Level, N_OBJECTIVES, ObjectiveOrder, Value, levels_of};

/// A full demand in the units of bounds.
pub const WHOLE: i64 = 1 << 16;

/// A demand that members cover together: pooled, or met by any one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// The requirement, by its place in `Brought`; no place at all for a demand that follows from others.
    pub requirement: usize,
    /// How much is demanded, at least 1; where a withdrawal has to be stood, as much as that takes at least.
    pub amount: i64,
    /// How much the others have to reach whoever withdraws; 0 where that is not asked.
    pub without_any: i64,
    /// The weight when desirable; mandatory without.
    pub weight: Option<i64>,
    /// How many members answer it, for proofs and fit.
    pub n_answering: usize,
    /// Its place among the demands that share people out.
    pub fte_place: Option<usize>,
}

/// What a candidate brings to a need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NeedCell {
    /// What counts.
    pub amount: i64,
    /// Weak proof and misfit as one number that sorts as the goals do.
    pub key: i64,
    /// 1 when declared only.
    pub weak: i64,
    /// 100 − fit.
    pub misfit: i64,
}

/// A desirable demand on each member.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EachWish {
    /// Its weight.
    pub weight: i64,
    /// For each candidate whether it does not stand in the way.
    pub is_met: Vec<bool>,
    /// What each candidate's answer costs when the wish is covered.
    pub value: Vec<Value>,
}

/// A company that may take part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Player {
    /// Its place in `Brought`.
    pub source: usize,
    /// Its id.
    pub company_id: CompanyId,
    /// How it takes part.
    pub role: Role,
    /// Whether it may lead and meets all that is mandatory for the lead.
    pub can_lead: bool,
    /// Whether it may take the lead over from a lead that withdraws.
    pub can_take_over: bool,
    /// What its leading costs: wishes on the lead that it does not meet, proofs and fit of those it does.
    pub lead_value: Value,
    /// Whether it has offered to lead.
    pub offers_to_lead: bool,
    /// Whether the coordinator wants it in.
    pub is_pinned: bool,
    /// What its presence costs whoever else is there.
    pub fixed: Value,
    /// Those that it cannot be with.
    pub enemies: Vec<usize>,
    /// Those that it has worked with, and how often.
    pub friends: Vec<(usize, i64)>,
    /// The people that it can supply.
    pub supply: FteSupply,
    /// Whether its people are wanted by several demands at once.
    pub is_contested: bool,
}

/// The compiled question.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The goals.
    pub order: ObjectiveOrder,
    /// The goals as they are searched.
    pub levels: Vec<Level>,
    /// Goals that must not exceed a value.
    pub caps: Vec<Cap>,
    /// What is to be covered together.
    pub needs: Vec<Need>,
    /// Desirable demands on each member.
    pub each_wishes: Vec<EachWish>,
    /// Who may take part, by company id.
    pub players: Vec<Player>,
    /// By player, then need.
    pub cells: Vec<NeedCell>,
    /// The demands that share people out.
    pub fte_demands: Vec<FteDemand>,
    /// The most companies.
    pub max_members: usize,
    /// The weight of wishes that no choice of members changes.
    pub lost_weight: i64,
    /// What every grouping costs.
    pub constant: Value,
    /// Whether the lot has to stay covered whoever withdraws.
    pub stands_one_withdrawal: bool,
    /// Whether desirable demands for people may be given up although the group could meet them, when that is better or
    /// leaves people for others; otherwise the rule of coverage decides.
    pub may_give_up: bool,
    /// Whether a pinned company cannot take part at all, or something is impossible whoever takes part.
    pub is_impossible: bool,
}

impl Problem {
    /// What a player brings to a need.
    #[must_use]
    pub fn cell(&self, player: usize, need: usize) -> NeedCell {
        at(&self.cells, player * self.needs.len() + need)
    }

    /// All that a player brings, in the order of needs.
    pub fn row(&self, player: usize) -> impl Iterator<Item = &NeedCell> {
        let width = self.needs.len();
        self.cells.iter().skip(player * width).take(width)
    }

    /// The problem with only the players that are kept.
    #[must_use]
    pub fn keeping(mut self, is_kept: &[bool]) -> Self {
        let kept: Vec<usize> = (0..self.players.len())
            .filter(|player| at(is_kept, *player))
            .collect();
        let mut new_place = vec![None; self.players.len()];
        for (place, player) in kept.iter().enumerate() {
            crate::lookup::put(&mut new_place, *player, Some(place));
        }
        self.cells = kept
            .iter()
            .flat_map(|player| self.row(*player).copied().collect::<Vec<_>>())
            .collect();
        for wish in &mut self.each_wishes {
            wish.is_met = kept
                .iter()
                .map(|player| at(&wish.is_met, *player))
                .collect();
            wish.value = kept.iter().map(|player| at(&wish.value, *player)).collect();
        }
        let moved = |player: usize| at(&new_place, player);
        self.players = kept
            .iter()
            .filter_map(|player| self.players.get(*player).cloned())
            .map(|mut player| {
                player.enemies = player
                    .enemies
                    .iter()
                    .filter_map(|other| moved(*other))
                    .collect();
                player.friends = player
                    .friends
                    .iter()
                    .filter_map(|(other, times)| Some((moved(*other)?, *times)))
                    .collect();
                player
            })
            .collect();
        self.max_members = self.max_members.min(self.players.len());
        self.levels = levels_of(&self.order, &self.ranges(), &self.caps);
        self
    }

    /// The problem in which goals must not exceed these values.
    #[must_use]
    pub fn capped(mut self, caps: Vec<Cap>) -> Self {
        self.caps = caps;
        self.levels = levels_of(&self.order, &self.ranges(), &self.caps);
        self
    }

    /// Adds a need with what each player brings to it.
    pub fn add_need(&mut self, need: Need, brought: &[NeedCell]) {
        self.cells = (0..self.players.len())
            .flat_map(|player| {
                let added = at(brought, player);
                self.row(player).copied().chain([added]).collect::<Vec<_>>()
            })
            .collect();
        self.needs.push(need);
    }

    /// The problem with only the needs that are kept; the weight of the others is lost.
    #[must_use]
    pub fn keeping_needs(mut self, is_kept: &[bool]) -> Self {
        self.cells = (0..self.players.len())
            .flat_map(|player| {
                self.row(player)
                    .zip(is_kept)
                    .filter(|(_, is_kept)| **is_kept)
                    .map(|(cell, _)| *cell)
                    .collect::<Vec<_>>()
            })
            .collect();
        let needs = std::mem::take(&mut self.needs);
        for (need, is_kept) in needs.into_iter().zip(is_kept) {
            if *is_kept {
                self.needs.push(need);
            } else {
                self.lost_weight += need.weight.unwrap_or_default();
            }
        }
        self
    }

    /// Between which values each goal lies, by its place in the order.
    #[must_use]
    pub fn ranges(&self) -> [(i64, i64); N_OBJECTIVES] {
        let most_members = i64::try_from(self.max_members).unwrap_or(i64::MAX);
        let n_answers: i64 = self
            .needs
            .iter()
            .map(|need| i64::try_from(need.n_answering).unwrap_or(0))
            .sum();
        let largest = |objective: Objective, value_of: &dyn Fn(&Player) -> Value| {
            let place = self.order.place(objective).unwrap_or(N_OBJECTIVES);
            self.players
                .iter()
                .map(|player| at(&value_of(player).0, place).abs())
                .max()
                .unwrap_or(0)
        };
        let wish = |objective: Objective| -> i64 {
            let place = self.order.place(objective).unwrap_or(N_OBJECTIVES);
            self.each_wishes
                .iter()
                .flat_map(|wish| &wish.value)
                .map(|value| at(&value.0, place).abs())
                .sum()
        };
        let personal = |objective: Objective| {
            largest(objective, &|player| player.fixed) * most_members
                + largest(objective, &|player| player.lead_value)
                + wish(objective)
        };
        let weights: i64 = self
            .needs
            .iter()
            .filter_map(|need| need.weight)
            .sum::<i64>()
            + self.each_wishes.iter().map(|wish| wish.weight).sum::<i64>()
            + self.lost_weight;
        let bonds: i64 = self
            .players
            .iter()
            .flat_map(|player| &player.friends)
            .map(|(_, times)| times)
            .sum();
        let preference = self.order.place(Objective::Preference);
        let n_preferred = preference.map_or(0, |place| {
            let rewards = self.players.iter().map(|player| at(&player.fixed.0, place));
            -rewards.sum::<i64>()
        });
        let mut ranges = [(0, 0); N_OBJECTIVES];
        for (range, objective) in ranges.iter_mut().zip(&self.order.0) {
            *range = match objective {
                Objective::Uncovered => (0, weights + personal(Objective::Uncovered)),
                Objective::Members => (0, most_members),
                Objective::WeakProof => (0, n_answers + personal(Objective::WeakProof)),
                Objective::Preference => (-personal(Objective::Preference).min(n_preferred), 0),
                Objective::Misfit => (0, 100 * n_answers + personal(Objective::Misfit)),
                Objective::Distance => (0, personal(Objective::Distance)),
                Objective::Cohesion => (-bonds, 0),
                Objective::Change => (0, self.part_of_constant(Objective::Change) + most_members),
                Objective::Fairness => (0, personal(Objective::Fairness)),
            };
        }
        ranges
    }

    fn part_of_constant(&self, objective: Objective) -> i64 {
        let place = self.order.place(objective).unwrap_or(N_OBJECTIVES);
        at(&self.constant.0, place)
    }
}
