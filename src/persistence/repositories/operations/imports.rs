//! Imports of workbooks in the database: the run, the rows of its plan, and the file as it came.

use chrono::{DateTime, Utc};
use domain::access::visibility::ImportVisibility;
use domain::imports::import::{ImportPlan, ImportRun, ImportState, PlannedWrite};
use domain::values::filters::ImportRunFilter;
use domain::values::ids::{AccountId, ClusterId, ImportRunId};
use domain::values::page::{Direction, Page, PageRequest};
use domain::values::text::Name;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};

use crate::chunks::insert_rows;
use crate::column_values::{instant, json, parse_json, parse_word, record, word};
use crate::connection::Connection;
use crate::entities::operations::{import_file, import_run};
use crate::keyset::{SortKey, keyset_page};
use crate::repositories::operations::import_plans;
use crate::storage_error::StorageError;
use crate::versioned::{delete_versioned, update_versioned};

/// One import. Its plan has sheets, findings and counts, but no rows, and of its writes only those that add to the vocabulary
/// because a person decided so: all are in `import_plans`.
///
/// # Errors
/// What the database says.
pub async fn find_import_run(
    conn: &impl Connection,
    import_run_id: ImportRunId,
) -> Result<Option<ImportRun>, StorageError> {
    let row = import_run::Entity::find_by_id(import_run_id.0)
        .one(conn)
        .await?;
    row.map(import_run_of).transpose()
}

/// One import with its whole plan.
///
/// # Errors
/// What the database says.
pub async fn find_whole_import_run(
    conn: &impl Connection,
    import_run_id: ImportRunId,
) -> Result<Option<ImportRun>, StorageError> {
    let Some(mut import_run) = find_import_run(conn, import_run_id).await? else {
        return Ok(None);
    };
    import_run.plan.rows = import_plans::all_planned_rows(conn, import_run_id).await?;
    import_run.plan.writes.clear();
    for (part, _) in import_plans::write_parts(conn, import_run_id).await? {
        let writes = import_plans::planned_writes(conn, import_run_id, part).await?;
        import_run.plan.writes.extend(writes);
    }
    Ok(Some(import_run))
}

/// A page of the imports that a reader may know of, latest first, with as much of their plans as `find_import_run`.
///
/// # Errors
/// `BadCursor` for a cursor of another list; what the database says.
pub async fn page_of_import_runs(
    conn: &impl Connection,
    visibility: &ImportVisibility,
    filter: &ImportRunFilter,
    page_request: &PageRequest,
) -> Result<Page<ImportRun>, StorageError> {
    let sort = SortKey {
        column: import_run::Column::CreatedAt,
        id: import_run::Column::Id,
        direction: Direction::Descending,
    };
    let select = import_run::Entity::find()
        .filter(visible(visibility))
        .filter(matching(filter));
    let (rows, places) = keyset_page(conn, select, sort, page_request).await?;
    let runs: Result<Vec<ImportRun>, StorageError> = rows.into_iter().map(import_run_of).collect();
    Ok(places.with(runs?))
}

/// The file of an import as it came.
///
/// # Errors
/// What the database says.
pub async fn find_import_file(
    conn: &impl Connection,
    import_run_id: ImportRunId,
) -> Result<Option<Vec<u8>>, StorageError> {
    let row = import_file::Entity::find_by_id(import_run_id.0)
        .one(conn)
        .await?;
    Ok(row.map(|row| row.content))
}

/// Stores a new import with its plan and its file. Call it inside a transaction.
///
/// # Errors
/// A foreign key when the cluster is gone.
pub async fn record_import_run(
    conn: &impl Connection,
    import_run: &ImportRun,
    file: &[u8],
) -> Result<(), StorageError> {
    let file_row = import_file::Model {
        import_run_id: import_run.id.0,
        content: file.to_vec(),
    };
    insert_rows::<import_run::Entity>(conn, vec![row_of(import_run)?]).await?;
    import_plans::record_plan(conn, import_run.id, &import_run.plan).await?;
    insert_rows::<import_file::Entity>(conn, vec![file_row]).await
}

/// Stores a plan made anew for an import. Call it inside a transaction.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one.
pub async fn replan_import_run(
    conn: &impl Connection,
    import_run: &ImportRun,
    expected_version: i32,
) -> Result<(), StorageError> {
    update_import_run(conn, import_run, expected_version).await?;
    import_plans::record_plan(conn, import_run.id, &import_run.plan).await
}

/// Takes an import away with all that belongs to it. Call it inside a transaction.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one.
pub async fn delete_import_run(
    conn: &impl Connection,
    import_run_id: ImportRunId,
    expected_version: i32,
) -> Result<(), StorageError> {
    delete_versioned::<import_run::Entity>(conn, import_run_id.0, expected_version).await
}

/// Marks as failed the imports whose reading nobody works on any more: those that were asked before `asked_before`. How
/// many. Call it inside a transaction.
///
/// # Errors
/// What the database says.
pub async fn fail_abandoned_readings(
    conn: &impl Connection,
    asked_before: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<u64, StorageError> {
    let update = import_run::Entity::update_many()
        .col_expr(
            import_run::Column::State,
            Expr::value(word(&ImportState::Failed)),
        )
        .col_expr(import_run::Column::UpdatedAt, Expr::value(instant(now)))
        .col_expr(
            import_run::Column::Version,
            Expr::col(import_run::Column::Version).add(1),
        )
        .filter(import_run::Column::State.eq(word(&ImportState::Reading)))
        .filter(import_run::Column::UpdatedAt.lt(instant(asked_before)));
    Ok(update.exec(conn).await?.rows_affected)
}

/// Stores what became of an import. The rows and writes of its plan stay as they were recorded.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one.
pub async fn update_import_run(
    conn: &impl Connection,
    import_run: &ImportRun,
    expected_version: i32,
) -> Result<(), StorageError> {
    update_versioned::<import_run::Entity>(conn, row_of(import_run)?, expected_version).await
}

fn visible(visibility: &ImportVisibility) -> Condition {
    let ImportVisibility::Reader {
        clusters,
        account_id,
        own,
        own_anywhere,
    } = visibility
    else {
        return Condition::all();
    };
    let own = own.iter().fold(Condition::any(), |any, (cluster, target)| {
        let one = Condition::all()
            .add(import_run::Column::ClusterId.eq(cluster.0))
            .add(import_run::Column::Target.eq(word(target)));
        any.add(one)
    });
    let targets = own_anywhere.iter().map(word);
    let own = own.add(import_run::Column::Target.is_in(targets));
    let clusters = clusters.iter().map(|id| id.0);
    let seen = Condition::any().add(import_run::Column::ClusterId.is_in(clusters));
    match account_id {
        // An empty list of conditions would let everything through.
        Some(account_id) if !own.is_empty() => seen.add(
            Condition::all()
                .add(import_run::Column::AccountId.eq(account_id.0))
                .add(own),
        ),
        _ => seen,
    }
}

fn matching(filter: &ImportRunFilter) -> Condition {
    let mut condition = Condition::all();
    if !filter.clusters.is_empty() {
        let clusters = filter.clusters.iter().map(|id| id.0);
        condition = condition.add(import_run::Column::ClusterId.is_in(clusters));
    }
    if !filter.targets.is_empty() {
        condition =
            condition.add(import_run::Column::Target.is_in(filter.targets.iter().map(word)));
    }
    if !filter.states.is_empty() {
        condition = condition.add(import_run::Column::State.is_in(filter.states.iter().map(word)));
    }
    condition
}

fn import_run_of(row: import_run::Model) -> Result<ImportRun, StorageError> {
    Ok(ImportRun {
        id: ImportRunId(row.id),
        cluster_id: ClusterId(row.cluster_id),
        account_id: row.account_id.map(AccountId),
        target: parse_word("import_run.target", &row.target)?,
        state: parse_word("import_run.state", &row.state)?,
        file_name: Name::stored(row.file_name),
        file_digest: row.file_digest,
        plan: parse_json("import_run.summary", &row.summary)?,
        choices: parse_json("import_run.choices", &row.choices)?,
        applied_at: row.applied_at,
        undone_at: row.undone_at,
        record: record(row.version, row.created_at, row.updated_at),
    })
}

fn row_of(import_run: &ImportRun) -> Result<import_run::Model, StorageError> {
    let summary = ImportPlan {
        text: import_run.plan.text,
        sheets: import_run.plan.sheets.clone(),
        rows: Vec::new(),
        writes: decided_writes(import_run),
        issues: import_run.plan.issues.clone(),
        failures: import_run.plan.failures.clone(),
        counts: import_run.plan.counts,
    };
    Ok(import_run::Model {
        id: import_run.id.0,
        cluster_id: import_run.cluster_id.0,
        account_id: import_run.account_id.map(|id| id.0),
        target: word(&import_run.target),
        file_name: import_run.file_name.to_string(),
        file_digest: import_run.file_digest.clone(),
        state: word(&import_run.state),
        summary: json("import_run.summary", &summary)?,
        applied_at: import_run.applied_at.map(instant),
        choices: json("import_run.choices", &import_run.choices)?,
        undone_at: import_run.undone_at.map(instant),
        version: import_run.record.version,
        created_at: instant(import_run.record.created_at),
        updated_at: instant(import_run.record.updated_at),
    })
}

/// The writes that add to the vocabulary because a person decided so: people look at them whenever they look at the import.
fn decided_writes(import_run: &ImportRun) -> Vec<PlannedWrite> {
    let is_decided = |write: &&PlannedWrite| matches!(write, PlannedWrite::CreateCompetency(_));
    let writes = import_run.plan.writes.iter();
    writes.filter(is_decided).cloned().collect()
}
