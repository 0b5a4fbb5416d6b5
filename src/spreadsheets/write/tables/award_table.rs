//! Contracts that companies have won as a table: one row for each winner of the cluster.

use std::collections::BTreeMap;

use domain::access::account::Language;
use domain::directory::award::Award;
use domain::directory::company::Company;
use domain::values::ids::CompanyId;

use crate::columns::field::TableKind;
use crate::write::cell::Cell;
use crate::write::own_words::either;
use crate::write::table::Table;

/// The table of awards; winners that are not among the companies are left out.
#[must_use]
pub fn award_table(companies: &[Company], awards: &[Award], language: Language) -> Table {
    let name = either(language, "Attributions", "Awards");
    let mut table = Table::of_kind(TableKind::Awards, language, name);
    let by_id: BTreeMap<CompanyId, &Company> = companies
        .iter()
        .map(|company| (company.id, company))
        .collect();
    table.rows = awards
        .iter()
        .flat_map(|award| award.company_ids.iter().map(move |id| (award, id)))
        .filter_map(|(award, id)| Some(award_row(award, by_id.get(id)?)))
        .collect();
    table
}

fn award_row(award: &Award, company: &Company) -> Vec<Cell> {
    vec![
        Cell::Text(award.reference.to_string()),
        Cell::text(award.lot_number.as_ref()),
        Cell::Text(award.title.to_string()),
        Cell::text(award.buyer.as_ref()),
        Cell::day(award.awarded_on),
        Cell::text(company.siret.as_ref()),
        Cell::text(company.siren.as_ref()),
        Cell::Text(company.name.to_string()),
        Cell::text(company.address.postcode.as_ref()),
        Cell::text(award.source.as_ref()),
    ]
}
