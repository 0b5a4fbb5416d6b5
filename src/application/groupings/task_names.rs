//! How a requirement is named in a few words, in French and English.

use domain::access::account::Language;
use domain::directory::competency::Vocabulary;
use domain::procurement::requirement::{Demand, Requirement};
use domain::values::ids::RequirementId;
use domain::values::text::Name;

/// The task by which an allocation names what a member covers of a requirement.
#[must_use]
pub fn task_name(
    requirements: &[Requirement],
    requirement_id: RequirementId,
    vocabulary: &Vocabulary,
    language: Language,
) -> Name {
    let requirement = requirements
        .iter()
        .find(|requirement| requirement.id == requirement_id);
    Name::stored(
        requirement
            .map(|asked| requirement_name(asked, vocabulary, language))
            .unwrap_or_default(),
    )
}

/// A requirement in a few words: what it asks, never more than 200 characters.
#[must_use]
pub fn requirement_name(
    requirement: &Requirement,
    vocabulary: &Vocabulary,
    language: Language,
) -> String {
    let word = |fr: &str, en: &str| match language {
        Language::Fr => fr.to_owned(),
        Language::En => en.to_owned(),
    };
    match &requirement.demand {
        Demand::Competency { competency_id, .. } => vocabulary
            .get(*competency_id)
            .map(|competency| match language {
                Language::Fr => competency.label_fr.to_string(),
                Language::En => competency.label_en.to_string(),
            })
            .unwrap_or_else(|| word("Compétence", "Competency")),
        Demand::Turnover { .. } => word("Chiffre d’affaires", "Turnover"),
        Demand::InFieldTurnover { .. } => {
            word("Chiffre d’affaires du domaine", "In-field turnover")
        }
        Demand::Headcount { .. } => word("Effectif", "Headcount"),
        Demand::References { .. } => word("Références", "References"),
        Demand::Certificate { code } | Demand::Registration { code } => code.to_string(),
        Demand::FreeText => requirement
            .wording
            .as_ref()
            .map(|words| words.as_str().chars().take(200).collect())
            .unwrap_or_else(|| word("Exigence à apprécier", "Requirement to be judged")),
    }
}
