//! Inputs that make and change entries of the vocabulary.

use async_graphql::{ID, InputObject, MaybeUndefined};
use domain::edits::competency::CompetencyEdit;
use domain::values::changes::Change;
use domain::values::rejection::Rejection;

use crate::graphql::enums::companies::CompetencyKind;
use crate::graphql::inputs::fields::{change, change_ids, change_list};
use crate::graphql::node_id::read_all_at;

/// A new entry of the vocabulary.
#[derive(InputObject)]
pub struct CreateCompetencyInput {
    /// A stable code in kebab case, unique.
    pub code: String,
    /// What it is about.
    pub kind: CompetencyKind,
    /// The French label.
    pub label_fr: String,
    /// The English label.
    pub label_en: String,
    /// Other words that people use for it; a word names one entry only.
    pub synonyms: Vec<String>,
    /// The broader entries.
    pub broader_ids: Vec<ID>,
    /// The CPV codes that it answers to.
    pub cpv: Vec<String>,
}

/// Changes of an entry: an absent field stays, null clears.
#[derive(InputObject)]
pub struct UpdateCompetencyInput {
    /// Which entry.
    pub competency_id: ID,
    /// The French label.
    pub label_fr: MaybeUndefined<String>,
    /// The English label.
    pub label_en: MaybeUndefined<String>,
    /// Other words that people use for it, the whole list.
    pub synonyms: MaybeUndefined<Vec<String>>,
    /// The broader entries, the whole list; an entry never stands above itself.
    pub broader_ids: MaybeUndefined<Vec<ID>>,
    /// The CPV codes that it answers to, the whole list.
    pub cpv: MaybeUndefined<Vec<String>>,
    /// The version that was read.
    pub version: i32,
}

/// An entry to be deleted; one that is declared or asked for is in use.
#[derive(InputObject)]
pub struct DeleteCompetencyInput {
    /// Which entry.
    pub competency_id: ID,
    /// The version that was read.
    pub version: i32,
}

impl CreateCompetencyInput {
    /// What was typed.
    ///
    /// # Errors
    /// `NOT_FOUND` for broader ids that are none of competencies.
    pub fn into_edit(self) -> Result<CompetencyEdit, Vec<Rejection>> {
        Ok(CompetencyEdit {
            label_fr: Change::Set(self.label_fr),
            label_en: Change::Set(self.label_en),
            synonyms: Change::Set(self.synonyms),
            broader: Change::Set(read_all_at("broaderIds", &self.broader_ids)?),
            cpv: Change::Set(self.cpv),
        })
    }
}

impl UpdateCompetencyInput {
    /// What was typed.
    ///
    /// # Errors
    /// `NOT_FOUND` for broader ids that are none of competencies.
    pub fn into_edit(self) -> Result<CompetencyEdit, Vec<Rejection>> {
        Ok(CompetencyEdit {
            label_fr: change(self.label_fr),
            label_en: change(self.label_en),
            synonyms: change_list(self.synonyms),
            broader: change_ids("broaderIds", self.broader_ids)?,
            cpv: change_list(self.cpv),
        })
    }
}
