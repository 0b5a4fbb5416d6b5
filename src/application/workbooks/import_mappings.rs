//! What is remembered of imported sheets: shown, put right, and forgotten when a person says so.

use domain::imports::mapping::{ImportMapping, RememberedColumn, RememberedWord};
use domain::values::ids::{ClusterId, ImportMappingId};
use persistence::repositories::operations::import_mappings as stored;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::workbooks::import_fields::import_fields;
use crate::application::workbooks::plan_file::check_words;
use crate::authorization::field_class::FieldClass;
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// What a cluster remembers of imported sheets, the latest first.
///
/// # Errors
/// What the database says; nobody but who steers the cluster gets any.
pub async fn list_import_mappings(
    app: &App,
    actor: &Actor,
    cluster_id: ClusterId,
) -> Result<Option<Vec<ImportMapping>>, AppError> {
    if !actor.may_read(FieldClass::Steering, &Subject::cluster(cluster_id)) {
        return Ok(None);
    }
    Ok(Some(
        stored::import_mappings_by_cluster(app.database.read(), cluster_id, None).await?,
    ))
}

/// Puts right what is remembered of sheets with certain titles: the lists take the place of those that were remembered.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Conflict`; `Rejected` with what `RememberedSheet::revised` finds, `TOO_LONG` and `OUT_OF_RANGE`
/// beyond the limits of decisions.
pub async fn revise_import_mapping(
    app: &App,
    actor: &Actor,
    (id, version): (ImportMappingId, i32),
    (columns, words): (Vec<RememberedColumn>, Vec<RememberedWord>),
) -> Result<ImportMapping, AppError> {
    actor.require_somewhere(Operation::ReviseImportMapping)?;
    let transaction = app.database.begin().await?;
    let mut mapping = stored::find_import_mapping(&transaction, id)
        .await?
        .ok_or(AppError::NotFound)?;
    let subject = Subject::cluster(mapping.cluster_id);
    actor.require(Operation::ReviseImportMapping, &subject)?;
    check_words(&words)?;
    let fields = import_fields(mapping.sheet.read_as);
    let is_field = |name: &str| fields.iter().any(|(field, _)| *field == name);
    let revised = mapping.sheet.revised(columns, words, is_field);
    mapping.sheet = revised.map_err(AppError::Rejected)?;
    mapping.record = mapping.record.changed(app.clock.now());
    stored::update_import_mapping(&transaction, &mapping, version).await?;
    transaction.commit().await?;
    Ok(mapping)
}

/// Forgets what was remembered of sheets with certain titles.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Conflict`.
pub async fn forget_import_mapping(
    app: &App,
    actor: &Actor,
    (id, version): (ImportMappingId, i32),
) -> Result<ImportMappingId, AppError> {
    actor.require_somewhere(Operation::ForgetImportMapping)?;
    let transaction = app.database.begin().await?;
    let mapping = stored::find_import_mapping(&transaction, id)
        .await?
        .ok_or(AppError::NotFound)?;
    let subject = Subject::cluster(mapping.cluster_id);
    actor.require(Operation::ForgetImportMapping, &subject)?;
    stored::delete_import_mapping(&transaction, id, version).await?;
    transaction.commit().await?;
    Ok(id)
}
