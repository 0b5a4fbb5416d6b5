//! Companies, one in each row.

use domain::consortia::violation::Severity;
use domain::directory::company::Coordinates;
use domain::imports::drafts::{CompanyDraft, YearDraft};
use domain::imports::import::ImportIssueCode;
use domain::values::money::Money;

use crate::cells::date::parse_financial_year;
use crate::cells::fault::CellFault;
use crate::cells::identifier::{parse_department, parse_web_address};
use crate::cells::quantity::{parse_count, parse_fte, parse_microdegrees};
use crate::cells::word::parse_yes_no;
use crate::columns::field::Field;
use crate::read::read_capabilities::read_company_key;
use crate::read::row_reader::{ReadRow, RowReader};

/// Reads one company.
#[must_use]
pub fn read_company(mut reader: RowReader<'_>) -> ReadRow<CompanyDraft> {
    let draft = CompanyDraft {
        company: read_company_key(&mut reader),
        legal_form: reader.said(Field::LegalForm),
        social_statuses: reader.said(Field::SocialStatuses),
        street: reader.said(Field::Street),
        city: reader.said(Field::City),
        department: reader.parsed_or_warned(Field::Department, parse_department),
        coordinates: coordinates(&mut reader),
        headcount: reader.parsed(Field::Headcount, parse_count),
        available_fte: reader.parsed(Field::Fte, parse_fte),
        max_lots: reader.parsed(Field::MaxLots, parse_count),
        may_lead: reader.parsed(Field::MayLead, parse_yes_no),
        website: reader.parsed_or_warned(Field::Website, parse_web_address),
        summary_fr: reader.said(Field::SummaryFr),
        summary_en: reader.said(Field::SummaryEn),
        years: years(&mut reader),
    };
    reader.finish(draft)
}

/// A point needs both its figures; one alone says nothing.
fn coordinates(reader: &mut RowReader<'_>) -> Option<Coordinates> {
    let mut degrees = |field| reader.parsed_or_warned(field, parse_microdegrees);
    let latitude = degrees(Field::Latitude);
    let longitude = degrees(Field::Longitude);
    Some(Coordinates {
        latitude_microdegrees: latitude?,
        longitude_microdegrees: longitude?,
    })
}

/// Puts an amount into a year.
type PutAmount = fn(&mut YearDraft, Money);

/// The turnover by year: the year stands in a column of its own, or in the title. A turnover of which nobody knows the
/// year is said and left out.
fn years(reader: &mut RowReader<'_>) -> Vec<YearDraft> {
    let mut years: Vec<YearDraft> = Vec::new();
    let uses_1904 = reader.table.uses_1904;
    let turnover = reader.money(Field::Turnover);
    let in_field_turnover = reader.money(Field::InFieldTurnover);
    let year = reader.parsed(Field::TurnoverYear, |cell| {
        parse_financial_year(cell, uses_1904)
    });
    match (year, turnover, in_field_turnover) {
        (_, None, None) => {}
        (Some(year), turnover, in_field_turnover) => years.push(YearDraft {
            year,
            turnover,
            in_field_turnover,
        }),
        (None, turnover, _) => {
            let fault = CellFault::new(ImportIssueCode::MissingValue, "Exercice : 2025 | CA 2025");
            let field = match turnover {
                Some(_) => Field::Turnover,
                None => Field::InFieldTurnover,
            };
            reader.find(field, Severity::Warning, fault);
        }
    }
    let put: [(Field, PutAmount); 2] = [
        (Field::TurnoverOfYear, |year, amount| {
            year.turnover = Some(amount);
        }),
        (Field::InFieldTurnoverOfYear, |year, amount| {
            year.in_field_turnover = Some(amount);
        }),
    ];
    for (field, put) in put {
        for (year, amount) in reader.money_by_year(field) {
            match years.iter_mut().find(|known| known.year == year) {
                Some(known) => put(known, amount),
                None => {
                    let mut draft = YearDraft {
                        year,
                        turnover: None,
                        in_field_turnover: None,
                    };
                    put(&mut draft, amount);
                    years.push(draft);
                }
            }
        }
    }
    years
}
