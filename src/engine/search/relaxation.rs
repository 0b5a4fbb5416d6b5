//! The question with its demands priced instead of required: everything that the bounds of `bound` read, by player.

use crate::lookup::at;
use crate::problem::{Need, Problem, WHOLE};
use crate::search::grid::{Grid, grids_of};

/// What a player adds to a row, for a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The row.
    pub row: usize,
    /// How much of the full demand, in parts of `WHOLE`, rounded up.
    pub units: i64,
    /// What answering costs: weak proof.
    pub weak: i64,
    /// What answering costs: misfit.
    pub misfit: i64,
    /// The people that it takes, of a player that is short of them; 0 otherwise.
    pub tenths: i64,
}

/// A grouping from which the next one has to differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// For each player whether it is in that grouping.
    pub is_inside: Vec<bool>,
    /// How many are in it.
    pub n_inside: usize,
    /// By how many companies the next one differs at least, an exchange counting twice.
    pub min_difference: usize,
}

impl Cut {
    /// Whether a group differs enough.
    #[must_use]
    pub fn is_far_enough(&self, group: &[usize]) -> bool {
        let n_shared = group
            .iter()
            .filter(|player| at(&self.is_inside, **player))
            .count();
        self.n_inside + group.len() - 2 * n_shared >= self.min_difference
    }
}

/// The rows of the question and what every player adds to them.
pub struct Relaxation<'p> {
    /// The question.
    pub problem: &'p Problem,
    /// For each need the row of its amount, and the row of who answers it when that is a row of its own.
    pub rows_of_needs: Vec<(usize, Option<usize>)>,
    /// The row *somebody leads*, always the last.
    pub lead_row: usize,
    /// What each player can earn at most by past work with others.
    pub bonds: Vec<i64>,
    /// Groupings to differ from.
    pub cuts: Vec<Cut>,
    /// What the players add, player after player.
    pub entries: Vec<Entry>,
    /// Level by level between which values there is nothing.
    pub grids: Vec<Grid>,
    starts: Vec<usize>,
    is_short: Vec<bool>,
}

impl<'p> Relaxation<'p> {
    /// Lays out the rows.
    #[must_use]
    pub fn new(problem: &'p Problem, cuts: Vec<Cut>) -> Self {
        let mut n_rows = 0;
        let rows_of_needs: Vec<(usize, Option<usize>)> = problem
            .needs
            .iter()
            .map(|need| {
                let amount_row = n_rows;
                n_rows += 1;
                let answer_row = has_answer_row(need).then_some(n_rows);
                n_rows += usize::from(answer_row.is_some());
                (amount_row, answer_row)
            })
            .collect();
        let mut relaxation = Self {
            problem,
            rows_of_needs,
            lead_row: n_rows,
            bonds: bonds(problem),
            cuts,
            entries: Vec::new(),
            grids: grids_of(problem),
            starts: vec![0],
            is_short: Vec::new(),
        };
        for player in 0..problem.players.len() {
            relaxation.add_entries(player);
            relaxation.starts.push(relaxation.entries.len());
            relaxation.settle_people(player);
        }
        relaxation
    }

    /// How many rows there are.
    #[must_use]
    pub fn n_rows(&self) -> usize {
        self.lead_row + 1
    }

    /// Where the entries of a player stand; the lead's row has none.
    #[must_use]
    pub fn range_of(&self, player: usize) -> std::ops::Range<usize> {
        at(&self.starts, player)..at(&self.starts, player + 1)
    }

    /// Whether a player has fewer people than its part in all demands would take.
    #[must_use]
    pub fn is_short(&self, player: usize) -> bool {
        at(&self.is_short, player)
    }

    /// Notes whether a player is short of people; of one who is not, people need not be counted.
    fn settle_people(&mut self, player: usize) {
        let range = self.range_of(player);
        let entries = self.entries.get_mut(range).unwrap_or_default();
        let wanted: i64 = entries.iter().map(|entry| entry.tenths).sum();
        let in_all = self
            .problem
            .players
            .get(player)
            .map_or(0, |player| i64::from(player.supply.in_all));
        let is_short = wanted > in_all;
        if !is_short {
            entries.iter_mut().for_each(|entry| entry.tenths = 0);
        }
        self.is_short.push(is_short);
    }

    fn add_entries(&mut self, player: usize) {
        let problem = self.problem;
        for (index, need) in problem.needs.iter().enumerate() {
            let cell = problem.cell(player, index);
            let (amount_row, answer_row) = at(&self.rows_of_needs, index);
            if cell.amount <= 0 {
                continue;
            }
            // What a withdrawal asks for beyond the demand is there in turn: the same people may count in every need.
            let is_shared = need.fte_place.is_some() && need.without_any == 0;
            let entry = Entry {
                row: amount_row,
                units: units_of(cell.amount, need.amount),
                weak: cell.weak,
                misfit: cell.misfit,
                tenths: 0,
            };
            match answer_row {
                None if need.n_answering == 0 => self.entries.push(Entry {
                    weak: 0,
                    misfit: 0,
                    ..entry
                }),
                None => self.entries.push(entry),
                Some(answer_row) => self.entries.extend([
                    Entry {
                        weak: 0,
                        misfit: 0,
                        tenths: if is_shared { cell.amount } else { 0 },
                        ..entry
                    },
                    Entry {
                        row: answer_row,
                        units: units_of(1, i64::try_from(need.n_answering).unwrap_or(1)),
                        ..entry
                    },
                ]),
            }
        }
    }
}

/// Whether others answer a need than those who make up its amount: where people are shared out, and where more holders
/// are needed than answer.
fn has_answer_row(need: &Need) -> bool {
    need.fte_place.is_some() || (need.without_any > 0 && need.n_answering > 0)
}

/// The part of a demand that an amount is, rounded up and at most the whole.
fn units_of(amount: i64, demanded: i64) -> i64 {
    if amount >= demanded {
        return WHOLE;
    }
    let product = i128::from(amount) * i128::from(WHOLE);
    let rounded_up = (product + i128::from(demanded) - 1) / i128::from(demanded);
    i64::try_from(rounded_up).unwrap_or(WHOLE)
}

/// Half of the strongest bonds that a player can have inside a grouping, rounded up: both ends together are never
/// less than what a pair is worth.
fn bonds(problem: &Problem) -> Vec<i64> {
    problem
        .players
        .iter()
        .map(|player| {
            let mut times: Vec<i64> = player.friends.iter().map(|(_, times)| *times).collect();
            times.sort_unstable_by(|a, b| b.cmp(a));
            let strongest: i64 = times
                .iter()
                .take(problem.max_members.saturating_sub(1))
                .sum();
            (strongest + 1) / 2
        })
        .collect()
}
