//! From the bytes of a workbook to the plan of its import: read in a contained process, compared with what is known.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::access::visibility::InterestVisibility;
use domain::directory::capability::Capability;
use domain::directory::company::Company;
use domain::directory::competency::{Competency, Vocabulary};
use domain::imports::choices::COMPETENCY_COLUMN;
use domain::imports::choices::{CallChoice, ImportChoices};
use domain::imports::drafts::{CompanyKey, WorkbookDrafts};
use domain::imports::import::{ImportPlan, ImportTarget, KnownRecords};
use domain::imports::import_plan::plan::plan_import;
use domain::imports::import_plan::planner::PlanContext;
use domain::imports::mapping::{RememberedSheet, RememberedWord, recalled};
use domain::imports::new_competencies::with_new_competencies;
use domain::imports::text_reading::TextOptions;
use domain::procurement::call::CallForTender;
use domain::values::codes::{Siren, Siret};
use domain::values::ids::{ClusterId, CompanyId};
use domain::values::rejection::{Rejection, RejectionCode};
use persistence::connection::Connection;
use persistence::repositories::directory::{awards, capabilities, companies, competencies};
use persistence::repositories::procurement::{calls, interests, lots, requirements};
use spreadsheets::columns::field::TableKind;
use spreadsheets::columns::fields_of::fields_of;
use spreadsheets::read::interpret::interpret;
use spreadsheets::read::reading::Reading;
use spreadsheets::reader::open_contained_until;
use spreadsheets::workbook_error::WorkbookError;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::workbooks::import_jobs::{ImportJob, ImportStage};
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// The most decisions of each kind about one workbook.
const MOST_CHOICES: usize = 5_000;
/// The longest text that a person may put into a cell: what spreadsheets allow.
const LONGEST_TEXT: usize = 32_767;

/// What helps to read a workbook.
#[derive(Clone, Debug)]
pub enum Aid {
    /// What a person decided about it.
    Chosen(ImportChoices),
    /// What is remembered of others.
    Remembered(Remembered),
}

/// What is remembered of other workbooks, and what is known of this one beforehand.
#[derive(Clone, Debug)]
pub struct Remembered {
    /// Their sheets; the first one with the titles of a sheet counts.
    pub sheets: Vec<RememberedSheet>,
    /// How a text file is read.
    pub text: TextOptions,
    /// Which call, or lot, rows are about that name none.
    pub call: Option<CallChoice>,
}

/// A workbook with the plan of its import.
pub struct PlannedFile {
    /// Its bytes.
    pub file: Vec<u8>,
    /// What was decided about it.
    pub choices: ImportChoices,
    /// The plan.
    pub plan: ImportPlan,
}

/// Reads a workbook and decides the fate of every row. Nothing is written.
///
/// # Errors
/// Why the file cannot be read (`UNREADABLE_FILE`, `FILE_TOO_LARGE`, `PROTECTED_FILE`, `NOTHING_TO_IMPORT`), and what is
/// wrong with the competencies that a person decided on.
pub async fn plan_file(
    app: &App,
    actor: &Actor,
    (cluster_id, target): (ClusterId, ImportTarget),
    (file, aid): (Vec<u8>, Aid),
    job: &Arc<ImportJob>,
) -> Result<PlannedFile, AppError> {
    let vocabulary = competencies::load_vocabulary(app.database.read()).await?;
    let is_unaided = matches!(aid, Aid::Remembered(..));
    let (vocabulary, made) = match &aid {
        Aid::Chosen(choices) => {
            with_new_competencies(vocabulary, &choices.competencies, app.clock.now())
                .map_err(AppError::Rejected)?
        }
        Aid::Remembered(..) => (vocabulary, Vec::new()),
    };
    let language = actor.language();
    let (read, vocabulary, file) = {
        let _turn = app.workbooks.turn().await?;
        let program = app.workbooks.program.clone();
        let reading_job = Arc::clone(job);
        let reading = tokio::task::spawn_blocking(move || {
            let text = match &aid {
                Aid::Chosen(choices) => choices.text,
                Aid::Remembered(remembered) => remembered.text,
            };
            let opened = open_contained_until(&program, &file, &text, &reading_job.cancelled);
            let read = opened.map(|workbook| {
                let with = |choices: &ImportChoices| {
                    interpret(
                        &workbook,
                        &Reading {
                            target,
                            vocabulary: &vocabulary,
                            language,
                            choices,
                        },
                    )
                };
                aided(with, aid)
            });
            (read, vocabulary, file)
        });
        reading.await.map_err(AppError::internal)?
    };
    let (drafts, choices) = read.map_err(refused_file)?;
    if is_unaided && holds_nothing(&drafts) {
        let sheets: Vec<String> = drafts
            .sheets
            .iter()
            .map(|sheet| sheet.name.clone())
            .collect();
        let rejection =
            Rejection::at(RejectionCode::NothingToImport, "file").with("found", sheets.join(", "));
        return Err(rejection.into());
    }
    let n_rows = drafts.sheets.iter().map(|sheet| sheet.n_rows as usize);
    job.tell(ImportStage::Comparing, (0, n_rows.sum()));
    let into = (cluster_id, target);
    let words = (vocabulary, made);
    let (plan, choices) = plan_drafts(app, actor, into, (drafts, choices), words).await?;
    Ok(PlannedFile {
        file,
        choices,
        plan,
    })
}

/// Reads as a person decided, or unaided and once more when something is remembered about what was found.
fn aided(
    read: impl Fn(&ImportChoices) -> WorkbookDrafts,
    aid: Aid,
) -> (WorkbookDrafts, ImportChoices) {
    match aid {
        Aid::Chosen(choices) => (read(&choices), choices),
        Aid::Remembered(remembered) => {
            let unaided = read(&ImportChoices::default());
            let mut choices = recalled(&unaided.sheets, &remembered.sheets);
            choices.text = remembered.text;
            // Which call is meant changes nothing about how the file is read.
            let recalled_nothing = choices.is_empty();
            choices.call = remembered.call;
            let drafts = if recalled_nothing {
                unaided
            } else {
                drop(unaided);
                read(&choices)
            };
            (drafts, choices)
        }
    }
}

/// Compares drafts with what is known, off the threads that answer.
async fn plan_drafts(
    app: &App,
    actor: &Actor,
    (cluster_id, target): (ClusterId, ImportTarget),
    (drafts, choices): (WorkbookDrafts, ImportChoices),
    (vocabulary, made): (Vocabulary, Vec<Competency>),
) -> Result<(ImportPlan, ImportChoices), AppError> {
    let into = (cluster_id, target);
    let known = known_records(app.database.read(), actor, into, &drafts).await?;
    let (actor, now) = (actor.clone(), app.clock.now());
    let planning = tokio::task::spawn_blocking(move || {
        let context = PlanContext {
            cluster_id,
            may_create_companies: coordinates(&actor, cluster_id),
            vocabulary: &vocabulary,
            companies: &choices.companies,
            may_create_competencies: actor.may(Operation::CreateCompetency, &Subject::none()),
            may_update_competencies: actor.may(Operation::UpdateCompetency, &Subject::none()),
            account_id: actor.account_id(),
            call: choices.call,
            new_competencies: &made,
            language: actor.language(),
            now,
        };
        let plan = plan_import(drafts, &known, context);
        (plan, choices)
    });
    planning.await.map_err(AppError::internal)
}

/// Whether decisions about a workbook are within their limits and speak of fields that there are.
///
/// # Errors
/// `OUT_OF_RANGE`, `TOO_LONG`, `NOT_UNIQUE` or `NOT_FOUND`, each with its place.
pub fn check_choices(choices: &ImportChoices, target: ImportTarget) -> Result<(), AppError> {
    let mut found: Vec<Rejection> = Vec::new();
    for (field, count) in [
        ("sheets", choices.sheets.len()),
        ("values", choices.values.len()),
        ("cells", choices.cells.len()),
        ("companies", choices.companies.len()),
        ("competencies", choices.competencies.len()),
    ] {
        if count > MOST_CHOICES {
            let rejection = Rejection::at(RejectionCode::OutOfRange, field);
            found.push(rejection.with("value", count).with("max", MOST_CHOICES));
        }
    }
    let texts = choices
        .values
        .iter()
        .map(|value| ("values", value.read_as.as_ref()))
        .chain(
            choices
                .cells
                .iter()
                .map(|cell| ("cells", cell.text.as_ref())),
        );
    for (field, text) in texts {
        if text.is_some_and(|text| text.chars().count() > LONGEST_TEXT) {
            found.push(Rejection::at(RejectionCode::TooLong, field).with("max", LONGEST_TEXT));
        }
    }
    let mut named: BTreeSet<(&str, Option<u32>)> = BTreeSet::new();
    let kinds = TableKind::of_target(target);
    for sheet in &choices.sheets {
        if !named.insert((&sheet.sheet, sheet.header_row)) {
            let twice = Rejection::at(RejectionCode::NotUnique, "sheets");
            found.push(twice.with("value", &sheet.sheet));
        }
        for field in sheet
            .columns
            .iter()
            .filter_map(|column| column.field.as_deref())
        {
            let is_known = field == COMPETENCY_COLUMN
                || kinds
                    .iter()
                    .any(|kind| fields_of(*kind).iter().any(|known| known.name == field));
            if !is_known {
                let unknown = Rejection::at(RejectionCode::NotFound, "sheets");
                found.push(unknown.with("value", field));
            }
        }
    }
    if found.is_empty() {
        Ok(())
    } else {
        Err(AppError::Rejected(found))
    }
}

/// Whether remembered words are within their limits.
///
/// # Errors
/// `OUT_OF_RANGE` or `TOO_LONG` at `words`.
pub fn check_words(words: &[RememberedWord]) -> Result<(), AppError> {
    if words.len() > MOST_CHOICES {
        let rejection = Rejection::at(RejectionCode::OutOfRange, "words");
        let rejection = rejection.with("value", words.len());
        return Err(rejection.with("max", MOST_CHOICES).into());
    }
    let is_long = |text: &String| text.chars().count() > LONGEST_TEXT;
    if words
        .iter()
        .any(|word| is_long(&word.found) || word.read_as.as_ref().is_some_and(is_long))
    {
        return Err(Rejection::at(RejectionCode::TooLong, "words")
            .with("max", LONGEST_TEXT)
            .into());
    }
    Ok(())
}

fn coordinates(actor: &Actor, cluster_id: ClusterId) -> bool {
    actor.is_operator() || actor.coordinates(cluster_id)
}

/// Whether there is not even a row that a person could point at.
fn holds_nothing(drafts: &WorkbookDrafts) -> bool {
    drafts.sheets.iter().all(|sheet| sheet.head.is_empty())
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
        ImportTarget::Capabilities | ImportTarget::Companies => {
            known_companies(conn, actor, cluster_id, drafts).await
        }
        ImportTarget::Awards => known_awards(conn, cluster_id).await,
        ImportTarget::Interests => known_interests(conn, actor, cluster_id).await,
        ImportTarget::Competencies => Ok(KnownRecords::default()),
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

/// The calls that the person may know of, and the answers of the companies that the person may answer for. Whoever steers
/// the cluster answers for all its companies.
async fn known_interests(
    conn: &impl Connection,
    actor: &Actor,
    cluster_id: ClusterId,
) -> Result<KnownRecords, AppError> {
    let is_known = |call: &CallForTender| actor.may(Operation::CallForTender, &Subject::call(call));
    let all = calls::calls_by_cluster(conn, &[cluster_id]).await?;
    let calls: Vec<CallForTender> = all.into_iter().filter(is_known).collect();
    let call_ids: Vec<_> = calls.iter().map(|call| call.id).collect();
    let lots = lots::lots_by_call(conn, &call_ids).await?;
    let lot_ids: Vec<_> = lots.iter().map(|lot| lot.id).collect();
    let is_within = |company: &Company| coordinates(actor, cluster_id) || actor.manages(company.id);
    let in_cluster = companies::companies_of_clusters(conn, &[cluster_id]).await?;
    let companies: Vec<Company> = in_cluster.into_iter().filter(is_within).collect();
    let theirs = InterestVisibility::Reader {
        clusters: Vec::new(),
        companies: companies.iter().map(|company| company.id).collect(),
    };
    Ok(KnownRecords {
        interests: interests::interests_by_lot(conn, &lot_ids, &theirs).await?,
        calls,
        lots,
        companies,
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

/// The SIREN that the rows name, as far as they are right.
fn sirens_in(drafts: &WorkbookDrafts) -> Vec<Siren> {
    let capabilities = drafts.capabilities.iter().map(|row| &row.draft.company);
    let companies = drafts.companies.iter().map(|row| &row.draft.company);
    let references = drafts.references.iter().map(|row| &row.draft.company);
    let certificates = drafts.certificates.iter().map(|row| &row.draft.company);
    let keys = capabilities
        .chain(companies)
        .chain(references)
        .chain(certificates);
    let mut sirens: Vec<Siren> = keys.filter_map(siren_of).collect();
    sirens.sort();
    sirens.dedup();
    sirens
}

fn siren_of(key: &CompanyKey) -> Option<Siren> {
    let parsed = |typed: &str| Siren::parse("siren", typed).ok();
    let siren = key.siren.as_deref().and_then(parsed);
    siren.or_else(|| {
        let siret = Siret::parse("siret", key.siret.as_deref()?).ok()?;
        Some(siret.siren())
    })
}

/// Why a file cannot be used.
#[must_use]
pub fn refused_file(error: WorkbookError) -> AppError {
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
