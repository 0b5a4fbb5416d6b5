//! Calls for tender in the database.

use domain::access::visibility::CallVisibility;
use domain::procurement::call::{BiddingRules, CallForTender, CallStatus};
use domain::values::codes::{CpvCode, NutsCode, WebAddress};
use domain::values::filters::{CallFilter, CallOrderField};
use domain::values::ids::{CallId, ClusterId};
use domain::values::page::{Order, Page, PageRequest};
use domain::values::text::{Name, Prose};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
};
use uuid::Uuid;

use crate::chunks::{insert_rows, rows_in, rows_in_texts};
use crate::column_values::{
    count, instant, money_columns, parse_count_if, parse_money_if, parse_word, parse_word_if,
    position, record, word,
};
use crate::connection::Connection;
use crate::entities::procurement::{call, call_cpv, lot, lot_cpv};
use crate::keyset::{SortKey, keyset_page};
use crate::ordered_children::children_by_parent;
use crate::storage_error::StorageError;
use crate::text_search::{begins_with, holds_all_words, index_key};
use crate::versioned::{delete_versioned, delete_versioned_rows, update_versioned};

/// One call.
///
/// # Errors
/// What the database says.
pub async fn find_call(
    conn: &impl Connection,
    call_id: CallId,
) -> Result<Option<CallForTender>, StorageError> {
    Ok(calls_by_id(conn, &[call_id]).await?.pop())
}

/// The calls with these ids, in the order of their ids; absent ones are left out.
///
/// # Errors
/// What the database says.
pub async fn calls_by_id(
    conn: &impl Connection,
    call_ids: &[CallId],
) -> Result<Vec<CallForTender>, StorageError> {
    let ids: Vec<Uuid> = call_ids.iter().map(|id| id.0).collect();
    let select = call::Entity::find().order_by_asc(call::Column::Id);
    let rows = rows_in(conn, select, call::Column::Id, &ids).await?;
    calls_of(conn, rows).await
}

/// The calls of a cluster that have one of these references.
///
/// # Errors
/// What the database says.
pub async fn calls_by_reference(
    conn: &impl Connection,
    cluster_id: ClusterId,
    references: &[&str],
) -> Result<Vec<CallForTender>, StorageError> {
    let select = call::Entity::find()
        .filter(call::Column::ClusterId.eq(cluster_id.0))
        .order_by_asc(call::Column::Id);
    let rows = rows_in_texts(conn, select, call::Column::Reference, references).await?;
    calls_of(conn, rows).await
}

/// All calls of some clusters, in the order of their ids.
///
/// # Errors
/// What the database says.
pub async fn calls_by_cluster(
    conn: &impl Connection,
    cluster_ids: &[ClusterId],
) -> Result<Vec<CallForTender>, StorageError> {
    let ids: Vec<Uuid> = cluster_ids.iter().map(|id| id.0).collect();
    let select = call::Entity::find().order_by_asc(call::Column::Id);
    let rows = rows_in(conn, select, call::Column::ClusterId, &ids).await?;
    calls_of(conn, rows).await
}

/// A page of the calls that a reader may know of.
///
/// # Errors
/// `BadCursor` for a cursor of another order; what the database says.
pub async fn page_of_calls(
    conn: &impl Connection,
    visibility: &CallVisibility,
    filter: &CallFilter,
    order: Order<CallOrderField>,
    page_request: &PageRequest,
) -> Result<Page<CallForTender>, StorageError> {
    let column = match order.field {
        CallOrderField::SubmissionDeadline => call::Column::SubmissionDeadlineAt,
        CallOrderField::CreatedAt => call::Column::CreatedAt,
        CallOrderField::UpdatedAt => call::Column::UpdatedAt,
        CallOrderField::Title => call::Column::TitleKey,
        CallOrderField::Reference => call::Column::Reference,
    };
    let sort = SortKey {
        column,
        id: call::Column::Id,
        direction: order.direction,
    };
    let select = filtered(visibility, filter);
    let (rows, places) = keyset_page(conn, select, sort, page_request).await?;
    Ok(places.with(calls_of(conn, rows).await?))
}

/// How many calls a reader may know of.
///
/// # Errors
/// What the database says.
pub async fn count_calls(
    conn: &impl Connection,
    visibility: &CallVisibility,
    filter: &CallFilter,
) -> Result<u64, StorageError> {
    Ok(filtered(visibility, filter).count(conn).await?)
}

/// Stores a new call.
///
/// # Errors
/// A double of `uq_call_cluster_id_reference` when the cluster has the reference already.
pub async fn insert_call(conn: &impl Connection, call: &CallForTender) -> Result<(), StorageError> {
    insert_calls(conn, std::slice::from_ref(call)).await
}

/// Stores new calls.
///
/// # Errors
/// A double of `uq_call_cluster_id_reference` when the cluster has a reference already.
pub async fn insert_calls(
    conn: &impl Connection,
    calls: &[CallForTender],
) -> Result<(), StorageError> {
    insert_rows::<call::Entity>(conn, calls.iter().map(row_of).collect()).await?;
    insert_rows::<call_cpv::Entity>(conn, calls.iter().flat_map(cpv_rows_of).collect()).await
}

/// Stores a changed call.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one; a double of `uq_call_cluster_id_reference`.
pub async fn update_call(
    conn: &impl Connection,
    call: &CallForTender,
    expected_version: i32,
) -> Result<(), StorageError> {
    update_versioned::<call::Entity>(conn, row_of(call), expected_version).await?;
    call_cpv::Entity::delete_many()
        .filter(call_cpv::Column::CallId.eq(call.id.0))
        .exec(conn)
        .await?;
    insert_rows::<call_cpv::Entity>(conn, cpv_rows_of(call)).await
}

/// Deletes a call with its lots, their requirements, interests and runs.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one; a foreign key when a consortium is for one of its lots.
pub async fn delete_call(
    conn: &impl Connection,
    call_id: CallId,
    expected_version: i32,
) -> Result<(), StorageError> {
    delete_versioned::<call::Entity>(conn, call_id.0, expected_version).await
}

/// Deletes calls, each with the version that is expected.
///
/// # Errors
/// `StaleVersion` when one of them has another version or is gone.
pub async fn delete_calls(
    conn: &impl Connection,
    expected: &[(CallId, i32)],
) -> Result<(), StorageError> {
    let expected: Vec<(Uuid, i32)> = expected
        .iter()
        .map(|(id, version)| (id.0, *version))
        .collect();
    delete_versioned_rows::<call::Entity>(conn, &expected).await
}

fn filtered(visibility: &CallVisibility, filter: &CallFilter) -> Select<call::Entity> {
    let mut condition = visible(visibility);
    if !filter.clusters.is_empty() {
        let clusters = filter.clusters.iter().map(|id| id.0);
        condition = condition.add(call::Column::ClusterId.is_in(clusters));
    }
    if let Some(text) = &filter.text {
        condition = condition.add(holds_all_words(&call::Column::SearchKey, text));
    }
    if !filter.statuses.is_empty() {
        condition = condition.add(call::Column::Status.is_in(filter.statuses.iter().map(word)));
    }
    if let Some(from) = filter.deadline_from {
        condition = condition.add(call::Column::SubmissionDeadlineAt.gte(instant(from)));
    }
    if let Some(before) = filter.deadline_before {
        condition = condition.add(call::Column::SubmissionDeadlineAt.lt(instant(before)));
    }
    if let Some(prefix) = &filter.cpv_prefix {
        condition = condition.add(has_cpv(prefix));
    }
    if let Some(prefix) = &filter.place_prefix {
        condition = condition.add(is_in_place(prefix));
    }
    call::Entity::find().filter(condition)
}

fn visible(visibility: &CallVisibility) -> Condition {
    match visibility {
        CallVisibility::All => Condition::all(),
        CallVisibility::Clusters {
            with_drafts,
            without_drafts,
        } => {
            let wholly = call::Column::ClusterId.is_in(with_drafts.iter().map(|id| id.0));
            let published = Condition::all()
                .add(call::Column::ClusterId.is_in(without_drafts.iter().map(|id| id.0)))
                .add(call::Column::Status.ne(word(&CallStatus::Draft)));
            Condition::all().add(Condition::any().add(wholly).add(published))
        }
    }
}

fn has_cpv(prefix: &str) -> Condition {
    let own = call_cpv::Entity::find()
        .select_only()
        .column(call_cpv::Column::CallId)
        .filter(begins_with(&call_cpv::Column::Code, prefix));
    let of_lots = lot::Entity::find()
        .select_only()
        .column(lot::Column::CallId)
        .filter(
            lot::Column::Id.in_subquery(
                lot_cpv::Entity::find()
                    .select_only()
                    .column(lot_cpv::Column::LotId)
                    .filter(begins_with(&lot_cpv::Column::Code, prefix))
                    .into_query(),
            ),
        );
    Condition::any()
        .add(call::Column::Id.in_subquery(own.into_query()))
        .add(call::Column::Id.in_subquery(of_lots.into_query()))
}

fn is_in_place(prefix: &str) -> Condition {
    let prefix = prefix.trim().to_ascii_uppercase();
    let of_lots = lot::Entity::find()
        .select_only()
        .column(lot::Column::CallId)
        .filter(begins_with(&lot::Column::Place, &prefix));
    Condition::any()
        .add(begins_with(&call::Column::Place, &prefix))
        .add(call::Column::Id.in_subquery(of_lots.into_query()))
}

async fn calls_of(
    conn: &impl Connection,
    rows: Vec<call::Model>,
) -> Result<Vec<CallForTender>, StorageError> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let select = call_cpv::Entity::find().order_by_asc(call_cpv::Column::Position);
    let codes = rows_in(conn, select, call_cpv::Column::CallId, &ids).await?;
    let mut codes = children_by_parent(codes, |row| (row.call_id, CpvCode::stored(row.code)));
    rows.into_iter()
        .map(|row| {
            let cpv = codes.remove(&row.id).unwrap_or_default();
            call_of(row, cpv)
        })
        .collect()
}

fn call_of(row: call::Model, cpv: Vec<CpvCode>) -> Result<CallForTender, StorageError> {
    Ok(CallForTender {
        id: CallId(row.id),
        cluster_id: ClusterId(row.cluster_id),
        reference: Name::stored(row.reference),
        title: Name::stored(row.title),
        buyer: Name::stored(row.buyer),
        description: row.description.map(Prose::stored),
        procedure: parse_word("call.procedure", &row.procedure)?,
        status: parse_word("call.status", &row.status)?,
        launched_at: row.launched_at,
        questions_deadline_at: row.questions_deadline_at,
        submission_deadline_at: row.submission_deadline_at,
        place: row.place.map(NutsCode::stored),
        cpv,
        estimated_value: parse_money_if(
            "call.estimated_value_currency",
            row.estimated_value_cents,
            row.estimated_value_currency.as_deref(),
        )?,
        source: row.source.map(WebAddress::stored),
        bidding_rules: BiddingRules {
            max_lots_bid: parse_count_if("call.max_lots_bid", row.max_lots_bid)?,
            max_lots_awarded: parse_count_if("call.max_lots_awarded", row.max_lots_awarded)?,
            requires_all_lots: row.requires_all_lots,
            reserved_for: row.reserved_for.map(Name::stored),
            forbids_alone_and_grouped: row.forbids_alone_and_grouped,
            forbids_several_groups: row.forbids_several_groups,
            required_form: parse_word_if("call.required_form", row.required_form.as_deref())?,
            required_form_justification: row.required_form_justification.map(Prose::stored),
        },
        record: record(row.version, row.created_at, row.updated_at),
    })
}

fn row_of(call: &CallForTender) -> call::Model {
    let rules = &call.bidding_rules;
    let (estimated_value_cents, estimated_value_currency) = money_columns(call.estimated_value);
    call::Model {
        id: call.id.0,
        cluster_id: call.cluster_id.0,
        reference: call.reference.to_string(),
        title: call.title.to_string(),
        title_key: index_key(call.title.as_str()),
        search_key: call.search_key(),
        buyer: call.buyer.to_string(),
        description: call.description.as_ref().map(Prose::to_string),
        procedure: word(&call.procedure),
        status: word(&call.status),
        launched_at: call.launched_at.map(instant),
        questions_deadline_at: call.questions_deadline_at.map(instant),
        submission_deadline_at: call.submission_deadline_at.map(instant),
        place: call.place.as_ref().map(NutsCode::to_string),
        estimated_value_cents,
        estimated_value_currency,
        source: call.source.as_ref().map(WebAddress::to_string),
        max_lots_bid: rules.max_lots_bid.map(count),
        max_lots_awarded: rules.max_lots_awarded.map(count),
        requires_all_lots: rules.requires_all_lots,
        reserved_for: rules.reserved_for.as_ref().map(Name::to_string),
        forbids_alone_and_grouped: rules.forbids_alone_and_grouped,
        forbids_several_groups: rules.forbids_several_groups,
        required_form: rules.required_form.as_ref().map(word),
        required_form_justification: rules
            .required_form_justification
            .as_ref()
            .map(Prose::to_string),
        version: call.record.version,
        created_at: instant(call.record.created_at),
        updated_at: instant(call.record.updated_at),
    }
}

fn cpv_rows_of(call: &CallForTender) -> Vec<call_cpv::Model> {
    call.cpv
        .iter()
        .enumerate()
        .map(|(index, code)| call_cpv::Model {
            call_id: call.id.0,
            position: position(index),
            code: code.to_string(),
        })
        .collect()
}
