//! One lot as the search sees it: candidates, rows that want to be covered, and integers.
//!
//! A *row* is anything that members cover together: a requirement, a sum that has to be reached, a rule that one member
//! has to meet, the lead. A candidate has an *entry* for each row to which it can contribute.

use crate::lookup::at;

/// What a sum is counted in, so that rows of any size can be priced with whole numbers.
pub const SHARES: i64 = 4096;

/// What kind of thing covers a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowKind {
    /// Tenths of full-time equivalents, shared with the other rows of this kind.
    #[default]
    People,
    /// Different members.
    Holders,
    /// Any one member of a set.
    OneOf,
    /// A sum over all members, in shares of what is asked.
    Sum,
}

/// Which part of the lot a row stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowName {
    /// The requirement with this number.
    Requirement(usize),
    /// The threshold with this number.
    Threshold(usize),
    /// The certificate rule with this number.
    Certificate(usize),
    /// A member that may lead and meets all rules for leads.
    #[default]
    Lead,
}

/// Something that wants to be covered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// What covers it.
    pub kind: RowKind,
    /// How much of it.
    pub demand: i64,
    /// What leaving it uncovered costs; nothing when it is mandatory.
    pub skip: Option<i64>,
    /// What it stands for.
    pub name: RowName,
}

/// What a candidate can contribute to a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Which row.
    pub row: u32,
    /// At most so much.
    pub limit: u32,
    /// What each unit costs.
    pub unit_cost: i64,
}

/// A candidate with whom there is a past.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Friend {
    /// Who.
    pub candidate: u32,
    /// What both together take off the cost.
    pub bonus: i64,
}

/// Lists of different lengths, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lists<T> {
    ends: Vec<u32>,
    elements: Vec<T>,
}

impl<T> Lists<T> {
    /// Adds an element to the list that is being made.
    pub fn push(&mut self, element: T) {
        self.elements.push(element);
    }

    /// Ends the list that is being made.
    pub fn close(&mut self) {
        self.ends
            .push(u32::try_from(self.elements.len()).unwrap_or(u32::MAX));
    }

    /// One of the lists.
    #[must_use]
    pub fn of(&self, number: u32) -> &[T] {
        let number = number as usize;
        let from = if number == 0 {
            0
        } else {
            at(&self.ends, number - 1)
        };
        let to = at(&self.ends, number);
        self.elements.get(from as usize..to as usize).unwrap_or(&[])
    }

    /// Everything in all lists.
    #[must_use]
    pub fn all(&self) -> &[T] {
        &self.elements
    }

    /// Everything in all lists, for changing it.
    pub fn all_mut(&mut self) -> &mut [T] {
        &mut self.elements
    }
}

/// One lot as flat arrays. Candidates are numbered from 0 in the order of their companies.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LotProblem {
    /// The company of each candidate, ascending.
    pub companies: Vec<u32>,
    /// What wants to be covered.
    pub rows: Vec<Row>,
    /// What each candidate can contribute: people first, then the rest.
    pub entries: Lists<Entry>,
    /// How many entries of each candidate are about people.
    pub n_people_entries: Vec<u32>,
    /// The most people each candidate gives, where that is less than all its entries together; else nothing.
    pub people: Vec<Option<i64>>,
    /// What each candidate costs as a member.
    pub member_costs: Vec<i64>,
    /// With whom each candidate has worked.
    pub friends: Lists<Friend>,
    /// With whom each candidate may not be.
    pub foes: Lists<u32>,
    /// The rows that are sums, in the order of `sum_values`.
    pub sum_rows: Vec<u32>,
    /// What the sums have to reach.
    pub sum_least: Vec<i64>,
    /// What each candidate adds to each sum: all sums of the first candidate, then of the second.
    pub sum_values: Vec<i64>,
    /// Candidates that have to be in, ascending.
    pub pinned: Vec<u32>,
    /// Companies that have to be in and may not: no group is possible as long as there are any.
    pub impossible_pins: Vec<u32>,
    /// The most members.
    pub max_members: usize,
    /// What leaving the lot without a group costs.
    pub unserved: i64,
    /// Costs of groups differ by multiples of this.
    pub grain: i64,
    /// Costs here are so many times those of the question.
    pub scale: i64,
}

impl LotProblem {
    /// How many candidates there are.
    #[must_use]
    pub fn n_candidates(&self) -> usize {
        self.companies.len()
    }

    /// The candidates' numbers.
    pub fn candidates(&self) -> impl Iterator<Item = u32> + use<> {
        0..u32::try_from(self.companies.len()).unwrap_or(u32::MAX)
    }

    /// The candidate that is this company.
    #[must_use]
    pub fn candidate(&self, company: u32) -> Option<u32> {
        let number = self.companies.binary_search(&company).ok()?;
        u32::try_from(number).ok()
    }

    /// The company of a candidate.
    #[must_use]
    pub fn company(&self, candidate: u32) -> u32 {
        at(&self.companies, candidate as usize)
    }

    /// What a candidate costs as a member.
    #[must_use]
    pub fn member_cost(&self, candidate: u32) -> i64 {
        at(&self.member_costs, candidate as usize)
    }

    /// A row.
    #[must_use]
    pub fn row(&self, number: u32) -> Row {
        at(&self.rows, number as usize)
    }

    /// What a candidate can contribute, people apart from the rest.
    #[must_use]
    pub fn split_entries(&self, candidate: u32) -> (&[Entry], &[Entry]) {
        let all = self.entries.of(candidate);
        let middle = at(&self.n_people_entries, candidate as usize) as usize;
        all.split_at_checked(middle).unwrap_or((all, &[]))
    }

    /// The most people that a candidate gives to all rows together, if that binds.
    #[must_use]
    pub fn people(&self, candidate: u32) -> Option<i64> {
        at(&self.people, candidate as usize)
    }

    /// What a candidate adds to the sums.
    #[must_use]
    pub fn sums_of(&self, candidate: u32) -> &[i64] {
        let n_sums = self.sum_rows.len();
        let from = candidate as usize * n_sums;
        self.sum_values.get(from..from + n_sums).unwrap_or(&[])
    }

    /// Whether two candidates may not be together.
    #[must_use]
    pub fn are_foes(&self, first: u32, second: u32) -> bool {
        self.foes.of(first).contains(&second)
    }

    /// What two candidates together take off the cost.
    #[must_use]
    pub fn bonus(&self, first: u32, second: u32) -> i64 {
        let friends = self.friends.of(first);
        friends
            .iter()
            .find(|friend| friend.candidate == second)
            .map_or(0, |friend| friend.bonus)
    }

    /// No group costs more.
    #[must_use]
    pub fn dearest_group(&self) -> i64 {
        let mut unit_costs = vec![0; self.rows.len()];
        for entry in self.entries.all() {
            if let Some(dearest) = unit_costs.get_mut(entry.row as usize) {
                *dearest = entry.unit_cost.max(*dearest);
            }
        }
        let rows = self.rows.iter().zip(unit_costs);
        let covering: i64 = rows
            .map(|(row, unit)| (unit * row.demand).max(row.skip.unwrap_or_default()))
            .sum();
        let member = self.member_costs.iter().max().copied().unwrap_or_default();
        let members = i64::try_from(self.max_members).unwrap_or(i64::MAX);
        covering.saturating_add(member.max(0).saturating_mul(members))
    }

    /// The lot with these candidates only, ascending; the second part tells for each its number here.
    #[must_use]
    pub fn narrowed_to(&self, kept: &[u32]) -> Self {
        let mut new_number = vec![u32::MAX; self.n_candidates()];
        for (number, old) in (0_u32..).zip(kept) {
            crate::lookup::put(&mut new_number, *old as usize, number);
        }
        let renamed = |old: u32| match at(&new_number, old as usize) {
            u32::MAX => None,
            number => Some(number),
        };
        let mut narrow = Self {
            rows: self.rows.clone(),
            sum_rows: self.sum_rows.clone(),
            sum_least: self.sum_least.clone(),
            pinned: self.pinned.iter().filter_map(|old| renamed(*old)).collect(),
            impossible_pins: self.impossible_pins.clone(),
            max_members: self.max_members,
            unserved: self.unserved,
            grain: self.grain,
            scale: self.scale,
            ..Self::default()
        };
        for old in kept {
            let number = *old as usize;
            narrow.companies.push(at(&self.companies, number));
            narrow
                .n_people_entries
                .push(at(&self.n_people_entries, number));
            narrow.people.push(at(&self.people, number));
            narrow.member_costs.push(at(&self.member_costs, number));
            narrow.sum_values.extend_from_slice(self.sums_of(*old));
            for entry in self.entries.of(*old) {
                narrow.entries.push(*entry);
            }
            narrow.entries.close();
            for friend in self.friends.of(*old) {
                if let Some(candidate) = renamed(friend.candidate) {
                    narrow.friends.push(Friend {
                        candidate,
                        ..*friend
                    });
                }
            }
            narrow.friends.close();
            for foe in self.foes.of(*old) {
                if let Some(candidate) = renamed(*foe) {
                    narrow.foes.push(candidate);
                }
            }
            narrow.foes.close();
        }
        narrow
    }
}
