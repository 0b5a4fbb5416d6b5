//! Workbooks in: planned, planned anew with what a person decided, shown, put away.

use std::sync::Arc;

use domain::access::visibility::ImportVisibility;
use domain::imports::choices::{CallChoice, ImportChoices};
use domain::imports::import::{ImportPlan, ImportRun, ImportState, ImportTarget};
use domain::imports::mapping::learned;
use domain::imports::text_reading::TextOptions;
use domain::values::filters::ImportRunFilter;
use domain::values::ids::{ClusterId, ImportRunId};
use domain::values::page::{Page, PageRequest};
use domain::values::record::Record;
use domain::values::rejection::RejectionCode;
use domain::values::text::Name;
use persistence::repositories::operations::{import_mappings, imports};
use sha2::{Digest, Sha256};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::workbooks::call_meant::check_call;
use crate::application::workbooks::import_jobs::ImportJob;
use crate::application::workbooks::plan_file::{
    Aid, PlannedFile, Remembered, check_choices, plan_file,
};
use crate::application::workbooks::planned_run::{stale_plan, unapplied_run};
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
    /// An import whose decisions count for this workbook too, wherever its sheets have the same titles.
    pub decisions_of: Option<ImportRunId>,
    /// Which call, or lot, rows are about that name none.
    pub call: Option<CallChoice>,
}

/// Reads a workbook and plans what its import would do, with what is remembered of workbooks with the same titles. Nothing
/// is written but the plan.
///
/// # Errors
/// `Forbidden`, and why the file cannot be read (`UNREADABLE_FILE`, `FILE_TOO_LARGE`, `PROTECTED_FILE`,
/// `NOTHING_TO_IMPORT`); `NOT_FOUND` at `callId` or `lotId`.
pub async fn import_workbook(
    app: &App,
    actor: &Actor,
    command: ImportWorkbook,
) -> Result<ImportRun, AppError> {
    let subject = Subject::import_into(command.cluster_id, command.target);
    actor.require(Operation::UploadWorkbook, &subject)?;
    let into = (command.cluster_id, command.target);
    check_call(app.database.read(), actor, into, command.call).await?;
    let remembered = remembered(app, actor, &command).await?;
    let mut run = new_run(app, actor, &command, ImportState::Planned);
    let at_work = app.import_jobs.begin(run.id);
    let read = (&run, command.upload.bytes);
    let planned = read_and_plan(app, actor, read, remembered, &at_work.share()).await?;
    run.choices = planned.choices;
    run.plan = planned.plan;
    let transaction = app.database.begin().await?;
    imports::record_import_run(&transaction, &run, &planned.file).await?;
    transaction.commit().await?;
    Ok(run)
}

/// What is remembered of workbooks with the same titles: what was decided about the import that the person names, before what
/// the cluster has learned.
pub async fn remembered(
    app: &App,
    actor: &Actor,
    command: &ImportWorkbook,
) -> Result<Remembered, AppError> {
    let (cluster_id, target) = (command.cluster_id, command.target);
    let of_cluster =
        import_mappings::import_mappings_by_cluster(app.database.read(), cluster_id, Some(target));
    let of_cluster = of_cluster.await?.into_iter().map(|mapping| mapping.sheet);
    let Some(import_run_id) = command.decisions_of else {
        return Ok(Remembered {
            sheets: of_cluster.collect(),
            text: TextOptions::default(),
            call: command.call,
        });
    };
    let named = find_import_run(app, actor, import_run_id).await;
    let named = named.map_err(|error| match error {
        AppError::NotFound => AppError::rejected_at(RejectionCode::NotFound, "decisionsOf"),
        other => other,
    })?;
    if named.target != target {
        return Err(AppError::rejected_at(
            RejectionCode::WrongState,
            "decisionsOf",
        ));
    }
    Ok(Remembered {
        sheets: learned(&named).into_iter().chain(of_cluster).collect(),
        text: named.choices.text,
        call: command.call,
    })
}

/// An import of which nothing has been read yet.
#[must_use]
pub fn new_run(
    app: &App,
    actor: &Actor,
    command: &ImportWorkbook,
    state: ImportState,
) -> ImportRun {
    let file_name = Name::parse(
        "file",
        &command.upload.name.chars().take(200).collect::<String>(),
    );
    ImportRun {
        id: ImportRunId::new(),
        cluster_id: command.cluster_id,
        account_id: actor.account_id(),
        target: command.target,
        file_name: file_name.unwrap_or_else(|_| Name::stored("classeur".to_owned())),
        file_digest: hexadecimal(&Sha256::digest(&command.upload.bytes)),
        state,
        choices: ImportChoices::default(),
        plan: ImportPlan::default(),
        applied_at: None,
        undone_at: None,
        record: Record::new(app.clock.now()),
    }
}

/// Reads the file of a new import with what is remembered of workbooks with the same titles, and plans it.
///
/// # Errors
/// Why the file cannot be read.
pub async fn read_and_plan(
    app: &App,
    actor: &Actor,
    (run, file): (&ImportRun, Vec<u8>),
    remembered: Remembered,
    job: &Arc<ImportJob>,
) -> Result<PlannedFile, AppError> {
    let into = (run.cluster_id, run.target);
    let aid = Aid::Remembered(remembered);
    plan_file(app, actor, into, (file, aid), job).await
}

/// Plans an import anew with what a person decided about its file, also when records have moved since it was planned.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Conflict`; `Rejected` with `PLAN_STALE` when it was applied or put away, and with the faults of
/// the choices.
pub async fn revise_import(
    app: &App,
    actor: &Actor,
    (import_run_id, version): (ImportRunId, i32),
    choices: ImportChoices,
) -> Result<ImportRun, AppError> {
    let asked = (import_run_id, Operation::ReviseImport);
    let (transaction, mut run) = unapplied_run(app, actor, asked).await?;
    check_choices(&choices, run.target)?;
    if !makes_no_more(&choices, &run.choices) {
        actor.require(Operation::CreateCompetency, &Subject::none())?;
    }
    let into = (run.cluster_id, run.target);
    check_call(&transaction, actor, into, choices.call).await?;
    let file = imports::find_import_file(&transaction, import_run_id)
        .await?
        .ok_or(AppError::NotFound)?;
    // Reading takes a while: no transaction stays open meanwhile, the version tells whether anybody else was here.
    drop(transaction);
    let at_work = app.import_jobs.begin(run.id);
    let aid = Aid::Chosen(choices);
    let planned = plan_file(app, actor, into, (file, aid), &at_work.share()).await?;
    run.state = ImportState::Planned;
    run.choices = planned.choices;
    run.plan = planned.plan;
    run.record = run.record.changed(app.clock.now());
    let transaction = app.database.begin().await?;
    imports::replan_import_run(&transaction, &run, version).await?;
    transaction.commit().await?;
    Ok(run)
}

/// Whether all competencies that are decided on were decided on before: by somebody who may.
fn makes_no_more(choices: &ImportChoices, before: &ImportChoices) -> bool {
    choices
        .competencies
        .iter()
        .all(|choice| before.competencies.contains(choice))
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
        unapplied_run(app, actor, (import_run_id, Operation::DiscardImport)).await?;
    run.state = ImportState::Discarded;
    let version = run.record.version;
    run.record = run.record.changed(app.clock.now());
    imports::update_import_run(&transaction, &run, version)
        .await
        .map_err(stale_plan)?;
    transaction.commit().await?;
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

/// One import with all rows and writes of its plan.
///
/// # Errors
/// `NotFound` unless the person may know of it.
pub async fn find_whole_import_run(
    app: &App,
    actor: &Actor,
    import_run_id: ImportRunId,
) -> Result<ImportRun, AppError> {
    find_import_run(app, actor, import_run_id).await?;
    imports::find_whole_import_run(app.database.read(), import_run_id)
        .await?
        .ok_or(AppError::NotFound)
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
        ImportTarget::Companies,
        ImportTarget::Interests,
        ImportTarget::Competencies,
    ];
    let sees_own_anywhere = |target: &ImportTarget| {
        let subject = Subject {
            account_id: actor.account_id(),
            import_target: Some(*target),
            ..Subject::none()
        };
        actor.may(Operation::ImportRun, &subject)
    };
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
        own_anywhere: targets.into_iter().filter(sees_own_anywhere).collect(),
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
