//! Entries of the vocabulary, one in each row.

use domain::imports::drafts::CompetencyDraft;

use crate::cells::answer::parse_competency_kind;
use crate::cells::fault::says_nothing;
use crate::cells::identifier::parse_cpv_codes;
use crate::columns::field::Field;
use crate::read::row_reader::{ReadRow, RowReader};
use crate::workbook::CellValue;

/// Reads one entry.
#[must_use]
pub fn read_competency(mut reader: RowReader<'_>) -> ReadRow<CompetencyDraft> {
    let words = |cell: &CellValue| Ok(words_in(&cell.display()));
    let draft = CompetencyDraft {
        code: reader.text(Field::Code),
        kind: reader.parsed(Field::CompetencyKind, parse_competency_kind),
        label_fr: reader.text(Field::LabelFr),
        label_en: reader.text(Field::LabelEn),
        synonyms: reader.parsed(Field::Synonyms, words),
        broader: reader.parsed(Field::Broader, words),
        cpv: reader.parsed(Field::Cpv, parse_cpv_codes),
    };
    let is_named = draft.code.is_some() || draft.label_fr.is_some() || draft.label_en.is_some();
    if !is_named && !reader.has_errors() {
        reader.missing(Field::LabelFr, "PostgreSQL");
    }
    reader.finish(draft)
}

/// The words of a cell that holds several, with semicolons, bars or line breaks between them.
fn words_in(text: &str) -> Option<Vec<String>> {
    if says_nothing(text) {
        return None;
    }
    let mut words: Vec<String> = Vec::new();
    for word in text.split([';', '|', '\n', '\r']).map(str::trim) {
        if !word.is_empty() && !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    (!words.is_empty()).then_some(words)
}
