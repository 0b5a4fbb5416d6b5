//! Words of a workbook that a person makes into entries of the vocabulary: what the entries will be, and the vocabulary with
//! them.

use chrono::{DateTime, Utc};

use crate::directory::competency::{Competency, Vocabulary};
use crate::edits::competency::CompetencyEdit;
use crate::imports::choices::NewCompetencyChoice;
use crate::values::changes::Change;
use crate::values::rejection::Rejection;
use crate::values::text::search_key;

/// The vocabulary with the entries that a person decided on, and those entries. A word that the vocabulary knows by now needs
/// none. Nothing is made here: the import makes those that its rows use.
///
/// # Errors
/// What is wrong with the entries, at `competencies` and their place.
pub fn with_new_competencies(
    vocabulary: Vocabulary,
    choices: &[NewCompetencyChoice],
    now: DateTime<Utc>,
) -> Result<(Vocabulary, Vec<Competency>), Vec<Rejection>> {
    let mut extended = vocabulary;
    let mut made: Vec<Competency> = Vec::new();
    let mut found: Vec<Rejection> = Vec::new();
    for (place, choice) in choices.iter().enumerate() {
        if extended.find_by_word(&choice.found).is_some() {
            continue;
        }
        match entry_of(choice, &extended, now) {
            Ok(entry) => {
                made.push(entry.clone());
                let entries = extended.entries().cloned().chain([entry]);
                extended = Vocabulary::new(entries.collect());
            }
            Err(rejections) => found.extend(rejections.into_iter().map(|rejection| {
                let at_place = rejection.under(&place.to_string());
                at_place.under("competencies")
            })),
        }
    }
    if found.is_empty() {
        Ok((extended, made))
    } else {
        Err(found)
    }
}

fn entry_of(
    choice: &NewCompetencyChoice,
    vocabulary: &Vocabulary,
    now: DateTime<Utc>,
) -> Result<Competency, Vec<Rejection>> {
    let is_label = [&choice.label_fr, &choice.label_en]
        .iter()
        .any(|label| search_key(label) == search_key(&choice.found));
    let synonyms = if is_label {
        Vec::new()
    } else {
        vec![choice.found.clone()]
    };
    let edit = CompetencyEdit {
        label_fr: Change::Set(choice.label_fr.clone()),
        label_en: Change::Set(choice.label_en.clone()),
        synonyms: Change::Set(synonyms),
        broader: Change::Set(choice.broader.clone()),
        cpv: Change::Keep,
    };
    let code = free_code(&choice.label_en, vocabulary);
    edit.create((code, choice.kind), vocabulary, now)
}

/// The code in kebab case that an English label gives, with a number behind it when another entry has it.
#[must_use]
pub fn free_code(label_en: &str, vocabulary: &Vocabulary) -> String {
    let plain = code_of(label_en);
    if vocabulary.find_by_word(&plain).is_none() || vocabulary.find_by_word(label_en).is_some() {
        return plain;
    }
    (2_u32..)
        .map(|number| format!("{plain}-{number}"))
        .find(|code| vocabulary.find_by_word(code).is_none())
        .unwrap_or(plain)
}

/// The code in kebab case that an English label gives.
#[must_use]
pub fn code_of(label_en: &str) -> String {
    let key = search_key(label_en);
    let parts: Vec<&str> = key
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("-")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use chrono::DateTime;

    use super::with_new_competencies;
    use crate::directory::competency::{CompetencyKind, Vocabulary};
    use crate::imports::choices::NewCompetencyChoice;
    use crate::values::rejection::RejectionCode;

    fn choice(found: &str, label_en: &str) -> NewCompetencyChoice {
        NewCompetencyChoice {
            found: found.to_owned(),
            kind: CompetencyKind::Software,
            label_fr: label_en.to_owned(),
            label_en: label_en.to_owned(),
            broader: Vec::new(),
        }
    }

    #[test]
    fn a_word_becomes_an_entry_that_goes_by_it() {
        let now = DateTime::UNIX_EPOCH;
        let asked = [
            choice("l’éléphant bleu", "Blue Elephant"),
            choice("C++", "C++"),
        ];
        let (vocabulary, made) = with_new_competencies(Vocabulary::default(), &asked, now).unwrap();
        let codes: Vec<&str> = made.iter().map(|entry| entry.code.as_str()).collect();
        assert_eq!(codes, ["blue-elephant", "c"]);
        let named = vocabulary.find_by_word("L'Éléphant bleu").unwrap();
        assert_eq!(named.id, made[0].id);
        let (_, again) = with_new_competencies(vocabulary, &asked, now).unwrap();
        assert!(again.is_empty(), "words that are known need no entry");
    }

    #[test]
    fn a_label_that_another_entry_has_is_refused_at_its_place() {
        let now = DateTime::UNIX_EPOCH;
        let asked = [choice("bleu", "Blue"), choice("azur", "Blue")];
        let found = with_new_competencies(Vocabulary::default(), &asked, now).unwrap_err();
        assert!(
            found.iter().any(|one| one.code == RejectionCode::NotUnique
                && one.path == ["competencies", "1", "labelFr"]),
            "{found:?}"
        );
    }
}
