//! Blank workbooks to fill in and send back.

use domain::access::account::Language;
use domain::directory::company::Company;
use domain::values::ids::ClusterId;
use persistence::repositories::directory::{companies, competencies};
use spreadsheets::write::directory::directory_template::write_directory_template;
use spreadsheets::write::write_template::{
    self, ExampleRow, write_awards_template, write_calls_template, write_capabilities_template,
};

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::exports::exported_file::{ExportedFile, in_language, workbook, written};
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// Whether a template has a row that shows how it is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Examples {
    /// With one; it is put aside when the workbook comes back.
    Shown,
    /// Without.
    Absent,
}

impl From<Examples> for ExampleRow {
    fn from(examples: Examples) -> Self {
        match examples {
            Examples::Shown => Self::Shown,
            Examples::Absent => Self::Absent,
        }
    }
}

/// How a template for capabilities is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CapabilityLayout {
    /// A row for each capability.
    List,
    /// A company in each row, a competency in each column.
    Matrix,
}

impl From<CapabilityLayout> for write_template::CapabilityLayout {
    fn from(layout: CapabilityLayout) -> Self {
        match layout {
            CapabilityLayout::List => Self::List,
            CapabilityLayout::Matrix => Self::Matrix,
        }
    }
}

/// A blank workbook for calls, lots and requirements.
///
/// # Errors
/// `Unauthenticated`.
pub async fn export_call_template(
    app: &App,
    actor: &Actor,
    examples: Examples,
    language: Language,
) -> Result<ExportedFile, AppError> {
    actor.require_somewhere(Operation::DownloadCallTemplate)?;
    let vocabulary = competencies::load_vocabulary(app.database.read()).await?;
    let bytes =
        written(move || write_calls_template(language, &vocabulary, examples.into())).await?;
    Ok(workbook(
        in_language(language, "modele-consultation", "template-call"),
        bytes,
    ))
}

/// A blank workbook for contracts that companies of a cluster have won, with its companies to choose from.
///
/// # Errors
/// `NotFound` for a cluster that the person may not look into.
pub async fn export_award_template(
    app: &App,
    actor: &Actor,
    (cluster_id, examples): (Option<ClusterId>, Examples),
    language: Language,
) -> Result<ExportedFile, AppError> {
    actor.require_somewhere(Operation::DownloadAwardTemplate)?;
    let vocabulary = competencies::load_vocabulary(app.database.read()).await?;
    let offered = offered_companies(app, actor, cluster_id).await?;
    let bytes =
        written(move || write_awards_template(language, &vocabulary, &offered, examples.into()))
            .await?;
    Ok(workbook(
        in_language(language, "modele-marches-remportes", "template-awards"),
        bytes,
    ))
}

/// A blank workbook for companies, their references and their certificates, in which the companies of a cluster stand
/// where the reader may know of them.
///
/// # Errors
/// `Unauthenticated`, `NotFound` for a cluster that the person may not look into.
pub async fn export_company_template(
    app: &App,
    actor: &Actor,
    (cluster_id, examples): (Option<ClusterId>, Examples),
    language: Language,
) -> Result<ExportedFile, AppError> {
    actor.require_somewhere(Operation::DownloadCompanyTemplate)?;
    let vocabulary = competencies::load_vocabulary(app.database.read()).await?;
    let offered = offered_companies(app, actor, cluster_id).await?;
    let bytes =
        written(move || write_directory_template(language, &vocabulary, &offered, examples.into()));
    let name = in_language(language, "modele-entreprises", "template-companies");
    Ok(workbook(name, bytes.await?))
}

/// The companies that a template offers to choose from.
pub(super) async fn offered_companies(
    app: &App,
    actor: &Actor,
    cluster_id: Option<ClusterId>,
) -> Result<Vec<Company>, AppError> {
    let Some(cluster_id) = cluster_id else {
        return Ok(Vec::new());
    };
    let subject = Subject::cluster(cluster_id);
    actor.require(Operation::DownloadCapabilities, &subject)?;
    Ok(companies::companies_of_clusters(app.database.read(), &[cluster_id]).await?)
}

/// A blank workbook for capabilities, with the companies of a cluster to choose from where the reader may know of them.
///
/// # Errors
/// `Unauthenticated`, `NotFound` for a cluster that the person may not look into.
pub async fn export_capability_template(
    app: &App,
    actor: &Actor,
    (cluster_id, layout, examples): (Option<ClusterId>, CapabilityLayout, Examples),
    language: Language,
) -> Result<ExportedFile, AppError> {
    actor.require_somewhere(Operation::DownloadCapabilityTemplate)?;
    let vocabulary = competencies::load_vocabulary(app.database.read()).await?;
    let offered = offered_companies(app, actor, cluster_id).await?;
    let bytes = written(move || {
        let how = (layout.into(), examples.into());
        write_capabilities_template(language, &vocabulary, &offered, how)
    })
    .await?;
    Ok(workbook(
        in_language(language, "modele-capacites", "template-capabilities"),
        bytes,
    ))
}
