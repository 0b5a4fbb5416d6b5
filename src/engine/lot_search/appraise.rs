//! What a given group is worth, exactly: its members, who covers what most cheaply, and what is left uncovered.

use crate::lookup::{add, at};
use crate::lot::flat::{LotProblem, Row, RowKind, SHARES};

use super::staffing::Staffing;
use super::wanted::{Arc, Wanted, Worth};

/// One member's part of one row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The row.
    pub row: u32,
    /// The member.
    pub candidate: u32,
    /// How much of it.
    pub amount: i64,
}

/// Appraises groups one after the other, with room that is used again.
#[derive(Default)]
pub struct Appraiser {
    staffing: Staffing,
    /// For each row: who can contribute, at what unit cost.
    supplies: Vec<Vec<(i64, u32, usize)>>,
    sums: Vec<i64>,
    people_rows: Vec<u32>,
    /// Whether the parts of the group appraised last are known; rows apart from people are worked out when asked.
    has_staffed: bool,
    /// Whether some group was worth more than was found out, because that would have taken too long.
    pub is_cut_short: bool,
}

impl Appraiser {
    /// What a group is worth. Beyond the cutoff it is only known to cost more, and what it misses may be too small.
    pub fn worth(&mut self, lot: &LotProblem, group: &[u32], cutoff: i64) -> Worth {
        self.worth_if_better(lot, group, (cutoff, i64::MAX))
    }

    /// The same; beyond the most that may be missing it is only known to miss more.
    pub fn worth_if_better(
        &mut self,
        lot: &LotProblem,
        group: &[u32],
        (cutoff, most_missing): (i64, i64),
    ) -> Worth {
        self.has_staffed = false;
        self.gather(lot, group);
        let mut worth = Worth {
            missing: 0,
            cost: members_cost(lot, group),
        };
        for (number, row) in (0_u32..).zip(&lot.rows) {
            if row.kind != RowKind::People {
                self.add_row(lot, number, row, &mut worth);
            }
        }
        if worth.missing > most_missing || (worth.missing == 0 && worth.cost > cutoff) {
            return worth;
        }
        self.prepare_staffing(lot, group);
        let least = self.staffing.worth_without_totals();
        if worth.missing == 0 && least.missing == 0 && worth.cost + least.cost > cutoff {
            worth.cost += least.cost;
            return worth;
        }
        if least.missing > 0 && most_missing == 0 {
            worth.missing += least.missing;
            return worth;
        }
        let staffed = self.staffing.solve();
        self.is_cut_short |= self.staffing.is_cut_short;
        self.has_staffed = true;
        worth.cost += staffed.cost;
        if staffed.missing > 0 {
            worth.missing += self.missing_people(lot);
        }
        worth
    }

    /// Notes for each row who contributes, the cheapest first, and what the sums come to.
    fn gather(&mut self, lot: &LotProblem, group: &[u32]) {
        self.supplies.resize_with(lot.rows.len(), Vec::new);
        for supply in &mut self.supplies {
            supply.clear();
        }
        self.sums.clear();
        self.sums.resize(lot.sum_rows.len(), 0);
        for (member, candidate) in group.iter().enumerate() {
            for entry in lot.entries.of(*candidate) {
                if let Some(supply) = self.supplies.get_mut(entry.row as usize) {
                    supply.push((entry.unit_cost, entry.limit, member));
                }
            }
            for (sum, value) in lot.sums_of(*candidate).iter().enumerate() {
                add(&mut self.sums, sum, *value);
            }
        }
        for supply in &mut self.supplies {
            supply.sort_unstable();
        }
    }

    /// Adds what a row costs that has nothing to do with people.
    fn add_row(&self, lot: &LotProblem, number: u32, row: &Row, worth: &mut Worth) {
        let supply = self
            .supplies
            .get(number as usize)
            .map_or(&[][..], Vec::as_slice);
        let demand = usize::try_from(row.demand).unwrap_or(usize::MAX);
        let (lacking_shares, cost) = match row.kind {
            RowKind::Sum => (self.lacking_of_sum(lot, number), 0),
            _ if supply.len() >= demand => (
                0,
                supply.iter().take(demand).map(|(cost, _, _)| *cost).sum(),
            ),
            _ => {
                let has = i64::try_from(supply.len()).unwrap_or(i64::MAX);
                ((row.demand - has) * SHARES / row.demand.max(1), 0)
            }
        };
        match row.skip {
            Some(skip) if lacking_shares > 0 => worth.cost += skip,
            Some(skip) => worth.cost += skip.min(cost),
            None => {
                worth.missing += lacking_shares;
                worth.cost += cost;
            }
        }
    }

    /// What share of a sum is lacking; at least one share if anything is.
    fn lacking_of_sum(&self, lot: &LotProblem, row: u32) -> i64 {
        let place = lot
            .sum_rows
            .iter()
            .position(|sum_row| *sum_row == row)
            .unwrap_or(usize::MAX);
        let (has, least) = (at(&self.sums, place), at(&lot.sum_least, place));
        if has >= least {
            return 0;
        }
        let share = i128::from(least - has) * i128::from(SHARES) / i128::from(least.max(1));
        i64::try_from(share).unwrap_or(SHARES).max(1)
    }

    fn prepare_staffing(&mut self, lot: &LotProblem, group: &[u32]) {
        self.people_rows.clear();
        let mut wanted = std::mem::take(&mut self.staffing.wanted);
        let mut n_wanted = 0;
        for (number, row) in (0_u32..).zip(&lot.rows) {
            if row.kind != RowKind::People {
                continue;
            }
            self.people_rows.push(number);
            if wanted.len() <= n_wanted {
                wanted.push(Wanted::default());
            }
            let supply = self
                .supplies
                .get(number as usize)
                .map_or(&[][..], Vec::as_slice);
            if let Some(slot) = wanted.get_mut(n_wanted) {
                slot.demand = row.demand;
                slot.skip = row.skip;
                slot.arcs.clear();
                slot.arcs
                    .extend(supply.iter().map(|(unit_cost, limit, member)| Arc {
                        member: *member,
                        limit: i64::from(*limit),
                        unit_cost: *unit_cost,
                    }));
            }
            n_wanted += 1;
        }
        wanted.truncate(n_wanted);
        self.staffing.wanted = wanted;
        self.staffing.totals.clear();
        let totals = group
            .iter()
            .map(|candidate| lot.people(*candidate).unwrap_or(i64::MAX));
        self.staffing.totals.extend(totals);
    }

    /// What shares of mandatory rows nobody gives.
    fn missing_people(&self, lot: &LotProblem) -> i64 {
        let mut missing = 0;
        for (place, number) in self.people_rows.iter().enumerate() {
            let row = lot.row(*number);
            let lacking = self.staffing.lacking(place);
            if row.skip.is_none() && lacking > 0 {
                missing += (lacking * SHARES / row.demand.max(1)).max(1);
            }
        }
        missing
    }

    /// Who covers what in the group that was appraised last.
    #[must_use]
    pub fn parts(&self, lot: &LotProblem, group: &[u32]) -> Vec<Part> {
        let mut parts = Vec::new();
        for (number, row) in (0_u32..).zip(&lot.rows) {
            if row.kind != RowKind::Holders {
                continue;
            }
            let supply = self
                .supplies
                .get(number as usize)
                .map_or(&[][..], Vec::as_slice);
            let demand = usize::try_from(row.demand).unwrap_or(usize::MAX);
            let cost: i64 = supply.iter().take(demand).map(|(cost, _, _)| *cost).sum();
            if supply.len() >= demand && row.skip.is_none_or(|skip| cost <= skip) {
                parts.extend(supply.iter().take(demand).map(|(_, _, member)| Part {
                    row: number,
                    candidate: at(group, *member),
                    amount: 1,
                }));
            }
        }
        for (place, number) in self.people_rows.iter().enumerate() {
            for (member, candidate) in group.iter().enumerate() {
                let amount = self.staffing.amount(place, member);
                if amount > 0 {
                    parts.push(Part {
                        row: *number,
                        candidate: *candidate,
                        amount,
                    });
                }
            }
        }
        parts
    }

    /// Mandatory rows that the group appraised last does not cover.
    #[must_use]
    pub fn missing_rows(&self, lot: &LotProblem) -> Vec<u32> {
        let mut missing = Vec::new();
        for (number, row) in (0_u32..).zip(&lot.rows) {
            if row.skip.is_some() {
                continue;
            }
            let mut worth = Worth::default();
            if row.kind != RowKind::People {
                self.add_row(lot, number, row, &mut worth);
            } else if self.has_staffed
                && let Some(place) = self.people_rows.iter().position(|known| *known == number)
            {
                worth.missing = self.staffing.lacking(place);
            }
            if worth.missing > 0 {
                missing.push(number);
            }
        }
        missing
    }
}

/// What the members cost, with what their past takes off.
#[must_use]
pub fn members_cost(lot: &LotProblem, group: &[u32]) -> i64 {
    let mut cost = 0;
    for (place, candidate) in group.iter().enumerate() {
        cost += lot.member_cost(*candidate);
        for friend in lot.friends.of(*candidate) {
            if group
                .iter()
                .take(place)
                .any(|other| *other == friend.candidate)
            {
                cost -= friend.bonus;
            }
        }
    }
    cost
}

/// Whether two of a group may not be together.
#[must_use]
pub fn has_foes(lot: &LotProblem, group: &[u32]) -> bool {
    group.iter().any(|candidate| {
        lot.foes
            .of(*candidate)
            .iter()
            .any(|foe| group.contains(foe))
    })
}
