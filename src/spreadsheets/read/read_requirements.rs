//! Requirements, one in each row, also under section titles that name the lot.

use domain::consortia::violation::Severity;
use domain::directory::competency::Vocabulary;
use domain::imports::drafts::RequirementDraft;
use domain::imports::import::ImportIssueCode;

use crate::cells::fault::CellFault;
use crate::cells::identifier::{lot_number, lot_title_number, parse_own_id};
use crate::cells::quantity::{parse_count, parse_fte};
use crate::cells::word::{parse_importance, parse_kind, parse_level, parse_scope};
use crate::columns::field::Field;
use crate::read::requirement_kind::{apply_threshold, settle_kind};
use crate::read::row_reader::{ReadRow, RowReader};
use crate::workbook::{CellValue, TableRow};

/// The lot that a section title names: a row with one cell, `Lot 2 – Hébergement`.
#[must_use]
pub fn section_lot(row: &TableRow) -> Option<String> {
    match row.cells.as_slice() {
        [(_, CellValue::Text(text))] => lot_title_number(text.trim()),
        _ => None,
    }
}

/// Reads one requirement. `section` is the lot of the section title above, for rows that name none themselves.
#[must_use]
pub fn read_requirement(
    mut reader: RowReader<'_>,
    section: Option<&str>,
    vocabulary: &Vocabulary,
) -> ReadRow<RequirementDraft> {
    let importance = reader.parsed(Field::IsMandatory, parse_importance);
    let weight = reader
        .parsed(Field::Weight, parse_weight)
        .or(importance.and_then(|importance| importance.weight));
    let mut draft = RequirementDraft {
        id: reader.parsed(Field::Id, |cell| Ok(parse_own_id(cell))),
        call_reference: reader.text(Field::CallReference),
        lot_number: reader
            .parsed(Field::LotNumber, |cell| Ok(lot_number(cell)))
            .or_else(|| section.map(str::to_owned)),
        kind: reader.parsed(Field::Kind, parse_kind),
        scope: reader.parsed(Field::Scope, parse_scope),
        // A weight without a word makes the requirement a desirable one: only those have weights.
        is_mandatory: importance
            .map(|importance| importance.is_mandatory)
            .or(weight.map(|_| false)),
        weight,
        competency: reader.text(Field::Competency),
        min_level: reader.parsed(Field::MinLevel, parse_level),
        n_holders: reader.parsed(Field::Holders, parse_count),
        fte: reader.parsed(Field::Fte, parse_fte),
        amount: reader.money(Field::Amount),
        count: reader.parsed(Field::Count, parse_count),
        years: reader.parsed(Field::Years, parse_count),
        certificate: reader.text(Field::Certificate),
        wording: reader.text(Field::Wording),
        origin: reader.text(Field::Origin),
    };
    if let Some(threshold) = reader.parsed(Field::Threshold, |cell| Ok(Some(cell.clone())))
        && let Err(fault) = apply_threshold(&threshold, &mut draft)
    {
        reader.find(Field::Threshold, Severity::Error, fault);
    }
    if !reader.has_errors() && settle_kind(&mut draft, vocabulary).is_none() {
        reader.missing(
            Field::Competency,
            "compétence | montant | nombre | certificat | texte de l'acheteur",
        );
    }
    reader.finish(draft)
}

fn parse_weight(cell: &CellValue) -> Result<Option<u8>, CellFault> {
    let out_of_range = || CellFault::new(ImportIssueCode::OutOfRange, "1 … 5");
    match parse_count(cell)? {
        None => Ok(None),
        Some(weight @ 1..=5) => u8::try_from(weight).map(Some).map_err(|_| out_of_range()),
        Some(_) => Err(out_of_range()),
    }
}
