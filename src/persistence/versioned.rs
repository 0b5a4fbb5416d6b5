//! Changing a record only if it is still as the caller read it: the version is part of the condition, and rises with
//! every change.

use std::collections::BTreeMap;

use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, ModelTrait, QueryFilter, Value,
};
use uuid::Uuid;

use crate::chunks::MAX_IDS;
use crate::connection::Connection;
use crate::entities::{access, directory, groupings, operations, procurement};
use crate::storage_error::StorageError;

/// A table whose rows carry a version.
pub(crate) trait Versioned: EntityTrait {
    /// The column of the id.
    const ID: Self::Column;
    /// The column of the version.
    const VERSION: Self::Column;
}

macro_rules! versioned {
    ($($folder:ident::$table:ident),+ $(,)?) => {$(
        impl Versioned for $folder::$table::Entity {
            const ID: Self::Column = $folder::$table::Column::Id;
            const VERSION: Self::Column = $folder::$table::Column::Version;
        }
    )+};
}

versioned!(
    access::account,
    directory::award,
    directory::capability,
    directory::cluster,
    directory::company,
    directory::competency,
    directory::network,
    groupings::consortium,
    groupings::scenario,
    operations::import_mapping,
    operations::import_run,
    procurement::call,
    procurement::interest,
    procurement::lot,
    procurement::requirement,
);

/// Writes all columns of a row and raises its version by one.
///
/// # Errors
/// `StaleVersion` when no row has that id and version.
pub(crate) async fn update_versioned<E>(
    conn: &impl Connection,
    row: E::Model,
    expected_version: i32,
) -> Result<(), StorageError>
where
    E: Versioned,
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    let id = row.get(E::ID);
    let mut change = row.into_active_model().reset_all();
    change.not_set(E::ID);
    change.set(E::VERSION, Value::from(expected_version.saturating_add(1)));
    let outcome = E::update_many()
        .set(change)
        .filter(E::ID.eq(id))
        .filter(E::VERSION.eq(expected_version))
        .exec(conn)
        .await?;
    found(outcome.rows_affected)
}

/// Deletes a row.
///
/// # Errors
/// `StaleVersion` when no row has that id and version; a foreign key when it is in use.
pub(crate) async fn delete_versioned<E: Versioned>(
    conn: &impl Connection,
    id: Uuid,
    expected_version: i32,
) -> Result<(), StorageError> {
    let outcome = E::delete_many()
        .filter(E::ID.eq(id))
        .filter(E::VERSION.eq(expected_version))
        .exec(conn)
        .await?;
    found(outcome.rows_affected)
}

/// Deletes rows, each with the version that is expected, in as few statements as there are versions and limits.
///
/// # Errors
/// `StaleVersion` when one of them has another version or is gone; a foreign key when one is in use.
pub(crate) async fn delete_versioned_rows<E: Versioned>(
    conn: &impl Connection,
    expected: &[(Uuid, i32)],
) -> Result<(), StorageError> {
    let mut by_version: BTreeMap<i32, Vec<Uuid>> = BTreeMap::new();
    for (id, version) in expected {
        by_version.entry(*version).or_default().push(*id);
    }
    for (version, ids) in by_version {
        for ids in ids.chunks(MAX_IDS) {
            let outcome = E::delete_many()
                .filter(E::ID.is_in(ids.iter().copied()))
                .filter(E::VERSION.eq(version))
                .exec(conn)
                .await?;
            if outcome.rows_affected != ids.len() as u64 {
                return Err(StorageError::StaleVersion);
            }
        }
    }
    Ok(())
}

fn found(rows_affected: u64) -> Result<(), StorageError> {
    if rows_affected == 1 {
        Ok(())
    } else {
        Err(StorageError::StaleVersion)
    }
}
