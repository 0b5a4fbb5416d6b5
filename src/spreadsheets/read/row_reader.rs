//! One row of a table, read field by field: every cell that cannot be understood becomes a finding with its place.

use domain::consortia::violation::Severity;
use domain::imports::drafts::DraftRow;
use domain::imports::import::{ImportIssue, ImportIssueCode};
use domain::values::column_letters::column_letters;
use domain::values::money::Money;
use domain::values::text::clean_text;

use crate::cells::fault::{CellFault, says_nothing};
use crate::cells::money::{parse_money_in, power_in_title};
use crate::columns::column_map::{ColumnMap, MatchedColumn};
use crate::columns::field::Field;
use crate::columns::title::year_in_title;
use crate::workbook::{CellValue, SheetTable, TableRow};

/// A row being read.
pub struct RowReader<'a> {
    /// The sheet.
    pub table: &'a SheetTable,
    /// How its columns were understood.
    pub map: &'a ColumnMap,
    /// The row.
    pub row: &'a TableRow,
    issues: Vec<ImportIssue>,
}

/// What a row came to: a draft, or the errors that reject it; other findings either way.
pub struct ReadRow<T> {
    /// The draft; `None` when a finding is an error.
    pub draft: Option<DraftRow<T>>,
    /// The findings.
    pub issues: Vec<ImportIssue>,
}

impl<'a> RowReader<'a> {
    /// Begins a row.
    #[must_use]
    pub fn new(table: &'a SheetTable, map: &'a ColumnMap, row: &'a TableRow) -> Self {
        Self {
            table,
            map,
            row,
            issues: Vec::new(),
        }
    }

    /// The cell of a field, when its column exists and it is not blank. A formula without a result, or with an error for
    /// result, is a finding: what it would say is unknown.
    fn cell(&mut self, field: Field) -> Option<(&'a MatchedColumn, &'a CellValue)> {
        let map = self.map;
        let row = self.row;
        let column = map.column_of(field)?;
        let place = (row.number, column.column);
        if self.table.formulas_without_value.contains(&place) {
            self.add(column, Severity::Error, None, formula_fault());
        }
        match row.cell(column.column) {
            Some(value @ CellValue::Error(_)) => {
                self.add(column, Severity::Error, Some(value), formula_fault());
                None
            }
            other => other.map(|value| (column, value)),
        }
    }

    /// The text of a field, cleaned; `None` when blank.
    pub fn text(&mut self, field: Field) -> Option<String> {
        let (_, value) = self.cell(field)?;
        let text = clean_text(&value.display());
        (!text.is_empty()).then_some(text)
    }

    /// The text of a field that may be left out; `None` when it says that there is nothing to say (`-`, `N/C`).
    pub fn said(&mut self, field: Field) -> Option<String> {
        self.text(field).filter(|text| !says_nothing(text))
    }

    /// An amount of money, in the unit of its title where the cell has none of its own (`Montant (k€)`).
    pub fn money(&mut self, field: Field) -> Option<Money> {
        let column = self.map.column_of(field)?;
        let power = power_in_title(&column.title);
        self.parsed(field, |cell| parse_money_in(cell, power))
    }

    /// The amounts of a field whose columns are each of a year. A column whose title names none is said and left out.
    pub fn money_by_year(&mut self, field: Field) -> Vec<(i32, Money)> {
        let map = self.map;
        let row = self.row;
        let mut found = Vec::new();
        let of_field = |column: &&MatchedColumn| column.field == Some(field);
        for column in map.columns.iter().filter(of_field) {
            let Some(value) = row.cell(column.column) else {
                continue;
            };
            let power = power_in_title(&column.title);
            match (parse_money_in(value, power), year_in_title(&column.title)) {
                (Ok(None), _) => {}
                (Ok(Some(amount)), Some((year, _))) => found.push((year, amount)),
                (Ok(Some(_)), None) => {
                    let fault = CellFault::new(ImportIssueCode::MissingValue, "CA 2025");
                    self.add(column, Severity::Warning, Some(value), fault);
                }
                (Err(fault), _) => self.add(column, Severity::Error, Some(value), fault),
            }
        }
        found
    }

    /// A field by its parser; a fault is an error that rejects the row.
    pub fn parsed<T>(
        &mut self,
        field: Field,
        parse: impl Fn(&CellValue) -> Result<Option<T>, CellFault>,
    ) -> Option<T> {
        self.parsed_as(Severity::Error, field, parse)
    }

    /// A field by its parser; a fault is a warning and the field stays as it is.
    pub fn parsed_or_warned<T>(
        &mut self,
        field: Field,
        parse: impl Fn(&CellValue) -> Result<Option<T>, CellFault>,
    ) -> Option<T> {
        self.parsed_as(Severity::Warning, field, parse)
    }

    fn parsed_as<T>(
        &mut self,
        severity: Severity,
        field: Field,
        parse: impl Fn(&CellValue) -> Result<Option<T>, CellFault>,
    ) -> Option<T> {
        let (column, value) = self.cell(field)?;
        match parse(value) {
            Ok(parsed) => parsed,
            Err(fault) => {
                self.add(column, severity, Some(value), fault);
                None
            }
        }
    }

    /// Records a finding about a field's cell.
    pub fn find(&mut self, field: Field, severity: Severity, fault: CellFault) {
        if let Some(column) = self.map.column_of(field) {
            let value = self.row.cell(column.column);
            self.add(column, severity, value, fault);
        }
    }

    /// Records that a needed cell is blank; without its column the finding is about the row.
    pub fn missing(&mut self, field: Field, expected: &str) {
        let column = self.map.column_of(field);
        self.issues.push(ImportIssue {
            code: ImportIssueCode::MissingValue,
            severity: Severity::Error,
            place: self
                .table
                .place(self.row.number, column.map(|column| column.column)),
            column_title: column.map(|column| column.title.clone()),
            found: None,
            expected: Some(expected.to_owned()),
            proposals: Vec::new(),
            candidates: Vec::new(),
        });
    }

    /// Whether some finding rejects the row.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.issues
            .iter()
            .any(|issue| issue.severity == Severity::Error)
    }

    /// Ends the row.
    #[must_use]
    pub fn finish<T>(self, draft: T) -> ReadRow<T> {
        let is_rejected = self.has_errors();
        ReadRow {
            draft: (!is_rejected).then(|| DraftRow {
                place: self.table.place(self.row.number, None),
                draft,
            }),
            issues: self.issues,
        }
    }

    fn add(
        &mut self,
        column: &MatchedColumn,
        severity: Severity,
        value: Option<&CellValue>,
        fault: CellFault,
    ) {
        self.issues.push(ImportIssue {
            code: fault.code,
            severity,
            place: self.table.place(self.row.number, Some(column.column)),
            column_title: Some(column.title.clone()),
            found: value.map(CellValue::display),
            expected: Some(fault.expected),
            proposals: fault.proposals,
            candidates: Vec::new(),
        });
    }
}

fn formula_fault() -> CellFault {
    CellFault::new(
        ImportIssueCode::FormulaWithoutValue,
        "un résultat enregistré dans la cellule | a stored result",
    )
}

/// A finding about a sheet or one of its columns.
#[must_use]
pub fn sheet_issue(
    code: ImportIssueCode,
    severity: Severity,
    table: &SheetTable,
    row: u32,
    column: Option<&MatchedColumn>,
) -> ImportIssue {
    let mut place = table.place(row, None);
    place.column = column.map(|column| column_letters(column.column));
    ImportIssue {
        code,
        severity,
        place,
        column_title: column.map(|column| column.title.clone()),
        found: None,
        expected: None,
        proposals: Vec::new(),
        candidates: Vec::new(),
    }
}
