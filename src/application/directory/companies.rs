//! Companies of the directory: anyone reads it; a company and its coordinators keep what stands there. Which fields a
//! reader may know is decided where they are shown, by the classes of the permission matrix.

use std::collections::BTreeMap;

use domain::access::cluster::Cluster;
use domain::directory::company::{Certificate, Company};
use domain::directory::competency::Competency;
use domain::edits::company::{CertificateEdit, CompanyEdit};
use domain::values::filters::{CompanyFacets, CompanyFilter, CompanyOrderField};
use domain::values::ids::{CertificateId, ClusterId, CompanyId, CompetencyId};
use domain::values::page::{Order, Page, PageRequest};
use domain::values::rejection::{Rejection, RejectionCode};
use persistence::connection::{Connection, Transaction};
use persistence::repositories::directory::{companies, company_facets, competencies};
use persistence::storage_error::StorageError;

use crate::application::actor::Actor;
use crate::application::app::App;
use crate::application::app_error::AppError;
use crate::application::directory::clusters::clusters_by_id;
use crate::application::directory::competencies::competencies_by_id;
use crate::application::stored::{double_at, expect_version};
use crate::authorization::operation::Operation;
use crate::authorization::subject::Subject;

/// A page of the directory.
///
/// # Errors
/// `BadCursor` for a cursor of another list.
pub async fn list_companies(
    app: &App,
    actor: &Actor,
    filter: CompanyFilter,
    order: Order<CompanyOrderField>,
    page_request: &PageRequest,
) -> Result<Page<Company>, AppError> {
    actor.require_somewhere(Operation::Companies)?;
    let conn = app.database.read();
    let filter = with_narrower(conn, filter).await?;
    Ok(companies::page_of_companies(conn, &filter, order, page_request).await?)
}

/// How many companies each further choice would show, with the names of what is counted.
#[derive(Clone, Debug)]
pub struct NamedFacets {
    /// The counts.
    pub facets: CompanyFacets,
    /// The clusters counted.
    pub clusters: BTreeMap<ClusterId, Cluster>,
    /// The entries of the vocabulary counted.
    pub competencies: BTreeMap<CompetencyId, Competency>,
}

/// How many companies each further choice would show.
///
/// # Errors
/// What the database says.
pub async fn count_facets(
    app: &App,
    actor: &Actor,
    filter: CompanyFilter,
) -> Result<NamedFacets, AppError> {
    actor.require_somewhere(Operation::CompanyFacets)?;
    let conn = app.database.read();
    let filter = with_narrower(conn, filter).await?;
    let facets = company_facets::company_facets(conn, &filter).await?;
    let cluster_ids: Vec<ClusterId> = facets.clusters.iter().map(|(id, _)| *id).collect();
    let competency_ids: Vec<CompetencyId> = facets.competencies.iter().map(|(id, _)| *id).collect();
    Ok(NamedFacets {
        clusters: clusters_by_id(app, &cluster_ids).await?,
        competencies: competencies_by_id(app, &competency_ids).await?,
        facets,
    })
}

/// One company.
///
/// # Errors
/// `NotFound` when there is none.
pub async fn find_company(
    app: &App,
    actor: &Actor,
    company_id: CompanyId,
) -> Result<Company, AppError> {
    actor.require_somewhere(Operation::Company)?;
    companies::find_company(app.database.read(), company_id)
        .await?
        .ok_or(AppError::NotFound)
}

/// The companies with these ids.
///
/// # Errors
/// What the database says.
pub async fn companies_by_id(
    app: &App,
    company_ids: &[CompanyId],
) -> Result<BTreeMap<CompanyId, Company>, AppError> {
    let found = companies::companies_by_id(app.database.read(), company_ids).await?;
    Ok(found
        .into_iter()
        .map(|company| (company.id, company))
        .collect())
}

/// Adds a company to a cluster.
///
/// # Errors
/// `NotFound` for a cluster that the person does not coordinate; `Rejected` with all findings.
pub async fn create_company(
    app: &App,
    actor: &Actor,
    cluster_id: ClusterId,
    edit: CompanyEdit,
) -> Result<Company, AppError> {
    actor.require(Operation::CreateCompany, &Subject::cluster(cluster_id))?;
    let company = edit.create(cluster_id, app.clock.now())?;
    let transaction = app.database.begin().await?;
    companies::insert_company(&transaction, &company)
        .await
        .map_err(refused_company)?;
    transaction.commit().await?;
    Ok(company)
}

/// Changes a company.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Conflict`; `Rejected` with all findings.
pub async fn update_company(
    app: &App,
    actor: &Actor,
    (company_id, version): (CompanyId, i32),
    edit: CompanyEdit,
) -> Result<Company, AppError> {
    let operation = Operation::UpdateCompany;
    let (transaction, known) = open_company(app, actor, operation, company_id).await?;
    expect_version(&known.record, version)?;
    let company = edit.update(known, app.clock.now())?;
    companies::update_company(&transaction, &company, version)
        .await
        .map_err(refused_company)?;
    transaction.commit().await?;
    Ok(company)
}

/// Adds a certificate to a company.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Rejected` with all findings.
pub async fn create_certificate(
    app: &App,
    actor: &Actor,
    company_id: CompanyId,
    edit: CertificateEdit,
) -> Result<Company, AppError> {
    let operation = Operation::CreateCertificate;
    let (transaction, mut company) = open_company(app, actor, operation, company_id).await?;
    company.certificates.push(edit.create()?);
    store_certificates(app, transaction, company).await
}

/// Changes a certificate.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Rejected` with all findings.
pub async fn update_certificate(
    app: &App,
    actor: &Actor,
    (company_id, certificate_id): (CompanyId, CertificateId),
    edit: CertificateEdit,
) -> Result<Company, AppError> {
    let operation = Operation::UpdateCertificate;
    let (transaction, mut company) = open_company(app, actor, operation, company_id).await?;
    let certificate = certificate_of(&mut company, certificate_id)?;
    *certificate = edit.update(certificate.clone())?;
    store_certificates(app, transaction, company).await
}

/// Deletes a certificate.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Rejected` with `NOT_FOUND` for a certificate that the company does not have.
pub async fn delete_certificate(
    app: &App,
    actor: &Actor,
    (company_id, certificate_id): (CompanyId, CertificateId),
) -> Result<Company, AppError> {
    let operation = Operation::DeleteCertificate;
    let (transaction, mut company) = open_company(app, actor, operation, company_id).await?;
    certificate_of(&mut company, certificate_id)?;
    company
        .certificates
        .retain(|certificate| certificate.id != certificate_id);
    store_certificates(app, transaction, company).await
}

/// A transaction with the company, on which the person may do the operation.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Unauthenticated`.
pub async fn open_company(
    app: &App,
    actor: &Actor,
    operation: Operation,
    company_id: CompanyId,
) -> Result<(Transaction, Company), AppError> {
    actor.require_somewhere(operation)?;
    let transaction = app.database.begin().await?;
    let company = companies::find_company(&transaction, company_id)
        .await?
        .ok_or(AppError::NotFound)?;
    actor.require(operation, &Subject::company(&company))?;
    Ok((transaction, company))
}

fn certificate_of(
    company: &mut Company,
    certificate_id: CertificateId,
) -> Result<&mut Certificate, Rejection> {
    company
        .certificates
        .iter_mut()
        .find(|certificate| certificate.id == certificate_id)
        .ok_or_else(|| Rejection::at(RejectionCode::NotFound, "certificateId"))
}

async fn store_certificates(
    app: &App,
    transaction: Transaction,
    company: Company,
) -> Result<Company, AppError> {
    let version = company.record.version;
    let company = Company {
        record: company.record.changed(app.clock.now()),
        ..company
    };
    companies::update_company(&transaction, &company, version).await?;
    transaction.commit().await?;
    Ok(company)
}

/// Holding something narrower is holding it: each competency of the filter stands for all entries below it too.
async fn with_narrower(
    conn: &impl Connection,
    mut filter: CompanyFilter,
) -> Result<CompanyFilter, AppError> {
    if filter.competencies.is_empty() {
        return Ok(filter);
    }
    let vocabulary = competencies::load_vocabulary(conn).await?;
    for group in &mut filter.competencies {
        let below: Vec<CompetencyId> = vocabulary
            .entries()
            .map(|entry| entry.id)
            .filter(|id| group.iter().any(|asked| vocabulary.is_above(*asked, *id)))
            .collect();
        group.extend(below);
    }
    Ok(filter)
}

fn refused_company(error: StorageError) -> AppError {
    double_at(
        error,
        &[("uq_company_siren", "siren"), ("uq_company_siret", "siret")],
    )
}
