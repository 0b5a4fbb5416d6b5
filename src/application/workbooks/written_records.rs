//! The records that imports write, of whatever kind, as JSON: read, made, changed, removed by their kind and id.
//! Certificates are written with their company, references with their capability.

use chrono::{DateTime, Utc};
use domain::access::visibility::{ConsortiumVisibility, InterestVisibility};
use domain::directory::award::Award;
use domain::directory::capability::Capability;
use domain::directory::company::Company;
use domain::directory::competency::Competency;
use domain::imports::import::ImportSubject;
use domain::imports::journal::KeptReason;
use domain::procurement::call::CallForTender;
use domain::procurement::interest::Interest;
use domain::procurement::lot::Lot;
use domain::procurement::requirement::Requirement;
use domain::values::codes::{Siren, Siret};
use domain::values::ids::{
    AwardId, CallId, CapabilityId, CompanyId, CompetencyId, InterestId, LotId, RequirementId,
};
use domain::values::record::Record;
use domain::values::rejection::{Rejection, RejectionCode};
use persistence::connection::Transaction;
use persistence::repositories::access::role_grants;
use persistence::repositories::directory::{awards, capabilities, companies, competencies};
use persistence::repositories::groupings::consortia;
use persistence::repositories::procurement::{calls, interests, lots, requirements};
use persistence::storage_error::StorageError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use uuid::Uuid;

use crate::application::app_error::AppError;

/// A record as it is now.
pub async fn find_record(
    transaction: &Transaction,
    (subject, id): (ImportSubject, Uuid),
) -> Result<Option<Value>, AppError> {
    let conn = transaction;
    match subject {
        ImportSubject::Call => shown(calls::find_call(conn, CallId(id)).await?),
        ImportSubject::Lot => shown(lots::find_lot(conn, LotId(id)).await?),
        ImportSubject::Requirement => {
            shown(requirements::find_requirement(conn, RequirementId(id)).await?)
        }
        ImportSubject::Company | ImportSubject::Certificate => {
            shown(companies::find_company(conn, CompanyId(id)).await?)
        }
        ImportSubject::Capability | ImportSubject::Reference => {
            shown(capabilities::find_capability(conn, CapabilityId(id)).await?)
        }
        ImportSubject::Award => shown(awards::find_award(conn, AwardId(id)).await?),
        ImportSubject::Interest => {
            let all = InterestVisibility::All;
            shown(
                interests::interests_by_id(conn, &[InterestId(id)], &all)
                    .await?
                    .pop(),
            )
        }
        ImportSubject::Competency => {
            shown(competencies::find_competency(conn, CompetencyId(id)).await?)
        }
    }
}

/// Whether anything hangs on a record that would be lost with it.
pub async fn is_in_use(
    transaction: &Transaction,
    (subject, id, now): (ImportSubject, Uuid, &Value),
) -> Result<bool, AppError> {
    let conn = transaction;
    Ok(match subject {
        ImportSubject::Call => !lots::lots_by_call(conn, &[CallId(id)]).await?.is_empty(),
        ImportSubject::Lot => {
            let lot_ids = [LotId(id)];
            !interests::interests_by_lot(conn, &lot_ids, &InterestVisibility::All)
                .await?
                .is_empty()
                || !consortia::consortia_by_lot(conn, &lot_ids, &ConsortiumVisibility::All)
                    .await?
                    .is_empty()
                || !requirements::requirements_by_lot(conn, &lot_ids)
                    .await?
                    .is_empty()
        }
        ImportSubject::Requirement => {
            let lot_id: Option<LotId> = field(now, "lot_id");
            let lot_ids: Vec<LotId> = lot_id.into_iter().collect();
            !consortia::consortia_by_lot(conn, &lot_ids, &ConsortiumVisibility::All)
                .await?
                .is_empty()
        }
        ImportSubject::Company | ImportSubject::Certificate => {
            let company_ids = [CompanyId(id)];
            !capabilities::capabilities_by_company(conn, &company_ids)
                .await?
                .is_empty()
                || !interests::interests_by_company(conn, &company_ids, &InterestVisibility::All)
                    .await?
                    .is_empty()
                || !consortia::consortia_by_company(conn, &company_ids, &ConsortiumVisibility::All)
                    .await?
                    .is_empty()
                || !awards::awards_by_company(conn, &company_ids)
                    .await?
                    .is_empty()
                || !role_grants::grants_by_company(conn, &company_ids)
                    .await?
                    .is_empty()
        }
        ImportSubject::Competency => {
            competencies::is_competency_used(conn, CompetencyId(id)).await?
        }
        ImportSubject::Capability
        | ImportSubject::Reference
        | ImportSubject::Award
        | ImportSubject::Interest => false,
    })
}

/// Makes a record again as it was.
pub async fn insert_record(
    transaction: &Transaction,
    (subject, record): (ImportSubject, &Value),
) -> Result<(), AppError> {
    match subject {
        ImportSubject::Call => calls::insert_call(transaction, &typed(record)?).await?,
        ImportSubject::Lot => lots::insert_lot(transaction, &typed(record)?).await?,
        ImportSubject::Requirement => {
            requirements::insert_requirement(transaction, &typed(record)?).await?;
        }
        ImportSubject::Company | ImportSubject::Certificate => {
            companies::insert_company(transaction, &typed(record)?).await?;
        }
        ImportSubject::Capability | ImportSubject::Reference => {
            capabilities::insert_capability(transaction, &typed(record)?).await?;
        }
        ImportSubject::Award => awards::insert_award(transaction, &typed(record)?).await?,
        ImportSubject::Interest => interests::insert_interest(transaction, &typed(record)?).await?,
        ImportSubject::Competency => {
            competencies::insert_competency(transaction, &typed(record)?).await?;
        }
    }
    Ok(())
}

/// What keeps a record from being made again: what it hangs on is gone, or another one has its place.
pub async fn obstacle(
    transaction: &Transaction,
    (subject, record): (ImportSubject, &Value),
) -> Result<Option<KeptReason>, AppError> {
    if !has_parents(transaction, (subject, record)).await? {
        return Ok(Some(KeptReason::Gone));
    }
    let is_taken = is_taken(transaction, (subject, record)).await?;
    Ok(is_taken.then_some(KeptReason::Taken))
}

async fn has_parents(
    conn: &Transaction,
    (subject, record): (ImportSubject, &Value),
) -> Result<bool, AppError> {
    Ok(match subject {
        ImportSubject::Call
        | ImportSubject::Company
        | ImportSubject::Certificate
        | ImportSubject::Award => true,
        ImportSubject::Lot => match field(record, "call_id") {
            Some(call_id) => calls::find_call(conn, call_id).await?.is_some(),
            None => false,
        },
        ImportSubject::Requirement => match field(record, "lot_id") {
            Some(lot_id) => lots::find_lot(conn, lot_id).await?.is_some(),
            None => false,
        },
        ImportSubject::Interest => {
            let given: Interest = typed(record)?;
            lots::find_lot(conn, given.lot_id).await?.is_some()
                && companies::find_company(conn, given.company_id)
                    .await?
                    .is_some()
        }
        ImportSubject::Competency => {
            let entry: Competency = typed(record)?;
            let broader = competencies::competencies_by_id(conn, &entry.broader).await?;
            broader.len() == entry.broader.len()
        }
        ImportSubject::Capability | ImportSubject::Reference => match field(record, "company_id") {
            Some(company_id) => companies::find_company(conn, company_id).await?.is_some(),
            None => false,
        },
    })
}

/// Whether another record has what must be unique: the reference of a call, the number of a lot in its call, the SIREN or
/// SIRET of a company, the competency of a company, the words
/// of a competency, the reference and lot of a contract.
async fn is_taken(
    conn: &Transaction,
    (subject, record): (ImportSubject, &Value),
) -> Result<bool, AppError> {
    Ok(match subject {
        ImportSubject::Call => {
            let call: CallForTender = typed(record)?;
            let known = calls::calls_by_cluster(conn, &[call.cluster_id]).await?;
            known.iter().any(|other| other.reference == call.reference)
        }
        ImportSubject::Lot => {
            let lot: Lot = typed(record)?;
            let known = lots::lots_by_call(conn, &[lot.call_id]).await?;
            known.iter().any(|other| other.number == lot.number)
        }
        ImportSubject::Requirement => false,
        ImportSubject::Interest => {
            let given: Interest = typed(record)?;
            interests::find_interest(conn, given.lot_id, given.company_id)
                .await?
                .is_some()
        }
        ImportSubject::Competency => {
            let entry: Competency = typed(record)?;
            let known = competencies::load_vocabulary(conn).await?;
            let words = [&entry.code, &entry.label_fr, &entry.label_en];
            words
                .into_iter()
                .chain(&entry.synonyms)
                .any(|word| known.find_by_word(word.as_str()).is_some())
        }
        ImportSubject::Company | ImportSubject::Certificate => {
            let company: Company = typed(record)?;
            let sirens: Vec<&str> = company.siren.iter().map(Siren::as_str).collect();
            let sirets: Vec<&str> = company.siret.iter().map(Siret::as_str).collect();
            !companies::companies_by_siren(conn, &sirens)
                .await?
                .is_empty()
                || !companies::companies_by_siret(conn, &sirets)
                    .await?
                    .is_empty()
        }
        ImportSubject::Capability | ImportSubject::Reference => {
            let held: Capability = typed(record)?;
            let known = capabilities::capabilities_by_company(conn, &[held.company_id]).await?;
            known
                .iter()
                .any(|other| other.competency_id == held.competency_id)
        }
        ImportSubject::Award => {
            let won: Award = typed(record)?;
            let known = awards::awards_by_cluster(conn, won.cluster_id).await?;
            known.iter().any(|other| {
                (&other.reference, &other.lot_number) == (&won.reference, &won.lot_number)
            })
        }
    })
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

/// Removes a record as it is now.
pub async fn delete_record(
    transaction: &Transaction,
    (subject, id, record): (ImportSubject, Uuid, &Value),
) -> Result<(), AppError> {
    let housekeeping: Option<Record> = field(record, "record");
    let version = housekeeping.map_or(0, |record| record.version);
    let conn = transaction;
    match subject {
        ImportSubject::Call => calls::delete_call(conn, CallId(id), version).await?,
        ImportSubject::Lot => lots::delete_lot(conn, LotId(id), version).await?,
        ImportSubject::Requirement => {
            requirements::delete_requirement(conn, RequirementId(id), version).await?;
        }
        ImportSubject::Company | ImportSubject::Certificate => {
            companies::delete_company(conn, CompanyId(id), version).await?;
        }
        ImportSubject::Capability | ImportSubject::Reference => {
            capabilities::delete_capability(conn, CapabilityId(id), version).await?;
        }
        ImportSubject::Award => awards::delete_award(conn, AwardId(id), version).await?,
        ImportSubject::Interest => {
            interests::delete_interest(conn, InterestId(id), version).await?;
        }
        ImportSubject::Competency => {
            competencies::delete_competency(conn, CompetencyId(id), version).await?;
        }
    }
    Ok(())
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

fn shown<T: Serialize>(record: Option<T>) -> Result<Option<Value>, AppError> {
    record.as_ref().map(written).transpose()
}

fn typed<T: DeserializeOwned>(record: &Value) -> Result<T, AppError> {
    serde_json::from_value(record.clone()).map_err(AppError::internal)
}

fn field<T: DeserializeOwned>(record: &Value, name: &str) -> Option<T> {
    serde_json::from_value(record.get(name)?.clone()).ok()
}
