//! The plan of an import is written, all of it or nothing, with a journal by which it can be undone; what people decided
//! about its sheets is remembered.

use domain::directory::competency::Competency;
use domain::imports::import::{ImportPlan, ImportRun, ImportState, PlannedWrite};
use domain::imports::mapping::{ImportMapping, learned};
use domain::values::ids::{ImportMappingId, ImportRunId};
use domain::values::record::Record;
use domain::values::rejection::{Rejection, RejectionCode};
use persistence::connection::Transaction;
use persistence::repositories::directory::{awards, capabilities, companies, competencies};
use persistence::repositories::operations::{import_journals, import_mappings, imports};
use persistence::repositories::procurement::{calls, interests, lots, requirements};
use persistence::storage_error::StorageError;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::workbooks::journal_of::journal_of;
use crate::application::workbooks::planned_run::{planned_run, stale_plan};
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// Writes what a plan says, all of it or nothing.
///
/// # Errors
/// `PLAN_STALE` when the plan was used before or a record that it read has changed since, `REQUIRED` at
/// `acceptsRejectedRows` when rows are rejected and the person has not said to go on without them.
pub async fn apply_import(
    app: &App,
    actor: &Actor,
    import_run_id: ImportRunId,
    rejected_rows: RejectedRows,
) -> Result<ImportRun, AppError> {
    let (transaction, mut run) =
        planned_run(app, actor, (import_run_id, Operation::ApplyImport)).await?;
    if run.plan.writes.iter().any(changes_vocabulary) {
        actor.require(Operation::UpdateCompetency, &Subject::none())?;
    }
    let n_left_out = run.plan.counts.n_rejected + run.plan.counts.n_ambiguous;
    if n_left_out > 0 && rejected_rows == RejectedRows::Refuse {
        let rejection =
            Rejection::at(RejectionCode::Required, "acceptsRejectedRows").with("count", n_left_out);
        return Err(rejection.into());
    }
    let journal = journal_of(&transaction, &run.plan, actor.language()).await?;
    write_all(&transaction, &run.plan, app)
        .await
        .map_err(stale_plan)?;
    import_journals::record_import_journal(&transaction, run.id, (&journal, &[])).await?;
    remember(&transaction, app, &run).await?;
    let (now, version) = (app.clock.now(), run.record.version);
    run.state = ImportState::Applied;
    run.applied_at = Some(now);
    run.record = run.record.changed(now);
    imports::update_import_run(&transaction, &run, version)
        .await
        .map_err(stale_plan)?;
    transaction.commit().await?;
    Ok(run)
}

/// Whether an entry of the vocabulary that is known changes, which takes the right to keep it.
fn changes_vocabulary(write: &PlannedWrite) -> bool {
    matches!(write, PlannedWrite::UpdateCompetency(_))
}

/// What to do about rows that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RejectedRows {
    /// Write nothing while there are any.
    Refuse,
    /// Write the others.
    LeaveOut,
}

/// Keeps what was decided about the sheets of an import, in the place of what was kept of sheets with the same titles.
async fn remember(
    transaction: &Transaction,
    app: &App,
    run: &ImportRun,
) -> Result<(), StorageError> {
    let now = app.clock.now();
    let cluster_id = run.cluster_id;
    let target = Some(run.target);
    let kept = import_mappings::import_mappings_by_cluster(transaction, cluster_id, target).await?;
    for sheet in learned(run) {
        match kept.iter().find(|known| known.sheet.is_about_same(&sheet)) {
            Some(known) if known.sheet == sheet => {}
            Some(known) => {
                let mut mapping = known.clone();
                mapping.sheet = sheet;
                let version = touched(&mut mapping.record, now);
                import_mappings::update_import_mapping(transaction, &mapping, version).await?;
            }
            None => {
                let mapping = ImportMapping {
                    id: ImportMappingId::new(),
                    cluster_id,
                    target: run.target,
                    sheet,
                    record: Record::new(now),
                };
                import_mappings::insert_import_mapping(transaction, &mapping).await?;
            }
        }
    }
    Ok(())
}

/// Writes in the order of the plan; new records of a kind that stand together go in one statement.
async fn write_all(
    transaction: &Transaction,
    plan: &ImportPlan,
    app: &App,
) -> Result<(), StorageError> {
    let now = app.clock.now();
    // Entries of the vocabulary first: others need them. Of them, those above others stand first in the plan.
    let new_competencies: Vec<Competency> = plan.writes.iter().filter_map(new_entry).collect();
    competencies::insert_competencies(transaction, &new_competencies).await?;
    let mut new_requirements = Vec::new();
    let mut new_capabilities = Vec::new();
    for write in plan.writes.clone() {
        match write {
            PlannedWrite::CreateCompetency(_) => {}
            PlannedWrite::UpdateCompetency(mut entry) => {
                let version = touched(&mut entry.record, now);
                competencies::update_competency(transaction, &entry, version).await?;
            }
            PlannedWrite::CreateInterest(interest) => {
                interests::insert_interest(transaction, &interest).await?;
            }
            PlannedWrite::UpdateInterest(mut interest) => {
                let version = touched(&mut interest.record, now);
                interests::update_interest(transaction, &interest, version).await?;
            }
            PlannedWrite::CreateCall(call) => calls::insert_call(transaction, &call).await?,
            PlannedWrite::CreateLot(lot) => lots::insert_lot(transaction, &lot).await?,
            PlannedWrite::CreateRequirement(requirement) => new_requirements.push(requirement),
            PlannedWrite::CreateCompany(company) => {
                companies::insert_company(transaction, &company).await?
            }
            PlannedWrite::UpdateCompany(mut company) => {
                let version = touched(&mut company.record, now);
                companies::update_company(transaction, &company, version).await?;
            }
            PlannedWrite::CreateCapability(capability) => new_capabilities.push(capability),
            PlannedWrite::CreateAward(award) => awards::insert_award(transaction, &award).await?,
            PlannedWrite::UpdateAward(mut award) => {
                let version = touched(&mut award.record, now);
                awards::update_award(transaction, &award, version).await?;
            }
            PlannedWrite::UpdateCall(mut call) => {
                let version = touched(&mut call.record, now);
                calls::update_call(transaction, &call, version).await?;
            }
            PlannedWrite::UpdateLot(mut lot) => {
                let version = touched(&mut lot.record, now);
                lots::update_lot(transaction, &lot, version).await?;
            }
            PlannedWrite::UpdateRequirement(mut requirement) => {
                let version = touched(&mut requirement.record, now);
                requirements::update_requirement(transaction, &requirement, version).await?;
            }
            PlannedWrite::UpdateCapability(mut capability) => {
                let version = touched(&mut capability.record, now);
                capabilities::update_capability(transaction, &capability, version).await?;
            }
        }
    }
    requirements::insert_requirements(transaction, &new_requirements).await?;
    capabilities::insert_capabilities(transaction, &new_capabilities).await
}

fn new_entry(write: &PlannedWrite) -> Option<Competency> {
    match write {
        PlannedWrite::CreateCompetency(entry) => Some(entry.clone()),
        _ => None,
    }
}

/// Notes the change in the housekeeping and returns the version that was read.
fn touched(record: &mut Record, now: chrono::DateTime<chrono::Utc>) -> i32 {
    let version = record.version;
    *record = record.changed(now);
    version
}
