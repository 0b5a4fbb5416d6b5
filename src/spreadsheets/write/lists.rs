//! The words of drop-down lists, on a hidden sheet of the workbook.

use domain::access::account::Language;
use domain::directory::competency::{CompetencyKind, Vocabulary};
use domain::procurement::call::ProcedureKind;
use domain::procurement::interest::InterestAnswer;
use domain::procurement::requirement::{RequirementKind, RequirementScope};
use domain::values::quantity::Level;

use crate::columns::field::Field;
use crate::write::own_words::{OwnWord, competency_word, either, importance_word};

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListKind {
    /// Yes and no.
    YesNo,
    /// How buyers proceed.
    Procedures,
    /// Kinds of requirements.
    Kinds,
    /// Scopes of requirements.
    Scopes,
    /// Mandatory or desirable.
    Importances,
    /// The levels.
    Levels,
    /// How companies want to take part.
    Answers,
    /// What competencies are about.
    CompetencyKinds,
    /// The vocabulary. Other words may be typed: they are settled when the file is read.
    Competencies,
    /// The companies of the cluster. Others may be typed.
    Companies,
}

impl ListKind {
    /// Every list, in the order of the columns of the hidden sheet.
    pub const ALL: [Self; 10] = [
        Self::YesNo,
        Self::Procedures,
        Self::Kinds,
        Self::Scopes,
        Self::Importances,
        Self::Levels,
        Self::Answers,
        Self::CompetencyKinds,
        Self::Competencies,
        Self::Companies,
    ];

    /// The list that a field's column takes its words from.
    #[must_use]
    pub fn of_field(field: Field) -> Option<Self> {
        Some(match field {
            Field::Procedure => Self::Procedures,
            Field::RequiresAllLots
            | Field::ForbidsAloneAndGrouped
            | Field::ForbidsSeveralGroups
            | Field::MayLead => Self::YesNo,
            Field::Kind => Self::Kinds,
            Field::Scope => Self::Scopes,
            Field::Answer => Self::Answers,
            Field::CompetencyKind => Self::CompetencyKinds,
            Field::IsMandatory => Self::Importances,
            Field::Competency | Field::Competencies => Self::Competencies,
            Field::MinLevel | Field::Level => Self::Levels,
            Field::CompanyName => Self::Companies,
            _ => return None,
        })
    }

    /// Whether other words than those of the list may be typed.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::Competencies | Self::Companies)
    }

    /// The title of its column on the hidden sheet.
    #[must_use]
    pub fn title(self, language: Language) -> &'static str {
        match self {
            Self::YesNo => either(language, "Oui ou non", "Yes or no"),
            Self::Procedures => either(language, "Procédures", "Procedures"),
            Self::Kinds => either(language, "Natures", "Kinds"),
            Self::Scopes => either(language, "Portées", "Scopes"),
            Self::Importances => either(language, "Importances", "Importances"),
            Self::Levels => either(language, "Niveaux", "Levels"),
            Self::Answers => either(language, "Réponses", "Answers"),
            Self::CompetencyKinds => either(language, "Types", "Kinds of competencies"),
            Self::Competencies => either(language, "Compétences", "Competencies"),
            Self::Companies => either(language, "Entreprises", "Companies"),
        }
    }

    /// Its words.
    #[must_use]
    pub fn words(
        self,
        language: Language,
        vocabulary: &Vocabulary,
        companies: &[String],
    ) -> Vec<String> {
        let of = |words: &[&'static str]| words.iter().map(|word| (*word).to_owned()).collect();
        match self {
            Self::YesNo => of(&[true.word(language), false.word(language)]),
            Self::Procedures => of(&[
                ProcedureKind::Open.word(language),
                ProcedureKind::Restricted.word(language),
                ProcedureKind::Negotiated.word(language),
                ProcedureKind::CompetitiveDialogue.word(language),
                ProcedureKind::Adapted.word(language),
                ProcedureKind::Other.word(language),
            ]),
            Self::Kinds => of(&[
                RequirementKind::Competency.word(language),
                RequirementKind::Turnover.word(language),
                RequirementKind::InFieldTurnover.word(language),
                RequirementKind::Headcount.word(language),
                RequirementKind::References.word(language),
                RequirementKind::Certificate.word(language),
                RequirementKind::Registration.word(language),
                RequirementKind::FreeText.word(language),
            ]),
            Self::Scopes => of(&[
                RequirementScope::Pooled.word(language),
                RequirementScope::Any.word(language),
                RequirementScope::Each.word(language),
                RequirementScope::Lead.word(language),
                RequirementScope::MemberOnly.word(language),
            ]),
            Self::Importances => of(&[
                importance_word(true, language),
                importance_word(false, language),
            ]),
            Self::Levels => Level::ALL
                .iter()
                .map(|level| level.word(language).to_owned())
                .collect(),
            Self::Answers => of(&[
                InterestAnswer::Lead.word(language),
                InterestAnswer::Member.word(language),
                InterestAnswer::Subcontractor.word(language),
                InterestAnswer::Maybe.word(language),
                InterestAnswer::No.word(language),
            ]),
            Self::CompetencyKinds => of(&[
                CompetencyKind::Software.word(language),
                CompetencyKind::Activity.word(language),
                CompetencyKind::Domain.word(language),
            ]),
            Self::Competencies => {
                let mut words: Vec<String> = vocabulary
                    .entries()
                    .filter_map(|entry| competency_word(vocabulary, entry.id, language))
                    .collect();
                words.sort_by_key(|word| domain::values::text::search_key(word));
                words
            }
            Self::Companies => companies.to_vec(),
        }
    }
}
