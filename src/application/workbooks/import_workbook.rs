//! Workbooks in: read in a contained process, planned without a database, shown, and applied in one transaction.

use domain::access::visibility::ImportVisibility;
use domain::directory::capability::Capability;
use domain::directory::company::Company;
use domain::imports::drafts::WorkbookDrafts;
use domain::imports::import::{
    ImportPlan, ImportRun, ImportState, ImportTarget, KnownRecords, PlannedWrite,
};
use domain::imports::import_plan::plan::plan_import;
use domain::imports::import_plan::planner::PlanContext;
use domain::values::codes::{Siren, Siret};
use domain::values::filters::ImportRunFilter;
use domain::values::ids::{ClusterId, CompanyId, ImportRunId};
use domain::values::page::{Page, PageRequest};
use domain::values::record::Record;
use domain::values::rejection::{Rejection, RejectionCode};
use domain::values::text::Name;
use persistence::connection::{Connection, Transaction};
use persistence::repositories::directory::{awards, capabilities, companies, competencies};
use persistence::repositories::operations::imports;
use persistence::repositories::procurement::{calls, lots, requirements};
use persistence::storage_error::StorageError;
use sha2::{Digest, Sha256};
use spreadsheets::reader::read_workbook;
use spreadsheets::upload::Upload;
use spreadsheets::workbook_error::WorkbookError;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// A file as it came in.
#[derive(Clone, Debug)]
pub struct UploadedFile {
    /// Its name on the sender's machine.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What is imported, as what, and for which cluster.
#[derive(Clone, Debug)]
pub struct ImportWorkbook {
    /// The file.
    pub upload: UploadedFile,
    /// What it is read as.
    pub target: ImportTarget,
    /// The cluster that it is for.
    pub cluster_id: ClusterId,
}

/// Reads a workbook and plans what its import would do. Nothing is written but the plan.
///
/// # Errors
/// `Forbidden`, and why the file cannot be read (`UNREADABLE_FILE`, `FILE_TOO_LARGE`, `PROTECTED_FILE`,
/// `NOTHING_TO_IMPORT`).
pub async fn import_workbook(
    app: &App,
    actor: &Actor,
    command: ImportWorkbook,
) -> Result<ImportRun, AppError> {
    let subject = Subject::import_into(command.cluster_id, command.target);
    actor.require(Operation::UploadWorkbook, &subject)?;
    let vocabulary = competencies::load_vocabulary(app.database.read()).await?;
    let file_digest = hexadecimal(&Sha256::digest(&command.upload.bytes));
    let file_name = Name::parse(
        "file",
        &command.upload.name.chars().take(200).collect::<String>(),
    );
    let file_name = file_name.unwrap_or_else(|_| Name::stored("classeur".to_owned()));
    let (drafts, vocabulary, upload) = {
        let _turn = app.workbooks.turn().await?;
        let (program, target) = (app.workbooks.program.clone(), command.target);
        let upload = Upload {
            name: command.upload.name,
            bytes: command.upload.bytes,
        };
        let reading = tokio::task::spawn_blocking(move || {
            let drafts = read_workbook(&program, &upload, target, &vocabulary);
            (drafts, vocabulary, upload)
        });
        reading.await.map_err(AppError::internal)?
    };
    let drafts = drafts.map_err(refused_file)?;
    if holds_nothing(&drafts) {
        let sheets: Vec<String> = drafts
            .sheets
            .iter()
            .map(|sheet| sheet.name.clone())
            .collect();
        let rejection =
            Rejection::at(RejectionCode::NothingToImport, "file").with("found", sheets.join(", "));
        return Err(rejection.into());
    }
    let known = known_records(
        app.database.read(),
        actor,
        (command.cluster_id, command.target),
        &drafts,
    )
    .await?;
    let now = app.clock.now();
    let context = PlanContext {
        cluster_id: command.cluster_id,
        may_create_companies: coordinates(actor, command.cluster_id),
        vocabulary: &vocabulary,
        language: actor.language(),
        now,
    };
    let run = ImportRun {
        id: ImportRunId::new(),
        cluster_id: command.cluster_id,
        account_id: actor.account_id(),
        target: command.target,
        file_name,
        file_digest,
        state: ImportState::Planned,
        plan: plan_import(drafts, &known, context),
        applied_at: None,
        record: Record::new(now),
    };
    let transaction = app.database.begin().await?;
    imports::record_import_run(&transaction, &run, &upload.bytes).await?;
    transaction.commit().await?;
    Ok(run)
}

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
    let n_left_out = run.plan.counts.n_rejected + run.plan.counts.n_ambiguous;
    if n_left_out > 0 && rejected_rows == RejectedRows::Refuse {
        let rejection =
            Rejection::at(RejectionCode::Required, "acceptsRejectedRows").with("count", n_left_out);
        return Err(rejection.into());
    }
    write_all(&transaction, &run.plan, app)
        .await
        .map_err(stale_plan)?;
    finish(app, transaction, &mut run, ImportState::Applied).await?;
    Ok(run)
}

/// What to do about rows that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RejectedRows {
    /// Write nothing while there are any.
    Refuse,
    /// Write the others.
    LeaveOut,
}

/// Puts a plan away without writing.
///
/// # Errors
/// `PLAN_STALE` when the plan was used before.
pub async fn discard_import(
    app: &App,
    actor: &Actor,
    import_run_id: ImportRunId,
) -> Result<ImportRun, AppError> {
    let (transaction, mut run) =
        planned_run(app, actor, (import_run_id, Operation::DiscardImport)).await?;
    finish(app, transaction, &mut run, ImportState::Discarded).await?;
    Ok(run)
}

/// One import.
///
/// # Errors
/// `NotFound` unless the person may know of it.
pub async fn find_import_run(
    app: &App,
    actor: &Actor,
    import_run_id: ImportRunId,
) -> Result<ImportRun, AppError> {
    actor.require_somewhere(Operation::ImportRun)?;
    let run = imports::find_import_run(app.database.read(), import_run_id)
        .await?
        .ok_or(AppError::NotFound)?;
    actor.require(Operation::ImportRun, &Subject::import(&run))?;
    Ok(run)
}

/// A page of the imports that the person may know of, latest first.
///
/// # Errors
/// `NotFound` for a cluster of which the person may know no imports.
pub async fn list_import_runs(
    app: &App,
    actor: &Actor,
    cluster_id: Option<ClusterId>,
    page_request: PageRequest,
) -> Result<Page<ImportRun>, AppError> {
    actor.require_somewhere(Operation::ImportRuns)?;
    if let Some(cluster_id) = cluster_id {
        actor.require(Operation::ImportRuns, &Subject::cluster(cluster_id))?;
    }
    let filter = ImportRunFilter {
        clusters: cluster_id.into_iter().collect(),
        ..ImportRunFilter::default()
    };
    let visibility = import_visibility(actor);
    let conn = app.database.read();
    Ok(imports::page_of_import_runs(conn, &visibility, &filter, &page_request).await?)
}

/// What of the imports the person may know of, as the matrix says it for each cluster and target.
fn import_visibility(actor: &Actor) -> ImportVisibility {
    if actor.is_operator() {
        return ImportVisibility::All;
    }
    let sees_all =
        |cluster_id: &ClusterId| actor.may(Operation::ImportRun, &Subject::cluster(*cluster_id));
    let sees_own = |(cluster_id, target): &(ClusterId, ImportTarget)| {
        let subject = Subject {
            account_id: actor.account_id(),
            ..Subject::import_into(*cluster_id, *target)
        };
        actor.may(Operation::ImportRun, &subject)
    };
    let targets = [
        ImportTarget::Calls,
        ImportTarget::Capabilities,
        ImportTarget::Awards,
    ];
    let own = actor.home_clusters().into_iter();
    ImportVisibility::Reader {
        clusters: actor
            .coordinated_clusters()
            .into_iter()
            .filter(sees_all)
            .collect(),
        account_id: actor.account_id(),
        own: own
            .flat_map(|cluster_id| targets.map(|target| (cluster_id, target)))
            .filter(sees_own)
            .collect(),
    }
}

async fn planned_run(
    app: &App,
    actor: &Actor,
    (import_run_id, operation): (ImportRunId, Operation),
) -> Result<(Transaction, ImportRun), AppError> {
    actor.require_somewhere(operation)?;
    let transaction = app.database.begin().await?;
    let run = imports::find_import_run(&transaction, import_run_id)
        .await?
        .ok_or(AppError::NotFound)?;
    actor.require(operation, &Subject::import(&run))?;
    if run.state != ImportState::Planned {
        return Err(Rejection::at(RejectionCode::PlanStale, "importRunId").into());
    }
    Ok((transaction, run))
}

async fn finish(
    app: &App,
    transaction: Transaction,
    run: &mut ImportRun,
    state: ImportState,
) -> Result<(), AppError> {
    let (now, version) = (app.clock.now(), run.record.version);
    run.state = state;
    run.applied_at = (state == ImportState::Applied).then_some(now);
    run.record = run.record.changed(now);
    imports::update_import_run(&transaction, run, version)
        .await
        .map_err(stale_plan)?;
    transaction.commit().await?;
    Ok(())
}

fn coordinates(actor: &Actor, cluster_id: ClusterId) -> bool {
    actor.is_operator() || actor.coordinates(cluster_id)
}

fn holds_nothing(drafts: &WorkbookDrafts) -> bool {
    drafts.calls.is_empty()
        && drafts.lots.is_empty()
        && drafts.requirements.is_empty()
        && drafts.capabilities.is_empty()
        && drafts.awards.is_empty()
        && drafts.sheets.iter().all(|sheet| sheet.header_row.is_none())
}

/// What the plan is compared with. A company's own people see their companies only, so that nothing of others shows.
async fn known_records(
    conn: &impl Connection,
    actor: &Actor,
    (cluster_id, target): (ClusterId, ImportTarget),
    drafts: &WorkbookDrafts,
) -> Result<KnownRecords, AppError> {
    match target {
        ImportTarget::Calls => known_calls(conn, cluster_id).await,
        ImportTarget::Capabilities => known_companies(conn, actor, cluster_id, drafts).await,
        ImportTarget::Awards => known_awards(conn, cluster_id).await,
    }
}

async fn known_calls(
    conn: &impl Connection,
    cluster_id: ClusterId,
) -> Result<KnownRecords, AppError> {
    let known = calls::calls_by_cluster(conn, &[cluster_id]).await?;
    let call_ids: Vec<_> = known.iter().map(|call| call.id).collect();
    let known_lots = lots::lots_by_call(conn, &call_ids).await?;
    let lot_ids: Vec<_> = known_lots.iter().map(|lot| lot.id).collect();
    let asked = requirements::requirements_by_lot(conn, &lot_ids).await?;
    Ok(KnownRecords {
        calls: known,
        lots: known_lots,
        requirements: asked,
        ..KnownRecords::default()
    })
}

async fn known_awards(
    conn: &impl Connection,
    cluster_id: ClusterId,
) -> Result<KnownRecords, AppError> {
    Ok(KnownRecords {
        companies: companies::companies_of_clusters(conn, &[cluster_id]).await?,
        awards: awards::awards_by_cluster(conn, cluster_id).await?,
        ..KnownRecords::default()
    })
}

async fn known_companies(
    conn: &impl Connection,
    actor: &Actor,
    cluster_id: ClusterId,
    drafts: &WorkbookDrafts,
) -> Result<KnownRecords, AppError> {
    let in_cluster = companies::companies_of_clusters(conn, &[cluster_id]).await?;
    let is_within = |company: &Company| coordinates(actor, cluster_id) || actor.manages(company.id);
    let within: Vec<Company> = in_cluster.into_iter().filter(is_within).collect();
    let ids: Vec<CompanyId> = within.iter().map(|company| company.id).collect();
    let declared: Vec<Capability> = capabilities::capabilities_by_company(conn, &ids).await?;
    let sirens = sirens_in(drafts);
    let named =
        companies::companies_by_siren(conn, &sirens.iter().map(Siren::as_str).collect::<Vec<_>>())
            .await?;
    let out_of_reach = named
        .into_iter()
        .filter(|company| !ids.contains(&company.id))
        .filter_map(|company| company.siren)
        .collect();
    Ok(KnownRecords {
        companies: within,
        capabilities: declared,
        out_of_reach,
        ..KnownRecords::default()
    })
}

fn sirens_in(drafts: &WorkbookDrafts) -> Vec<Siren> {
    let mut sirens: Vec<Siren> = drafts
        .capabilities
        .iter()
        .filter_map(|row| {
            let siren = row
                .draft
                .company
                .siren
                .as_deref()
                .and_then(|typed| Siren::parse("siren", typed).ok());
            let siret = row
                .draft
                .company
                .siret
                .as_deref()
                .and_then(|typed| Siret::parse("siret", typed).ok());
            siren.or_else(|| siret.map(|siret| siret.siren()))
        })
        .collect();
    sirens.sort();
    sirens.dedup();
    sirens
}

/// Writes in the order of the plan; new records of a kind that stand together go in one statement.
async fn write_all(
    transaction: &Transaction,
    plan: &ImportPlan,
    app: &App,
) -> Result<(), StorageError> {
    let now = app.clock.now();
    let mut new_requirements = Vec::new();
    let mut new_capabilities = Vec::new();
    for write in plan.writes.clone() {
        match write {
            PlannedWrite::CreateCall(call) => calls::insert_call(transaction, &call).await?,
            PlannedWrite::CreateLot(lot) => lots::insert_lot(transaction, &lot).await?,
            PlannedWrite::CreateRequirement(requirement) => new_requirements.push(requirement),
            PlannedWrite::CreateCompany(company) => {
                companies::insert_company(transaction, &company).await?
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

/// Notes the change in the housekeeping and returns the version that was read.
fn touched(record: &mut Record, now: chrono::DateTime<chrono::Utc>) -> i32 {
    let version = record.version;
    *record = record.changed(now);
    version
}

/// A record moved, was made or went away since the plan was shown: the plan is of no use any more.
fn stale_plan(error: StorageError) -> AppError {
    match error {
        StorageError::StaleVersion | StorageError::Constraint { .. } => {
            Rejection::at(RejectionCode::PlanStale, "importRunId").into()
        }
        other => other.into(),
    }
}

fn refused_file(error: WorkbookError) -> AppError {
    let code = match &error {
        WorkbookError::TooLarge { .. } => RejectionCode::FileTooLarge,
        WorkbookError::Protected => RejectionCode::ProtectedFile,
        WorkbookError::ReaderUnavailable { reason } => {
            return AppError::Unavailable(reason.clone());
        }
        _ => RejectionCode::UnreadableFile,
    };
    let rejection = Rejection::at(code, "file").with("reason", &error);
    match error {
        WorkbookError::TooLarge { limit, most } => {
            rejection.with("limit", limit).with("max", most).into()
        }
        WorkbookError::UnsupportedFormat { found } => rejection.with("found", found).into(),
        _ => rejection.into(),
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
