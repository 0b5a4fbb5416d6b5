//! Companies put together from the rows of five tables, and taken apart into them.

use domain::directory::company::{Address, Certificate, Company, FinancialYear};
use domain::values::codes::{Department, Postcode, Siren, Siret, WebAddress};
use domain::values::ids::{CertificateId, ClusterId, CompanyId};
use domain::values::quantity::FteTenths;
use domain::values::text::{Name, Prose};
use sea_orm::{EntityTrait, QueryOrder};
use uuid::Uuid;

use crate::chunks::rows_in;
use crate::column_values::{
    coordinates, count, instant, money_columns, parse_count_if, parse_money, parse_money_if,
    position, record,
};
use crate::connection::Connection;
use crate::entities::directory::{
    certificate, company, company_cluster, company_social_status, financial_year,
};
use crate::ordered_children::{children_by_parent, readable_children_by_parent};
use crate::storage_error::StorageError;
use crate::text_search::index_key;

/// What hangs on a company in other tables.
#[derive(Default)]
struct Children {
    cluster_ids: Vec<ClusterId>,
    social_statuses: Vec<Name>,
    financial_years: Vec<FinancialYear>,
    certificates: Vec<Certificate>,
}

/// The companies of some rows, in their order: four more statements whatever their number.
pub(crate) async fn companies_of(
    conn: &impl Connection,
    rows: Vec<company::Model>,
) -> Result<Vec<Company>, StorageError> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();

    let select = company_cluster::Entity::find().order_by_asc(company_cluster::Column::ClusterId);
    let found = rows_in(conn, select, company_cluster::Column::CompanyId, &ids).await?;
    let mut clusters = children_by_parent(found, |row| (row.company_id, ClusterId(row.cluster_id)));

    let select =
        company_social_status::Entity::find().order_by_asc(company_social_status::Column::Position);
    let found = rows_in(conn, select, company_social_status::Column::CompanyId, &ids).await?;
    let mut statuses = children_by_parent(found, |row| (row.company_id, Name::stored(row.status)));

    let select = financial_year::Entity::find().order_by_desc(financial_year::Column::Year);
    let found = rows_in(conn, select, financial_year::Column::CompanyId, &ids).await?;
    let mut years = readable_children_by_parent(found, |row| Ok((row.company_id, year_of(&row)?)))?;

    let select = certificate::Entity::find().order_by_asc(certificate::Column::Position);
    let found = rows_in(conn, select, certificate::Column::CompanyId, &ids).await?;
    let mut certificates = children_by_parent(found, |row| (row.company_id, certificate_of(row)));

    rows.into_iter()
        .map(|row| {
            let children = Children {
                cluster_ids: clusters.remove(&row.id).unwrap_or_default(),
                social_statuses: statuses.remove(&row.id).unwrap_or_default(),
                financial_years: years.remove(&row.id).unwrap_or_default(),
                certificates: certificates.remove(&row.id).unwrap_or_default(),
            };
            company_of(row, children)
        })
        .collect()
}

fn company_of(row: company::Model, children: Children) -> Result<Company, StorageError> {
    let available_fte = parse_count_if("company.available_fte", row.available_fte)?;
    Ok(Company {
        id: CompanyId(row.id),
        name: Name::stored(row.name),
        siren: row.siren.map(Siren::stored),
        siret: row.siret.map(Siret::stored),
        legal_form: row.legal_form.map(Name::stored),
        social_statuses: children.social_statuses,
        address: Address {
            street: row.street.map(Name::stored),
            postcode: row.postcode.map(Postcode::stored),
            city: row.city.map(Name::stored),
            department: row.department.map(Department::stored),
            coordinates: coordinates(row.latitude_microdegrees, row.longitude_microdegrees),
        },
        headcount: parse_count_if("company.headcount", row.headcount)?,
        available_fte: available_fte.map(FteTenths),
        website: row.website.map(WebAddress::stored),
        summary_fr: row.summary_fr.map(Prose::stored),
        summary_en: row.summary_en.map(Prose::stored),
        may_lead: row.may_lead,
        max_lots: parse_count_if("company.max_lots", row.max_lots)?,
        cluster_ids: children.cluster_ids,
        financial_years: children.financial_years,
        certificates: children.certificates,
        record: record(row.version, row.created_at, row.updated_at),
    })
}

fn year_of(row: &financial_year::Model) -> Result<FinancialYear, StorageError> {
    Ok(FinancialYear {
        year: row.year,
        turnover: parse_money(
            "financial_year.turnover_currency",
            row.turnover_cents,
            &row.turnover_currency,
        )?,
        in_field_turnover: parse_money_if(
            "financial_year.in_field_turnover_currency",
            row.in_field_turnover_cents,
            row.in_field_turnover_currency.as_deref(),
        )?,
    })
}

fn certificate_of(row: certificate::Model) -> Certificate {
    Certificate {
        id: CertificateId(row.id),
        code: Name::stored(row.code),
        title: Name::stored(row.title),
        number: row.number.map(Name::stored),
        issuer: row.issuer.map(Name::stored),
        valid_from: row.valid_from,
        valid_until: row.valid_until,
        document: row.document.map(WebAddress::stored),
    }
}

/// The row of a company itself.
pub(crate) fn row_of(company: &Company) -> company::Model {
    let address = &company.address;
    let point = address.coordinates;
    company::Model {
        id: company.id.0,
        name: company.name.to_string(),
        name_key: index_key(company.name.as_str()),
        search_key: company.search_key(),
        siren: company.siren.as_ref().map(Siren::to_string),
        siret: company.siret.as_ref().map(Siret::to_string),
        legal_form: company.legal_form.as_ref().map(Name::to_string),
        street: address.street.as_ref().map(Name::to_string),
        postcode: address.postcode.as_ref().map(Postcode::to_string),
        city: address.city.as_ref().map(Name::to_string),
        department: address.department.as_ref().map(Department::to_string),
        latitude_microdegrees: point.map(|point| point.latitude_microdegrees),
        longitude_microdegrees: point.map(|point| point.longitude_microdegrees),
        headcount: company.headcount.map(count),
        available_fte: company.available_fte.map(|fte| count(fte.0)),
        website: company.website.as_ref().map(WebAddress::to_string),
        summary_fr: company.summary_fr.as_ref().map(Prose::to_string),
        summary_en: company.summary_en.as_ref().map(Prose::to_string),
        may_lead: company.may_lead,
        max_lots: company.max_lots.map(count),
        version: company.record.version,
        created_at: instant(company.record.created_at),
        updated_at: instant(company.record.updated_at),
    }
}

/// Its rows of clusters.
pub(crate) fn cluster_rows_of(company: &Company) -> Vec<company_cluster::Model> {
    company
        .cluster_ids
        .iter()
        .map(|cluster_id| company_cluster::Model {
            company_id: company.id.0,
            cluster_id: cluster_id.0,
        })
        .collect()
}

/// Its rows of social-economy statuses.
pub(crate) fn status_rows_of(company: &Company) -> Vec<company_social_status::Model> {
    company
        .social_statuses
        .iter()
        .enumerate()
        .map(|(index, status)| company_social_status::Model {
            company_id: company.id.0,
            position: position(index),
            status: status.to_string(),
            status_key: index_key(status.as_str()),
        })
        .collect()
}

/// Its rows of financial years.
pub(crate) fn year_rows_of(company: &Company) -> Vec<financial_year::Model> {
    company
        .financial_years
        .iter()
        .map(|year| {
            let (in_field_turnover_cents, in_field_turnover_currency) =
                money_columns(year.in_field_turnover);
            financial_year::Model {
                company_id: company.id.0,
                year: year.year,
                turnover_cents: year.turnover.cents,
                turnover_currency: year.turnover.currency.as_str().to_owned(),
                in_field_turnover_cents,
                in_field_turnover_currency,
            }
        })
        .collect()
}

/// Its rows of certificates.
pub(crate) fn certificate_rows_of(company: &Company) -> Vec<certificate::Model> {
    company
        .certificates
        .iter()
        .enumerate()
        .map(|(index, certificate)| certificate::Model {
            id: certificate.id.0,
            company_id: company.id.0,
            position: position(index),
            code: certificate.code.to_string(),
            code_key: index_key(certificate.code.as_str()),
            title: certificate.title.to_string(),
            number: certificate.number.as_ref().map(Name::to_string),
            issuer: certificate.issuer.as_ref().map(Name::to_string),
            valid_from: certificate.valid_from,
            valid_until: certificate.valid_until,
            document: certificate.document.as_ref().map(WebAddress::to_string),
        })
        .collect()
}
