//! Capabilities as a list, one in each row.

use domain::consortia::violation::Severity;
use domain::imports::drafts::{CapabilityDraft, CompanyKey};
use domain::imports::import::ImportIssueCode;

use crate::cells::date::parse_day;
use crate::cells::fault::CellFault;
use crate::cells::identifier::{CompanyNumber, parse_company_number, parse_postcode};
use crate::cells::quantity::parse_fte;
use crate::cells::word::parse_level;
use crate::columns::field::Field;
use crate::read::row_reader::{ReadRow, RowReader};
use crate::workbook::CellValue;

/// Reads one capability.
#[must_use]
pub fn read_capability(mut reader: RowReader<'_>) -> ReadRow<CapabilityDraft> {
    let uses_1904 = reader.table.uses_1904;
    let day = |cell: &CellValue| parse_day(cell, uses_1904);
    let company = read_company_key(&mut reader);
    let competency = reader.text(Field::Competency);
    if competency.is_none() && !reader.has_errors() {
        reader.missing(Field::Competency, "PostgreSQL");
    }
    let draft = CapabilityDraft {
        company,
        competency: competency.unwrap_or_default(),
        level: reader.parsed(Field::Level, parse_level),
        fte: reader.parsed(Field::Fte, parse_fte),
        note: reader.text(Field::Note),
        evidence_title: reader.text(Field::EvidenceTitle),
        evidence_party: reader.text(Field::EvidenceParty),
        evidence_from: reader.parsed(Field::EvidenceFrom, day),
        evidence_until: reader.parsed(Field::EvidenceUntil, day),
        evidence_amount: reader.money(Field::EvidenceAmount),
        evidence_document: reader.text(Field::EvidenceDocument),
    };
    reader.finish(draft)
}

/// Who a row speaks of. A damaged number beside a sound one or a name is a warning: the row still says who it means; alone
/// it rejects the row. A sheet without any column for companies leaves the key empty: it is about the one who sends it.
pub fn read_company_key(reader: &mut RowReader<'_>) -> CompanyKey {
    let mut key = CompanyKey {
        name: reader.text(Field::CompanyName),
        postcode: reader.parsed_or_warned(Field::Postcode, parse_postcode),
        ..CompanyKey::default()
    };
    let mut faults: Vec<(Field, CellFault)> = Vec::new();
    for field in [Field::Siret, Field::Siren] {
        let typed = reader.parsed(field, |cell| Ok(Some(cell.clone())));
        match typed.as_ref().map(parse_company_number) {
            Some(Ok(Some(CompanyNumber::Siret(siret)))) => {
                key.siren.get_or_insert_with(|| siret.siren().to_string());
                key.siret = Some(siret.to_string());
            }
            Some(Ok(Some(CompanyNumber::Siren(siren)))) => key.siren = Some(siren.to_string()),
            Some(Err(fault)) => faults.push((field, fault)),
            Some(Ok(None)) | None => {}
        }
    }
    let is_known = key.name.is_some() || key.siret.is_some() || key.siren.is_some();
    let severity = if is_known {
        Severity::Warning
    } else {
        Severity::Error
    };
    let has_faults = !faults.is_empty();
    for (field, fault) in faults {
        reader.find(field, severity, fault);
    }
    let column = [Field::CompanyName, Field::Siret, Field::Siren]
        .into_iter()
        .find(|field| reader.map.has(*field));
    if let (false, false, Some(field)) = (is_known, has_faults, column) {
        reader.missing(field, "nom | SIREN | SIRET");
    }
    let contradicts = match (&key.siret, &key.siren) {
        (Some(siret), Some(siren)) => !siret.starts_with(siren.as_str()),
        _ => false,
    };
    if contradicts {
        let fault = CellFault::new(
            ImportIssueCode::InvalidIdentifier,
            "SIRET = SIREN + 5 chiffres",
        );
        reader.find(Field::Siret, Severity::Error, fault);
    }
    key
}
