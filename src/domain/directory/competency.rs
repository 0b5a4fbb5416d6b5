//! The shared vocabulary of competencies and what holding one says about another.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::access::account::Language;
use crate::values::codes::CpvCode;
use crate::values::ids::CompetencyId;
use crate::values::record::Record;
use crate::values::text::{Name, search_key};

/// What a competency is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CompetencyKind {
    /// A free-software product.
    Software,
    /// Something that one does: integration, support, hosting …
    Activity,
    /// A field of application: libraries, health, geography …
    Domain,
}

/// An entry of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Competency {
    /// Its id.
    pub id: CompetencyId,
    /// Its stable code in kebab case, unique.
    pub code: Name,
    /// What it is about.
    pub kind: CompetencyKind,
    /// Its French label.
    pub label_fr: Name,
    /// Its English label.
    pub label_en: Name,
    /// Other words that people use for it.
    pub synonyms: Vec<Name>,
    /// The broader entries: *PostgreSQL* has *relational databases*.
    pub broader: Vec<CompetencyId>,
    /// The CPV codes that it answers to.
    pub cpv: Vec<CpvCode>,
    /// Version and instants.
    pub record: Record,
}

impl Competency {
    /// Its label in a reader's language.
    #[must_use]
    pub fn label(&self, language: Language) -> &Name {
        match language {
            Language::Fr => &self.label_fr,
            Language::En => &self.label_en,
        }
    }
}

/// How a held competency answers an asked one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CompetencyMatch {
    /// The held one is broader than the asked one: shown as partial, never counted.
    Partial,
    /// The held one is narrower than the asked one: it counts.
    Narrower,
    /// The same entry.
    Exact,
}

/// The whole vocabulary, indexed for matching.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    entries: BTreeMap<CompetencyId, Competency>,
    /// For each entry all entries above it, transitively.
    above: BTreeMap<CompetencyId, BTreeSet<CompetencyId>>,
    by_word: BTreeMap<String, CompetencyId>,
}

impl Vocabulary {
    /// Indexes the entries. Circular broader links do no harm: an entry is never above itself.
    #[must_use]
    pub fn new(competencies: Vec<Competency>) -> Self {
        let mut by_word = BTreeMap::new();
        for competency in &competencies {
            for word in [&competency.label_fr, &competency.label_en, &competency.code]
                .into_iter()
                .chain(&competency.synonyms)
            {
                by_word
                    .entry(search_key(word.as_str()))
                    .or_insert(competency.id);
            }
        }
        let entries: BTreeMap<_, _> = competencies
            .into_iter()
            .map(|competency| (competency.id, competency))
            .collect();
        let above = entries
            .keys()
            .map(|id| (*id, all_above(&entries, *id)))
            .collect();
        Self {
            entries,
            above,
            by_word,
        }
    }

    /// All entries, in the order of their ids.
    pub fn entries(&self) -> impl Iterator<Item = &Competency> {
        self.entries.values()
    }

    /// One entry.
    #[must_use]
    pub fn get(&self, id: CompetencyId) -> Option<&Competency> {
        self.entries.get(&id)
    }

    /// The entry that a word names by code, label or synonym, case, accents and punctuation aside.
    #[must_use]
    pub fn find_by_word(&self, word: &str) -> Option<&Competency> {
        self.by_word
            .get(&search_key(word))
            .and_then(|id| self.entries.get(id))
    }

    /// Entries whose words resemble `word`, best first, with a likeness from 0 to 1 000.
    #[must_use]
    pub fn proposals(&self, word: &str, most: usize) -> Vec<(&Competency, u16)> {
        let key = search_key(word);
        let mut best: BTreeMap<CompetencyId, u16> = BTreeMap::new();
        for (known, id) in &self.by_word {
            let score = likeness(&key, known);
            let entry = best.entry(*id).or_default();
            *entry = (*entry).max(score);
        }
        let mut ranked: Vec<_> = best
            .into_iter()
            .filter(|(_, score)| *score >= 600)
            .collect();
        ranked.sort_by(|(first_id, first), (second_id, second)| {
            second.cmp(first).then(first_id.cmp(second_id))
        });
        ranked
            .into_iter()
            .take(most)
            .filter_map(|(id, score)| Some((self.entries.get(&id)?, score)))
            .collect()
    }

    /// Whether `broader` stands above `narrower`.
    #[must_use]
    pub fn is_above(&self, broader: CompetencyId, narrower: CompetencyId) -> bool {
        self.above
            .get(&narrower)
            .is_some_and(|above| above.contains(&broader))
    }

    /// How holding `held` answers a demand for `asked`: exact, narrower (both count), or broader, which is only partial.
    #[must_use]
    pub fn matches(&self, asked: CompetencyId, held: CompetencyId) -> Option<CompetencyMatch> {
        if asked == held {
            Some(CompetencyMatch::Exact)
        } else if self.is_above(asked, held) {
            Some(CompetencyMatch::Narrower)
        } else if self.is_above(held, asked) {
            Some(CompetencyMatch::Partial)
        } else {
            None
        }
    }
}

fn all_above(
    entries: &BTreeMap<CompetencyId, Competency>,
    id: CompetencyId,
) -> BTreeSet<CompetencyId> {
    let mut above = BTreeSet::new();
    let mut open = vec![id];
    while let Some(next) = open.pop() {
        for broader in entries
            .get(&next)
            .map(|entry| entry.broader.as_slice())
            .unwrap_or_default()
        {
            if *broader != id && above.insert(*broader) {
                open.push(*broader);
            }
        }
    }
    above
}

fn likeness(typed: &str, known: &str) -> u16 {
    let distance_score = strsim::normalized_damerau_levenshtein(typed, known);
    let contains =
        typed.len() >= 4 && known.len() >= 4 && (known.contains(typed) || typed.contains(known));
    let score = if contains {
        distance_score.max(0.75)
    } else {
        distance_score
    };
    (score * 1000.0) as u16
}
