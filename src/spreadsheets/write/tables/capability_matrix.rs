//! Capabilities as a matrix: a company in each row, a competency in each column, the level in the cell.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::account::Language;
use domain::directory::capability::Capability;
use domain::directory::company::Company;
use domain::directory::competency::{Competency, Vocabulary};
use domain::values::ids::{CompanyId, CompetencyId};
use domain::values::quantity::Level;

use crate::columns::field::{Field, TableKind};
use crate::columns::fields_of::fields_of;
use crate::write::cell::Cell;
use crate::write::own_words::{competency_word, either};
use crate::write::table::{Column, Table};

/// Competencies without which a sheet is not known to be a matrix.
const LEAST_COMPETENCIES: usize = 2;

/// The matrix, with the competencies that some company holds.
#[must_use]
pub fn capability_matrix(
    companies: &[Company],
    capabilities: &[Capability],
    vocabulary: &Vocabulary,
    language: Language,
) -> Table {
    let levels: BTreeMap<(CompanyId, CompetencyId), Level> = capabilities
        .iter()
        .map(|held| ((held.company_id, held.competency_id), held.level))
        .collect();
    let shown = shown_competencies(&levels, vocabulary, language);
    let mut columns: Vec<Column> = fields_of(TableKind::CapabilityMatrix)
        .iter()
        .filter(|known| is_of_company(known.field))
        .map(|known| Column::of_field(known, language))
        .collect();
    columns.extend(shown.iter().map(|(_, word)| Column {
        title: word.clone(),
        width: 13,
        list: None,
    }));
    let rows = companies
        .iter()
        .map(|company| {
            let mut row = vec![
                Cell::text(company.siret.as_ref()),
                Cell::text(company.siren.as_ref()),
                Cell::Text(company.name.to_string()),
                Cell::text(company.address.postcode.as_ref()),
            ];
            row.extend(shown.iter().map(|(id, _)| {
                let level = levels.get(&(company.id, *id));
                Cell::count(level.map(|level| u32::from(level.number())))
            }));
            row
        })
        .collect();
    Table {
        name: either(language, "Matrice", "Matrix").to_owned(),
        columns,
        rows,
    }
}

fn is_of_company(field: Field) -> bool {
    matches!(
        field,
        Field::Siret | Field::Siren | Field::CompanyName | Field::Postcode
    )
}

/// The competencies that somebody holds, by kind and code, with their words. Where they are too few for a reader to know a
/// matrix by, others stand beside them.
fn shown_competencies(
    levels: &BTreeMap<(CompanyId, CompetencyId), Level>,
    vocabulary: &Vocabulary,
    language: Language,
) -> Vec<(CompetencyId, String)> {
    let held: BTreeSet<CompetencyId> = levels.keys().map(|(_, competency)| *competency).collect();
    let mut entries: Vec<&Competency> = vocabulary.entries().collect();
    entries.sort_by(|first, second| {
        let key = |entry: &Competency| (!held.contains(&entry.id), entry.kind);
        (key(first), &first.code).cmp(&(key(second), &second.code))
    });
    entries
        .into_iter()
        .take(held.len().max(LEAST_COMPETENCIES))
        .filter_map(|entry| Some((entry.id, competency_word(vocabulary, entry.id, language)?)))
        .collect()
}
