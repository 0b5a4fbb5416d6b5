//! What imports wrote, in the database, for their undoing.

use domain::imports::journal::{JournalEntry, KeptRecord};
use domain::values::ids::ImportRunId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::chunks::insert_rows;
use crate::column_values::{json, parse_json};
use crate::connection::Connection;
use crate::entities::operations::{import_journal, import_journal_part};
use crate::storage_error::StorageError;

/// The records that the last undoing, or doing again, left as they were; `None` when nothing was ever written.
///
/// # Errors
/// What the database says.
pub async fn find_kept_records(
    conn: &impl Connection,
    import_run_id: ImportRunId,
) -> Result<Option<Vec<KeptRecord>>, StorageError> {
    let row = import_journal::Entity::find_by_id(import_run_id.0)
        .one(conn)
        .await?;
    row.map(|row| parse_json("import_journal.kept", &row.kept))
        .transpose()
}

/// In how many parts stands what an import wrote last, or what its undoing did.
///
/// # Errors
/// What the database says.
pub async fn count_journal_parts(
    conn: &impl Connection,
    import_run_id: ImportRunId,
) -> Result<i32, StorageError> {
    let highest: Option<Option<i32>> = import_journal_part::Entity::find()
        .select_only()
        .column_as(import_journal_part::Column::Position.max(), "highest")
        .filter(import_journal_part::Column::ImportRunId.eq(import_run_id.0))
        .into_tuple()
        .one(conn)
        .await?;
    Ok(highest.flatten().map_or(0, |highest| highest + 1))
}

/// One part of what was written, from 0, in the order in which it was.
///
/// # Errors
/// What the database says.
pub async fn journal_part(
    conn: &impl Connection,
    import_run_id: ImportRunId,
    part: i32,
) -> Result<Vec<JournalEntry>, StorageError> {
    let found = import_journal_part::Entity::find_by_id((import_run_id.0, part))
        .one(conn)
        .await?;
    found.map_or_else(
        || Ok(Vec::new()),
        |part| parse_json("import_journal_part.entries", &part.entries),
    )
}

/// Begins a journal in the place of what stood there, with the records that were left as they were. Call it inside a
/// transaction.
///
/// # Errors
/// A foreign key when the import is gone.
pub async fn begin_import_journal(
    conn: &impl Connection,
    import_run_id: ImportRunId,
    kept: &[KeptRecord],
) -> Result<(), StorageError> {
    import_journal_part::Entity::delete_many()
        .filter(import_journal_part::Column::ImportRunId.eq(import_run_id.0))
        .exec(conn)
        .await?;
    import_journal::Entity::delete_by_id(import_run_id.0)
        .exec(conn)
        .await?;
    let row = import_journal::Model {
        import_run_id: import_run_id.0,
        kept: json("import_journal.kept", &kept)?,
    };
    insert_rows::<import_journal::Entity>(conn, vec![row]).await
}

/// Some entries of a journal as they are stored: less memory than the records themselves.
#[derive(Clone, Debug)]
pub struct PackedEntries(String);

impl PackedEntries {
    /// Packs entries.
    ///
    /// # Errors
    /// When they cannot be written as JSON, which does not happen.
    pub fn new(entries: &[JournalEntry]) -> Result<Self, StorageError> {
        json("import_journal_part.entries", &entries).map(Self)
    }
}

/// Adds a part to a journal. Call it inside a transaction.
///
/// # Errors
/// A unique key when the part is there already.
pub async fn add_journal_part(
    conn: &impl Connection,
    (import_run_id, part): (ImportRunId, i32),
    entries: PackedEntries,
) -> Result<(), StorageError> {
    let row = import_journal_part::Model {
        import_run_id: import_run_id.0,
        position: part,
        entries: entries.0,
    };
    insert_rows::<import_journal_part::Entity>(conn, vec![row]).await
}
