//! Whether something has changed in a call since a page was read: a mark made of all that its reader may see, and of
//! nothing else, so that not even the moment of a change tells of a rival group.

use domain::values::ids::{CallId, LotId};
use domain::values::record::Record;
use persistence::repositories::directory::capabilities;
use persistence::repositories::procurement::{lots, requirements};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::groupings::consortia::consortia_by_lot;
use crate::application::groupings::trying::scenarios::scenarios_by_lot;
use crate::application::procurement::calls::find_call;
use crate::application::procurement::interests::interests_by_lot;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// The mark of a call for a reader: it differs whenever the call, its lots and requirements, or answers, scenarios and
/// consortia that the reader may see differ; for coordinators also when companies of the cluster declare something else.
///
/// # Errors
/// `NotFound` unless the person may know of the call; what the database says.
pub async fn call_mark(app: &App, actor: &Actor, call_id: CallId) -> Result<String, AppError> {
    actor.require_somewhere(Operation::CallChanges)?;
    let conn = app.database.read();
    let call = find_call(app, actor, call_id).await?;
    actor.require(Operation::CallChanges, &Subject::call(&call))?;
    let mut mark = Mark::default();
    mark.add(call.id.0, &call.record);
    let of_call = lots::lots_by_call(conn, &[call_id]).await?;
    let lot_ids: Vec<LotId> = of_call.iter().map(|lot| lot.id).collect();
    for lot in &of_call {
        mark.add(lot.id.0, &lot.record);
    }
    for requirement in requirements::requirements_by_lot(conn, &lot_ids).await? {
        mark.add(requirement.id.0, &requirement.record);
    }
    for interest in interests_by_lot(app, actor, &lot_ids)
        .await?
        .values()
        .flatten()
    {
        mark.add(interest.id.0, &interest.record);
    }
    for found in scenarios_by_lot(app, actor, &lot_ids)
        .await?
        .values()
        .flatten()
    {
        mark.add(found.scenario.id.0, &found.scenario.record);
    }
    for consortium in consortia_by_lot(app, actor, &lot_ids).await? {
        mark.add(consortium.id.0, &consortium.record);
    }
    if actor.is_operator() || actor.coordinates(call.cluster_id) {
        let declared = capabilities::last_change_in_cluster(conn, call.cluster_id).await?;
        mark.0.update(format!("{declared:?}"));
    }
    Ok(mark.finish())
}

/// A digest of records and their versions, in the order in which they are added.
#[derive(Default)]
struct Mark(Sha256);

impl Mark {
    fn add(&mut self, id: Uuid, record: &Record) {
        self.0.update(id.as_bytes());
        self.0.update(record.version.to_be_bytes());
    }

    fn finish(self) -> String {
        let digest = self.0.finalize();
        digest
            .iter()
            .take(16)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}
