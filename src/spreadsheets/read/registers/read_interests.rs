//! Companies' answers to lots, one in each row.

use domain::imports::drafts::InterestDraft;

use crate::cells::answer::parse_answer;
use crate::cells::identifier::lot_number;
use crate::cells::quantity::parse_fte;
use crate::columns::field::Field;
use crate::read::read_capabilities::read_company_key;
use crate::read::row_reader::{ReadRow, RowReader};

/// Reads one answer.
#[must_use]
pub fn read_interest(mut reader: RowReader<'_>) -> ReadRow<InterestDraft> {
    let draft = InterestDraft {
        company: read_company_key(&mut reader),
        call_reference: reader.text(Field::CallReference),
        lot_number: reader.parsed(Field::LotNumber, |cell| Ok(lot_number(cell))),
        answer: reader.parsed(Field::Answer, parse_answer),
        most_fte: reader.parsed(Field::MostFte, parse_fte),
        conditions: reader.text(Field::Conditions),
    };
    reader.finish(draft)
}
