//! What the values of a column look like: they make a title doubtful, or tell what a column is whose title says nothing.

use crate::cells::answer::{parse_answer, parse_competency_kind};
use crate::cells::date::{DayMeans, parse_day, parse_instant};
use crate::cells::identifier::{
    CompanyNumber, parse_company_number, parse_cpv_codes, parse_postcode,
};
use crate::cells::money::parse_money;
use crate::cells::quantity::{parse_count, parse_fte};
use crate::cells::word::{
    parse_importance, parse_kind, parse_level, parse_procedure, parse_scope, parse_yes_no,
};
use crate::columns::column_map::{ColumnMap, MatchedColumn};
use crate::columns::field::Field;
use crate::columns::fields_of::fields_of;
use crate::columns::further_companies::mistakes_the_buyer;
use crate::workbook::{CellValue, SheetTable};

/// How many values are looked at.
const SAMPLE: usize = 60;
/// Fewer values tell nothing.
const LEAST_SAMPLE: usize = 3;
/// What is left, in hundredths, of the confidence in a title whose values do not fit it.
const DOUBT: u32 = 60;
/// How sure a column is that is known by its values alone, in per-ten-thousands.
const BY_VALUES: u16 = 7_500;

/// Looks at the values of every column that no person decided about. Titles whose values mostly cannot be read as their field
/// lose confidence; columns without a field whose values can only be company numbers or CPV codes get theirs.
pub fn weigh_by_values(table: &SheetTable, map: &mut ColumnMap) {
    let header_row = map.header_row;
    let values = |column: u32| -> Vec<&CellValue> {
        let below = table.rows.iter().filter(|row| row.number > header_row);
        below
            .filter_map(|row| row.cell(column))
            .take(SAMPLE)
            .collect()
    };
    let mut taken: Vec<Field> = map
        .columns
        .iter()
        .filter_map(|column| column.field)
        .collect();
    for column in map.columns.iter_mut().filter(|column| !column.is_chosen) {
        let values = values(column.column);
        if values.len() < LEAST_SAMPLE {
            continue;
        }
        match column.field {
            Some(field) => doubt(column, field, (&values, table.uses_1904)),
            None => {
                let known = fields_of(map.kind)
                    .iter()
                    .filter(|known| !taken.contains(&known.field))
                    .filter(|known| !is_second_number(known.field, &taken))
                    .filter(|known| !mistakes_the_buyer(&column.title, known.field))
                    .find(|known| can_only_be(known.field, &values));
                if let Some(known) = known {
                    column.field = Some(known.field);
                    column.name = Some(known.name);
                    column.confidence = BY_VALUES;
                    taken.push(known.field);
                }
            }
        }
    }
}

/// Whether a field would be a second number of a company: more numbers in a row are those of others.
fn is_second_number(field: Field, taken: &[Field]) -> bool {
    const NUMBERS: [Field; 2] = [Field::Siret, Field::Siren];
    NUMBERS.contains(&field) && taken.iter().any(|known| NUMBERS.contains(known))
}

fn doubt(column: &mut MatchedColumn, field: Field, (values, uses_1904): (&[&CellValue], bool)) {
    let n_read = values
        .iter()
        .filter(|value| reads(field, value, uses_1904))
        .count();
    if n_read * 2 < values.len() {
        let confidence = u32::from(column.confidence) * DOUBT / 100;
        column.confidence = u16::try_from(confidence).unwrap_or(column.confidence);
    }
}

/// Whether a value can be read as the field; texts can be read as anything that is text.
fn reads(field: Field, value: &CellValue, uses_1904: bool) -> bool {
    match field {
        Field::Siret | Field::Siren => parse_company_number(value).is_ok(),
        Field::Postcode => parse_postcode(value).is_ok(),
        Field::Cpv => parse_cpv_codes(value).is_ok(),
        Field::EstimatedValue
        | Field::Amount
        | Field::EvidenceAmount
        | Field::Turnover
        | Field::InFieldTurnover
        | Field::TurnoverOfYear
        | Field::InFieldTurnoverOfYear => parse_money(value).is_ok(),
        Field::Fte | Field::MostFte => parse_fte(value).is_ok(),
        Field::Holders
        | Field::Count
        | Field::Years
        | Field::MaxMembers
        | Field::Headcount
        | Field::MaxLots => parse_count(value).is_ok(),
        Field::Level | Field::MinLevel => parse_level(value).is_ok(),
        Field::Kind => parse_kind(value).is_ok(),
        Field::Scope => parse_scope(value).is_ok(),
        Field::IsMandatory => parse_importance(value).is_ok(),
        Field::Answer => parse_answer(value).is_ok(),
        Field::CompetencyKind => parse_competency_kind(value).is_ok(),
        Field::Procedure => parse_procedure(value).is_ok(),
        Field::RequiresAllLots
        | Field::ForbidsAloneAndGrouped
        | Field::ForbidsSeveralGroups
        | Field::MayLead => parse_yes_no(value).is_ok(),
        Field::EvidenceFrom
        | Field::EvidenceUntil
        | Field::AwardedOn
        | Field::ValidFrom
        | Field::ValidUntil => parse_day(value, uses_1904).is_ok(),
        Field::LaunchedAt | Field::QuestionsDeadlineAt | Field::SubmissionDeadlineAt => {
            parse_instant(value, uses_1904, DayMeans::Start).is_ok()
        }
        Field::Title | Field::Buyer | Field::Wording | Field::CompanyName => {
            value.display().chars().any(char::is_alphabetic)
        }
        _ => true,
    }
}

/// Whether nearly all values are of a form that nothing else has: numbers with check digits.
fn can_only_be(field: Field, values: &[&CellValue]) -> bool {
    let is_it = |value: &CellValue| match field {
        Field::Siret => matches!(
            parse_company_number(value),
            Ok(Some(CompanyNumber::Siret(_)))
        ),
        Field::Siren => matches!(
            parse_company_number(value),
            Ok(Some(CompanyNumber::Siren(_)))
        ),
        Field::Cpv => {
            value.display().contains('-') && matches!(parse_cpv_codes(value), Ok(Some(_)))
        }
        _ => false,
    };
    let n_alike = values.iter().filter(|value| is_it(value)).count();
    n_alike * 10 >= values.len() * 9
}
