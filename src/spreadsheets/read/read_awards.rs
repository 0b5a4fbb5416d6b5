//! Contracts that were won, one company in each row, or several in columns with numbers.

use domain::imports::drafts::{AwardDraft, WorkbookDrafts};
use domain::imports::import::ImportIssue;

use crate::cells::date::parse_day;
use crate::cells::fault::says_nothing;
use crate::columns::column_map::ColumnMap;
use crate::columns::field::Field;
use crate::columns::further_companies::is_about_company;
use crate::read::read_capabilities::read_company_key;
use crate::read::row_reader::{ReadRow, RowReader};
use crate::workbook::{CellValue, SheetTable, TableRow};

/// Reads a row of the companies of a contract, each by its own columns: the first in any case, others where their columns
/// are filled. Nothing of the row is used when one of them cannot be read. Answers how many companies there are besides
/// the first.
pub fn read_award_row(
    table: &SheetTable,
    companies: &[ColumnMap],
    row: &TableRow,
    drafts: &mut WorkbookDrafts,
) -> u32 {
    let mut read_drafts = Vec::new();
    let mut issues: Vec<ImportIssue> = Vec::new();
    let mut is_whole = true;
    for (index, map) in companies.iter().enumerate() {
        if index > 0 && !names_company(map, row) {
            continue;
        }
        let read = read_award(RowReader::new(table, map, row));
        is_whole &= read.draft.is_some();
        read_drafts.extend(read.draft);
        for issue in read.issues {
            // What is wrong with the contract is found once for each company.
            if !issues.contains(&issue) {
                issues.push(issue);
            }
        }
    }
    drafts.issues.extend(issues);
    if !is_whole {
        return 0;
    }
    let n_further = u32::try_from(read_drafts.len()).unwrap_or(u32::MAX);
    drafts.awards.extend(read_drafts);
    n_further.saturating_sub(1)
}

/// Whether a row has anything in the columns of a company.
fn names_company(map: &ColumnMap, row: &TableRow) -> bool {
    let about = map.columns.iter().filter(|column| is_about_company(column));
    about
        .filter_map(|column| row.cell(column.column))
        .any(|value| !says_nothing(&value.display()))
}

/// Reads one company's share in a contract.
fn read_award(mut reader: RowReader<'_>) -> ReadRow<AwardDraft> {
    let uses_1904 = reader.table.uses_1904;
    let day = |cell: &CellValue| parse_day(cell, uses_1904);
    let company = read_company_key(&mut reader);
    let reference = reader.text(Field::CallReference);
    if reference.is_none() && !reader.has_errors() {
        reader.missing(Field::CallReference, "2026-014");
    }
    let draft = AwardDraft {
        company,
        reference: reference.unwrap_or_default(),
        lot_number: reader.text(Field::LotNumber),
        title: reader.text(Field::Title),
        buyer: reader.text(Field::Buyer),
        awarded_on: reader.parsed(Field::AwardedOn, day),
        source: reader.text(Field::Source),
    };
    reader.finish(draft)
}
