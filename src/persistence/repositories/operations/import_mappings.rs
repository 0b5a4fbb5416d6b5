//! What is remembered of imported sheets, in the database.

use domain::imports::import::ImportTarget;
use domain::imports::mapping::{ImportMapping, RememberedSheet};
use domain::values::ids::{ClusterId, ImportMappingId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::chunks::insert_rows;
use crate::column_values::{instant, json, parse_json, parse_word, record, word};
use crate::connection::Connection;
use crate::entities::operations::import_mapping;
use crate::storage_error::StorageError;
use crate::versioned::{delete_versioned, update_versioned};

/// What a cluster remembers, for one kind of imports or for all, the latest first.
///
/// # Errors
/// What the database says.
pub async fn import_mappings_by_cluster(
    conn: &impl Connection,
    cluster_id: ClusterId,
    target: Option<ImportTarget>,
) -> Result<Vec<ImportMapping>, StorageError> {
    let mut select = import_mapping::Entity::find()
        .filter(import_mapping::Column::ClusterId.eq(cluster_id.0))
        .order_by_desc(import_mapping::Column::UpdatedAt)
        .order_by_desc(import_mapping::Column::Id);
    if let Some(target) = target {
        select = select.filter(import_mapping::Column::Target.eq(word(&target)));
    }
    let rows = select.all(conn).await?;
    rows.into_iter().map(mapping_of).collect()
}

/// One thing remembered.
///
/// # Errors
/// What the database says.
pub async fn find_import_mapping(
    conn: &impl Connection,
    id: ImportMappingId,
) -> Result<Option<ImportMapping>, StorageError> {
    let row = import_mapping::Entity::find_by_id(id.0).one(conn).await?;
    row.map(mapping_of).transpose()
}

/// Remembers something new.
///
/// # Errors
/// A foreign key when the cluster is gone.
pub async fn insert_import_mapping(
    conn: &impl Connection,
    mapping: &ImportMapping,
) -> Result<(), StorageError> {
    insert_rows::<import_mapping::Entity>(conn, vec![row_of(mapping)?]).await
}

/// Changes what is remembered.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one.
pub async fn update_import_mapping(
    conn: &impl Connection,
    mapping: &ImportMapping,
    expected_version: i32,
) -> Result<(), StorageError> {
    update_versioned::<import_mapping::Entity>(conn, row_of(mapping)?, expected_version).await
}

/// Forgets.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one.
pub async fn delete_import_mapping(
    conn: &impl Connection,
    id: ImportMappingId,
    expected_version: i32,
) -> Result<(), StorageError> {
    delete_versioned::<import_mapping::Entity>(conn, id.0, expected_version).await
}

fn mapping_of(row: import_mapping::Model) -> Result<ImportMapping, StorageError> {
    Ok(ImportMapping {
        id: ImportMappingId(row.id),
        cluster_id: ClusterId(row.cluster_id),
        target: parse_word("import_mapping.target", &row.target)?,
        sheet: RememberedSheet {
            read_as: parse_word("import_mapping.read_as", &row.read_as)?,
            n_header_rows: row
                .n_header_rows
                .and_then(|count| u32::try_from(count).ok()),
            titles: parse_json("import_mapping.titles", &row.titles)?,
            columns: parse_json("import_mapping.columns", &row.columns)?,
            words: parse_json("import_mapping.words", &row.words)?,
        },
        record: record(row.version, row.created_at, row.updated_at),
    })
}

fn row_of(mapping: &ImportMapping) -> Result<import_mapping::Model, StorageError> {
    Ok(import_mapping::Model {
        id: mapping.id.0,
        cluster_id: mapping.cluster_id.0,
        target: word(&mapping.target),
        read_as: word(&mapping.sheet.read_as),
        n_header_rows: mapping.sheet.n_header_rows.map(i64::from),
        titles: json("import_mapping.titles", &mapping.sheet.titles)?,
        columns: json("import_mapping.columns", &mapping.sheet.columns)?,
        words: json("import_mapping.words", &mapping.sheet.words)?,
        version: mapping.record.version,
        created_at: instant(mapping.record.created_at),
        updated_at: instant(mapping.record.updated_at),
    })
}
