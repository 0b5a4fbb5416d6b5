//! How many companies each further choice of the directory would show.

use std::collections::BTreeMap;

use domain::values::codes::Department;
use domain::values::filters::{CompanyFacets, CompanyFilter, HeadcountBand};
use domain::values::ids::{ClusterId, CompetencyId};
use sea_orm::sea_query::{Expr, Func, FunctionCall, SelectStatement};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select, TryGetable,
};
use uuid::Uuid;

use crate::column_values::parse_count;
use crate::connection::Connection;
use crate::entities::directory::{
    capability, certificate, company, company_cluster, company_social_status,
};
use crate::repositories::directory::company_filter::matching;
use crate::storage_error::StorageError;

/// The counts of all facets: one statement each. The choices that would show most come first.
///
/// # Errors
/// What the database says.
pub async fn company_facets(
    conn: &impl Connection,
    filter: &CompanyFilter,
) -> Result<CompanyFacets, StorageError> {
    Ok(CompanyFacets {
        departments: departments(conn, filter).await?,
        competencies: competencies(conn, filter).await?,
        certificates: certificates(conn, filter).await?,
        clusters: clusters(conn, filter).await?,
        headcount_bands: headcount_bands(conn, filter).await?,
        social_statuses: social_statuses(conn, filter).await?,
    })
}

async fn departments(
    conn: &impl Connection,
    filter: &CompanyFilter,
) -> Result<Vec<(Department, u64)>, StorageError> {
    let others = CompanyFilter {
        departments: Vec::new(),
        ..filter.clone()
    };
    let select = company::Entity::find()
        .filter(matching(&others))
        .filter(company::Column::Department.is_not_null());
    let counts: Vec<(String, u64)> = counted(
        conn,
        select,
        company::Column::Department,
        company::Column::Id,
    )
    .await?;
    Ok(counts
        .into_iter()
        .map(|(code, n)| (Department::stored(code), n))
        .collect())
}

/// A further competency narrows, so that this facet keeps its own part of the filter.
async fn competencies(
    conn: &impl Connection,
    filter: &CompanyFilter,
) -> Result<Vec<(CompetencyId, u64)>, StorageError> {
    let mut select = capability::Entity::find()
        .filter(capability::Column::CompanyId.in_subquery(company_ids(filter)));
    if let Some(level) = filter.min_level {
        select = select.filter(capability::Column::Level.gte(i32::from(level.number())));
    }
    let counts: Vec<(Uuid, u64)> = counted(
        conn,
        select,
        capability::Column::CompetencyId,
        capability::Column::CompanyId,
    )
    .await?;
    Ok(counts
        .into_iter()
        .map(|(id, n)| (CompetencyId(id), n))
        .collect())
}

async fn certificates(
    conn: &impl Connection,
    filter: &CompanyFilter,
) -> Result<Vec<(String, String, u64)>, StorageError> {
    let others = CompanyFilter {
        certificates: Vec::new(),
        ..filter.clone()
    };
    let select = certificate::Entity::find()
        .filter(certificate::Column::CompanyId.in_subquery(company_ids(&others)));
    let n_companies = n_different(certificate::Column::CompanyId);
    let counts: Vec<(String, String, i64)> = select
        .select_only()
        .expr_as(first_written(certificate::Column::Code), "code")
        .expr_as(first_written(certificate::Column::Title), "title")
        .expr_as(n_companies.clone(), "n_companies")
        .group_by(certificate::Column::CodeKey)
        .order_by_desc(n_companies)
        .order_by_asc(certificate::Column::CodeKey)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(counts
        .into_iter()
        .map(|(code, title, n)| (code, title, u64::try_from(n).unwrap_or_default()))
        .collect())
}

async fn clusters(
    conn: &impl Connection,
    filter: &CompanyFilter,
) -> Result<Vec<(ClusterId, u64)>, StorageError> {
    let others = CompanyFilter {
        clusters: Vec::new(),
        ..filter.clone()
    };
    let select = company_cluster::Entity::find()
        .filter(company_cluster::Column::CompanyId.in_subquery(company_ids(&others)));
    let counts: Vec<(Uuid, u64)> = counted(
        conn,
        select,
        company_cluster::Column::ClusterId,
        company_cluster::Column::CompanyId,
    )
    .await?;
    Ok(counts
        .into_iter()
        .map(|(id, n)| (ClusterId(id), n))
        .collect())
}

async fn headcount_bands(
    conn: &impl Connection,
    filter: &CompanyFilter,
) -> Result<Vec<(HeadcountBand, u64)>, StorageError> {
    let others = CompanyFilter {
        min_headcount: None,
        max_headcount: None,
        ..filter.clone()
    };
    let select = company::Entity::find()
        .filter(matching(&others))
        .filter(company::Column::Headcount.is_not_null());
    let counts: Vec<(i64, u64)> = counted(
        conn,
        select,
        company::Column::Headcount,
        company::Column::Id,
    )
    .await?;
    let mut bands: BTreeMap<HeadcountBand, u64> = BTreeMap::new();
    for (headcount, n) in counts {
        let headcount = parse_count("company.headcount", headcount)?;
        *bands.entry(HeadcountBand::of(headcount)).or_default() += n;
    }
    Ok(bands.into_iter().collect())
}

async fn social_statuses(
    conn: &impl Connection,
    filter: &CompanyFilter,
) -> Result<Vec<(String, u64)>, StorageError> {
    let others = CompanyFilter {
        social_statuses: Vec::new(),
        ..filter.clone()
    };
    let select = company_social_status::Entity::find()
        .filter(company_social_status::Column::CompanyId.in_subquery(company_ids(&others)));
    let n_companies = n_different(company_social_status::Column::CompanyId);
    let counts: Vec<(String, i64)> = select
        .select_only()
        .expr_as(
            first_written(company_social_status::Column::Status),
            "status",
        )
        .expr_as(n_companies.clone(), "n_companies")
        .group_by(company_social_status::Column::StatusKey)
        .order_by_desc(n_companies)
        .order_by_asc(company_social_status::Column::StatusKey)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(counts
        .into_iter()
        .map(|(status, n)| (status, u64::try_from(n).unwrap_or_default()))
        .collect())
}

/// How many different companies the rows of a group have.
fn n_different(company: impl ColumnTrait) -> FunctionCall {
    Func::count_distinct(Expr::col(company.as_column_ref()))
}

/// The alphabetically first of the spellings that a group has in common but for case, accents and punctuation.
fn first_written(column: impl ColumnTrait) -> FunctionCall {
    Func::min(Expr::col(column.as_column_ref()))
}

fn company_ids(filter: &CompanyFilter) -> SelectStatement {
    company::Entity::find()
        .select_only()
        .column(company::Column::Id)
        .filter(matching(filter))
        .into_query()
}

/// How many different companies the rows of `select` have for each value, the most frequent value first.
async fn counted<E, T>(
    conn: &impl Connection,
    select: Select<E>,
    value: E::Column,
    company: E::Column,
) -> Result<Vec<(T, u64)>, StorageError>
where
    E: EntityTrait,
    T: TryGetable + Send + Sync,
{
    let n_companies = n_different(company);
    let counts: Vec<(T, i64)> = select
        .select_only()
        .column(value)
        .expr_as(n_companies.clone(), "n_companies")
        .group_by(value)
        .order_by_desc(n_companies)
        .order_by_asc(value)
        .into_tuple()
        .all(conn)
        .await?;
    Ok(counts
        .into_iter()
        .map(|(value, n)| (value, u64::try_from(n).unwrap_or_default()))
        .collect())
}
