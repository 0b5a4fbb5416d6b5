//! Companies' answers to lots as a table: one row for each answer.

use std::collections::BTreeMap;

use domain::access::account::Language;
use domain::directory::company::Company;
use domain::procurement::call::CallForTender;
use domain::procurement::interest::Interest;
use domain::procurement::lot::Lot;
use domain::values::ids::{CallId, CompanyId, LotId};

use crate::columns::field::TableKind;
use crate::write::cell::Cell;
use crate::write::own_words::{OwnWord, either};
use crate::write::table::Table;

/// Companies' answers to the lots of some calls; those whose lot or company is not given are left out. Whom a company does
/// not want to work with is in no file.
#[must_use]
pub fn interest_table(
    (calls, lots): (&[CallForTender], &[Lot]),
    companies: &[Company],
    interests: &[Interest],
    language: Language,
) -> Table {
    let name = either(language, "Réponses", "Answers");
    let mut table = Table::of_kind(TableKind::Interests, language, name);
    let calls: BTreeMap<CallId, &CallForTender> =
        calls.iter().map(|call| (call.id, call)).collect();
    let lots: BTreeMap<LotId, &Lot> = lots.iter().map(|lot| (lot.id, lot)).collect();
    let companies: BTreeMap<CompanyId, &Company> = companies
        .iter()
        .map(|company| (company.id, company))
        .collect();
    let mut lines: Vec<(&CallForTender, &Lot, &Company, &Interest)> = interests
        .iter()
        .filter_map(|interest| {
            let lot = lots.get(&interest.lot_id)?;
            let call = calls.get(&lot.call_id)?;
            Some((*call, *lot, *companies.get(&interest.company_id)?, interest))
        })
        .collect();
    lines.sort_by_key(|(call, lot, company, _)| {
        (
            call.reference.clone(),
            lot.position,
            company.name.clone(),
            company.id,
        )
    });
    table.rows = lines
        .into_iter()
        .map(|(call, lot, company, interest)| {
            vec![
                Cell::Text(call.reference.to_string()),
                Cell::Text(lot.number.to_string()),
                Cell::text(company.siret.as_ref()),
                Cell::text(company.siren.as_ref()),
                Cell::Text(company.name.to_string()),
                Cell::text(company.address.postcode.as_ref()),
                Cell::Text(interest.answer.word(language).to_owned()),
                interest.most_fte.map_or(Cell::Blank, Cell::Fte),
                Cell::text(interest.conditions.as_ref()),
            ]
        })
        .collect();
    table
}
