//! What imports wrote, in the database, for their undoing.

use domain::imports::journal::{JournalEntry, KeptRecord};
use domain::values::ids::ImportRunId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::chunks::insert_rows;
use crate::column_values::{json, parse_json};
use crate::connection::Connection;
use crate::entities::operations::{import_journal, import_journal_part};
use crate::repositories::operations::import_plans::{PartSize, part_sizes};
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

/// The parts in which stands what an import wrote last, or what its undoing did, in the order in which it was written.
///
/// # Errors
/// What the database says.
pub async fn journal_parts(
    conn: &impl Connection,
    import_run_id: ImportRunId,
) -> Result<Vec<PartSize>, StorageError> {
    let parts: Vec<(i32, i64)> = import_journal_part::Entity::find()
        .select_only()
        .column(import_journal_part::Column::Position)
        .column(import_journal_part::Column::NEntries)
        .filter(import_journal_part::Column::ImportRunId.eq(import_run_id.0))
        .order_by_asc(import_journal_part::Column::Position)
        .into_tuple()
        .all(conn)
        .await?;
    part_sizes("import_journal_part.n_entries", parts)
}

/// One part of what was written, in the order in which it was.
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

/// Begins a journal in the place of what stood there. Call it inside a transaction.
///
/// # Errors
/// A foreign key when the import is gone.
pub async fn begin_import_journal(
    conn: &impl Connection,
    import_run_id: ImportRunId,
) -> Result<(), StorageError> {
    import_journal_part::Entity::delete_many()
        .filter(import_journal_part::Column::ImportRunId.eq(import_run_id.0))
        .exec(conn)
        .await?;
    record_kept(conn, import_run_id, &[]).await
}

/// Takes a part of a journal away: its entries were turned back. Call it inside a transaction.
///
/// # Errors
/// What the database says.
pub async fn forget_journal_part(
    conn: &impl Connection,
    import_run_id: ImportRunId,
    part: i32,
) -> Result<(), StorageError> {
    import_journal_part::Entity::delete_by_id((import_run_id.0, part))
        .exec(conn)
        .await?;
    Ok(())
}

/// Stores the records that were left as they were, in the place of those of the time before. Call it inside a transaction.
///
/// # Errors
/// A foreign key when the import is gone.
pub async fn record_kept(
    conn: &impl Connection,
    import_run_id: ImportRunId,
    kept: &[KeptRecord],
) -> Result<(), StorageError> {
    import_journal::Entity::delete_by_id(import_run_id.0)
        .exec(conn)
        .await?;
    let row = import_journal::Model {
        import_run_id: import_run_id.0,
        kept: json("import_journal.kept", &kept)?,
    };
    insert_rows::<import_journal::Entity>(conn, vec![row]).await
}

/// Adds a part to a journal. Call it inside a transaction.
///
/// # Errors
/// A unique key when the part is there already.
pub async fn add_journal_part(
    conn: &impl Connection,
    (import_run_id, part): (ImportRunId, i32),
    entries: &[JournalEntry],
) -> Result<(), StorageError> {
    let row = import_journal_part::Model {
        import_run_id: import_run_id.0,
        position: part,
        n_entries: i64::try_from(entries.len()).unwrap_or(i64::MAX),
        entries: json("import_journal_part.entries", &entries)?,
    };
    insert_rows::<import_journal_part::Entity>(conn, vec![row]).await
}
