//! The records that imports write, of whatever kind, as JSON: read, made, changed, removed by their kind and id, many of a kind
//! at once. Certificates are written with their company, references with their capability.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::access::visibility::InterestVisibility;
use domain::directory::award::Award;
use domain::directory::capability::Capability;
use domain::directory::company::Company;
use domain::directory::competency::Competency;
use domain::imports::import::ImportSubject;
use domain::procurement::call::CallForTender;
use domain::procurement::interest::Interest;
use domain::procurement::lot::Lot;
use domain::procurement::requirement::Requirement;
use domain::values::ids::{
    AwardId, CallId, CapabilityId, CompanyId, CompetencyId, InterestId, LotId, RequirementId,
};
use domain::values::record::Record;
use domain::values::rejection::{Rejection, RejectionCode};
use persistence::connection::Transaction;
use persistence::repositories::directory::{awards, capabilities, companies, competencies};
use persistence::repositories::procurement::{calls, interests, lots, requirements};
use persistence::storage_error::StorageError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use crate::application::app_error::AppError;

/// Records of one kind by their ids.
pub type Records = BTreeMap<Uuid, Value>;

/// Records of one kind as they are now; those that are gone are left out.
pub async fn find_records(
    conn: &Transaction,
    (subject, ids): (ImportSubject, &[Uuid]),
) -> Result<Records, AppError> {
    macro_rules! found {
        ($id:path, $find:path) => {{
            let typed: Vec<_> = ids.iter().copied().map($id).collect();
            let records = $find(conn, &typed).await?;
            let shown = records
                .iter()
                .map(|record| Ok((record.id.0, written(record)?)));
            shown.collect()
        }};
    }
    match subject {
        ImportSubject::Call => found!(CallId, calls::calls_by_id),
        ImportSubject::Lot => found!(LotId, lots::lots_by_id),
        ImportSubject::Requirement => found!(RequirementId, requirements::requirements_by_id),
        ImportSubject::Company | ImportSubject::Certificate => {
            found!(CompanyId, companies::companies_by_id)
        }
        ImportSubject::Capability | ImportSubject::Reference => {
            found!(CapabilityId, capabilities::capabilities_by_id)
        }
        ImportSubject::Award => found!(AwardId, awards::awards_by_id),
        ImportSubject::Interest => {
            let typed: Vec<InterestId> = ids.iter().copied().map(InterestId).collect();
            let all = InterestVisibility::All;
            let records = interests::interests_by_id(conn, &typed, &all).await?;
            let shown = records
                .iter()
                .map(|record| Ok((record.id.0, written(record)?)));
            shown.collect()
        }
        ImportSubject::Competency => found!(CompetencyId, competencies::competencies_by_id),
    }
}

/// Makes records of one kind again as they were.
pub async fn insert_records(
    conn: &Transaction,
    (subject, records): (ImportSubject, &Records),
) -> Result<(), AppError> {
    match subject {
        ImportSubject::Call => calls::insert_calls(conn, &typed_all(records)?).await?,
        ImportSubject::Lot => lots::insert_lots(conn, &typed_all(records)?).await?,
        ImportSubject::Requirement => {
            requirements::insert_requirements(conn, &typed_all(records)?).await?;
        }
        ImportSubject::Company | ImportSubject::Certificate => {
            companies::insert_companies(conn, &typed_all(records)?).await?;
        }
        ImportSubject::Capability | ImportSubject::Reference => {
            capabilities::insert_capabilities(conn, &typed_all(records)?).await?;
        }
        ImportSubject::Award => awards::insert_awards(conn, &typed_all(records)?).await?,
        ImportSubject::Interest => {
            interests::insert_interests(conn, &typed_all(records)?).await?;
        }
        ImportSubject::Competency => {
            competencies::insert_competencies(conn, &typed_all(records)?).await?;
        }
    }
    Ok(())
}

/// Changes a record, given with the housekeeping that it has now; answers it as it is then.
pub async fn update_record(
    transaction: &Transaction,
    (subject, record): (ImportSubject, &Value),
    now: DateTime<Utc>,
) -> Result<Value, AppError> {
    macro_rules! update {
        ($kind:ty, $update:path) => {{
            let mut typed: $kind = typed(record)?;
            let version = typed.record.version;
            typed.record = typed.record.changed(now);
            $update(transaction, &typed, version)
                .await
                .map_err(taken_meanwhile)?;
            written(&typed)
        }};
    }
    match subject {
        ImportSubject::Call => update!(CallForTender, calls::update_call),
        ImportSubject::Lot => update!(Lot, lots::update_lot),
        ImportSubject::Requirement => update!(Requirement, requirements::update_requirement),
        ImportSubject::Company | ImportSubject::Certificate => {
            update!(Company, companies::update_company)
        }
        ImportSubject::Capability | ImportSubject::Reference => {
            update!(Capability, capabilities::update_capability)
        }
        ImportSubject::Award => update!(Award, awards::update_award),
        ImportSubject::Interest => update!(Interest, interests::update_interest),
        ImportSubject::Competency => update!(Competency, competencies::update_competency),
    }
}

/// Removes records of one kind as they are now.
pub async fn delete_records(
    conn: &Transaction,
    (subject, records): (ImportSubject, &Records),
) -> Result<(), AppError> {
    let expected: Vec<(Uuid, i32)> = records
        .iter()
        .map(|(id, record)| (*id, version_of(record)))
        .collect();
    macro_rules! expected {
        ($id:path) => {{
            let typed = expected.iter().map(|(id, version)| ($id(*id), *version));
            typed.collect::<Vec<_>>()
        }};
    }
    match subject {
        ImportSubject::Call => calls::delete_calls(conn, &expected!(CallId)).await?,
        ImportSubject::Lot => {
            for (id, version) in expected {
                lots::delete_lot(conn, LotId(id), version).await?;
            }
        }
        ImportSubject::Requirement => {
            requirements::delete_requirements(conn, &expected!(RequirementId)).await?;
        }
        ImportSubject::Company | ImportSubject::Certificate => {
            companies::delete_companies(conn, &expected!(CompanyId)).await?;
        }
        ImportSubject::Capability | ImportSubject::Reference => {
            capabilities::delete_capabilities(conn, &expected!(CapabilityId)).await?;
        }
        ImportSubject::Award => awards::delete_awards(conn, &expected!(AwardId)).await?,
        ImportSubject::Interest => {
            interests::delete_interests(conn, &expected!(InterestId)).await?;
        }
        ImportSubject::Competency => {
            for (id, version) in expected {
                competencies::delete_competency(conn, CompetencyId(id), version).await?;
            }
        }
    }
    Ok(())
}

fn version_of(record: &Value) -> i32 {
    let housekeeping: Option<Record> = field(record, "record");
    housekeeping.map_or(0, |record| record.version)
}

/// A value that is put back may belong to another record by now: nothing is undone then.
fn taken_meanwhile(error: StorageError) -> AppError {
    match error {
        StorageError::Constraint { .. } => {
            Rejection::at(RejectionCode::NotUnique, "importRunId").into()
        }
        other => other.into(),
    }
}

/// A record as the journal keeps it.
pub fn written<T: Serialize>(record: &T) -> Result<Value, AppError> {
    serde_json::to_value(record).map_err(AppError::internal)
}

fn typed<T: DeserializeOwned>(record: &Value) -> Result<T, AppError> {
    serde_json::from_value(record.clone()).map_err(AppError::internal)
}

/// All of some records read from the journal.
pub fn typed_all<T: DeserializeOwned>(records: &Records) -> Result<Vec<T>, AppError> {
    records.values().map(typed).collect()
}

/// A field of a record, when it has that and can be read.
pub fn field<T: DeserializeOwned>(record: &Value, name: &str) -> Option<T> {
    serde_json::from_value(record.get(name)?.clone()).ok()
}
