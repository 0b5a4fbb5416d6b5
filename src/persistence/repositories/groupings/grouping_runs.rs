//! Runs of the grouping engine in the database, each with its suggestions.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::groupings::suggestion::{GroupingAnswer, GroupingRun, GroupingStatus, Suggestion};
use domain::values::ids::{AccountId, CallId, GroupingRunId, LotId, SuggestionId};
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    RelationTrait,
};
use uuid::Uuid;

use crate::chunks::{insert_rows, rows_in};
use crate::column_values::{count, instant, json, parse_json, parse_word, word};
use crate::connection::Connection;
use crate::entities::groupings::{call_plan, consortium, grouping_run, run_lot, suggestion};
use crate::entities::procurement::lot;
use crate::ordered_children::{children_by_parent, readable_children_by_parent};
use crate::storage_error::StorageError;

/// One run.
///
/// # Errors
/// What the database says.
pub async fn find_grouping_run(
    conn: &impl Connection,
    run_id: GroupingRunId,
) -> Result<Option<GroupingRun>, StorageError> {
    Ok(runs_by_id(conn, &[run_id]).await?.pop())
}

/// The runs with these ids, in the order of their ids; absent ones are left out.
///
/// # Errors
/// What the database says.
pub async fn runs_by_id(
    conn: &impl Connection,
    run_ids: &[GroupingRunId],
) -> Result<Vec<GroupingRun>, StorageError> {
    let ids: Vec<Uuid> = run_ids.iter().map(|id| id.0).collect();
    let select = grouping_run::Entity::find().order_by_asc(grouping_run::Column::Id);
    let rows = rows_in(conn, select, grouping_run::Column::Id, &ids).await?;
    runs_of(conn, rows).await
}

/// The latest runs of some lots alone, at most `most` of each, the latest first.
///
/// # Errors
/// What the database says.
pub async fn runs_by_lot(
    conn: &impl Connection,
    lot_ids: &[LotId],
    most: usize,
) -> Result<Vec<GroupingRun>, StorageError> {
    let latest = latest_run_ids(conn, lot_ids, most).await?;
    let select = grouping_run::Entity::find()
        .order_by_desc(grouping_run::Column::CreatedAt)
        .order_by_desc(grouping_run::Column::Id);
    let rows = rows_in(conn, select, grouping_run::Column::Id, &latest).await?;
    runs_of(conn, rows).await
}

/// The latest runs about several lots of some calls together, at most `most` of each call, the latest first.
///
/// # Errors
/// What the database says.
pub async fn joint_runs_by_call(
    conn: &impl Connection,
    call_ids: &[CallId],
    most: usize,
) -> Result<Vec<(CallId, GroupingRun)>, StorageError> {
    let found: Vec<(Uuid, Uuid)> = grouping_run::Entity::find()
        .select_only()
        .column(grouping_run::Column::Id)
        .column(lot::Column::CallId)
        .join(JoinType::InnerJoin, grouping_run::Relation::Lot.def())
        .filter(lot::Column::CallId.is_in(call_ids.iter().map(|id| id.0)))
        .filter(grouping_run::Column::Id.in_subquery(joint_run_ids()))
        .filter(grouping_run::Column::Id.not_in_subquery(plan_run_ids()))
        .order_by_desc(grouping_run::Column::CreatedAt)
        .order_by_desc(grouping_run::Column::Id)
        .into_tuple()
        .all(conn)
        .await?;
    let call_of: BTreeMap<Uuid, Uuid> = first_of_each(found, most).into_iter().collect();
    let ids: Vec<Uuid> = call_of.keys().copied().collect();
    let select = grouping_run::Entity::find()
        .order_by_desc(grouping_run::Column::CreatedAt)
        .order_by_desc(grouping_run::Column::Id);
    let rows = rows_in(conn, select, grouping_run::Column::Id, &ids).await?;
    let runs = runs_of(conn, rows).await?;
    Ok(runs
        .into_iter()
        .filter_map(|run| Some((CallId(*call_of.get(&run.id.0)?), run)))
        .collect())
}

/// Deletes the runs about a lot together with others, which its deletion would leave about too few.
///
/// # Errors
/// What the database says.
pub async fn delete_joint_runs(conn: &impl Connection, lot_id: LotId) -> Result<(), StorageError> {
    let with_it = run_lot::Entity::find()
        .select_only()
        .column(run_lot::Column::RunId)
        .filter(run_lot::Column::LotId.eq(lot_id.0));
    grouping_run::Entity::delete_many()
        .filter(grouping_run::Column::Id.in_subquery(with_it.into_query()))
        .exec(conn)
        .await?;
    Ok(())
}

/// A suggestion with the run that made it.
///
/// # Errors
/// What the database says.
pub async fn find_suggestion(
    conn: &impl Connection,
    suggestion_id: SuggestionId,
) -> Result<Option<(GroupingRun, Suggestion)>, StorageError> {
    let found = suggestions_by_id(conn, &[suggestion_id]).await?.pop();
    let Some((run_id, suggestion)) = found else {
        return Ok(None);
    };
    let run = find_grouping_run(conn, run_id).await?;
    Ok(run.map(|run| (run, suggestion)))
}

/// The suggestions with these ids, each with the id of its run; absent ones are left out.
///
/// # Errors
/// What the database says.
pub async fn suggestions_by_id(
    conn: &impl Connection,
    suggestion_ids: &[SuggestionId],
) -> Result<Vec<(GroupingRunId, Suggestion)>, StorageError> {
    let ids: Vec<Uuid> = suggestion_ids.iter().map(|id| id.0).collect();
    let select = suggestion::Entity::find().order_by_asc(suggestion::Column::Id);
    let rows = rows_in(conn, select, suggestion::Column::Id, &ids).await?;
    rows.into_iter()
        .map(|row| {
            let suggestion = parse_json("suggestion.payload", &row.payload)?;
            Ok((GroupingRunId(row.run_id), suggestion))
        })
        .collect()
}

/// Stores a new run, with its answer and suggestions where it has them. Call it inside a transaction.
///
/// # Errors
/// A foreign key when the lot is gone; a double of `uq_suggestion_run_id_rank`.
pub async fn record_grouping_run(
    conn: &impl Connection,
    run: &GroupingRun,
) -> Result<(), StorageError> {
    insert_rows::<grouping_run::Entity>(conn, vec![row_of(run)?]).await?;
    insert_rows::<run_lot::Entity>(conn, lot_rows_of(run)).await?;
    insert_rows::<suggestion::Entity>(conn, suggestion_rows_of(run)?).await
}

/// Stores how a running run ended, with its suggestions; whether it was still running, else nothing is stored. Call it
/// inside a transaction.
///
/// # Errors
/// What the database says.
pub async fn finish_grouping_run(
    conn: &impl Connection,
    run: &GroupingRun,
) -> Result<bool, StorageError> {
    let row = row_of(run)?;
    let outcome = grouping_run::Entity::update_many()
        .col_expr(grouping_run::Column::Answer, Expr::value(row.answer))
        .col_expr(grouping_run::Column::Status, Expr::value(row.status))
        .col_expr(
            grouping_run::Column::FinishedAt,
            Expr::value(row.finished_at),
        )
        .filter(grouping_run::Column::Id.eq(run.id.0))
        .filter(grouping_run::Column::Status.eq(word(&GroupingStatus::Running)))
        .exec(conn)
        .await?;
    if outcome.rows_affected == 0 {
        return Ok(false);
    }
    insert_rows::<suggestion::Entity>(conn, suggestion_rows_of(run)?).await?;
    Ok(true)
}

/// Marks as failed the runs that were asked before an instant and still count as running, because the server that
/// worked on them is gone; how many.
///
/// # Errors
/// What the database says.
pub async fn fail_abandoned_runs(
    conn: &impl Connection,
    asked_before: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<u64, StorageError> {
    let outcome = grouping_run::Entity::update_many()
        .col_expr(
            grouping_run::Column::Status,
            Expr::value(word(&GroupingStatus::Failed)),
        )
        .col_expr(
            grouping_run::Column::FinishedAt,
            Expr::value(Some(instant(now))),
        )
        .filter(grouping_run::Column::Status.eq(word(&GroupingStatus::Running)))
        .filter(grouping_run::Column::CreatedAt.lt(instant(asked_before)))
        .exec(conn)
        .await?;
    Ok(outcome.rows_affected)
}

/// Deletes the runs that were asked before an instant, have ended, and proposed nothing that a consortium came from; how
/// many.
///
/// # Errors
/// What the database says.
pub async fn delete_unused_runs(
    conn: &impl Connection,
    asked_before: DateTime<Utc>,
) -> Result<u64, StorageError> {
    let accepted = consortium::Entity::find()
        .select_only()
        .column(consortium::Column::SuggestionId)
        .filter(consortium::Column::SuggestionId.is_not_null());
    let used = suggestion::Entity::find()
        .select_only()
        .column(suggestion::Column::RunId)
        .filter(suggestion::Column::Id.in_subquery(accepted.into_query()));
    let outcome = grouping_run::Entity::delete_many()
        .filter(grouping_run::Column::CreatedAt.lt(instant(asked_before)))
        .filter(grouping_run::Column::Status.ne(word(&GroupingStatus::Running)))
        .filter(grouping_run::Column::Id.not_in_subquery(used.into_query()))
        .exec(conn)
        .await?;
    Ok(outcome.rows_affected)
}

/// Runs are picked from their lots and instants alone: their answers are large.
async fn latest_run_ids(
    conn: &impl Connection,
    lot_ids: &[LotId],
    most: usize,
) -> Result<Vec<Uuid>, StorageError> {
    let pairs: Vec<(Uuid, Uuid)> = grouping_run::Entity::find()
        .select_only()
        .column(grouping_run::Column::Id)
        .column(grouping_run::Column::LotId)
        .filter(grouping_run::Column::LotId.is_in(lot_ids.iter().map(|id| id.0)))
        .filter(grouping_run::Column::Id.not_in_subquery(joint_run_ids()))
        .filter(grouping_run::Column::Id.not_in_subquery(plan_run_ids()))
        .order_by_desc(grouping_run::Column::CreatedAt)
        .order_by_desc(grouping_run::Column::Id)
        .into_tuple()
        .all(conn)
        .await?;
    let picked = first_of_each(pairs, most).into_iter();
    Ok(picked.map(|(run_id, _)| run_id).collect())
}

/// The runs that are about several lots.
fn joint_run_ids() -> SelectStatement {
    let ids = run_lot::Entity::find().select_only();
    ids.column(run_lot::Column::RunId).into_query()
}

/// The runs that plan all lots of a call.
fn plan_run_ids() -> SelectStatement {
    let ids = call_plan::Entity::find().select_only();
    ids.column(call_plan::Column::RunId).into_query()
}

/// Of pairs of a run and what it is about, the first so many of each.
fn first_of_each(pairs: Vec<(Uuid, Uuid)>, most: usize) -> Vec<(Uuid, Uuid)> {
    let mut picked: BTreeMap<Uuid, usize> = BTreeMap::new();
    let is_among_first = |(_, about): &(Uuid, Uuid)| {
        let n_picked = picked.entry(*about).or_default();
        *n_picked += 1;
        *n_picked <= most
    };
    pairs.into_iter().filter(is_among_first).collect()
}

async fn runs_of(
    conn: &impl Connection,
    rows: Vec<grouping_run::Model>,
) -> Result<Vec<GroupingRun>, StorageError> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let select = suggestion::Entity::find().order_by_asc(suggestion::Column::Rank);
    let found = rows_in(conn, select, suggestion::Column::RunId, &ids).await?;
    let mut suggestions = readable_children_by_parent(found, |row| {
        Ok((row.run_id, parse_json("suggestion.payload", &row.payload)?))
    })?;
    let select = run_lot::Entity::find().order_by_asc(run_lot::Column::Position);
    let found = rows_in(conn, select, run_lot::Column::RunId, &ids).await?;
    let mut others = children_by_parent(found, |row| (row.run_id, LotId(row.lot_id)));
    rows.into_iter()
        .map(|row| {
            let suggestions = suggestions.remove(&row.id).unwrap_or_default();
            let joint_with = others.remove(&row.id).unwrap_or_default();
            run_of(row, joint_with, suggestions)
        })
        .collect()
}

fn run_of(
    row: grouping_run::Model,
    joint_with: Vec<LotId>,
    suggestions: Vec<Suggestion>,
) -> Result<GroupingRun, StorageError> {
    let answer: Option<GroupingAnswer> = row
        .answer
        .as_deref()
        .map(|answer| parse_json("grouping_run.answer", answer))
        .transpose()?;
    Ok(GroupingRun {
        id: GroupingRunId(row.id),
        lot_id: LotId(row.lot_id),
        joint_with,
        requested_by: row.requested_by.map(AccountId),
        options: parse_json("grouping_run.options", &row.options)?,
        input_fingerprint: row.input_fingerprint,
        answer: answer.map(|answer| GroupingAnswer {
            suggestions,
            ..answer
        }),
        status: parse_word("grouping_run.status", &row.status)?,
        created_at: row.created_at,
        finished_at: row.finished_at,
    })
}

fn row_of(run: &GroupingRun) -> Result<grouping_run::Model, StorageError> {
    let answer = run.answer.as_ref().map(|answer| GroupingAnswer {
        suggestions: Vec::new(),
        status: answer.status,
        bound: answer.bound.clone(),
        conflict: answer.conflict.clone(),
        plan_fingerprint: answer.plan_fingerprint.clone(),
        statistics: answer.statistics.clone(),
    });
    Ok(grouping_run::Model {
        id: run.id.0,
        lot_id: run.lot_id.0,
        requested_by: run.requested_by.map(|id| id.0),
        options: json("grouping_run.options", &run.options)?,
        input_fingerprint: run.input_fingerprint.clone(),
        answer: answer
            .map(|answer| json("grouping_run.answer", &answer))
            .transpose()?,
        status: word(&run.status),
        created_at: instant(run.created_at),
        finished_at: run.finished_at.map(instant),
    })
}

fn lot_rows_of(run: &GroupingRun) -> Vec<run_lot::Model> {
    let others = (1..).zip(&run.joint_with);
    let rows = others.map(|(position, lot_id)| run_lot::Model {
        run_id: run.id.0,
        lot_id: lot_id.0,
        position,
    });
    rows.collect()
}

fn suggestion_rows_of(run: &GroupingRun) -> Result<Vec<suggestion::Model>, StorageError> {
    run.answer
        .iter()
        .flat_map(|answer| &answer.suggestions)
        .map(|suggestion| {
            Ok(suggestion::Model {
                id: suggestion.id.0,
                run_id: run.id.0,
                rank: count(suggestion.rank),
                payload: json("suggestion.payload", suggestion)?,
            })
        })
        .collect()
}
