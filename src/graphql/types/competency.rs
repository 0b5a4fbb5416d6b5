//! An entry of the vocabulary as the API shows it.

use async_graphql::{ID, SimpleObject};
use chrono::{DateTime, Utc};
use domain::access::account::Language;
use domain::directory::competency;
use domain::values::codes::CpvCode;
use domain::values::ids::CompetencyId;
use domain::values::text::Name;

use crate::application::actor::Actor;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;
use crate::graphql::enums::companies::CompetencyKind;
use crate::graphql::node_id::show;

/// An entry of the shared vocabulary: a product, an activity or a field. Anyone reads it.
#[derive(Clone, SimpleObject)]
#[graphql(complex)]
pub struct Competency {
    /// Its id inside.
    #[graphql(skip)]
    pub competency_id: CompetencyId,
    /// The ids of its broader entries inside.
    #[graphql(skip)]
    pub broader_ids: Vec<CompetencyId>,
    /// Its id.
    pub id: ID,
    /// Its stable code in kebab case, unique.
    pub code: String,
    /// What it is about.
    pub kind: CompetencyKind,
    /// Its French label.
    pub label_fr: String,
    /// Its English label.
    pub label_en: String,
    /// The label in the reader's language.
    pub label: String,
    /// Other words that people use for it.
    pub synonyms: Vec<String>,
    /// The CPV codes that it answers to.
    pub cpv: Vec<String>,
    /// Counts the changes; an update names the version that it read.
    pub version: i32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it was last changed.
    pub updated_at: DateTime<Utc>,
    /// Whether the reader may change it.
    pub viewer_can_update: bool,
}

impl Competency {
    /// The entry as this person sees it.
    #[must_use]
    pub fn seen_by(actor: &Actor, entry: competency::Competency) -> Self {
        let label = match actor.language() {
            Language::Fr => &entry.label_fr,
            Language::En => &entry.label_en,
        };
        Self {
            label: label.to_string(),
            competency_id: entry.id,
            broader_ids: entry.broader,
            id: show(entry.id),
            code: entry.code.into_string(),
            kind: entry.kind.into(),
            label_fr: entry.label_fr.into_string(),
            label_en: entry.label_en.into_string(),
            synonyms: entry.synonyms.into_iter().map(Name::into_string).collect(),
            cpv: entry.cpv.iter().map(CpvCode::to_string).collect(),
            version: entry.record.version,
            created_at: entry.record.created_at,
            updated_at: entry.record.updated_at,
            viewer_can_update: actor.may(Operation::UpdateCompetency, &Subject::none()),
        }
    }
}
