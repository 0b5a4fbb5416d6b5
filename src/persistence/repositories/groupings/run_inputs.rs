//! What runs were asked, packed, and which run each of them repeats.

use std::collections::BTreeMap;

use domain::values::ids::GroupingRunId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use crate::chunks::insert_rows;
use crate::connection::Connection;
use crate::entities::groupings::run_input;
use crate::storage_error::StorageError;

/// What a run was asked, as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunInput {
    /// The run.
    pub run_id: GroupingRunId,
    /// The run that it repeats, when it is a replay.
    pub replay_of: Option<GroupingRunId>,
    /// Which way of writing the content has.
    pub format: i32,
    /// The packed question; absent when it was too large to be kept.
    pub content: Option<Vec<u8>>,
}

/// Stores what a run was asked. Call it inside the transaction that stores the run.
///
/// # Errors
/// A foreign key when the run is gone.
pub async fn record_run_input(conn: &impl Connection, input: RunInput) -> Result<(), StorageError> {
    let row = run_input::Model {
        run_id: input.run_id.0,
        replay_of: input.replay_of.map(|id| id.0),
        format: input.format,
        content: input.content,
    };
    insert_rows::<run_input::Entity>(conn, vec![row]).await
}

/// What a run was asked; absent for a run of before inputs were kept.
///
/// # Errors
/// What the database says.
pub async fn find_run_input(
    conn: &impl Connection,
    run_id: GroupingRunId,
) -> Result<Option<RunInput>, StorageError> {
    let row = run_input::Entity::find_by_id(run_id.0).one(conn).await?;
    Ok(row.map(|row| RunInput {
        run_id: GroupingRunId(row.run_id),
        replay_of: row.replay_of.map(GroupingRunId),
        format: row.format,
        content: row.content,
    }))
}

/// Of each run the one that it repeats, and whether its question is kept, without reading that.
///
/// # Errors
/// What the database says.
pub async fn origins_by_run(
    conn: &impl Connection,
    run_ids: &[GroupingRunId],
) -> Result<BTreeMap<GroupingRunId, (Option<GroupingRunId>, bool)>, StorageError> {
    let rows: Vec<(Uuid, Option<Uuid>, bool)> = run_input::Entity::find()
        .select_only()
        .column(run_input::Column::RunId)
        .column(run_input::Column::ReplayOf)
        .column_as(run_input::Column::Content.is_not_null(), "is_kept")
        .filter(run_input::Column::RunId.is_in(run_ids.iter().map(|id| id.0)))
        .into_tuple()
        .all(conn)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(run_id, replay_of, is_kept)| {
            let replay_of = replay_of.map(GroupingRunId);
            (GroupingRunId(run_id), (replay_of, is_kept))
        })
        .collect())
}
