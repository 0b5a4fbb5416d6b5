//! The form of an entry of the vocabulary: its words are its own, and it never stands above itself.

use chrono::{DateTime, Utc};

use crate::directory::competency::{Competency, CompetencyKind, Vocabulary};
use crate::edits::parts::{cpv, text};
use crate::values::changes::{Change, Findings};
use crate::values::ids::CompetencyId;
use crate::values::record::Record;
use crate::values::rejection::{Rejection, RejectionCode};
use crate::values::text::Name;

/// What was typed about an entry.
#[derive(Clone, Debug, Default)]
pub struct CompetencyEdit {
    /// The French label.
    pub label_fr: Change<String>,
    /// The English label.
    pub label_en: Change<String>,
    /// Other words for it.
    pub synonyms: Change<Vec<String>>,
    /// The broader entries.
    pub broader: Change<Vec<CompetencyId>>,
    /// CPV codes.
    pub cpv: Change<Vec<String>>,
}

impl CompetencyEdit {
    /// A new entry. The code is kebab case.
    ///
    /// # Errors
    /// All that is wrong with the form.
    pub fn create(
        self,
        (code, kind): (String, CompetencyKind),
        vocabulary: &Vocabulary,
        now: DateTime<Utc>,
    ) -> Result<Competency, Vec<Rejection>> {
        let mut findings = Findings::default();
        let code = findings.take(kebab_case("code", &code));
        let blank = || Name::stored(String::new());
        let entry = Competency {
            id: CompetencyId::new(),
            code: code.unwrap_or_else(blank),
            kind,
            label_fr: blank(),
            label_en: blank(),
            synonyms: Vec::new(),
            broader: Vec::new(),
            cpv: Vec::new(),
            record: Record::new(now),
        };
        self.put_on(entry, vocabulary, findings)
    }

    /// The entry after the change.
    ///
    /// # Errors
    /// All that is wrong with the form.
    pub fn update(
        self,
        known: Competency,
        vocabulary: &Vocabulary,
        now: DateTime<Utc>,
    ) -> Result<Competency, Vec<Rejection>> {
        let record = known.record.changed(now);
        let entry = Competency { record, ..known };
        self.put_on(entry, vocabulary, Findings::default())
    }

    fn put_on(
        self,
        mut entry: Competency,
        vocabulary: &Vocabulary,
        mut findings: Findings,
    ) -> Result<Competency, Vec<Rejection>> {
        findings.put_name(&mut entry.label_fr, "labelFr", self.label_fr);
        findings.put_name(&mut entry.label_en, "labelEn", self.label_en);
        findings.put_list(&mut entry.synonyms, "synonyms", self.synonyms, text);
        findings.put_list(&mut entry.cpv, "cpv", self.cpv, cpv);
        if let Change::Set(broader) = self.broader {
            findings.add_all(broader_rejections(&entry, &broader, vocabulary));
            entry.broader = broader;
            let mut seen = std::collections::BTreeSet::new();
            entry.broader.retain(|id| seen.insert(*id));
        } else if self.broader == Change::Clear {
            entry.broader.clear();
        }
        findings.add_all(word_rejections(&entry, vocabulary));
        findings.finish(entry)
    }
}

fn broader_rejections(
    entry: &Competency,
    broader: &[CompetencyId],
    vocabulary: &Vocabulary,
) -> Vec<Rejection> {
    broader
        .iter()
        .enumerate()
        .filter_map(|(place, id)| {
            let finding = |code| Rejection::at(code, &place.to_string()).under("broaderIds");
            let above = vocabulary.get(*id);
            let is_circular = *id == entry.id || vocabulary.is_above(entry.id, *id);
            match above {
                None => Some(finding(RejectionCode::NotFound)),
                Some(above) if is_circular => {
                    Some(finding(RejectionCode::CircularBroader).with("value", &above.label_fr))
                }
                Some(_) => None,
            }
        })
        .collect()
}

/// Words that name another entry already.
fn word_rejections(entry: &Competency, vocabulary: &Vocabulary) -> Vec<Rejection> {
    let labels = [
        (vec!["code".to_owned()], &entry.code),
        (vec!["labelFr".to_owned()], &entry.label_fr),
        (vec!["labelEn".to_owned()], &entry.label_en),
    ];
    let synonyms = entry.synonyms.iter().enumerate().map(|(place, synonym)| {
        let path = vec!["synonyms".to_owned(), place.to_string()];
        (path, synonym)
    });
    labels
        .into_iter()
        .chain(synonyms)
        .filter(|(_, word)| {
            vocabulary
                .find_by_word(word.as_str())
                .is_some_and(|other| other.id != entry.id)
        })
        .map(|(path, word)| Rejection {
            path,
            ..Rejection::whole(RejectionCode::NotUnique).with("value", word)
        })
        .collect()
}

fn kebab_case(field: &str, typed: &str) -> Result<Name, Rejection> {
    let code = Name::parse(field, typed)?;
    let parts_are_plain = code.as_str().split('-').all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    });
    if parts_are_plain {
        return Ok(code);
    }
    Err(Rejection::at(RejectionCode::InvalidFormat, field)
        .with("value", typed)
        .with("expected", "relational-databases"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use chrono::DateTime;

    use super::CompetencyEdit;
    use crate::directory::competency::{Competency, CompetencyKind, Vocabulary};
    use crate::values::changes::Change;
    use crate::values::ids::CompetencyId;
    use crate::values::rejection::RejectionCode;

    fn entry(code: &str, broader: Vec<CompetencyId>, vocabulary: &Vocabulary) -> Competency {
        let edit = CompetencyEdit {
            label_fr: Change::Set(format!("fr {code}")),
            label_en: Change::Set(format!("en {code}")),
            broader: Change::Set(broader),
            ..CompetencyEdit::default()
        };
        let identity = (code.to_owned(), CompetencyKind::Software);
        edit.create(identity, vocabulary, DateTime::UNIX_EPOCH)
            .unwrap()
    }

    #[test]
    fn an_entry_never_stands_above_itself() {
        let databases = entry("databases", vec![], &Vocabulary::default());
        let known = Vocabulary::new(vec![databases.clone()]);
        let relational = entry("relational", vec![databases.id], &known);
        let known = Vocabulary::new(vec![databases.clone(), relational.clone()]);
        for (broader, code) in [
            (relational.id, RejectionCode::CircularBroader),
            (databases.id, RejectionCode::CircularBroader),
            (CompetencyId::new(), RejectionCode::NotFound),
        ] {
            let edit = CompetencyEdit {
                broader: Change::Set(vec![broader]),
                ..CompetencyEdit::default()
            };
            let rejections = edit
                .update(databases.clone(), &known, DateTime::UNIX_EPOCH)
                .unwrap_err();
            assert_eq!(rejections.len(), 1);
            assert_eq!(rejections[0].code, code);
            assert_eq!(rejections[0].path, ["broaderIds", "0"]);
        }
    }

    #[test]
    fn a_word_names_one_entry_only() {
        let known = Vocabulary::new(vec![entry("postgresql", vec![], &Vocabulary::default())]);
        let edit = CompetencyEdit {
            label_fr: Change::Set("MariaDB".to_owned()),
            label_en: Change::Set("MariaDB".to_owned()),
            synonyms: Change::Set(vec!["maria".to_owned(), "PostgreSQL".to_owned()]),
            ..CompetencyEdit::default()
        };
        let identity = ("Maria DB".to_owned(), CompetencyKind::Software);
        let rejections = edit
            .create(identity, &known, DateTime::UNIX_EPOCH)
            .unwrap_err();
        let found: Vec<_> = rejections
            .iter()
            .map(|rejection| (rejection.code, rejection.path.join(".")))
            .collect();
        assert_eq!(
            found,
            [
                (RejectionCode::InvalidFormat, "code".to_owned()),
                (RejectionCode::NotUnique, "synonyms.1".to_owned()),
            ]
        );
    }
}
