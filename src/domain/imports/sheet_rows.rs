//! The rows of a sheet as the file has them, beside what the plan makes of them, for a person to correct in place.

use std::collections::BTreeMap;

use crate::imports::import::{ImportIssue, ImportIssueCode, ImportPlan, PlannedAction};

/// A row of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// Its number, from 1.
    pub row: u32,
    /// Its cells that are not blank, and those that a person emptied, from left to right.
    pub cells: Vec<SheetCell>,
    /// What happens to it; the worst for a row of a matrix, nothing for a row that is put aside.
    pub action: Option<PlannedAction>,
    /// What is wrong with it.
    pub issues: Vec<ImportIssue>,
}

/// A cell of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetCell {
    /// The column's letters.
    pub column: String,
    /// What it says now.
    pub text: String,
    /// Whether a person corrected it.
    pub is_corrected: bool,
}

/// Which rows of a sheet are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRowFilter {
    /// The sheet's name, empty for a text file; the first sheet when absent.
    pub sheet: Option<String>,
    /// Only rows about which something was found.
    pub only_problems: bool,
    /// Only rows with this finding.
    pub code: Option<ImportIssueCode>,
}

/// What a plan says about a row of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowFate {
    /// What happens to it, the worst when it has several fates.
    pub action: Option<PlannedAction>,
    /// What is wrong with it.
    pub issues: Vec<ImportIssue>,
}

impl RowFate {
    /// Whether a person who looks for such rows wants to see it.
    #[must_use]
    pub fn is_wanted(&self, filter: &SheetRowFilter) -> bool {
        let has_code = |code| self.issues.iter().any(|issue| issue.code == code);
        (!filter.only_problems || !self.issues.is_empty()) && filter.code.is_none_or(has_code)
    }
}

/// What a plan says about the rows of a sheet, by their numbers.
#[must_use]
pub fn fates_on(plan: &ImportPlan, sheet: &str) -> BTreeMap<u32, RowFate> {
    let mut fates: BTreeMap<u32, RowFate> = BTreeMap::new();
    for planned in plan.rows.iter().filter(|row| row.place.sheet == sheet) {
        let fate = fates.entry(planned.place.row).or_default();
        let known = fate.action.map_or(u8::MAX, PlannedAction::trouble);
        if planned.action.trouble() < known {
            fate.action = Some(planned.action);
        }
        for issue in &planned.issues {
            if !fate.issues.contains(issue) {
                fate.issues.push(issue.clone());
            }
        }
    }
    fates
}
