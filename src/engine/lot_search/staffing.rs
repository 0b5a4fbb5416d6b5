//! Who gives how many people to what: the cheapest way of a given group, exactly.
//!
//! Each row is filled from its cheapest members first. Where a member then gives more than it has, the excess is moved
//! along cheapest paths (a minimum-cost flow). An optional row is covered in full or not at all: the flow may cover a
//! part of it at a part of the price, and where it does, both ways are looked into.

use crate::lookup::{add, at, put};

use super::wanted::{Wanted, Worth, cheapest, skip_of};

/// How an optional row is treated while ways are compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Choice {
    #[default]
    Open,
    Covered,
    Skipped,
}

/// So many ways of treating the optional rows are looked into; beyond, only what is begun is brought to an end.
const MOST_WAYS: u32 = 1000;

/// A group's people and what wants them.
#[derive(Clone, Debug, Default)]
pub struct Staffing {
    /// What wants people.
    pub wanted: Vec<Wanted>,
    /// The most that each member gives in all.
    pub totals: Vec<i64>,
    /// How much each member gives to each row: one line a row, with one place more for what nobody gives.
    amounts: Vec<i64>,
    best_amounts: Vec<i64>,
    choices: Vec<Choice>,
    lacking_unit: i64,
    n_ways: u32,
    /// Whether the way that was found last may not be the cheapest, because there were too many to look into.
    pub is_cut_short: bool,
}

impl Staffing {
    fn width(&self) -> usize {
        self.totals.len() + 1
    }

    /// How much a member gives to a row in the way that was found last.
    #[must_use]
    pub fn amount(&self, row: usize, member: usize) -> i64 {
        at(&self.best_amounts, row * self.width() + member)
    }

    /// How much of a row nobody gives in the way that was found last.
    #[must_use]
    pub fn lacking(&self, row: usize) -> i64 {
        self.amount(row, self.totals.len())
    }

    /// The cheapest way if members had people without end: never more than the cheapest way.
    #[must_use]
    pub fn worth_without_totals(&self) -> Worth {
        let mut worth = Worth::default();
        for wanted in &self.wanted {
            let (given, cost) = cheapest(wanted);
            match wanted.skip {
                None => {
                    worth.missing += wanted.demand - given;
                    worth.cost += cost;
                }
                Some(skip) if given < wanted.demand => worth.cost += skip,
                Some(skip) => worth.cost += skip.min(cost),
            }
        }
        worth
    }

    /// The cheapest way.
    pub fn solve(&mut self) -> Worth {
        let (n_rows, width) = (self.wanted.len(), self.width());
        self.amounts.clear();
        self.amounts.resize(n_rows * width, 0);
        self.n_ways = 0;
        self.is_cut_short = false;
        self.choices.clear();
        for wanted in &self.wanted {
            let (given, cost) = cheapest(wanted);
            self.choices.push(match wanted.skip {
                Some(skip) if given < wanted.demand || cost >= skip => Choice::Skipped,
                Some(_) => Choice::Covered,
                None => Choice::Open,
            });
        }
        // If nobody gives more than it has when each row is filled for itself, nothing is better.
        let apart = self.fill();
        if self.first_overloaded().is_none() {
            self.best_amounts.clone_from(&self.amounts);
            return apart;
        }
        // A skipped row that is dearer covered for itself is never cheaper covered together with others.
        for choice in &mut self.choices {
            if *choice == Choice::Covered {
                *choice = Choice::Open;
            }
        }
        self.lacking_unit = self.unit_dearer_than_all();
        let mut best = None;
        self.compare(&mut best);
        best.unwrap_or_default()
    }

    /// A price for a missing unit of a mandatory row that no saving elsewhere can outweigh.
    fn unit_dearer_than_all(&self) -> i64 {
        let mut sum: i64 = 1;
        for wanted in &self.wanted {
            let dearest = wanted
                .arcs
                .iter()
                .map(|arc| arc.unit_cost)
                .max()
                .unwrap_or_default();
            sum = sum.saturating_add(dearest.saturating_mul(wanted.demand));
            sum = sum.saturating_add(wanted.skip.unwrap_or_default());
        }
        sum.min(1 << 60)
    }

    /// Fills each row from its cheapest members, whatever they have in all.
    fn fill(&mut self) -> Worth {
        let width = self.width();
        self.amounts.fill(0);
        let mut worth = Worth::default();
        for (row, wanted) in self.wanted.iter().enumerate() {
            let is_skipped = at(&self.choices, row) == Choice::Skipped;
            let mut left = wanted.demand;
            if !is_skipped {
                for arc in &wanted.arcs {
                    let given = arc.limit.min(left);
                    put(&mut self.amounts, row * width + arc.member, given);
                    left -= given;
                    worth.cost += given * arc.unit_cost;
                }
            }
            put(&mut self.amounts, row * width + width - 1, left);
            match wanted.skip {
                Some(skip) if left > 0 => worth.cost += skip,
                Some(_) => {}
                None => worth.missing += left,
            }
        }
        worth
    }

    fn load(&self, member: usize) -> i64 {
        let width = self.width();
        (0..self.wanted.len())
            .map(|row| at(&self.amounts, row * width + member))
            .sum()
    }

    fn first_overloaded(&self) -> Option<usize> {
        (0..self.totals.len()).find(|member| self.load(*member) > at(&self.totals, *member))
    }

    /// Looks into one way of treating the optional rows, and from there into others where it does not come out even.
    fn compare(&mut self, best: &mut Option<Worth>) {
        self.n_ways += 1;
        if best.is_some() && self.n_ways > MOST_WAYS {
            self.is_cut_short = true;
            return;
        }
        self.balance();
        let worth = self.worth_of_amounts();
        if best.is_some_and(|best| worth >= best) {
            return;
        }
        match self.half_covered() {
            None => {
                *best = Some(worth);
                self.best_amounts.clone_from(&self.amounts);
            }
            Some(row) => {
                for choice in [Choice::Covered, Choice::Skipped] {
                    put(&mut self.choices, row, choice);
                    self.compare(best);
                }
                put(&mut self.choices, row, Choice::Open);
            }
        }
    }

    /// What the amounts are worth; of a row that is covered in part, a part of the price.
    fn worth_of_amounts(&self) -> Worth {
        let width = self.width();
        let mut worth = Worth::default();
        for (row, wanted) in self.wanted.iter().enumerate() {
            for arc in &wanted.arcs {
                worth.cost += at(&self.amounts, row * width + arc.member) * arc.unit_cost;
            }
            let lacking = at(&self.amounts, row * width + width - 1);
            match (wanted.skip, at(&self.choices, row)) {
                (Some(skip), Choice::Skipped) => worth.cost += skip,
                (Some(skip), Choice::Open) => worth.cost += skip_of(skip, wanted.demand, lacking),
                _ => worth.missing += lacking,
            }
        }
        worth
    }

    /// An optional row that is covered, but not in full.
    fn half_covered(&self) -> Option<usize> {
        let width = self.width();
        (0..self.wanted.len()).find(|row| {
            let lacking = at(&self.amounts, row * width + width - 1);
            let demand = self.wanted.get(*row).map_or(0, |wanted| wanted.demand);
            let is_optional = self
                .wanted
                .get(*row)
                .is_some_and(|wanted| wanted.skip.is_some());
            is_optional
                && at(&self.choices, *row) == Choice::Open
                && lacking > 0
                && lacking < demand
        })
    }

    /// Fills the rows for themselves, then moves what members give too much along cheapest paths.
    fn balance(&mut self) {
        let width = self.width();
        self.amounts.fill(0);
        for row in 0..self.wanted.len() {
            if at(&self.choices, row) == Choice::Skipped {
                continue;
            }
            let mut left = self.wanted.get(row).map_or(0, |wanted| wanted.demand);
            put(&mut self.amounts, row * width + width - 1, left);
            for number in 0..self.wanted.get(row).map_or(0, |wanted| wanted.arcs.len()) {
                let Some(arc) = self
                    .wanted
                    .get(row)
                    .and_then(|wanted| wanted.arcs.get(number))
                    .copied()
                else {
                    continue;
                };
                // Nobody gives what is cheaper left out.
                let given = if arc.unit_cost <= self.least_saved(row) {
                    arc.limit.min(left)
                } else {
                    0
                };
                put(&mut self.amounts, row * width + arc.member, given);
                left -= given;
                put(&mut self.amounts, row * width + width - 1, left);
            }
        }
        while let Some(member) = self.first_overloaded() {
            if !self.move_excess(member) {
                break;
            }
        }
    }

    /// What giving a unit to a row saves at least.
    fn least_saved(&self, row: usize) -> i64 {
        let wanted = self.wanted.get(row);
        match (
            wanted.and_then(|wanted| wanted.skip),
            at(&self.choices, row),
        ) {
            (Some(skip), Choice::Open) => skip / wanted.map_or(1, |wanted| wanted.demand).max(1),
            _ => self.lacking_unit,
        }
    }

    /// What giving one unit more to a row saves of its price for being left out.
    fn saved_by_giving(&self, row: usize) -> i64 {
        let width = self.width();
        let lacking = at(&self.amounts, row * width + width - 1);
        let Some(wanted) = self.wanted.get(row) else {
            return 0;
        };
        match (wanted.skip, at(&self.choices, row)) {
            (Some(skip), Choice::Open) => {
                skip_of(skip, wanted.demand, lacking) - skip_of(skip, wanted.demand, lacking - 1)
            }
            _ => self.lacking_unit,
        }
    }

    /// What giving one unit less to a row costs.
    fn lost_by_lacking(&self, row: usize) -> i64 {
        let width = self.width();
        let lacking = at(&self.amounts, row * width + width - 1);
        let Some(wanted) = self.wanted.get(row) else {
            return 0;
        };
        match (wanted.skip, at(&self.choices, row)) {
            (Some(skip), Choice::Open) => {
                skip_of(skip, wanted.demand, lacking + 1) - skip_of(skip, wanted.demand, lacking)
            }
            _ => self.lacking_unit,
        }
    }

    /// How many units can be left out of a row, or given, before the price of one changes.
    fn even_stretch(&self, row: usize, is_giving: bool) -> i64 {
        let width = self.width();
        let lacking = at(&self.amounts, row * width + width - 1);
        let Some(wanted) = self.wanted.get(row) else {
            return 0;
        };
        let dear = match (wanted.skip, at(&self.choices, row)) {
            (Some(skip), Choice::Open) => skip % wanted.demand.max(1),
            _ => 0,
        };
        let cheap = wanted.demand - dear;
        match (
            is_giving,
            lacking > cheap || (!is_giving && lacking == cheap),
        ) {
            (true, true) => lacking - cheap,
            (true, false) => lacking,
            (false, true) => wanted.demand - lacking,
            (false, false) => cheap - lacking,
        }
    }

    /// Moves excess of a member to whoever takes it most cheaply; false if nobody can.
    fn move_excess(&mut self, from: usize) -> bool {
        let width = self.width();
        let steps = self.cheapest_steps();
        let mut distance = vec![i64::MAX; width];
        let mut before: Vec<Option<(usize, usize)>> = vec![None; width];
        put(&mut distance, from, 0);
        for _ in 0..width {
            let mut has_changed = false;
            for step in &steps {
                let reached = at(&distance, step.from);
                if reached < i64::MAX
                    && reached + step.cost < at(&distance, step.to)
                    && step.to != from
                {
                    put(&mut distance, step.to, reached + step.cost);
                    put(&mut before, step.to, Some((step.from, step.row)));
                    has_changed = true;
                }
            }
            if !has_changed {
                break;
            }
        }
        let has_room =
            |node: &usize| *node == width - 1 || self.load(*node) < at(&self.totals, *node);
        let goal = (0..width)
            .filter(|node| *node != from && at(&distance, *node) < i64::MAX && has_room(node))
            .min_by_key(|node| at(&distance, *node));
        let Some(goal) = goal else {
            return false;
        };
        self.shift(from, goal, &before)
    }

    /// Moves as much as possible along a path.
    fn shift(&mut self, from: usize, goal: usize, before: &[Option<(usize, usize)>]) -> bool {
        let width = self.width();
        let mut path = Vec::new();
        let mut node = goal;
        while node != from && path.len() <= width {
            let Some((earlier, row)) = at(before, node) else {
                return false;
            };
            path.push((earlier, node, row));
            node = earlier;
        }
        let mut most = self.load(from) - at(&self.totals, from);
        if goal < width - 1 {
            most = most.min(at(&self.totals, goal) - self.load(goal));
        }
        for (giver, taker, row) in &path {
            most = most.min(if *giver == width - 1 {
                self.even_stretch(*row, true)
            } else {
                at(&self.amounts, row * width + giver)
            });
            most = most.min(if *taker == width - 1 {
                self.even_stretch(*row, false)
            } else {
                self.room(*row, *taker)
            });
        }
        if most <= 0 {
            return false;
        }
        for (giver, taker, row) in path {
            add(&mut self.amounts, row * width + giver, -most);
            add(&mut self.amounts, row * width + taker, most);
        }
        true
    }

    /// How much more a member could give to a row by itself.
    fn room(&self, row: usize, member: usize) -> i64 {
        let limit = self.wanted.get(row).and_then(|wanted| {
            let arc = wanted.arcs.iter().find(|arc| arc.member == member)?;
            Some(arc.limit)
        });
        limit.unwrap_or_default() - at(&self.amounts, row * self.width() + member)
    }

    /// For each two places, the cheapest way of moving one unit from the first to the second within one row.
    fn cheapest_steps(&self) -> Vec<Step> {
        let width = self.width();
        let nobody = width - 1;
        let mut cheapest: Vec<Step> = Vec::new();
        let mut slot = vec![usize::MAX; width * width];
        let mut offer = |step: Step| {
            let place = step.from * width + step.to;
            match cheapest.get_mut(at(&slot, place)) {
                Some(known) if known.cost > step.cost => *known = step,
                Some(_) => {}
                None => {
                    put(&mut slot, place, cheapest.len());
                    cheapest.push(step);
                }
            }
        };
        for (row, wanted) in self.wanted.iter().enumerate() {
            if at(&self.choices, row) == Choice::Skipped {
                continue;
            }
            let given = |place: usize| at(&self.amounts, row * width + place);
            let lost = self.lost_by_lacking(row);
            for giver in wanted.arcs.iter().filter(|arc| given(arc.member) > 0) {
                let cost = lost - giver.unit_cost;
                offer(Step {
                    from: giver.member,
                    to: nobody,
                    row,
                    cost,
                });
                for taker in wanted
                    .arcs
                    .iter()
                    .filter(|arc| arc.limit > given(arc.member))
                {
                    if taker.member != giver.member {
                        let cost = taker.unit_cost - giver.unit_cost;
                        offer(Step {
                            from: giver.member,
                            to: taker.member,
                            row,
                            cost,
                        });
                    }
                }
            }
            if given(nobody) > 0 {
                let saved = self.saved_by_giving(row);
                for taker in wanted
                    .arcs
                    .iter()
                    .filter(|arc| arc.limit > given(arc.member))
                {
                    let cost = taker.unit_cost - saved;
                    offer(Step {
                        from: nobody,
                        to: taker.member,
                        row,
                        cost,
                    });
                }
            }
        }
        cheapest
    }
}

/// Moving one unit of a row from one place to another.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    from: usize,
    to: usize,
    row: usize,
    cost: i64,
}
