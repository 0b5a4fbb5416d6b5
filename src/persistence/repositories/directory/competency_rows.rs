//! Competencies put together from the rows of four tables, and taken apart into five.

use std::collections::{BTreeMap, BTreeSet};

use domain::directory::competency::Competency;
use domain::values::codes::CpvCode;
use domain::values::ids::CompetencyId;
use domain::values::text::Name;
use sea_orm::{EntityTrait, QueryOrder};
use uuid::Uuid;

use crate::chunks::rows_in;
use crate::column_values::{instant, parse_word, position, record, word};
use crate::connection::Connection;
use crate::entities::directory::{
    competency, competency_broader, competency_cpv, competency_synonym, competency_word,
};
use crate::ordered_children::children_by_parent;
use crate::storage_error::StorageError;
use crate::text_search::index_key;

/// What hangs on entries in other tables, by entry.
struct Children {
    synonyms: BTreeMap<Uuid, Vec<Name>>,
    broader: BTreeMap<Uuid, Vec<CompetencyId>>,
    cpv: BTreeMap<Uuid, Vec<CpvCode>>,
}

impl Children {
    fn new(
        synonyms: Vec<competency_synonym::Model>,
        broader: Vec<competency_broader::Model>,
        cpv: Vec<competency_cpv::Model>,
    ) -> Self {
        Self {
            synonyms: children_by_parent(synonyms, |row| {
                (row.competency_id, Name::stored(row.word))
            }),
            broader: children_by_parent(broader, |row| {
                (row.competency_id, CompetencyId(row.broader_id))
            }),
            cpv: children_by_parent(cpv, |row| (row.competency_id, CpvCode::stored(row.code))),
        }
    }

    fn under(mut self, rows: Vec<competency::Model>) -> Result<Vec<Competency>, StorageError> {
        rows.into_iter()
            .map(|row| {
                Ok(Competency {
                    id: CompetencyId(row.id),
                    kind: parse_word("competency.kind", &row.kind)?,
                    code: Name::stored(row.code),
                    label_fr: Name::stored(row.label_fr),
                    label_en: Name::stored(row.label_en),
                    synonyms: self.synonyms.remove(&row.id).unwrap_or_default(),
                    broader: self.broader.remove(&row.id).unwrap_or_default(),
                    cpv: self.cpv.remove(&row.id).unwrap_or_default(),
                    record: record(row.version, row.created_at, row.updated_at),
                })
            })
            .collect()
    }
}

/// The entries of some rows, in their order: three more statements whatever their number.
pub(crate) async fn competencies_of(
    conn: &impl Connection,
    rows: Vec<competency::Model>,
) -> Result<Vec<Competency>, StorageError> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let select =
        competency_synonym::Entity::find().order_by_asc(competency_synonym::Column::Position);
    let synonyms = rows_in(conn, select, competency_synonym::Column::CompetencyId, &ids).await?;
    let select =
        competency_broader::Entity::find().order_by_asc(competency_broader::Column::Position);
    let broader = rows_in(conn, select, competency_broader::Column::CompetencyId, &ids).await?;
    let select = competency_cpv::Entity::find().order_by_asc(competency_cpv::Column::Position);
    let cpv = rows_in(conn, select, competency_cpv::Column::CompetencyId, &ids).await?;
    Children::new(synonyms, broader, cpv).under(rows)
}

/// All entries of the vocabulary, `rows` being all rows.
pub(crate) async fn all_competencies_of(
    conn: &impl Connection,
    rows: Vec<competency::Model>,
) -> Result<Vec<Competency>, StorageError> {
    let synonyms = competency_synonym::Entity::find()
        .order_by_asc(competency_synonym::Column::Position)
        .all(conn)
        .await?;
    let broader = competency_broader::Entity::find()
        .order_by_asc(competency_broader::Column::Position)
        .all(conn)
        .await?;
    let cpv = competency_cpv::Entity::find()
        .order_by_asc(competency_cpv::Column::Position)
        .all(conn)
        .await?;
    Children::new(synonyms, broader, cpv).under(rows)
}

/// The row of an entry itself.
pub(crate) fn row_of(competency: &Competency) -> competency::Model {
    competency::Model {
        id: competency.id.0,
        code: competency.code.to_string(),
        kind: word(&competency.kind),
        label_fr: competency.label_fr.to_string(),
        label_fr_key: index_key(competency.label_fr.as_str()),
        label_en: competency.label_en.to_string(),
        label_en_key: index_key(competency.label_en.as_str()),
        version: competency.record.version,
        created_at: instant(competency.record.created_at),
        updated_at: instant(competency.record.updated_at),
    }
}

/// The rows of its words, each once: code, labels and synonyms.
pub(crate) fn word_rows_of(competency: &Competency) -> Vec<competency_word::Model> {
    let words = [&competency.code, &competency.label_fr, &competency.label_en];
    let keys: BTreeSet<String> = words
        .into_iter()
        .chain(&competency.synonyms)
        .map(|word| index_key(word.as_str()))
        .collect();
    keys.into_iter()
        .map(|word_key| competency_word::Model {
            word_key,
            competency_id: competency.id.0,
        })
        .collect()
}

/// The rows of its synonyms.
pub(crate) fn synonym_rows_of(competency: &Competency) -> Vec<competency_synonym::Model> {
    competency
        .synonyms
        .iter()
        .enumerate()
        .map(|(index, synonym)| competency_synonym::Model {
            competency_id: competency.id.0,
            position: position(index),
            word: synonym.to_string(),
        })
        .collect()
}

/// The rows of its broader links.
pub(crate) fn broader_rows_of(competency: &Competency) -> Vec<competency_broader::Model> {
    competency
        .broader
        .iter()
        .enumerate()
        .map(|(index, broader_id)| competency_broader::Model {
            competency_id: competency.id.0,
            broader_id: broader_id.0,
            position: position(index),
        })
        .collect()
}

/// The rows of its CPV codes.
pub(crate) fn cpv_rows_of(competency: &Competency) -> Vec<competency_cpv::Model> {
    competency
        .cpv
        .iter()
        .enumerate()
        .map(|(index, code)| competency_cpv::Model {
            competency_id: competency.id.0,
            position: position(index),
            code: code.to_string(),
        })
        .collect()
}
