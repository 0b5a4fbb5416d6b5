//! What the columns of an imported sheet can be, and which of our words theirs can mean.

use domain::access::account::Language;
use domain::directory::competency::Vocabulary;
use domain::imports::choices::COMPETENCY_COLUMN;
use domain::imports::choices::SheetUse;
use spreadsheets::columns::field::TableKind;
use spreadsheets::columns::fields_of::fields_of;
use spreadsheets::write::lists::ListKind;

/// The fields that a sheet read like this can have, by their names in the API, each with whether rows say nothing without it
/// or one like it.
#[must_use]
pub fn import_fields(read_as: SheetUse) -> Vec<(&'static str, bool)> {
    if read_as == SheetUse::CapabilityMatrix {
        let fields = [
            "companyName",
            "siret",
            "siren",
            "postcode",
            COMPETENCY_COLUMN,
        ];
        return fields.map(|name| (name, name == COMPETENCY_COLUMN)).into();
    }
    TableKind::ALL
        .into_iter()
        .filter(|kind| kind.sheet_use() == read_as)
        .flat_map(fields_of)
        .map(|known| (known.name, known.is_key))
        .collect()
}

/// Our words that a word of a column can mean; none where its field takes no words of a closed list.
#[must_use]
pub fn import_words(field: &str, language: Language) -> Vec<String> {
    let mut known = TableKind::ALL.into_iter().flat_map(fields_of);
    known
        .find(|known| known.name == field)
        .and_then(|known| ListKind::of_field(known.field))
        .filter(|list| !list.is_open())
        .map(|list| list.words(language, &Vocabulary::default(), &[]))
        .unwrap_or_default()
}
