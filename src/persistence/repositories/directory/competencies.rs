//! The competency vocabulary in the database.

use std::collections::BTreeSet;

use domain::access::account::Language;
use domain::directory::competency::{Competency, Vocabulary};
use domain::values::filters::{CompetencyFilter, CompetencyOrderField};
use domain::values::ids::CompetencyId;
use domain::values::page::{Order, Page, PageRequest};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
};
use uuid::Uuid;

use crate::chunks::{insert_rows, rows_in, rows_in_texts};
use crate::column_values::word;
use crate::connection::Connection;
use crate::entities::directory::{
    capability, competency, competency_broader, competency_cpv, competency_synonym, competency_word,
};
use crate::entities::procurement::requirement;
use crate::keyset::{SortKey, keyset_page};
use crate::repositories::directory::competency_rows::{
    all_competencies_of, broader_rows_of, competencies_of, cpv_rows_of, row_of, synonym_rows_of,
    word_rows_of,
};
use crate::storage_error::StorageError;
use crate::text_search::{holds, index_key};
use crate::versioned::{delete_versioned, update_versioned};

/// The whole vocabulary, indexed for matching: four statements.
///
/// # Errors
/// What the database says.
pub async fn load_vocabulary(conn: &impl Connection) -> Result<Vocabulary, StorageError> {
    let rows = competency::Entity::find()
        .order_by_asc(competency::Column::Id)
        .all(conn)
        .await?;
    Ok(Vocabulary::new(all_competencies_of(conn, rows).await?))
}

/// One entry.
///
/// # Errors
/// What the database says.
pub async fn find_competency(
    conn: &impl Connection,
    competency_id: CompetencyId,
) -> Result<Option<Competency>, StorageError> {
    Ok(competencies_by_id(conn, &[competency_id]).await?.pop())
}

/// The entries with these ids, in the order of their ids; absent ones are left out.
///
/// # Errors
/// What the database says.
pub async fn competencies_by_id(
    conn: &impl Connection,
    competency_ids: &[CompetencyId],
) -> Result<Vec<Competency>, StorageError> {
    let ids: Vec<Uuid> = competency_ids.iter().map(|id| id.0).collect();
    let select = competency::Entity::find().order_by_asc(competency::Column::Id);
    let rows = rows_in(conn, select, competency::Column::Id, &ids).await?;
    competencies_of(conn, rows).await
}

/// The entries with these codes, in the order of their ids; absent ones are left out.
///
/// # Errors
/// What the database says.
pub async fn competencies_by_code(
    conn: &impl Connection,
    codes: &[&str],
) -> Result<Vec<Competency>, StorageError> {
    let select = competency::Entity::find().order_by_asc(competency::Column::Id);
    let rows = rows_in_texts(conn, select, competency::Column::Code, codes).await?;
    competencies_of(conn, rows).await
}

/// Which entries stand directly below some entries: pairs of the broader and the narrower one, by the French label.
///
/// # Errors
/// What the database says.
pub async fn narrower_by_competency(
    conn: &impl Connection,
    competency_ids: &[CompetencyId],
) -> Result<Vec<(CompetencyId, Competency)>, StorageError> {
    let ids: Vec<Uuid> = competency_ids.iter().map(|id| id.0).collect();
    let select =
        competency_broader::Entity::find().order_by_asc(competency_broader::Column::BroaderId);
    let links = rows_in(conn, select, competency_broader::Column::BroaderId, &ids).await?;
    let below: BTreeSet<Uuid> = links.iter().map(|link| link.competency_id).collect();
    let below: Vec<Uuid> = below.into_iter().collect();
    let select = competency::Entity::find()
        .order_by_asc(competency::Column::LabelFrKey)
        .order_by_asc(competency::Column::Id);
    let rows = rows_in(conn, select, competency::Column::Id, &below).await?;
    let narrower = competencies_of(conn, rows).await?;
    Ok(narrower
        .iter()
        .flat_map(|competency| {
            links
                .iter()
                .filter(|link| link.competency_id == competency.id.0)
                .map(|link| (CompetencyId(link.broader_id), competency.clone()))
        })
        .collect())
}

/// A page of the vocabulary.
///
/// # Errors
/// `BadCursor` for a cursor of another order; what the database says.
pub async fn page_of_competencies(
    conn: &impl Connection,
    filter: &CompetencyFilter,
    order: Order<CompetencyOrderField>,
    page_request: &PageRequest,
) -> Result<Page<Competency>, StorageError> {
    let column = match order.field {
        CompetencyOrderField::Label(Language::Fr) => competency::Column::LabelFrKey,
        CompetencyOrderField::Label(Language::En) => competency::Column::LabelEnKey,
        CompetencyOrderField::Code => competency::Column::Code,
    };
    let sort = SortKey {
        column,
        id: competency::Column::Id,
        direction: order.direction,
    };
    let (rows, places) = keyset_page(conn, filtered(filter), sort, page_request).await?;
    Ok(places.with(competencies_of(conn, rows).await?))
}

/// How many entries a filter leaves.
///
/// # Errors
/// What the database says.
pub async fn count_competencies(
    conn: &impl Connection,
    filter: &CompetencyFilter,
) -> Result<u64, StorageError> {
    Ok(filtered(filter).count(conn).await?)
}

/// Which entry each of some words names already: pairs of the word's search key and the entry.
///
/// # Errors
/// What the database says.
pub async fn competencies_by_word(
    conn: &impl Connection,
    words: &[&str],
) -> Result<Vec<(String, CompetencyId)>, StorageError> {
    let keys: Vec<String> = words.iter().map(|word| index_key(word)).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let select = competency_word::Entity::find().order_by_asc(competency_word::Column::WordKey);
    let rows = rows_in_texts(conn, select, competency_word::Column::WordKey, &keys).await?;
    Ok(rows
        .into_iter()
        .map(|row| (row.word_key, CompetencyId(row.competency_id)))
        .collect())
}

/// Whether an entry is declared or asked for anywhere, or stands above another one.
///
/// # Errors
/// What the database says.
pub async fn is_competency_used(
    conn: &impl Connection,
    competency_id: CompetencyId,
) -> Result<bool, StorageError> {
    let id = competency_id.0;
    let declared = capability::Entity::find()
        .filter(capability::Column::CompetencyId.eq(id))
        .count(conn);
    let asked = requirement::Entity::find()
        .filter(requirement::Column::CompetencyId.eq(id))
        .count(conn);
    let below = competency_broader::Entity::find()
        .filter(competency_broader::Column::BroaderId.eq(id))
        .count(conn);
    Ok(declared.await? > 0 || asked.await? > 0 || below.await? > 0)
}

/// Stores a new entry.
///
/// # Errors
/// A double of `uq_competency_code`, or of `pk_competency_word` when another entry has one of its words.
pub async fn insert_competency(
    conn: &impl Connection,
    competency: &Competency,
) -> Result<(), StorageError> {
    insert_competencies(conn, std::slice::from_ref(competency)).await
}

/// Stores new entries; broader ones may stand among them in any order.
///
/// # Errors
/// A double of `uq_competency_code`, or of `pk_competency_word` when another entry has one of the words.
pub async fn insert_competencies(
    conn: &impl Connection,
    competencies: &[Competency],
) -> Result<(), StorageError> {
    insert_rows::<competency::Entity>(conn, competencies.iter().map(row_of).collect()).await?;
    insert_children(conn, competencies).await
}

/// Stores a changed entry with its words, broader links and codes.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one; a double of `uq_competency_code` or
/// `pk_competency_word`.
pub async fn update_competency(
    conn: &impl Connection,
    competency: &Competency,
    expected_version: i32,
) -> Result<(), StorageError> {
    update_versioned::<competency::Entity>(conn, row_of(competency), expected_version).await?;
    delete_children(conn, competency.id).await?;
    insert_children(conn, std::slice::from_ref(competency)).await
}

/// Deletes an entry.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one; a foreign key when it is declared or required somewhere.
pub async fn delete_competency(
    conn: &impl Connection,
    competency_id: CompetencyId,
    expected_version: i32,
) -> Result<(), StorageError> {
    delete_versioned::<competency::Entity>(conn, competency_id.0, expected_version).await
}

/// Takes away what hangs on an entry: its words, synonyms, broader links and codes.
pub(crate) async fn delete_children(
    conn: &impl Connection,
    competency_id: CompetencyId,
) -> Result<(), StorageError> {
    let id = competency_id.0;
    competency_word::Entity::delete_many()
        .filter(competency_word::Column::CompetencyId.eq(id))
        .exec(conn)
        .await?;
    competency_synonym::Entity::delete_many()
        .filter(competency_synonym::Column::CompetencyId.eq(id))
        .exec(conn)
        .await?;
    competency_broader::Entity::delete_many()
        .filter(competency_broader::Column::CompetencyId.eq(id))
        .exec(conn)
        .await?;
    competency_cpv::Entity::delete_many()
        .filter(competency_cpv::Column::CompetencyId.eq(id))
        .exec(conn)
        .await?;
    Ok(())
}

/// Stores what hangs on entries.
pub(crate) async fn insert_children(
    conn: &impl Connection,
    competencies: &[Competency],
) -> Result<(), StorageError> {
    let words = competencies.iter().flat_map(word_rows_of).collect();
    insert_rows::<competency_word::Entity>(conn, words).await?;
    let synonyms = competencies.iter().flat_map(synonym_rows_of).collect();
    insert_rows::<competency_synonym::Entity>(conn, synonyms).await?;
    let broader = competencies.iter().flat_map(broader_rows_of).collect();
    insert_rows::<competency_broader::Entity>(conn, broader).await?;
    let codes = competencies.iter().flat_map(cpv_rows_of).collect();
    insert_rows::<competency_cpv::Entity>(conn, codes).await
}

fn filtered(filter: &CompetencyFilter) -> Select<competency::Entity> {
    let mut condition = Condition::all();
    if !filter.kinds.is_empty() {
        condition = condition.add(competency::Column::Kind.is_in(filter.kinds.iter().map(word)));
    }
    if let Some(text) = &filter.text {
        let named = competency_word::Entity::find()
            .select_only()
            .column(competency_word::Column::CompetencyId)
            .filter(holds(&competency_word::Column::WordKey, text));
        condition = condition.add(competency::Column::Id.in_subquery(named.into_query()));
    }
    competency::Entity::find().filter(condition)
}
