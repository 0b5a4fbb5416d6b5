//! Capabilities in the database, each with its evidence.

use chrono::{DateTime, Utc};
use domain::directory::capability::{Capability, Verification};
use domain::directory::evidence::Evidence;
use domain::values::codes::WebAddress;
use domain::values::ids::{
    AccountId, CapabilityId, ClusterId, CompanyId, CompetencyId, EvidenceId,
};
use domain::values::quantity::{FteTenths, Share};
use domain::values::text::{Name, Prose};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use uuid::Uuid;

use crate::chunks::{insert_rows, rows_in};
use crate::column_values::{
    instant, money_columns, parse_count, parse_level, parse_money_if, parse_word, position, record,
    word,
};
use crate::connection::Connection;
use crate::entities::directory::{capability, company_cluster, evidence};
use crate::ordered_children::readable_children_by_parent;
use crate::storage_error::StorageError;
use crate::versioned::{delete_versioned, delete_versioned_rows, update_versioned};

/// One capability.
///
/// # Errors
/// What the database says.
pub async fn find_capability(
    conn: &impl Connection,
    capability_id: CapabilityId,
) -> Result<Option<Capability>, StorageError> {
    Ok(capabilities_by_id(conn, &[capability_id]).await?.pop())
}

/// The capabilities with these ids, in the order of their ids; absent ones are left out.
///
/// # Errors
/// What the database says.
pub async fn capabilities_by_id(
    conn: &impl Connection,
    capability_ids: &[CapabilityId],
) -> Result<Vec<Capability>, StorageError> {
    let ids: Vec<Uuid> = capability_ids.iter().map(|id| id.0).collect();
    let select = capability::Entity::find().order_by_asc(capability::Column::Id);
    let rows = rows_in(conn, select, capability::Column::Id, &ids).await?;
    capabilities_of(conn, rows).await
}

/// The capabilities of some companies, each company's in the order of their ids.
///
/// # Errors
/// What the database says.
pub async fn capabilities_by_company(
    conn: &impl Connection,
    company_ids: &[CompanyId],
) -> Result<Vec<Capability>, StorageError> {
    let ids: Vec<Uuid> = company_ids.iter().map(|id| id.0).collect();
    let select = capability::Entity::find()
        .order_by_asc(capability::Column::CompanyId)
        .order_by_asc(capability::Column::Id);
    let rows = rows_in(conn, select, capability::Column::CompanyId, &ids).await?;
    capabilities_of(conn, rows).await
}

/// The capabilities in some competencies, each competency's in the order of their ids.
///
/// # Errors
/// What the database says.
pub async fn capabilities_by_competency(
    conn: &impl Connection,
    competency_ids: &[CompetencyId],
) -> Result<Vec<Capability>, StorageError> {
    let ids: Vec<Uuid> = competency_ids.iter().map(|id| id.0).collect();
    let select = capability::Entity::find()
        .order_by_asc(capability::Column::CompetencyId)
        .order_by_asc(capability::Column::Id);
    let rows = rows_in(conn, select, capability::Column::CompetencyId, &ids).await?;
    capabilities_of(conn, rows).await
}

/// How many capabilities the companies of a cluster declare, and when one of them was last changed: what tells cheaply
/// whether something was declared, changed or withdrawn.
///
/// # Errors
/// What the database says.
pub async fn last_change_in_cluster(
    conn: &impl Connection,
    cluster_id: ClusterId,
) -> Result<(i64, Option<DateTime<Utc>>), StorageError> {
    let companies = company_cluster::Entity::find()
        .select_only()
        .column(company_cluster::Column::CompanyId)
        .filter(company_cluster::Column::ClusterId.eq(cluster_id.0));
    let found = capability::Entity::find()
        .select_only()
        .column_as(capability::Column::Id.count(), "n")
        .column_as(capability::Column::UpdatedAt.max(), "last")
        .filter(capability::Column::CompanyId.in_subquery(companies.into_query()))
        .into_tuple()
        .one(conn)
        .await?;
    Ok(found.unwrap_or((0, None)))
}

/// Stores a new capability.
///
/// # Errors
/// A double of `uq_capability_company_id_competency_id` when the company declares the competency already.
pub async fn insert_capability(
    conn: &impl Connection,
    capability: &Capability,
) -> Result<(), StorageError> {
    insert_capabilities(conn, std::slice::from_ref(capability)).await
}

/// Stores new capabilities.
///
/// # Errors
/// A double of `uq_capability_company_id_competency_id` when a company declares a competency already.
pub async fn insert_capabilities(
    conn: &impl Connection,
    capabilities: &[Capability],
) -> Result<(), StorageError> {
    insert_rows::<capability::Entity>(conn, capabilities.iter().map(row_of).collect()).await?;
    let evidence = capabilities.iter().flat_map(evidence_rows_of).collect();
    insert_rows::<evidence::Entity>(conn, evidence).await
}

/// Stores a changed capability, its evidence included.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one.
pub async fn update_capability(
    conn: &impl Connection,
    capability: &Capability,
    expected_version: i32,
) -> Result<(), StorageError> {
    update_versioned::<capability::Entity>(conn, row_of(capability), expected_version).await?;
    evidence::Entity::delete_many()
        .filter(evidence::Column::CapabilityId.eq(capability.id.0))
        .exec(conn)
        .await?;
    insert_rows::<evidence::Entity>(conn, evidence_rows_of(capability)).await
}

/// Deletes a capability with its evidence.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one.
pub async fn delete_capability(
    conn: &impl Connection,
    capability_id: CapabilityId,
    expected_version: i32,
) -> Result<(), StorageError> {
    delete_versioned::<capability::Entity>(conn, capability_id.0, expected_version).await
}

/// Deletes capabilities with their evidence, each with the version that is expected.
///
/// # Errors
/// `StaleVersion` when one of them has another version or is gone.
pub async fn delete_capabilities(
    conn: &impl Connection,
    expected: &[(CapabilityId, i32)],
) -> Result<(), StorageError> {
    let expected: Vec<(Uuid, i32)> = expected
        .iter()
        .map(|(id, version)| (id.0, *version))
        .collect();
    delete_versioned_rows::<capability::Entity>(conn, &expected).await
}

async fn capabilities_of(
    conn: &impl Connection,
    rows: Vec<capability::Model>,
) -> Result<Vec<Capability>, StorageError> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let select = evidence::Entity::find().order_by_asc(evidence::Column::Position);
    let found = rows_in(conn, select, evidence::Column::CapabilityId, &ids).await?;
    let mut evidence =
        readable_children_by_parent(found, |row| Ok((row.capability_id, evidence_of(row)?)))?;
    rows.into_iter()
        .map(|row| {
            let evidence = evidence.remove(&row.id).unwrap_or_default();
            capability_of(row, evidence)
        })
        .collect()
}

fn capability_of(
    row: capability::Model,
    evidence: Vec<Evidence>,
) -> Result<Capability, StorageError> {
    Ok(Capability {
        id: CapabilityId(row.id),
        company_id: CompanyId(row.company_id),
        competency_id: CompetencyId(row.competency_id),
        level: parse_level("capability.level", row.level)?,
        fte: FteTenths(parse_count("capability.fte", row.fte)?),
        note: row.note.map(Prose::stored),
        evidence,
        verification: row.verified_at.map(|verified_at| Verification {
            account_id: row.verified_by.map(AccountId),
            verified_at,
        }),
        record: record(row.version, row.created_at, row.updated_at),
    })
}

fn evidence_of(row: evidence::Model) -> Result<Evidence, StorageError> {
    let own_share = row
        .own_share
        .map(|share| Share::parse("own_share", i64::from(share)))
        .transpose()
        .map_err(|_| StorageError::unreadable("evidence.own_share"))?;
    Ok(Evidence {
        id: EvidenceId(row.id),
        kind: parse_word("evidence.kind", &row.kind)?,
        title: Name::stored(row.title),
        party: row.party.map(Name::stored),
        note: row.note.map(Prose::stored),
        valid_from: row.valid_from,
        valid_until: row.valid_until,
        amount: parse_money_if(
            "evidence.amount_currency",
            row.amount_cents,
            row.amount_currency.as_deref(),
        )?,
        own_share,
        document: row.document.map(WebAddress::stored),
    })
}

fn row_of(capability: &Capability) -> capability::Model {
    let verification = capability.verification;
    capability::Model {
        id: capability.id.0,
        company_id: capability.company_id.0,
        competency_id: capability.competency_id.0,
        level: i32::from(capability.level.number()),
        fte: i64::from(capability.fte.0),
        note: capability.note.as_ref().map(Prose::to_string),
        verified_by: verification
            .and_then(|verification| verification.account_id)
            .map(|id| id.0),
        verified_at: verification.map(|verification| instant(verification.verified_at)),
        version: capability.record.version,
        created_at: instant(capability.record.created_at),
        updated_at: instant(capability.record.updated_at),
    }
}

fn evidence_rows_of(capability: &Capability) -> Vec<evidence::Model> {
    capability
        .evidence
        .iter()
        .enumerate()
        .map(|(index, evidence)| {
            let (amount_cents, amount_currency) = money_columns(evidence.amount);
            evidence::Model {
                id: evidence.id.0,
                capability_id: capability.id.0,
                position: position(index),
                kind: word(&evidence.kind),
                title: evidence.title.to_string(),
                party: evidence.party.as_ref().map(Name::to_string),
                note: evidence.note.as_ref().map(Prose::to_string),
                valid_from: evidence.valid_from,
                valid_until: evidence.valid_until,
                amount_cents,
                amount_currency,
                own_share: evidence.own_share.map(|share| i32::from(share.0)),
                document: evidence.document.as_ref().map(WebAddress::to_string),
            }
        })
        .collect()
}
