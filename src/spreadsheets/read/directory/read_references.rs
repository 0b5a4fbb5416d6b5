//! Past work of companies, one in each row.

use domain::imports::drafts::ReferenceDraft;
use domain::values::quantity::Share;

use crate::cells::date::parse_day;
use crate::cells::identifier::parse_own_id;
use crate::cells::quantity::parse_percent;
use crate::cells::word::parse_level;
use crate::columns::field::Field;
use crate::read::read_capabilities::read_company_key;
use crate::read::row_reader::{ReadRow, RowReader};
use crate::workbook::CellValue;

/// Reads one piece of work.
#[must_use]
pub fn read_reference(mut reader: RowReader<'_>) -> ReadRow<ReferenceDraft> {
    let uses_1904 = reader.table.uses_1904;
    let day = |cell: &CellValue| parse_day(cell, uses_1904);
    let company = read_company_key(&mut reader);
    let title = reader.text(Field::EvidenceTitle);
    let competencies = reader.said(Field::Competencies);
    if title.is_none() && !reader.has_errors() {
        reader.missing(Field::EvidenceTitle, "Migration de 40 bases");
    }
    if competencies.is_none() && !reader.has_errors() {
        reader.missing(Field::Competencies, "PostgreSQL; Drupal");
    }
    let draft = ReferenceDraft {
        id: reader.parsed(Field::Id, |cell| Ok(parse_own_id(cell))),
        company,
        competencies: competencies.unwrap_or_default(),
        level: reader.parsed(Field::Level, parse_level),
        title,
        party: reader.said(Field::EvidenceParty),
        from: reader.parsed(Field::EvidenceFrom, day),
        until: reader.parsed(Field::EvidenceUntil, day),
        amount: reader.money(Field::EvidenceAmount),
        own_share: reader.parsed(Field::OwnShare, parse_percent).map(Share),
        note: reader.said(Field::Note),
        document: reader.said(Field::EvidenceDocument),
    };
    reader.finish(draft)
}
