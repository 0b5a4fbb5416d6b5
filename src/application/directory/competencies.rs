//! The shared vocabulary: anyone reads it, coordinators add to it, network administrators keep it.

use std::collections::BTreeMap;

use domain::directory::competency::{Competency, CompetencyKind};
use domain::edits::competency::CompetencyEdit;
use domain::values::filters::{CompetencyFilter, CompetencyOrderField};
use domain::values::ids::CompetencyId;
use domain::values::page::{Order, Page, PageRequest};
use domain::values::rejection::RejectionCode;
use persistence::repositories::directory::competencies;
use persistence::storage_error::StorageError;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::stored::{double_at, expect_version};
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// A page of the vocabulary.
///
/// # Errors
/// `BadCursor` for a cursor of another list.
pub async fn list_competencies(
    app: &App,
    actor: &Actor,
    filter: &CompetencyFilter,
    order: Order<CompetencyOrderField>,
    page_request: &PageRequest,
) -> Result<Page<Competency>, AppError> {
    actor.require_somewhere(Operation::Competencies)?;
    let conn = app.database.read();
    Ok(competencies::page_of_competencies(conn, filter, order, page_request).await?)
}

/// One entry.
///
/// # Errors
/// `NotFound` when there is none.
pub async fn find_competency(
    app: &App,
    actor: &Actor,
    competency_id: CompetencyId,
) -> Result<Competency, AppError> {
    actor.require_somewhere(Operation::Competency)?;
    competencies::find_competency(app.database.read(), competency_id)
        .await?
        .ok_or(AppError::NotFound)
}

/// The entries with these ids.
///
/// # Errors
/// What the database says.
pub async fn competencies_by_id(
    app: &App,
    competency_ids: &[CompetencyId],
) -> Result<BTreeMap<CompetencyId, Competency>, AppError> {
    let found = competencies::competencies_by_id(app.database.read(), competency_ids).await?;
    Ok(found.into_iter().map(|entry| (entry.id, entry)).collect())
}

/// The entries directly below these, by their French label.
///
/// # Errors
/// What the database says.
pub async fn narrower_by_competency(
    app: &App,
    competency_ids: &[CompetencyId],
) -> Result<BTreeMap<CompetencyId, Vec<Competency>>, AppError> {
    let mut by_broader: BTreeMap<CompetencyId, Vec<Competency>> = BTreeMap::new();
    let conn = app.database.read();
    for (broader, entry) in competencies::narrower_by_competency(conn, competency_ids).await? {
        by_broader.entry(broader).or_default().push(entry);
    }
    Ok(by_broader)
}

/// Adds an entry.
///
/// # Errors
/// `Forbidden`; `Rejected` with all findings.
pub async fn create_competency(
    app: &App,
    actor: &Actor,
    identity: (String, CompetencyKind),
    edit: CompetencyEdit,
) -> Result<Competency, AppError> {
    actor.require(Operation::CreateCompetency, &Subject::none())?;
    let transaction = app.database.begin().await?;
    let vocabulary = competencies::load_vocabulary(&transaction).await?;
    let entry = edit.create(identity, &vocabulary, app.clock.now())?;
    competencies::insert_competency(&transaction, &entry)
        .await
        .map_err(refused_entry)?;
    transaction.commit().await?;
    Ok(entry)
}

/// Changes an entry.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Conflict`; `Rejected` with all findings.
pub async fn update_competency(
    app: &App,
    actor: &Actor,
    (competency_id, version): (CompetencyId, i32),
    edit: CompetencyEdit,
) -> Result<Competency, AppError> {
    actor.require(Operation::UpdateCompetency, &Subject::none())?;
    let transaction = app.database.begin().await?;
    let vocabulary = competencies::load_vocabulary(&transaction).await?;
    let known = vocabulary
        .get(competency_id)
        .cloned()
        .ok_or(AppError::NotFound)?;
    expect_version(&known.record, version)?;
    let entry = edit.update(known, &vocabulary, app.clock.now())?;
    competencies::update_competency(&transaction, &entry, version)
        .await
        .map_err(refused_entry)?;
    transaction.commit().await?;
    Ok(entry)
}

/// Deletes an entry that nobody declares or asks for.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Conflict`; `Rejected` with `IN_USE`.
pub async fn delete_competency(
    app: &App,
    actor: &Actor,
    (competency_id, version): (CompetencyId, i32),
) -> Result<CompetencyId, AppError> {
    actor.require(Operation::DeleteCompetency, &Subject::none())?;
    let transaction = app.database.begin().await?;
    competencies::find_competency(&transaction, competency_id)
        .await?
        .ok_or(AppError::NotFound)?;
    competencies::delete_competency(&transaction, competency_id, version)
        .await
        .map_err(|error| match error {
            used if used.is_foreign_key() => {
                AppError::rejected_at(RejectionCode::InUse, "competencyId")
            }
            other => other.into(),
        })?;
    transaction.commit().await?;
    Ok(competency_id)
}

fn refused_entry(error: StorageError) -> AppError {
    double_at(
        error,
        &[
            ("uq_competency_code", "code"),
            ("pk_competency_word", "synonyms"),
        ],
    )
}
