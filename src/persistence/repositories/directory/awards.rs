//! Contracts that companies won, in the database, each with its winners.

use std::collections::{BTreeMap, BTreeSet};

use domain::directory::award::Award;
use domain::values::codes::WebAddress;
use domain::values::ids::{AwardId, ClusterId, CompanyId};
use domain::values::text::Name;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::chunks::{insert_rows, rows_in};
use crate::column_values::{instant, record};
use crate::connection::Connection;
use crate::entities::directory::{award, award_company};
use crate::storage_error::StorageError;
use crate::versioned::{delete_versioned, delete_versioned_rows, update_versioned};

/// One award.
///
/// # Errors
/// What the database says.
pub async fn find_award(
    conn: &impl Connection,
    award_id: AwardId,
) -> Result<Option<Award>, StorageError> {
    Ok(awards_by_id(conn, &[award_id]).await?.pop())
}

/// The awards with these ids, in the order of their ids; absent ones are left out.
///
/// # Errors
/// What the database says.
pub async fn awards_by_id(
    conn: &impl Connection,
    award_ids: &[AwardId],
) -> Result<Vec<Award>, StorageError> {
    let ids: Vec<Uuid> = award_ids.iter().map(|id| id.0).collect();
    let select = award::Entity::find().order_by_asc(award::Column::Id);
    let rows = rows_in(conn, select, award::Column::Id, &ids).await?;
    awards_of(conn, rows).await
}

/// The awards that a cluster keeps, in the order of their ids.
///
/// # Errors
/// What the database says.
pub async fn awards_by_cluster(
    conn: &impl Connection,
    cluster_id: ClusterId,
) -> Result<Vec<Award>, StorageError> {
    let rows = award::Entity::find()
        .filter(award::Column::ClusterId.eq(cluster_id.0))
        .order_by_asc(award::Column::Id)
        .all(conn)
        .await?;
    awards_of(conn, rows).await
}

/// The awards of some companies, each company's latest first: one pair for each company and award.
///
/// # Errors
/// What the database says.
pub async fn awards_by_company(
    conn: &impl Connection,
    company_ids: &[CompanyId],
) -> Result<Vec<(CompanyId, Award)>, StorageError> {
    let wanted: BTreeSet<CompanyId> = company_ids.iter().copied().collect();
    let ids: Vec<Uuid> = wanted.iter().map(|id| id.0).collect();
    let select = award_company::Entity::find();
    let won = rows_in(conn, select, award_company::Column::CompanyId, &ids).await?;
    let award_ids: BTreeSet<Uuid> = won.iter().map(|row| row.award_id).collect();
    let award_ids: Vec<Uuid> = award_ids.into_iter().collect();
    let select = award::Entity::find().order_by_asc(award::Column::Id);
    let rows = rows_in(conn, select, award::Column::Id, &award_ids).await?;
    let mut awards = awards_of(conn, rows).await?;
    awards.sort_by_key(|award| std::cmp::Reverse((award.awarded_on, award.id)));
    let pairs = awards.iter().flat_map(|award| {
        let winners = award.company_ids.iter().copied();
        winners
            .filter(|company_id| wanted.contains(company_id))
            .map(|company_id| (company_id, award.clone()))
    });
    Ok(pairs.collect())
}

/// A company among the winners of a contract.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AwardWinner {
    /// The award.
    pub award_id: AwardId,
    /// The company.
    pub company_id: CompanyId,
    /// The buyer's reference of the contract.
    pub reference: String,
    /// The number of its lot; empty where there are no lots.
    pub lot_number: String,
}

/// Which of some companies won which contract, in the order of contracts and then of companies.
///
/// # Errors
/// What the database says.
pub async fn winners_of_awards(
    conn: &impl Connection,
    company_ids: &[CompanyId],
) -> Result<Vec<AwardWinner>, StorageError> {
    let ids: Vec<Uuid> = company_ids.iter().map(|id| id.0).collect();
    let select = award_company::Entity::find();
    let rows = rows_in(conn, select, award_company::Column::CompanyId, &ids).await?;
    let award_ids: BTreeSet<Uuid> = rows.iter().map(|row| row.award_id).collect();
    let award_ids: Vec<Uuid> = award_ids.into_iter().collect();
    let won = rows_in(conn, award::Entity::find(), award::Column::Id, &award_ids).await?;
    let won: BTreeMap<Uuid, award::Model> = won.into_iter().map(|row| (row.id, row)).collect();
    let mut winners: Vec<AwardWinner> = rows
        .into_iter()
        .filter_map(|row| {
            let award = won.get(&row.award_id)?;
            Some(AwardWinner {
                award_id: AwardId(row.award_id),
                company_id: CompanyId(row.company_id),
                reference: award.reference.clone(),
                lot_number: award.lot_number.clone(),
            })
        })
        .collect();
    winners.sort_unstable();
    winners.dedup();
    Ok(winners)
}

/// Stores a new award.
///
/// # Errors
/// A double of `uq_award_cluster_id_reference_lot_number`.
pub async fn insert_award(conn: &impl Connection, won: &Award) -> Result<(), StorageError> {
    insert_awards(conn, std::slice::from_ref(won)).await
}

/// Stores new awards.
///
/// # Errors
/// A double of `uq_award_cluster_id_reference_lot_number`.
pub async fn insert_awards(conn: &impl Connection, awards: &[Award]) -> Result<(), StorageError> {
    insert_rows::<award::Entity>(conn, awards.iter().map(row_of).collect()).await?;
    let winners = awards.iter().flat_map(winner_rows_of).collect();
    insert_rows::<award_company::Entity>(conn, winners).await
}

/// Stores a changed award with its winners.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one.
pub async fn update_award(
    conn: &impl Connection,
    won: &Award,
    expected_version: i32,
) -> Result<(), StorageError> {
    update_versioned::<award::Entity>(conn, row_of(won), expected_version).await?;
    award_company::Entity::delete_many()
        .filter(award_company::Column::AwardId.eq(won.id.0))
        .exec(conn)
        .await?;
    insert_rows::<award_company::Entity>(conn, winner_rows_of(won)).await
}

/// Deletes an award.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one.
pub async fn delete_award(
    conn: &impl Connection,
    award_id: AwardId,
    expected_version: i32,
) -> Result<(), StorageError> {
    delete_versioned::<award::Entity>(conn, award_id.0, expected_version).await
}

/// Deletes awards, each with the version that is expected.
///
/// # Errors
/// `StaleVersion` when one of them has another version or is gone.
pub async fn delete_awards(
    conn: &impl Connection,
    expected: &[(AwardId, i32)],
) -> Result<(), StorageError> {
    let expected: Vec<(Uuid, i32)> = expected
        .iter()
        .map(|(id, version)| (id.0, *version))
        .collect();
    delete_versioned_rows::<award::Entity>(conn, &expected).await
}

async fn awards_of(
    conn: &impl Connection,
    rows: Vec<award::Model>,
) -> Result<Vec<Award>, StorageError> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let select = award_company::Entity::find().order_by_asc(award_company::Column::CompanyId);
    let mut winners: BTreeMap<Uuid, Vec<CompanyId>> = BTreeMap::new();
    for row in rows_in(conn, select, award_company::Column::AwardId, &ids).await? {
        let of_award = winners.entry(row.award_id).or_default();
        of_award.push(CompanyId(row.company_id));
    }
    let awards = rows.into_iter().map(|row| {
        let mut company_ids = winners.remove(&row.id).unwrap_or_default();
        company_ids.sort_unstable();
        award_of(row, company_ids)
    });
    Ok(awards.collect())
}

fn award_of(row: award::Model, company_ids: Vec<CompanyId>) -> Award {
    Award {
        id: AwardId(row.id),
        cluster_id: ClusterId(row.cluster_id),
        reference: Name::stored(row.reference),
        lot_number: (!row.lot_number.is_empty()).then(|| Name::stored(row.lot_number)),
        title: Name::stored(row.title),
        buyer: row.buyer.map(Name::stored),
        awarded_on: row.awarded_on,
        source: row.source.map(WebAddress::stored),
        company_ids,
        record: record(row.version, row.created_at, row.updated_at),
    }
}

fn row_of(won: &Award) -> award::Model {
    award::Model {
        id: won.id.0,
        cluster_id: won.cluster_id.0,
        reference: won.reference.to_string(),
        lot_number: won
            .lot_number
            .as_ref()
            .map(Name::to_string)
            .unwrap_or_default(),
        title: won.title.to_string(),
        buyer: won.buyer.as_ref().map(Name::to_string),
        awarded_on: won.awarded_on,
        source: won.source.as_ref().map(WebAddress::to_string),
        version: won.record.version,
        created_at: instant(won.record.created_at),
        updated_at: instant(won.record.updated_at),
    }
}

fn winner_rows_of(won: &Award) -> Vec<award_company::Model> {
    let winners = won.company_ids.iter();
    winners
        .map(|company_id| award_company::Model {
            award_id: won.id.0,
            company_id: company_id.0,
        })
        .collect()
}
