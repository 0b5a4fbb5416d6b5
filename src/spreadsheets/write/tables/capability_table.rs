//! Capabilities as a table: one row for each piece of evidence, at least one for each capability.

use std::collections::BTreeMap;

use domain::access::account::Language;
use domain::directory::capability::Capability;
use domain::directory::company::Company;
use domain::directory::competency::Vocabulary;
use domain::directory::evidence::Evidence;
use domain::values::ids::CompanyId;

use crate::columns::field::TableKind;
use crate::write::cell::Cell;
use crate::write::own_words::{OwnWord, competency_word, either};
use crate::write::table::Table;

/// The table of capabilities; those of unknown companies are left out.
#[must_use]
pub fn capability_table(
    companies: &[Company],
    capabilities: &[Capability],
    vocabulary: &Vocabulary,
    language: Language,
) -> Table {
    let name = either(language, "Capacités", "Capabilities");
    let mut table = Table::of_kind(TableKind::CapabilityList, language, name);
    for (company, capability, word) in declared((companies, capabilities), vocabulary, language) {
        table
            .rows
            .extend(rows_of(company, capability, &word, language));
    }
    table
}

/// Each capability with who declares it and the word for its competency; those of unknown companies are left out.
pub fn declared<'a>(
    (companies, capabilities): (&'a [Company], &'a [Capability]),
    vocabulary: &Vocabulary,
    language: Language,
) -> Vec<(&'a Company, &'a Capability, String)> {
    let by_id: BTreeMap<CompanyId, &Company> = companies
        .iter()
        .map(|company| (company.id, company))
        .collect();
    capabilities
        .iter()
        .filter_map(|capability| {
            let company = by_id.get(&capability.company_id)?;
            let word = competency_word(vocabulary, capability.competency_id, language)?;
            Some((*company, capability, word))
        })
        .collect()
}

fn rows_of(
    company: &Company,
    capability: &Capability,
    word: &str,
    language: Language,
) -> Vec<Vec<Cell>> {
    let head = [
        Cell::text(company.siret.as_ref()),
        Cell::text(company.siren.as_ref()),
        Cell::Text(company.name.to_string()),
        Cell::text(company.address.postcode.as_ref()),
        Cell::Text(word.to_owned()),
        Cell::Text(capability.level.word(language).to_owned()),
        Cell::Fte(capability.fte),
        Cell::text(capability.note.as_ref()),
    ];
    let row_with = |evidence: Option<&Evidence>| {
        let mut row = head.to_vec();
        row.extend([
            Cell::text(evidence.map(|evidence| &evidence.title)),
            Cell::text(evidence.and_then(|evidence| evidence.party.as_ref())),
            Cell::day(evidence.and_then(|evidence| evidence.valid_from)),
            Cell::day(evidence.and_then(|evidence| evidence.valid_until)),
            Cell::amount(evidence.and_then(|evidence| evidence.amount)),
            Cell::text(evidence.and_then(|evidence| evidence.document.as_ref())),
        ]);
        row
    };
    if capability.evidence.is_empty() {
        vec![row_with(None)]
    } else {
        capability
            .evidence
            .iter()
            .map(|evidence| row_with(Some(evidence)))
            .collect()
    }
}
