//! Lots, one in each row.

use domain::imports::drafts::LotDraft;

use crate::cells::identifier::{lot_number, parse_cpv_codes, parse_nuts};
use crate::cells::quantity::parse_count;
use crate::columns::field::Field;
use crate::read::row_reader::{ReadRow, RowReader};

/// Reads one lot.
#[must_use]
pub fn read_lot(mut reader: RowReader<'_>) -> ReadRow<LotDraft> {
    let draft = LotDraft {
        call_reference: reader.text(Field::CallReference),
        number: reader.parsed(Field::LotNumber, |cell| Ok(lot_number(cell))),
        title: reader.text(Field::Title),
        description: reader.text(Field::Description),
        cpv: reader.parsed(Field::Cpv, parse_cpv_codes),
        estimated_value: reader.money(Field::EstimatedValue),
        place: reader.parsed_or_warned(Field::Place, parse_nuts),
        max_members: reader.parsed(Field::MaxMembers, parse_count),
        reserved_for: reader.text(Field::ReservedFor),
    };
    if draft.number.is_none() && !reader.has_errors() {
        reader.missing(Field::LotNumber, "1");
    }
    reader.finish(draft)
}
