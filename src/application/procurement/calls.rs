//! Calls for tender: who sees which, and how they are made, changed and deleted.

use std::collections::BTreeMap;

use domain::access::visibility::{CallVisibility, ConsortiumVisibility};
use domain::consortia::consortium::ConsortiumState;
use domain::edits::call::CallEdit;
use domain::edits::lot::LotEdit;
use domain::procurement::call::{CallForTender, CallStatus};
use domain::values::changes::Change;
use domain::values::filters::{CallFilter, CallOrderField};
use domain::values::ids::{CallId, ClusterId};
use domain::values::page::{Order, Page, PageRequest};
use domain::values::rejection::{Rejection, RejectionCode};
use persistence::connection::Connection;
use persistence::repositories::groupings::consortia;
use persistence::repositories::procurement::{calls, lots};
use persistence::storage_error::StorageError;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::stored::{double_at, expect_version};
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// The number of the lot that a call gets when it is made.
const ONLY_LOT: &str = "1";

/// A page of the calls that the person may know of.
///
/// # Errors
/// `Unauthenticated` for visitors; `Rejected` for a cursor of another list.
pub async fn list_calls(
    app: &App,
    actor: &Actor,
    filter: &CallFilter,
    order: Order<CallOrderField>,
    page_request: &PageRequest,
) -> Result<Page<CallForTender>, AppError> {
    actor.require_somewhere(Operation::CallsForTender)?;
    let visibility = call_visibility(actor);
    let conn = app.database.read();
    Ok(calls::page_of_calls(conn, &visibility, filter, order, page_request).await?)
}

/// One call.
///
/// # Errors
/// `NotFound` when there is none or the person may not know of it.
pub async fn find_call(
    app: &App,
    actor: &Actor,
    call_id: CallId,
) -> Result<CallForTender, AppError> {
    actor.require_somewhere(Operation::CallForTender)?;
    let call = calls::find_call(app.database.read(), call_id)
        .await?
        .ok_or(AppError::NotFound)?;
    actor.require(Operation::CallForTender, &Subject::call(&call))?;
    Ok(call)
}

/// The calls with these ids that the person may know of.
///
/// # Errors
/// What the database says.
pub async fn calls_by_id(
    app: &App,
    actor: &Actor,
    call_ids: &[CallId],
) -> Result<BTreeMap<CallId, CallForTender>, AppError> {
    let found = calls::calls_by_id(app.database.read(), call_ids).await?;
    Ok(found
        .into_iter()
        .filter(|call| actor.may(Operation::CallForTender, &Subject::call(call)))
        .map(|call| (call.id, call))
        .collect())
}

/// Makes a call with its single lot.
///
/// # Errors
/// `NotFound` for a cluster that the person does not coordinate; `Rejected` with all findings.
pub async fn create_call(
    app: &App,
    actor: &Actor,
    cluster_id: ClusterId,
    edit: CallEdit,
) -> Result<CallForTender, AppError> {
    actor.require(Operation::CreateCall, &Subject::cluster(cluster_id))?;
    let now = app.clock.now();
    let call = edit.create(cluster_id, now)?;
    let only_lot = LotEdit {
        number: Change::Set(ONLY_LOT.to_owned()),
        title: Change::Set(call.title.to_string()),
        ..LotEdit::default()
    };
    let lot = only_lot.create(call.id, 0, now)?;
    let transaction = app.database.begin().await?;
    calls::insert_call(&transaction, &call)
        .await
        .map_err(refused_call)?;
    lots::insert_lot(&transaction, &lot).await?;
    transaction.commit().await?;
    Ok(call)
}

/// Changes a call.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Conflict` when it was changed since `version`; `Rejected` with all findings.
pub async fn update_call(
    app: &App,
    actor: &Actor,
    (call_id, version): (CallId, i32),
    edit: CallEdit,
) -> Result<CallForTender, AppError> {
    actor.require_somewhere(Operation::UpdateCall)?;
    let transaction = app.database.begin().await?;
    let call = calls::find_call(&transaction, call_id)
        .await?
        .ok_or(AppError::NotFound)?;
    actor.require(Operation::UpdateCall, &Subject::call(&call))?;
    expect_version(&call.record, version)?;
    let was_shown = call.status != CallStatus::Draft;
    let changed = edit.update(call, app.clock.now())?;
    if was_shown && changed.status == CallStatus::Draft {
        refuse_to_hide(&transaction, &changed).await?;
    }
    calls::update_call(&transaction, &changed, version)
        .await
        .map_err(refused_call)?;
    transaction.commit().await?;
    Ok(changed)
}

/// A call that companies have been asked about stays where they can read it.
async fn refuse_to_hide(conn: &impl Connection, call: &CallForTender) -> Result<(), AppError> {
    let of_call = lots::lots_by_call(conn, &[call.id]).await?;
    let lot_ids: Vec<_> = of_call.iter().map(|lot| lot.id).collect();
    let formed = consortia::consortia_by_lot(conn, &lot_ids, &ConsortiumVisibility::All).await?;
    if formed
        .iter()
        .all(|consortium| consortium.state == ConsortiumState::Draft)
    {
        return Ok(());
    }
    let rejection = Rejection::at(RejectionCode::WrongState, "status");
    Err(rejection.with("askedCall", &call.reference).into())
}

/// Deletes a call with its lots, their requirements and interests.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Conflict`; `Rejected` with `IN_USE` while a consortium is for one of its lots.
pub async fn delete_call(
    app: &App,
    actor: &Actor,
    (call_id, version): (CallId, i32),
) -> Result<CallId, AppError> {
    actor.require_somewhere(Operation::DeleteCall)?;
    let transaction = app.database.begin().await?;
    let call = calls::find_call(&transaction, call_id)
        .await?
        .ok_or(AppError::NotFound)?;
    actor.require(Operation::DeleteCall, &Subject::call(&call))?;
    calls::delete_call(&transaction, call_id, version)
        .await
        .map_err(|error| match error {
            used if used.is_foreign_key() => AppError::rejected_at(RejectionCode::InUse, "callId"),
            other => other.into(),
        })?;
    transaction.commit().await?;
    Ok(call_id)
}

/// What of the calls the person may know of, as the matrix says it for each cluster.
fn call_visibility(actor: &Actor) -> CallVisibility {
    if actor.is_operator() {
        return CallVisibility::All;
    }
    let mut clusters = actor.coordinated_clusters();
    clusters.extend(actor.home_clusters());
    let sees = |cluster_id: &ClusterId, status| {
        let subject = Subject {
            call_status: Some(status),
            ..Subject::cluster(*cluster_id)
        };
        actor.may(Operation::CallForTender, &subject)
    };
    let (with_drafts, others): (Vec<_>, Vec<_>) = clusters
        .into_iter()
        .partition(|cluster_id| sees(cluster_id, CallStatus::Draft));
    CallVisibility::Clusters {
        with_drafts,
        without_drafts: others
            .into_iter()
            .filter(|cluster_id| sees(cluster_id, CallStatus::Published))
            .collect(),
    }
}

fn refused_call(error: StorageError) -> AppError {
    double_at(error, &[("uq_call_cluster_id_reference", "reference")])
}
