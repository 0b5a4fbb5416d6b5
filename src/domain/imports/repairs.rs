//! The problems of a plan grouped by what mends them: twenty-five rows with one unknown word are one problem.

use std::collections::BTreeMap;

use crate::imports::choices::{SheetUse, value_key};
use crate::imports::import::{ImportIssue, ImportIssueCode, ImportPlan, PlannedAction};

/// How many of the rows of a problem are named.
const NAMED_ROWS: usize = 5;

/// One problem, wherever it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The finding, at the first place where it stands; its column is absent when the same word is meant all over a sheet.
    pub issue: ImportIssue,
    /// The first rows with it.
    pub rows: Vec<u32>,
    /// How many rows, or cells of a matrix, have it.
    pub n_rows: u32,
    /// What mends all of them at once.
    pub kind: RepairKind,
}

/// What mends a problem wherever it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RepairKind {
    /// Saying what the word, or the blank, means.
    Word,
    /// Saying which company is meant.
    Company,
    /// Nothing but correcting the rows.
    Rows,
}

type Key = (ImportIssueCode, String, Option<String>, String);

/// The problems that keep rows from being used, the most frequent first.
#[must_use]
pub fn repairs_of(plan: &ImportPlan) -> Vec<Repair> {
    let mut repairs: Vec<Repair> = Vec::new();
    let mut places: BTreeMap<Key, usize> = BTreeMap::new();
    let in_trouble = plan
        .rows
        .iter()
        .filter(|row| matches!(row.action, PlannedAction::Reject | PlannedAction::Ambiguous));
    for issue in in_trouble.flat_map(|row| &row.issues) {
        let is_matrix = plan.sheets.iter().any(|sheet| {
            sheet.name == issue.place.sheet && sheet.read_as == SheetUse::CapabilityMatrix
        });
        let kind = kind_of(issue, is_matrix);
        let column = issue.place.column.clone().filter(|_| !is_matrix);
        let found = value_key(issue.found.as_deref().unwrap_or_default());
        let key = (issue.code, issue.place.sheet.clone(), column.clone(), found);
        match places.get(&key).and_then(|place| repairs.get_mut(*place)) {
            Some(known) => {
                known.n_rows += 1;
                if known.rows.len() < NAMED_ROWS && !known.rows.contains(&issue.place.row) {
                    known.rows.push(issue.place.row);
                }
            }
            None => {
                places.insert(key, repairs.len());
                let mut issue = issue.clone();
                let rows = vec![issue.place.row];
                issue.place.column = column;
                repairs.push(Repair {
                    issue,
                    rows,
                    n_rows: 1,
                    kind,
                });
            }
        }
    }
    // Of equally frequent problems the first in the file goes first: the sort is stable.
    repairs.sort_by_key(|repair| std::cmp::Reverse(repair.n_rows));
    repairs
}

fn kind_of(issue: &ImportIssue, is_matrix: bool) -> RepairKind {
    use ImportIssueCode as Code;
    match issue.code {
        Code::UnknownCompany | Code::AmbiguousCompany if !issue.candidates.is_empty() => {
            RepairKind::Company
        }
        Code::NotANumber
        | Code::NotADate
        | Code::NotMoney
        | Code::NotYesNo
        | Code::UnknownWord
        | Code::UnknownCompetency
        | Code::UnknownCompany
        | Code::UnknownCall
        | Code::UnknownLot
        | Code::OutOfRange
        | Code::InvalidIdentifier
        | Code::DamagedIdentifier
        | Code::TooLong
            if issue.found.is_some() && (is_matrix || issue.place.column.is_some()) =>
        {
            RepairKind::Word
        }
        Code::MissingValue if !is_matrix && issue.place.column.is_some() => RepairKind::Word,
        _ => RepairKind::Rows,
    }
}
