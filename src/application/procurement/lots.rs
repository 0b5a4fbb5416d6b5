//! Lots of calls: always seen together with their call, whose cluster and status decide who may know of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::edits::lot::LotEdit;
use domain::procurement::call::CallForTender;
use domain::procurement::lot::Lot;
use domain::values::ids::{CallId, CompanyId, LotId};
use domain::values::rejection::RejectionCode;
use persistence::connection::{Connection, Transaction};
use persistence::repositories::procurement::{calls, lots};
use persistence::storage_error::StorageError;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::stored::{double_at, expect_version};
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// A lot with the call that it belongs to.
#[derive(Clone, Debug)]
pub struct LotInCall {
    /// The lot.
    pub lot: Lot,
    /// Its call.
    pub call: Arc<CallForTender>,
}

/// One lot.
///
/// # Errors
/// `NotFound` when there is none or the person may not know of its call.
pub async fn find_lot(app: &App, actor: &Actor, lot_id: LotId) -> Result<LotInCall, AppError> {
    actor.require_somewhere(Operation::Lot)?;
    let found = lot_in_call(app.database.read(), lot_id).await?;
    actor.require(Operation::Lot, &Subject::call(&found.call))?;
    Ok(found)
}

/// The lots with these ids that the person may know of.
///
/// # Errors
/// What the database says.
pub async fn lots_by_id(
    app: &App,
    actor: &Actor,
    lot_ids: &[LotId],
) -> Result<BTreeMap<LotId, LotInCall>, AppError> {
    let conn = app.database.read();
    let found = lots::lots_by_id(conn, lot_ids).await?;
    let call_ids: Vec<CallId> = found.iter().map(|lot| lot.call_id).collect();
    let calls = visible_calls(conn, actor, &call_ids).await?;
    Ok(found
        .into_iter()
        .filter_map(|lot| {
            let call = Arc::clone(calls.get(&lot.call_id)?);
            Some((lot.id, LotInCall { lot, call }))
        })
        .collect())
}

/// The lots of these calls, each call's in order; calls that the person may not know of have none.
///
/// # Errors
/// What the database says.
pub async fn lots_by_call(
    app: &App,
    actor: &Actor,
    call_ids: &[CallId],
) -> Result<BTreeMap<CallId, Vec<LotInCall>>, AppError> {
    let conn = app.database.read();
    let calls = visible_calls(conn, actor, call_ids).await?;
    let mut by_call: BTreeMap<CallId, Vec<LotInCall>> = BTreeMap::new();
    for lot in lots::lots_by_call(conn, call_ids).await? {
        if let Some(call) = calls.get(&lot.call_id) {
            let call = Arc::clone(call);
            by_call
                .entry(lot.call_id)
                .or_default()
                .push(LotInCall { lot, call });
        }
    }
    Ok(by_call)
}

/// Makes a lot, after the others of its call.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Rejected` with all findings.
pub async fn create_lot(
    app: &App,
    actor: &Actor,
    call_id: CallId,
    edit: LotEdit,
) -> Result<LotInCall, AppError> {
    actor.require_somewhere(Operation::CreateLot)?;
    let transaction = app.database.begin().await?;
    let call = calls::find_call(&transaction, call_id)
        .await?
        .ok_or(AppError::NotFound)?;
    actor.require(Operation::CreateLot, &Subject::call(&call))?;
    let others = lots::lots_by_call(&transaction, &[call_id]).await?;
    let position = others.iter().map(|lot| lot.position + 1).max().unwrap_or(0);
    let lot = edit.create(call_id, position, app.clock.now())?;
    lots::insert_lot(&transaction, &lot)
        .await
        .map_err(refused_lot)?;
    transaction.commit().await?;
    Ok(LotInCall {
        lot,
        call: Arc::new(call),
    })
}

/// Changes a lot.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Conflict`; `Rejected` with all findings.
pub async fn update_lot(
    app: &App,
    actor: &Actor,
    (lot_id, version): (LotId, i32),
    edit: LotEdit,
) -> Result<LotInCall, AppError> {
    let (transaction, found) = open_lot(app, actor, Operation::UpdateLot, lot_id).await?;
    expect_version(&found.lot.record, version)?;
    let lot = edit.update(found.lot, app.clock.now())?;
    lots::update_lot(&transaction, &lot, version)
        .await
        .map_err(refused_lot)?;
    transaction.commit().await?;
    Ok(LotInCall {
        lot,
        call: found.call,
    })
}

/// Deletes a lot with its requirements and interests; the call that it belonged to. A call keeps at least one lot.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Conflict`; `Rejected` with `WRONG_STATE` for the last lot of a call, `IN_USE` while a
/// consortium is for it.
pub async fn delete_lot(
    app: &App,
    actor: &Actor,
    (lot_id, version): (LotId, i32),
) -> Result<Arc<CallForTender>, AppError> {
    let (transaction, found) = open_lot(app, actor, Operation::DeleteLot, lot_id).await?;
    expect_version(&found.lot.record, version)?;
    let others = lots::lots_by_call(&transaction, &[found.lot.call_id]).await?;
    if others.len() < 2 {
        return Err(AppError::rejected_at(RejectionCode::WrongState, "lotId"));
    }
    lots::delete_lot(&transaction, lot_id, version)
        .await
        .map_err(|error| match error {
            used if used.is_foreign_key() => AppError::rejected_at(RejectionCode::InUse, "lotId"),
            other => other.into(),
        })?;
    transaction.commit().await?;
    Ok(found.call)
}

/// A lot with its call, whoever asks.
///
/// # Errors
/// `NotFound` when there is none.
pub async fn lot_in_call(conn: &impl Connection, lot_id: LotId) -> Result<LotInCall, AppError> {
    let lot = lots::find_lot(conn, lot_id)
        .await?
        .ok_or(AppError::NotFound)?;
    let call = calls::find_call(conn, lot.call_id)
        .await?
        .ok_or(AppError::NotFound)?;
    Ok(LotInCall {
        lot,
        call: Arc::new(call),
    })
}

/// A transaction with the lot, on which the person may do the operation.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Unauthenticated`.
pub async fn open_lot(
    app: &App,
    actor: &Actor,
    operation: Operation,
    lot_id: LotId,
) -> Result<(Transaction, LotInCall), AppError> {
    actor.require_somewhere(operation)?;
    let transaction = app.database.begin().await?;
    let found = lot_in_call(&transaction, lot_id).await?;
    actor.require(operation, &Subject::call(&found.call))?;
    Ok((transaction, found))
}

/// As `open_lot`, for a company's answer to it.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Unauthenticated`.
pub async fn open_lot_of_company(
    app: &App,
    actor: &Actor,
    lot_id: LotId,
    company_id: CompanyId,
) -> Result<(Transaction, LotInCall), AppError> {
    let operation = Operation::AnswerInterest;
    actor.require_somewhere(operation)?;
    let transaction = app.database.begin().await?;
    let found = lot_in_call(&transaction, lot_id).await?;
    actor.require(operation, &Subject::interest(&found.call, company_id))?;
    Ok((transaction, found))
}

async fn visible_calls(
    conn: &impl Connection,
    actor: &Actor,
    call_ids: &[CallId],
) -> Result<BTreeMap<CallId, Arc<CallForTender>>, AppError> {
    let found = calls::calls_by_id(conn, call_ids).await?;
    Ok(found
        .into_iter()
        .filter(|call| actor.may(Operation::Lot, &Subject::call(call)))
        .map(|call| (call.id, Arc::new(call)))
        .collect())
}

fn refused_lot(error: StorageError) -> AppError {
    double_at(error, &[("uq_lot_call_id_number", "number")])
}
