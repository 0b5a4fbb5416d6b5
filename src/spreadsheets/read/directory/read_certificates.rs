//! Certificates of companies, one in each row.

use domain::imports::drafts::CertificateDraft;

use crate::cells::date::parse_day;
use crate::cells::identifier::parse_own_id;
use crate::columns::field::Field;
use crate::read::read_capabilities::read_company_key;
use crate::read::row_reader::{ReadRow, RowReader};
use crate::workbook::CellValue;

/// Reads one certificate.
#[must_use]
pub fn read_certificate(mut reader: RowReader<'_>) -> ReadRow<CertificateDraft> {
    let uses_1904 = reader.table.uses_1904;
    let day = |cell: &CellValue| parse_day(cell, uses_1904);
    let company = read_company_key(&mut reader);
    let code = reader.text(Field::Certificate);
    let title = reader.text(Field::Title);
    if code.is_none() && title.is_none() && !reader.has_errors() {
        reader.missing(Field::Certificate, "ISO 27001");
    }
    let draft = CertificateDraft {
        id: reader.parsed(Field::Id, |cell| Ok(parse_own_id(cell))),
        company,
        code,
        title,
        number: reader.said(Field::CertificateNumber),
        issuer: reader.said(Field::Issuer),
        valid_from: reader.parsed(Field::ValidFrom, day),
        valid_until: reader.parsed(Field::ValidUntil, day),
        document: reader.said(Field::EvidenceDocument),
    };
    reader.finish(draft)
}
