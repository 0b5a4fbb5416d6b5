//! What imports wrote, in the database, for their undoing.

use domain::imports::journal::{JournalEntry, KeptRecord};
use domain::values::ids::ImportRunId;
use sea_orm::EntityTrait;

use crate::chunks::insert_rows;
use crate::column_values::{json, parse_json};
use crate::connection::Connection;
use crate::entities::operations::import_journal;
use crate::storage_error::StorageError;

/// What an import wrote last, or what its undoing did, with the records that this left as they were.
///
/// # Errors
/// What the database says.
pub async fn find_import_journal(
    conn: &impl Connection,
    import_run_id: ImportRunId,
) -> Result<Option<(Vec<JournalEntry>, Vec<KeptRecord>)>, StorageError> {
    let row = import_journal::Entity::find_by_id(import_run_id.0)
        .one(conn)
        .await?;
    row.map(|row| {
        let entries = parse_json("import_journal.entries", &row.entries)?;
        let kept = parse_json("import_journal.kept", &row.kept)?;
        Ok((entries, kept))
    })
    .transpose()
}

/// Stores what was written or undone in the place of what stood there. Call it inside a transaction.
///
/// # Errors
/// A foreign key when the import is gone.
pub async fn record_import_journal(
    conn: &impl Connection,
    import_run_id: ImportRunId,
    (entries, kept): (&[JournalEntry], &[KeptRecord]),
) -> Result<(), StorageError> {
    import_journal::Entity::delete_by_id(import_run_id.0)
        .exec(conn)
        .await?;
    let row = import_journal::Model {
        import_run_id: import_run_id.0,
        entries: json("import_journal.entries", &entries)?,
        kept: json("import_journal.kept", &kept)?,
    };
    insert_rows::<import_journal::Entity>(conn, vec![row]).await
}
