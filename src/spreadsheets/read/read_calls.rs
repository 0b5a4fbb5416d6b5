//! Calls for tender, one in each row.

use domain::imports::drafts::CallDraft;

use crate::cells::date::{DayMeans, parse_instant};
use crate::cells::identifier::{parse_cpv_codes, parse_nuts};
use crate::cells::quantity::parse_count;
use crate::cells::word::{parse_procedure, parse_yes_no};
use crate::columns::field::Field;
use crate::read::row_reader::{ReadRow, RowReader};

/// Reads one call.
#[must_use]
pub fn read_call(mut reader: RowReader<'_>) -> ReadRow<CallDraft> {
    let uses_1904 = reader.table.uses_1904;
    let instant = |means| move |cell: &_| parse_instant(cell, uses_1904, means);
    let draft = CallDraft {
        reference: reader.text(Field::CallReference),
        title: reader.text(Field::Title),
        buyer: reader.text(Field::Buyer),
        description: reader.text(Field::Description),
        procedure: reader.parsed_or_warned(Field::Procedure, parse_procedure),
        launched_at: reader.parsed(Field::LaunchedAt, instant(DayMeans::Start)),
        questions_deadline_at: reader.parsed(Field::QuestionsDeadlineAt, instant(DayMeans::End)),
        submission_deadline_at: reader.parsed(Field::SubmissionDeadlineAt, instant(DayMeans::End)),
        place: reader.parsed_or_warned(Field::Place, parse_nuts),
        cpv: reader.parsed(Field::Cpv, parse_cpv_codes),
        estimated_value: reader.money(Field::EstimatedValue),
        source: reader.text(Field::Source),
        max_lots_bid: reader.parsed(Field::MaxLotsBid, parse_count),
        max_lots_awarded: reader.parsed(Field::MaxLotsAwarded, parse_count),
        requires_all_lots: reader.parsed(Field::RequiresAllLots, parse_yes_no),
        reserved_for: reader.text(Field::ReservedFor),
        forbids_alone_and_grouped: reader.parsed(Field::ForbidsAloneAndGrouped, parse_yes_no),
        forbids_several_groups: reader.parsed(Field::ForbidsSeveralGroups, parse_yes_no),
    };
    if draft.reference.is_none() && draft.title.is_none() && !reader.has_errors() {
        reader.missing(Field::CallReference, "2026-DSI-014");
    }
    reader.finish(draft)
}
