//! The words of our own files in both languages. Those that stand in columns are read back by `cells::word`.

use domain::access::account::Language;
use domain::consortia::consortium::{ConsortiumState, MemberRole, MemberState};
use domain::consortia::violation::Severity;
use domain::directory::competency::{Competency, CompetencyKind, Vocabulary};
use domain::directory::evidence::Proof;
use domain::groupings::coverage::{CoverageState, Redundancy};
use domain::procurement::call::{ConsortiumForm, ProcedureKind};
use domain::procurement::interest::InterestAnswer;
use domain::procurement::requirement::{RequirementKind, RequirementScope};
use domain::values::ids::CompetencyId;
use domain::values::quantity::Level;

/// One of two wordings.
#[must_use]
pub fn either<'a>(language: Language, french: &'a str, english: &'a str) -> &'a str {
    match language {
        Language::Fr => french,
        Language::En => english,
    }
}

/// Something that has a word in both languages.
pub trait OwnWord: Copy {
    /// The word in French and in English.
    fn words(self) -> (&'static str, &'static str);

    /// The word in one language.
    fn word(self, language: Language) -> &'static str {
        let (french, english) = self.words();
        either(language, french, english)
    }
}

impl OwnWord for bool {
    fn words(self) -> (&'static str, &'static str) {
        if self { ("Oui", "Yes") } else { ("Non", "No") }
    }
}

impl OwnWord for Level {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Notions => ("1 - notions", "1 - notions"),
            Self::Autonomous => ("2 - autonome", "2 - autonomous"),
            Self::Confirmed => ("3 - confirmé", "3 - confirmed"),
            Self::Expert => ("4 - expert", "4 - expert"),
        }
    }
}

impl OwnWord for ProcedureKind {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Open => ("Appel d'offres ouvert", "Open procedure"),
            Self::Restricted => ("Appel d'offres restreint", "Restricted procedure"),
            Self::Negotiated => ("Procédure avec négociation", "Negotiated procedure"),
            Self::CompetitiveDialogue => ("Dialogue compétitif", "Competitive dialogue"),
            Self::Adapted => ("Procédure adaptée (MAPA)", "Adapted procedure"),
            Self::Other => ("Autre", "Other"),
        }
    }
}

impl OwnWord for RequirementKind {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Competency => ("Compétence", "Competency"),
            Self::Turnover => ("Chiffre d'affaires", "Turnover"),
            Self::InFieldTurnover => ("Chiffre d'affaires du domaine", "In-field turnover"),
            Self::Headcount => ("Effectif", "Headcount"),
            Self::References => ("Références", "References"),
            Self::Certificate => ("Certificat", "Certificate"),
            Self::Registration => ("Inscription à un registre", "Registration"),
            Self::FreeText => ("Texte libre", "Free text"),
        }
    }
}

impl OwnWord for RequirementScope {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Pooled => ("Groupement", "Group"),
            Self::Any => ("Un membre", "One member"),
            Self::Each => ("Chaque membre", "Each member"),
            Self::Lead => ("Mandataire", "Lead"),
            Self::MemberOnly => ("Membres seuls", "Members only"),
        }
    }
}

impl OwnWord for CoverageState {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Missing => ("Manquante", "Missing"),
            Self::Partly => ("Partielle", "Partly"),
            Self::ToJudge => ("À juger", "To be judged"),
            Self::Covered => ("Couverte", "Covered"),
        }
    }
}

impl OwnWord for Redundancy {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Missing => ("0 – manque", "0 – missing"),
            Self::Fragile => ("1 – fragile", "1 – fragile"),
            Self::Safe => ("2+ – sûre", "2+ – safe"),
        }
    }
}

impl OwnWord for Proof {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Missing => ("Manquante", "Missing"),
            Self::Expired => ("Expirée", "Expired"),
            Self::Declared => ("Déclarée", "Declared"),
            Self::Proved => ("Prouvée", "Proved"),
        }
    }
}

impl OwnWord for ConsortiumForm {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Joint => ("Conjoint", "Joint"),
            Self::JointAndSeveral => ("Solidaire", "Joint and several"),
        }
    }
}

impl OwnWord for ConsortiumState {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Draft => ("Brouillon", "Draft"),
            Self::Inviting => ("En constitution", "Inviting"),
            Self::Formed => ("Constitué", "Formed"),
            Self::Submitted => ("Déposé", "Submitted"),
            Self::Won => ("Retenu", "Won"),
            Self::Lost => ("Non retenu", "Lost"),
            Self::Withdrawn => ("Abandonné", "Withdrawn"),
        }
    }
}

impl OwnWord for MemberState {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Considered => ("Pressenti", "Considered"),
            Self::Invited => ("Sollicité", "Invited"),
            Self::Interested => ("Intéressé", "Interested"),
            Self::Confirmed => ("Confirmé", "Confirmed"),
            Self::Withdrawn => ("Retiré", "Withdrawn"),
        }
    }
}

impl OwnWord for MemberRole {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Lead => ("Mandataire", "Lead"),
            Self::Member => ("Cotraitant", "Member"),
            Self::Subcontractor => ("Sous-traitant", "Subcontractor"),
        }
    }
}

impl OwnWord for InterestAnswer {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Lead => ("Mandataire", "Lead"),
            Self::Member => ("Cotraitant", "Member"),
            Self::Subcontractor => ("Sous-traitant", "Subcontractor"),
            Self::Maybe => ("Peut-être", "Maybe"),
            Self::No => ("Pas cette fois", "Not this time"),
        }
    }
}

impl OwnWord for CompetencyKind {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Software => ("Logiciel", "Software"),
            Self::Activity => ("Activité", "Activity"),
            Self::Domain => ("Domaine", "Domain"),
        }
    }
}

impl OwnWord for Severity {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Information => ("Information", "Information"),
            Self::Warning => ("Avertissement", "Warning"),
            Self::Error => ("Blocage", "Error"),
        }
    }
}

/// Whether a requirement must be met.
#[must_use]
pub fn importance_word(is_mandatory: bool, language: Language) -> &'static str {
    match is_mandatory {
        true => either(language, "Obligatoire", "Mandatory"),
        false => either(language, "Souhaitable", "Desirable"),
    }
}

/// The word of a competency that leads back to it: its label, or its code where another entry has the same label.
#[must_use]
pub fn competency_word(
    vocabulary: &Vocabulary,
    id: CompetencyId,
    language: Language,
) -> Option<String> {
    let competency = vocabulary.get(id)?;
    let label = competency_label(competency, language);
    let leads_back = vocabulary
        .find_by_word(label)
        .is_some_and(|found| found.id == id);
    Some(if leads_back {
        label.to_owned()
    } else {
        competency.code.to_string()
    })
}

/// The label of a competency.
#[must_use]
pub fn competency_label(competency: &Competency, language: Language) -> &str {
    match language {
        Language::Fr => competency.label_fr.as_str(),
        Language::En => competency.label_en.as_str(),
    }
}
