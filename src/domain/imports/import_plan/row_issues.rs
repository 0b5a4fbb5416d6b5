//! Findings of planning, placed in the cell of the file that they speak of.

use std::collections::BTreeMap;

use crate::consortia::violation::Severity;
use crate::imports::import::{ImportIssue, ImportIssueCode, Place, SheetReading};
use crate::values::rejection::{Rejection, RejectionCode};
use crate::values::text::search_key;

/// Where each field stands in each sheet, by the sheet's name and the field's name without case and underscores.
#[derive(Clone, Debug, Default)]
pub struct ColumnIndex {
    columns: BTreeMap<(String, String), (String, String)>,
}

impl ColumnIndex {
    /// Indexes the columns that were understood.
    #[must_use]
    pub fn new(sheets: &[SheetReading]) -> Self {
        let mut columns = BTreeMap::new();
        for sheet in sheets {
            for column in &sheet.columns {
                if let Some(field) = &column.field {
                    let key = (sheet.name.clone(), field_key(field));
                    columns.insert(key, (column.column.clone(), column.title.clone()));
                }
            }
        }
        Self { columns }
    }

    /// An error about one field of a row.
    #[must_use]
    pub fn error(&self, code: ImportIssueCode, place: &Place, field: &str) -> ImportIssue {
        let known = self.columns.get(&(place.sheet.clone(), field_key(field)));
        ImportIssue {
            code,
            severity: Severity::Error,
            place: Place {
                column: known
                    .map(|(letters, _)| letters.clone())
                    .or_else(|| place.column.clone()),
                ..place.clone()
            },
            column_title: known.map(|(_, title)| title.clone()),
            found: None,
            expected: None,
            proposals: Vec::new(),
            candidates: Vec::new(),
        }
    }

    /// Whether the sheet of a place has a column of the field.
    #[must_use]
    pub fn stands(&self, place: &Place, field: &str) -> bool {
        self.columns
            .contains_key(&(place.sheet.clone(), field_key(field)))
    }

    /// The same finding as a rejection, placed in the file.
    #[must_use]
    pub fn from_rejection(&self, rejection: &Rejection, place: &Place) -> ImportIssue {
        let field = rejection
            .path
            .first()
            .map(String::as_str)
            .unwrap_or_default();
        let mut issue = self.error(issue_code(rejection.code), place, field);
        issue.found = rejection
            .parameter("value")
            .or_else(|| rejection.parameter("found"))
            .map(str::to_owned);
        issue.expected = rejection
            .parameter("expected")
            .map(str::to_owned)
            .or_else(
                || match (rejection.parameter("min"), rejection.parameter("max")) {
                    (Some(min), Some(max)) => Some(format!("{min} – {max}")),
                    (None, Some(max)) => Some(format!("≤ {max}")),
                    _ => None,
                },
            );
        issue
    }
}

fn field_key(field: &str) -> String {
    search_key(field).replace(' ', "")
}

fn issue_code(code: RejectionCode) -> ImportIssueCode {
    match code {
        RejectionCode::Required => ImportIssueCode::MissingValue,
        RejectionCode::TooLong => ImportIssueCode::TooLong,
        RejectionCode::OutOfRange => ImportIssueCode::OutOfRange,
        RejectionCode::DatesOutOfOrder => ImportIssueCode::DatesOutOfOrder,
        RejectionCode::NotUnique => ImportIssueCode::DuplicateRow,
        RejectionCode::RequirementShape => ImportIssueCode::RequirementShape,
        _ => ImportIssueCode::InvalidIdentifier,
    }
}
