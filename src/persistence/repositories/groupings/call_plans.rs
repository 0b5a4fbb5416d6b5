//! Plans for all lots of calls: what was wanted of each, and the plan. Status and times are those of its run.

use std::collections::BTreeMap;

use domain::groupings::call_plan::CallPlan;
use domain::groupings::plan_options::PlanOptions;
use domain::values::ids::{CallId, GroupingRunId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
};
use uuid::Uuid;

use crate::chunks::{insert_rows, rows_in};
use crate::column_values::{json, parse_json};
use crate::connection::Connection;
use crate::entities::groupings::{call_plan, grouping_run};
use crate::storage_error::StorageError;

/// A plan as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPlan {
    /// Its run.
    pub run_id: GroupingRunId,
    /// Which call.
    pub call_id: CallId,
    /// What was wanted.
    pub options: PlanOptions,
    /// The plan; absent while it is worked on.
    pub plan: Option<CallPlan>,
}

/// Stores what is wanted of a plan. Call it inside the transaction that stores its run.
///
/// # Errors
/// A foreign key when the run or the call is gone.
pub async fn record_call_plan(conn: &impl Connection, kept: &KeptPlan) -> Result<(), StorageError> {
    let plan = kept.plan.as_ref();
    let row = call_plan::Model {
        run_id: kept.run_id.0,
        call_id: kept.call_id.0,
        options: json("call_plan.options", &kept.options)?,
        plan: plan.map(|plan| json("call_plan.plan", plan)).transpose()?,
    };
    insert_rows::<call_plan::Entity>(conn, vec![row]).await
}

/// Stores the plan that a run came to. Call it inside the transaction that stores the end of the run.
///
/// # Errors
/// What the database says.
pub async fn store_call_plan(
    conn: &impl Connection,
    run_id: GroupingRunId,
    plan: &CallPlan,
) -> Result<(), StorageError> {
    call_plan::Entity::update_many()
        .col_expr(
            call_plan::Column::Plan,
            Expr::value(Some(json("call_plan.plan", plan)?)),
        )
        .filter(call_plan::Column::RunId.eq(run_id.0))
        .exec(conn)
        .await?;
    Ok(())
}

/// The plans of some runs; runs that are none are left out.
///
/// # Errors
/// What the database says.
pub async fn plans_by_run(
    conn: &impl Connection,
    run_ids: &[GroupingRunId],
) -> Result<BTreeMap<GroupingRunId, KeptPlan>, StorageError> {
    let ids: Vec<Uuid> = run_ids.iter().map(|id| id.0).collect();
    let rows = rows_in(
        conn,
        call_plan::Entity::find(),
        call_plan::Column::RunId,
        &ids,
    )
    .await?;
    rows.into_iter()
        .map(|row| {
            let plan = row.plan.as_deref();
            let kept = KeptPlan {
                run_id: GroupingRunId(row.run_id),
                call_id: CallId(row.call_id),
                options: parse_json("call_plan.options", &row.options)?,
                plan: plan
                    .map(|plan| parse_json("call_plan.plan", plan))
                    .transpose()?,
            };
            Ok((kept.run_id, kept))
        })
        .collect()
}

/// The runs that planned some calls, at most `most` of each, the latest first.
///
/// # Errors
/// What the database says.
pub async fn plan_runs_by_call(
    conn: &impl Connection,
    call_ids: &[CallId],
    most: usize,
) -> Result<Vec<(CallId, GroupingRunId)>, StorageError> {
    let found: Vec<(Uuid, Uuid)> = call_plan::Entity::find()
        .select_only()
        .column(call_plan::Column::CallId)
        .column(call_plan::Column::RunId)
        .join(JoinType::InnerJoin, call_plan::Relation::Run.def())
        .filter(call_plan::Column::CallId.is_in(call_ids.iter().map(|id| id.0)))
        .order_by_desc(grouping_run::Column::CreatedAt)
        .order_by_desc(grouping_run::Column::Id)
        .into_tuple()
        .all(conn)
        .await?;
    let mut n_of: BTreeMap<Uuid, usize> = BTreeMap::new();
    let is_among_first = |(call_id, _): &(Uuid, Uuid)| {
        let n_picked = n_of.entry(*call_id).or_default();
        *n_picked += 1;
        *n_picked <= most
    };
    let picked = found.into_iter().filter(is_among_first);
    Ok(picked
        .map(|(call_id, run_id)| (CallId(call_id), GroupingRunId(run_id)))
        .collect())
}
