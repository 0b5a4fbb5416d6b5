//! The rows of a sheet as the file has them, as the API shows them.

use async_graphql::SimpleObject;
use domain::access::account::Language;
use domain::imports::sheet_rows;

use crate::graphql::enums::imports::PlannedAction;
use crate::graphql::types::imports::import_run::ImportIssue;

/// A row of a sheet as the file has it, beside what the plan makes of it.
#[derive(Clone, SimpleObject)]
pub struct SheetRow {
    /// Its number, from 1.
    pub row: u32,
    /// Its cells that are not blank, and those that a person emptied, from left to right.
    pub cells: Vec<SheetCell>,
    /// What happens to it, the worst for a row of a matrix; null for a row that is put aside.
    pub action: Option<PlannedAction>,
    /// What is wrong with it.
    pub issues: Vec<ImportIssue>,
}

/// A cell of a sheet.
#[derive(Clone, SimpleObject)]
pub struct SheetCell {
    /// The column's letters.
    pub column: String,
    /// What it says now.
    pub text: String,
    /// Whether a person corrected it.
    pub is_corrected: bool,
}

impl SheetRow {
    /// The row with the sentences of its findings.
    #[must_use]
    pub fn worded(inside: &sheet_rows::SheetRow, language: Language) -> Self {
        Self {
            row: inside.row,
            cells: inside
                .cells
                .iter()
                .map(|cell| SheetCell {
                    column: cell.column.clone(),
                    text: cell.text.clone(),
                    is_corrected: cell.is_corrected,
                })
                .collect(),
            action: inside.action.map(PlannedAction::from),
            issues: inside
                .issues
                .iter()
                .map(|issue| ImportIssue::worded(issue, language))
                .collect(),
        }
    }
}
