//! The vocabulary as a table: one row for each entry.

use domain::access::account::Language;
use domain::directory::competency::{Competency, Vocabulary};

use crate::columns::field::TableKind;
use crate::write::cell::Cell;
use crate::write::own_words::{OwnWord, either};
use crate::write::table::Table;

/// The vocabulary, by kind and code. Broader entries go by their codes.
#[must_use]
pub fn competency_table(vocabulary: &Vocabulary, language: Language) -> Table {
    let name = either(language, "Vocabulaire", "Vocabulary");
    let mut table = Table::of_kind(TableKind::Competencies, language, name);
    let mut entries: Vec<&Competency> = vocabulary.entries().collect();
    entries.sort_by(|first, second| (first.kind, &first.code).cmp(&(second.kind, &second.code)));
    for entry in entries {
        let broader: Vec<&str> = entry
            .broader
            .iter()
            .filter_map(|id| Some(vocabulary.get(*id)?.code.as_str()))
            .collect();
        let synonyms: Vec<&str> = entry.synonyms.iter().map(|word| word.as_str()).collect();
        let cpv: Vec<&str> = entry.cpv.iter().map(|code| code.as_str()).collect();
        table.rows.push(vec![
            Cell::Text(entry.code.to_string()),
            Cell::Text(entry.kind.word(language).to_owned()),
            Cell::Text(entry.label_fr.to_string()),
            Cell::Text(entry.label_en.to_string()),
            listed(&synonyms),
            listed(&broader),
            listed(&cpv),
        ]);
    }
    table
}

fn listed(words: &[&str]) -> Cell {
    if words.is_empty() {
        Cell::Blank
    } else {
        Cell::Text(words.join("; "))
    }
}
