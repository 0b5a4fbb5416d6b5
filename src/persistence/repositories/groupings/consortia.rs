//! Consortia in the database, each with its members, allocation and accepted warnings. Reading asks for what the reader
//! may know of, so that neither lists nor counts give away that a rival group exists.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::visibility::ConsortiumVisibility;
use domain::consortia::consortium::{Consortium, ConsortiumState, MemberState};
use domain::values::filters::{ConsortiumFilter, ConsortiumOrderField};
use domain::values::ids::{ClusterId, CompanyId, ConsortiumId, LotId};
use domain::values::page::{Order, Page, PageRequest};
use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    RelationTrait,
};
use uuid::Uuid;

use crate::chunks::{insert_rows, rows_in};
use crate::column_values::word;
use crate::connection::Connection;
use crate::entities::groupings::{accepted_warning, allocation, consortium, consortium_member};
use crate::entities::procurement::{call, lot};
use crate::keyset::{SortKey, keyset_page};
use crate::repositories::directory::awards;
use crate::repositories::groupings::consortium_filter::{matching, visible};
use crate::repositories::groupings::consortium_rows::{
    allocation_rows_of, consortia_of, member_rows_of, row_of, warning_rows_of,
};
use crate::storage_error::StorageError;
use crate::versioned::{delete_versioned, update_versioned};

/// One consortium, if the reader may know of it.
///
/// # Errors
/// What the database says.
pub async fn find_consortium(
    conn: &impl Connection,
    consortium_id: ConsortiumId,
    visibility: &ConsortiumVisibility,
) -> Result<Option<Consortium>, StorageError> {
    let found = consortia_by_id(conn, &[consortium_id], visibility).await?;
    Ok(found.into_iter().next())
}

/// Those of the consortia with these ids that the reader may know of, in the order of their ids.
///
/// # Errors
/// What the database says.
pub async fn consortia_by_id(
    conn: &impl Connection,
    consortium_ids: &[ConsortiumId],
    visibility: &ConsortiumVisibility,
) -> Result<Vec<Consortium>, StorageError> {
    let ids: Vec<Uuid> = consortium_ids.iter().map(|id| id.0).collect();
    let select = visible(visibility).order_by_asc(consortium::Column::Id);
    let rows = rows_in(conn, select, consortium::Column::Id, &ids).await?;
    consortia_of(conn, rows).await
}

/// The consortia for some lots that the reader may know of, oldest first.
///
/// # Errors
/// What the database says.
pub async fn consortia_by_lot(
    conn: &impl Connection,
    lot_ids: &[LotId],
    visibility: &ConsortiumVisibility,
) -> Result<Vec<Consortium>, StorageError> {
    let ids: Vec<Uuid> = lot_ids.iter().map(|id| id.0).collect();
    let select = visible(visibility).order_by_asc(consortium::Column::Id);
    let rows = rows_in(conn, select, consortium::Column::LotId, &ids).await?;
    consortia_of(conn, rows).await
}

/// The consortia that some companies are or were in and that the reader may know of: one pair for each company and
/// consortium, oldest first.
///
/// # Errors
/// What the database says.
pub async fn consortia_by_company(
    conn: &impl Connection,
    company_ids: &[CompanyId],
    visibility: &ConsortiumVisibility,
) -> Result<Vec<(CompanyId, Consortium)>, StorageError> {
    let wanted: BTreeSet<CompanyId> = company_ids.iter().copied().collect();
    let ids: Vec<Uuid> = wanted.iter().map(|id| id.0).collect();
    let select = consortium_member::Entity::find();
    let memberships = rows_in(conn, select, consortium_member::Column::CompanyId, &ids).await?;
    let consortium_ids: BTreeSet<ConsortiumId> = memberships
        .iter()
        .map(|membership| ConsortiumId(membership.consortium_id))
        .collect();
    let consortium_ids: Vec<ConsortiumId> = consortium_ids.into_iter().collect();
    let consortia = consortia_by_id(conn, &consortium_ids, visibility).await?;
    Ok(consortia
        .iter()
        .flat_map(|consortium| {
            consortium
                .members
                .iter()
                .map(|member| member.company_id)
                .filter(|company_id| wanted.contains(company_id))
                .map(|company_id| (company_id, consortium.clone()))
        })
        .collect())
}

/// How often each two of some companies have worked together, the smaller id first: in the same consortium that went as
/// far as a bid, or as winners of the same contract that a cluster keeps. A contract that they bid for with a consortium made
/// here counts once, though it was imported as well.
///
/// # Errors
/// What the database says.
pub async fn past_pairs(
    conn: &impl Connection,
    company_ids: &[CompanyId],
) -> Result<Vec<(CompanyId, CompanyId, u32)>, StorageError> {
    let wanted: BTreeSet<Uuid> = company_ids.iter().map(|id| id.0).collect();
    let mut bids: Vec<(Uuid, Uuid, String, String)> = bidding_members(conn).await?;
    bids.retain(|(_, company_id, ..)| wanted.contains(company_id));
    let mut together: BTreeMap<(Uuid, Uuid), u32> = BTreeMap::new();
    let mut contracts: BTreeMap<(Uuid, Uuid), Vec<(&str, &str)>> = BTreeMap::new();
    for (index, (group_id, first, reference, lot)) in bids.iter().enumerate() {
        let companions = bids
            .iter()
            .skip(index + 1)
            .take_while(|(other_id, ..)| other_id == group_id);
        for (_, second, ..) in companions {
            *together.entry((*first, *second)).or_default() += 1;
            let known = contracts.entry((*first, *second)).or_default();
            known.push((reference, lot));
        }
    }
    let won = awards::winners_of_awards(conn, company_ids).await?;
    for (index, first) in won.iter().enumerate() {
        let companions = won
            .iter()
            .skip(index + 1)
            .take_while(|other| other.award_id == first.award_id);
        for second in companions {
            let pair = (first.company_id.0, second.company_id.0);
            let is_known = contracts.get(&pair).is_some_and(|known| {
                known.iter().any(|(reference, lot)| {
                    *reference == first.reference
                        && (first.lot_number.is_empty() || *lot == first.lot_number)
                })
            });
            if !is_known {
                *together.entry(pair).or_default() += 1;
            }
        }
    }
    Ok(together
        .into_iter()
        .map(|((first, second), times)| (CompanyId(first), CompanyId(second), times))
        .collect())
}

/// The members of consortia that went as far as a bid and have not left it: consortium, company, the reference of the call
/// and the number of the lot, in the order of consortia and then of companies.
async fn bidding_members(
    conn: &impl Connection,
) -> Result<Vec<(Uuid, Uuid, String, String)>, StorageError> {
    let bidding = [
        ConsortiumState::Submitted,
        ConsortiumState::Won,
        ConsortiumState::Lost,
    ];
    Ok(consortium_member::Entity::find()
        .join(
            JoinType::InnerJoin,
            consortium_member::Relation::Consortium.def(),
        )
        .join(JoinType::InnerJoin, consortium::Relation::Lot.def())
        .join(JoinType::InnerJoin, lot::Relation::Call.def())
        .select_only()
        .column(consortium_member::Column::ConsortiumId)
        .column(consortium_member::Column::CompanyId)
        .column(call::Column::Reference)
        .column(lot::Column::Number)
        .filter(consortium::Column::State.is_in(bidding.iter().map(word)))
        .filter(consortium_member::Column::State.ne(word(&MemberState::Withdrawn)))
        .order_by_asc(consortium_member::Column::ConsortiumId)
        .order_by_asc(consortium_member::Column::CompanyId)
        .into_tuple()
        .all(conn)
        .await?)
}

/// For each cluster and company, how many consortia formed on calls of the cluster it has been in and not left.
///
/// # Errors
/// What the database says.
pub async fn times_chosen(
    conn: &impl Connection,
) -> Result<BTreeMap<(ClusterId, CompanyId), u32>, StorageError> {
    let formed = [
        ConsortiumState::Formed,
        ConsortiumState::Submitted,
        ConsortiumState::Won,
        ConsortiumState::Lost,
    ];
    let memberships: Vec<(Uuid, Uuid)> = consortium_member::Entity::find()
        .join(
            JoinType::InnerJoin,
            consortium_member::Relation::Consortium.def(),
        )
        .join(JoinType::InnerJoin, consortium::Relation::Lot.def())
        .join(JoinType::InnerJoin, lot::Relation::Call.def())
        .select_only()
        .column(call::Column::ClusterId)
        .column(consortium_member::Column::CompanyId)
        .filter(consortium::Column::State.is_in(formed.iter().map(word)))
        .filter(consortium_member::Column::State.ne(word(&MemberState::Withdrawn)))
        .into_tuple()
        .all(conn)
        .await?;
    let mut times = BTreeMap::new();
    for (cluster_id, company_id) in memberships {
        let key = (ClusterId(cluster_id), CompanyId(company_id));
        *times.entry(key).or_default() += 1;
    }
    Ok(times)
}

/// A page of the consortia that a reader may know of.
///
/// # Errors
/// `BadCursor` for a cursor of another order; what the database says.
pub async fn page_of_consortia(
    conn: &impl Connection,
    visibility: &ConsortiumVisibility,
    filter: &ConsortiumFilter,
    order: Order<ConsortiumOrderField>,
    page_request: &PageRequest,
) -> Result<Page<Consortium>, StorageError> {
    let column = match order.field {
        ConsortiumOrderField::Name => consortium::Column::NameKey,
        ConsortiumOrderField::CreatedAt => consortium::Column::CreatedAt,
        ConsortiumOrderField::UpdatedAt => consortium::Column::UpdatedAt,
    };
    let sort = SortKey {
        column,
        id: consortium::Column::Id,
        direction: order.direction,
    };
    let select = matching(visibility, filter);
    let (rows, places) = keyset_page(conn, select, sort, page_request).await?;
    Ok(places.with(consortia_of(conn, rows).await?))
}

/// How many consortia a reader may know of.
///
/// # Errors
/// What the database says.
pub async fn count_consortia(
    conn: &impl Connection,
    visibility: &ConsortiumVisibility,
    filter: &ConsortiumFilter,
) -> Result<u64, StorageError> {
    Ok(matching(visibility, filter).count(conn).await?)
}

/// Stores a new consortium.
///
/// # Errors
/// A double of `uq_consortium_member_consortium_id_company_id`; a foreign key when something it refers to is gone.
pub async fn insert_consortium(
    conn: &impl Connection,
    consortium: &Consortium,
) -> Result<(), StorageError> {
    insert_rows::<consortium::Entity>(conn, vec![row_of(consortium)]).await?;
    insert_children(conn, consortium).await
}

/// Stores a changed consortium with its members, allocation and accepted warnings.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one; a double of
/// `uq_consortium_member_consortium_id_company_id`.
pub async fn update_consortium(
    conn: &impl Connection,
    consortium: &Consortium,
    expected_version: i32,
) -> Result<(), StorageError> {
    update_versioned::<consortium::Entity>(conn, row_of(consortium), expected_version).await?;
    let id = consortium.id.0;
    accepted_warning::Entity::delete_many()
        .filter(accepted_warning::Column::ConsortiumId.eq(id))
        .exec(conn)
        .await?;
    allocation::Entity::delete_many()
        .filter(allocation::Column::ConsortiumId.eq(id))
        .exec(conn)
        .await?;
    consortium_member::Entity::delete_many()
        .filter(consortium_member::Column::ConsortiumId.eq(id))
        .exec(conn)
        .await?;
    insert_children(conn, consortium).await
}

/// Deletes a consortium with everything in it.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one.
pub async fn delete_consortium(
    conn: &impl Connection,
    consortium_id: ConsortiumId,
    expected_version: i32,
) -> Result<(), StorageError> {
    delete_versioned::<consortium::Entity>(conn, consortium_id.0, expected_version).await
}

async fn insert_children(
    conn: &impl Connection,
    consortium: &Consortium,
) -> Result<(), StorageError> {
    insert_rows::<consortium_member::Entity>(conn, member_rows_of(consortium)).await?;
    insert_rows::<allocation::Entity>(conn, allocation_rows_of(consortium)).await?;
    insert_rows::<accepted_warning::Entity>(conn, warning_rows_of(consortium)).await
}
