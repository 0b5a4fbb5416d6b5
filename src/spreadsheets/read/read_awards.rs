//! Contracts that were won, one company in each row.

use domain::imports::drafts::AwardDraft;

use crate::cells::date::parse_day;
use crate::columns::field::Field;
use crate::read::read_capabilities::read_company_key;
use crate::read::row_reader::{ReadRow, RowReader};
use crate::workbook::CellValue;

/// Reads one company's share in a contract.
#[must_use]
pub fn read_award(mut reader: RowReader<'_>) -> ReadRow<AwardDraft> {
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
