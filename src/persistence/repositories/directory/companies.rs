//! Companies in the database, each with its clusters, statuses, financial years and certificates.

use domain::directory::company::Company;
use domain::values::filters::{CompanyFilter, CompanyOrderField};
use domain::values::ids::{ClusterId, CompanyId};
use domain::values::page::{Order, Page, PageRequest};
use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use uuid::Uuid;

use crate::chunks::{insert_rows, rows_in, rows_in_texts};
use crate::connection::Connection;
use crate::entities::directory::{
    certificate, company, company_cluster, company_social_status, financial_year,
};
use crate::keyset::{SortKey, keyset_page};
use crate::repositories::directory::company_filter::matching;
use crate::repositories::directory::company_rows::{
    certificate_rows_of, cluster_rows_of, companies_of, row_of, status_rows_of, year_rows_of,
};
use crate::storage_error::StorageError;
use crate::versioned::{delete_versioned, delete_versioned_rows, update_versioned};

/// One company.
///
/// # Errors
/// What the database says.
pub async fn find_company(
    conn: &impl Connection,
    company_id: CompanyId,
) -> Result<Option<Company>, StorageError> {
    Ok(companies_by_id(conn, &[company_id]).await?.pop())
}

/// The companies with these ids, in the order of their ids; absent ones are left out.
///
/// # Errors
/// What the database says.
pub async fn companies_by_id(
    conn: &impl Connection,
    company_ids: &[CompanyId],
) -> Result<Vec<Company>, StorageError> {
    let ids: Vec<Uuid> = company_ids.iter().map(|id| id.0).collect();
    let select = company::Entity::find().order_by_asc(company::Column::Id);
    let rows = rows_in(conn, select, company::Column::Id, &ids).await?;
    companies_of(conn, rows).await
}

/// All companies that belong to one of some clusters, each once, in the order of their ids.
///
/// # Errors
/// What the database says.
pub async fn companies_of_clusters(
    conn: &impl Connection,
    cluster_ids: &[ClusterId],
) -> Result<Vec<Company>, StorageError> {
    let members = company_cluster::Entity::find()
        .select_only()
        .column(company_cluster::Column::CompanyId)
        .filter(company_cluster::Column::ClusterId.is_in(cluster_ids.iter().map(|id| id.0)));
    let rows = company::Entity::find()
        .filter(company::Column::Id.in_subquery(members.into_query()))
        .order_by_asc(company::Column::Id)
        .all(conn)
        .await?;
    companies_of(conn, rows).await
}

/// The companies that have one of these SIREN.
///
/// # Errors
/// What the database says.
pub async fn companies_by_siren(
    conn: &impl Connection,
    sirens: &[&str],
) -> Result<Vec<Company>, StorageError> {
    let select = company::Entity::find().order_by_asc(company::Column::Id);
    let rows = rows_in_texts(conn, select, company::Column::Siren, sirens).await?;
    companies_of(conn, rows).await
}

/// The companies that have one of these SIRET.
///
/// # Errors
/// What the database says.
pub async fn companies_by_siret(
    conn: &impl Connection,
    sirets: &[&str],
) -> Result<Vec<Company>, StorageError> {
    let select = company::Entity::find().order_by_asc(company::Column::Id);
    let rows = rows_in_texts(conn, select, company::Column::Siret, sirets).await?;
    companies_of(conn, rows).await
}

/// A page of the directory. All companies are public; which of their fields are is not a matter of rows.
///
/// # Errors
/// `BadCursor` for a cursor of another order; what the database says.
pub async fn page_of_companies(
    conn: &impl Connection,
    filter: &CompanyFilter,
    order: Order<CompanyOrderField>,
    page_request: &PageRequest,
) -> Result<Page<Company>, StorageError> {
    let column = match order.field {
        CompanyOrderField::Name => company::Column::NameKey,
        CompanyOrderField::Headcount => company::Column::Headcount,
        CompanyOrderField::CreatedAt => company::Column::CreatedAt,
        CompanyOrderField::UpdatedAt => company::Column::UpdatedAt,
    };
    let sort = SortKey {
        column,
        id: company::Column::Id,
        direction: order.direction,
    };
    let select = company::Entity::find().filter(matching(filter));
    let (rows, places) = keyset_page(conn, select, sort, page_request).await?;
    Ok(places.with(companies_of(conn, rows).await?))
}

/// How many companies a filter leaves.
///
/// # Errors
/// What the database says.
pub async fn count_companies(
    conn: &impl Connection,
    filter: &CompanyFilter,
) -> Result<u64, StorageError> {
    let select = company::Entity::find().filter(matching(filter));
    Ok(select.count(conn).await?)
}

/// Stores a new company.
///
/// # Errors
/// A double of `uq_company_siren` or `uq_company_siret`; a foreign key when a cluster is gone.
pub async fn insert_company(conn: &impl Connection, company: &Company) -> Result<(), StorageError> {
    insert_companies(conn, std::slice::from_ref(company)).await
}

/// Stores new companies.
///
/// # Errors
/// A double of `uq_company_siren` or `uq_company_siret`; a foreign key when a cluster is gone.
pub async fn insert_companies(
    conn: &impl Connection,
    companies: &[Company],
) -> Result<(), StorageError> {
    insert_rows::<company::Entity>(conn, companies.iter().map(row_of).collect()).await?;
    insert_children(conn, companies).await
}

/// Stores a changed company, its clusters, statuses, financial years and certificates included.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one; a double of `uq_company_siren` or `uq_company_siret`.
pub async fn update_company(
    conn: &impl Connection,
    company: &Company,
    expected_version: i32,
) -> Result<(), StorageError> {
    update_versioned::<company::Entity>(conn, row_of(company), expected_version).await?;
    let id = company.id.0;
    company_cluster::Entity::delete_many()
        .filter(company_cluster::Column::CompanyId.eq(id))
        .exec(conn)
        .await?;
    company_social_status::Entity::delete_many()
        .filter(company_social_status::Column::CompanyId.eq(id))
        .exec(conn)
        .await?;
    financial_year::Entity::delete_many()
        .filter(financial_year::Column::CompanyId.eq(id))
        .exec(conn)
        .await?;
    certificate::Entity::delete_many()
        .filter(certificate::Column::CompanyId.eq(id))
        .exec(conn)
        .await?;
    insert_children(conn, std::slice::from_ref(company)).await
}

/// Deletes a company with its capabilities, interests and roles.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one; a foreign key when it is or was in a consortium.
pub async fn delete_company(
    conn: &impl Connection,
    company_id: CompanyId,
    expected_version: i32,
) -> Result<(), StorageError> {
    delete_versioned::<company::Entity>(conn, company_id.0, expected_version).await
}

/// Deletes companies with their capabilities, interests and roles, each with the version that is expected.
///
/// # Errors
/// `StaleVersion` when one of them has another version or is gone; a foreign key when one is or was in a consortium.
pub async fn delete_companies(
    conn: &impl Connection,
    expected: &[(CompanyId, i32)],
) -> Result<(), StorageError> {
    let expected: Vec<(Uuid, i32)> = expected
        .iter()
        .map(|(id, version)| (id.0, *version))
        .collect();
    delete_versioned_rows::<company::Entity>(conn, &expected).await
}

async fn insert_children(
    conn: &impl Connection,
    companies: &[Company],
) -> Result<(), StorageError> {
    let clusters = companies.iter().flat_map(cluster_rows_of).collect();
    insert_rows::<company_cluster::Entity>(conn, clusters).await?;
    let statuses = companies.iter().flat_map(status_rows_of).collect();
    insert_rows::<company_social_status::Entity>(conn, statuses).await?;
    let years = companies.iter().flat_map(year_rows_of).collect();
    insert_rows::<financial_year::Entity>(conn, years).await?;
    let certificates = companies.iter().flat_map(certificate_rows_of).collect();
    insert_rows::<certificate::Entity>(conn, certificates).await
}
