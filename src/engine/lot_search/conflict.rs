//! Why no group is possible: rules that cannot be kept together and of which none can be spared.

use crate::budget::Budget;
use crate::lookup::put;
use crate::lot::flat::{Lists, LotProblem, RowName};

use super::search::{Start, Wanted, search_lot};

/// A rule that a conflict can name. Those who wish come after those who buy, so that a conflict names wishes where
/// wishes are to blame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// A row of the lot that is mandatory.
    Row(RowName),
    /// The limit on members.
    MaxMembers,
    /// A company that has to be in.
    Pin(u32),
}

/// What is known about a lot without costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Possible {
    Yes,
    No,
    Unknown,
}

/// Why a lot cannot be served.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Diagnosis {
    /// A group is possible.
    Possible,
    /// These rules cannot be kept together; with the flag, none of them can be spared.
    Conflict(Vec<Rule>, bool),
    /// The budget ended before anything was proved.
    Unknown,
}

/// Members that a group may have where the limit is lifted.
const WITHOUT_LIMIT: usize = 200;
/// What a group that covers everything is worth where costs do not count.
const ANY_GROUP: i64 = 1 << 16;

/// Finds out whether a lot can be served at all, and if not, which rules are to blame.
#[must_use]
pub fn diagnose(lot: &LotProblem, budget: &Budget<'_>) -> Diagnosis {
    if let Some(pin) = lot.impossible_pins.first() {
        return Diagnosis::Conflict(vec![Rule::Pin(*pin)], true);
    }
    if budget.is_over() {
        return Diagnosis::Unknown;
    }
    let plain = without_costs(lot);
    let mut rules: Vec<Rule> = plain
        .rows
        .iter()
        .filter(|row| row.skip.is_none())
        .map(|row| Rule::Row(row.name))
        .collect();
    rules.push(Rule::MaxMembers);
    rules.extend(
        plain
            .pinned
            .iter()
            .map(|pinned| Rule::Pin(plain.company(*pinned))),
    );
    match possible(&plain, &rules, budget) {
        Possible::Yes => return Diagnosis::Possible,
        Possible::Unknown => return Diagnosis::Unknown,
        Possible::No => {}
    }
    let alone = rules.iter().copied().find(|rule| {
        matches!(rule, Rule::Row(_)) && possible(&plain, &[*rule], budget) == Possible::No
    });
    if let Some(rule) = alone {
        return Diagnosis::Conflict(vec![rule], true);
    }
    let mut is_minimal = true;
    for rule in rules.clone() {
        let rest: Vec<Rule> = rules
            .iter()
            .copied()
            .filter(|other| *other != rule)
            .collect();
        match possible(&plain, &rest, budget) {
            Possible::No => rules = rest,
            Possible::Unknown => is_minimal = false,
            Possible::Yes => {}
        }
    }
    Diagnosis::Conflict(rules, is_minimal)
}

/// The lot with nothing but its rules.
fn without_costs(lot: &LotProblem) -> LotProblem {
    let mut plain = lot.clone();
    plain.member_costs.fill(0);
    for entry in plain.entries.all_mut() {
        entry.unit_cost = 0;
    }
    plain.friends = Lists::default();
    for row in &mut plain.rows {
        row.skip = row.skip.map(|_| 0);
    }
    plain.unserved = ANY_GROUP;
    plain.grain = ANY_GROUP;
    plain
}

/// Whether a group can keep these rules, whatever the others say.
fn possible(plain: &LotProblem, rules: &[Rule], budget: &Budget<'_>) -> Possible {
    if budget.is_over() {
        return Possible::Unknown;
    }
    let mut lot = plain.clone();
    for number in 0..lot.rows.len() {
        let row = crate::lookup::at(&lot.rows, number);
        if !rules.contains(&Rule::Row(row.name)) {
            let free = crate::lot::flat::Row {
                skip: Some(0),
                ..row
            };
            put(&mut lot.rows, number, free);
        }
    }
    let companies = lot.companies.clone();
    lot.pinned.retain(|pinned| {
        let company = crate::lookup::at(&companies, *pinned as usize);
        rules.contains(&Rule::Pin(company))
    });
    let is_limited = rules.contains(&Rule::MaxMembers);
    if !is_limited {
        lot.max_members = lot.max_members.max(WITHOUT_LIMIT);
    }
    if lot.rows.iter().all(|row| row.skip.is_some()) && lot.pinned.is_empty() {
        // A group of nobody keeps no rule and breaks none.
        return Possible::Yes;
    }
    let wanted = Wanted {
        is_any_good_enough: true,
        ..Wanted::any(&lot)
    };
    let outcome = search_lot(&lot, &wanted, &Start::default(), budget);
    let is_certain = is_limited || lot.n_candidates() <= lot.max_members;
    match (outcome.best, outcome.is_proved) {
        (Some(_), _) => Possible::Yes,
        (None, true) if is_certain || !covers_with_everyone(&lot) => Possible::No,
        _ => Possible::Unknown,
    }
}

/// Whether all candidates together would cover every mandatory row, people counted for each row by itself.
fn covers_with_everyone(lot: &LotProblem) -> bool {
    let mut supply = vec![0_i64; lot.rows.len()];
    for entry in lot.entries.all() {
        crate::lookup::add(&mut supply, entry.row as usize, i64::from(entry.limit));
    }
    lot.rows
        .iter()
        .zip(supply)
        .all(|(row, supply)| row.skip.is_some() || supply >= row.demand)
}
