//! The call, or lot, that rows of a workbook are about which name none.

use domain::imports::choices::CallChoice;
use domain::imports::import::ImportTarget;
use domain::procurement::call::CallForTender;
use domain::values::ids::ClusterId;
use domain::values::rejection::{Rejection, RejectionCode};
use persistence::connection::Connection;
use persistence::repositories::procurement::{calls, lots};

use crate::application::actor::Actor;
use crate::application::app_error::AppError;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// Refuses a call that is not one of the cluster that the person may change, or for answers may know of, and a lot of another call: both are absent to
/// such a person.
///
/// # Errors
/// `NOT_FOUND` at `callId` or `lotId`; `INVALID_FORMAT` at `callId` for an import that is about no calls.
pub async fn check_call(
    conn: &impl Connection,
    actor: &Actor,
    (cluster_id, target): (ClusterId, ImportTarget),
    choice: Option<CallChoice>,
) -> Result<(), AppError> {
    let Some(choice) = choice else {
        return Ok(());
    };
    let operation = match target {
        ImportTarget::Calls => Some(Operation::UpdateCall),
        ImportTarget::Interests => Some(Operation::CallForTender),
        _ => None,
    };
    let Some(operation) = operation else {
        let rejection = Rejection::at(RejectionCode::InvalidFormat, "callId");
        return Err(rejection.with("expected", "CALLS, INTERESTS").into());
    };
    let is_theirs = |call: &CallForTender| {
        call.cluster_id == cluster_id && actor.may(operation, &Subject::call(call))
    };
    let found = calls::find_call(conn, choice.call_id).await?;
    if !found.is_some_and(|call| is_theirs(&call)) {
        return Err(AppError::rejected_at(RejectionCode::NotFound, "callId"));
    }
    let Some(lot_id) = choice.lot_id else {
        return Ok(());
    };
    let lot = lots::find_lot(conn, lot_id).await?;
    if lot.is_some_and(|lot| lot.call_id == choice.call_id) {
        Ok(())
    } else {
        Err(AppError::rejected_at(RejectionCode::NotFound, "lotId"))
    }
}
