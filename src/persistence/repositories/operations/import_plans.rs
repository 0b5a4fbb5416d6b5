//! The rows and writes of plans, in parts: a page of rows reads no more than it shows, and a large plan is written piece by
//! piece.

use domain::imports::import::{ImportPlan, PlannedAction, PlannedRow, PlannedWrite};
use domain::values::filters::RowsWanted;
use domain::values::ids::ImportRunId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::chunks::insert_rows;
use crate::column_values::{json, parse_count, parse_json, position, word};
use crate::connection::Connection;
use crate::entities::operations::{import_row_part, import_write_part};
use crate::storage_error::StorageError;

/// How many rows, or writes, stand in one part.
const PART: usize = 1_000;

/// The fates of rows, those in trouble first.
const FATES: [PlannedAction; 5] = [
    PlannedAction::Reject,
    PlannedAction::Ambiguous,
    PlannedAction::Change,
    PlannedAction::Create,
    PlannedAction::Unchanged,
];

/// Rows of a plan, those in trouble first, then in the order of the file; and how many there are of the fates wanted.
///
/// # Errors
/// What the database says.
pub async fn planned_rows(
    conn: &impl Connection,
    import_run_id: ImportRunId,
    wanted: &RowsWanted,
) -> Result<(Vec<PlannedRow>, usize), StorageError> {
    let mut select = import_row_part::Entity::find()
        .select_only()
        .column(import_row_part::Column::Position)
        .column(import_row_part::Column::NRows)
        .filter(import_row_part::Column::ImportRunId.eq(import_run_id.0))
        .order_by_asc(import_row_part::Column::Position);
    if let Some(actions) = &wanted.actions {
        select = select.filter(import_row_part::Column::Action.is_in(actions.iter().map(word)));
    }
    let parts: Vec<(i32, i64)> = select.into_tuple().all(conn).await?;
    let (mut skip, mut total) = (wanted.skip, 0);
    let mut rows: Vec<PlannedRow> = Vec::new();
    for (position, n_rows) in parts {
        let n_rows = parse_count("import_row_part.n_rows", n_rows)? as usize;
        total += n_rows;
        if skip >= n_rows || rows.len() >= wanted.take {
            skip = skip.saturating_sub(n_rows);
            continue;
        }
        let missing = wanted.take - rows.len();
        let found = rows_in_part(conn, (import_run_id, position)).await?;
        rows.extend(found.into_iter().skip(skip).take(missing));
        skip = 0;
    }
    Ok((rows, total))
}

async fn rows_in_part(
    conn: &impl Connection,
    (import_run_id, position): (ImportRunId, i32),
) -> Result<Vec<PlannedRow>, StorageError> {
    let part = import_row_part::Entity::find_by_id((import_run_id.0, position))
        .one(conn)
        .await?;
    part.map_or_else(
        || Ok(Vec::new()),
        |part| parse_json("import_row_part.rows", &part.rows),
    )
}

/// All rows of a plan in the order of the file.
///
/// # Errors
/// What the database says.
pub async fn all_planned_rows(
    conn: &impl Connection,
    import_run_id: ImportRunId,
) -> Result<Vec<PlannedRow>, StorageError> {
    let wanted = RowsWanted {
        take: usize::MAX,
        ..RowsWanted::default()
    };
    let (mut rows, _) = planned_rows(conn, import_run_id, &wanted).await?;
    rows.sort_by(|first, second| first.place.cmp(&second.place));
    Ok(rows)
}

/// A part of something that is stored in parts: its position, and how many things it has.
pub type PartSize = (i32, usize);

/// The parts in which the writes of a plan stand, in their order.
///
/// # Errors
/// What the database says.
pub async fn write_parts(
    conn: &impl Connection,
    import_run_id: ImportRunId,
) -> Result<Vec<PartSize>, StorageError> {
    let parts: Vec<(i32, i64)> = import_write_part::Entity::find()
        .select_only()
        .column(import_write_part::Column::Position)
        .column(import_write_part::Column::NWrites)
        .filter(import_write_part::Column::ImportRunId.eq(import_run_id.0))
        .order_by_asc(import_write_part::Column::Position)
        .into_tuple()
        .all(conn)
        .await?;
    part_sizes("import_write_part.n_writes", parts)
}

/// The sizes of parts as they are stored.
pub(crate) fn part_sizes(
    column: &'static str,
    parts: Vec<(i32, i64)>,
) -> Result<Vec<PartSize>, StorageError> {
    let sized = |(position, n): (i32, i64)| Ok((position, parse_count(column, n)? as usize));
    parts.into_iter().map(sized).collect()
}

/// One part of the writes of a plan.
///
/// # Errors
/// What the database says.
pub async fn planned_writes(
    conn: &impl Connection,
    import_run_id: ImportRunId,
    part: i32,
) -> Result<Vec<PlannedWrite>, StorageError> {
    let found = import_write_part::Entity::find_by_id((import_run_id.0, part))
        .one(conn)
        .await?;
    found.map_or_else(
        || Ok(Vec::new()),
        |part| parse_json("import_write_part.writes", &part.writes),
    )
}

/// Stores the rows and writes of a plan in the place of what stood there. Call it inside a transaction.
///
/// # Errors
/// A foreign key when the import is gone.
pub async fn record_plan(
    conn: &impl Connection,
    import_run_id: ImportRunId,
    plan: &ImportPlan,
) -> Result<(), StorageError> {
    import_row_part::Entity::delete_many()
        .filter(import_row_part::Column::ImportRunId.eq(import_run_id.0))
        .exec(conn)
        .await?;
    import_write_part::Entity::delete_many()
        .filter(import_write_part::Column::ImportRunId.eq(import_run_id.0))
        .exec(conn)
        .await?;
    let mut n_parts = 0;
    for action in FATES {
        let of_action: Vec<&PlannedRow> = plan
            .rows
            .iter()
            .filter(|row| row.action == action)
            .collect();
        for rows in of_action.chunks(PART) {
            let part = import_row_part::Model {
                import_run_id: import_run_id.0,
                position: position(n_parts),
                action: word(&action),
                n_rows: i64::try_from(rows.len()).unwrap_or(i64::MAX),
                rows: json("import_row_part.rows", &rows)?,
            };
            insert_rows::<import_row_part::Entity>(conn, vec![part]).await?;
            n_parts += 1;
        }
    }
    for (index, writes) in plan.writes.chunks(PART).enumerate() {
        let part = import_write_part::Model {
            import_run_id: import_run_id.0,
            position: position(index),
            n_writes: i64::try_from(writes.len()).unwrap_or(i64::MAX),
            writes: json("import_write_part.writes", &writes)?,
        };
        insert_rows::<import_write_part::Entity>(conn, vec![part]).await?;
    }
    Ok(())
}
