//! Companies' answers to lots in the database.

use domain::access::visibility::InterestVisibility;
use domain::procurement::interest::Interest;
use domain::values::ids::{AccountId, CompanyId, InterestId, LotId};
use domain::values::quantity::FteTenths;
use domain::values::text::Prose;
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
};
use uuid::Uuid;

use crate::chunks::{insert_rows, rows_in};
use crate::column_values::{count, instant, parse_count_if, parse_word, position, record, word};
use crate::connection::Connection;
use crate::entities::procurement::{call, interest, interest_not_with, lot};
use crate::ordered_children::children_by_parent;
use crate::storage_error::StorageError;
use crate::versioned::{delete_versioned, delete_versioned_rows, update_versioned};

/// The answers with these ids, in the order of their ids; absent ones and those that the reader may not know of are
/// left out.
///
/// # Errors
/// What the database says.
pub async fn interests_by_id(
    conn: &impl Connection,
    interest_ids: &[InterestId],
    visibility: &InterestVisibility,
) -> Result<Vec<Interest>, StorageError> {
    let ids: Vec<Uuid> = interest_ids.iter().map(|id| id.0).collect();
    let rows = rows_in(conn, visible(visibility), interest::Column::Id, &ids).await?;
    interests_of(conn, rows).await
}

/// A company's answer to a lot.
///
/// # Errors
/// What the database says.
pub async fn find_interest(
    conn: &impl Connection,
    lot_id: LotId,
    company_id: CompanyId,
) -> Result<Option<Interest>, StorageError> {
    let rows = interest::Entity::find()
        .filter(interest::Column::LotId.eq(lot_id.0))
        .filter(interest::Column::CompanyId.eq(company_id.0))
        .all(conn)
        .await?;
    Ok(interests_of(conn, rows).await?.pop())
}

/// The answers to some lots that the reader may know of, oldest first.
///
/// # Errors
/// What the database says.
pub async fn interests_by_lot(
    conn: &impl Connection,
    lot_ids: &[LotId],
    visibility: &InterestVisibility,
) -> Result<Vec<Interest>, StorageError> {
    let ids: Vec<Uuid> = lot_ids.iter().map(|id| id.0).collect();
    let rows = rows_in(conn, visible(visibility), interest::Column::LotId, &ids).await?;
    interests_of(conn, rows).await
}

/// The answers of some companies that the reader may know of, oldest first.
///
/// # Errors
/// What the database says.
pub async fn interests_by_company(
    conn: &impl Connection,
    company_ids: &[CompanyId],
    visibility: &InterestVisibility,
) -> Result<Vec<Interest>, StorageError> {
    let ids: Vec<Uuid> = company_ids.iter().map(|id| id.0).collect();
    let rows = rows_in(conn, visible(visibility), interest::Column::CompanyId, &ids).await?;
    interests_of(conn, rows).await
}

/// Stores a new answer.
///
/// # Errors
/// A double of `uq_interest_lot_id_company_id` when the company has answered already.
pub async fn insert_interest(
    conn: &impl Connection,
    interest: &Interest,
) -> Result<(), StorageError> {
    insert_interests(conn, std::slice::from_ref(interest)).await
}

/// Stores new answers.
///
/// # Errors
/// A double of `uq_interest_lot_id_company_id` when a company has answered already.
pub async fn insert_interests(
    conn: &impl Connection,
    interests: &[Interest],
) -> Result<(), StorageError> {
    insert_rows::<interest::Entity>(conn, interests.iter().map(row_of).collect()).await?;
    let not_with = interests.iter().flat_map(not_with_rows_of).collect();
    insert_rows::<interest_not_with::Entity>(conn, not_with).await
}

/// Stores a changed answer.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one.
pub async fn update_interest(
    conn: &impl Connection,
    interest: &Interest,
    expected_version: i32,
) -> Result<(), StorageError> {
    update_versioned::<interest::Entity>(conn, row_of(interest), expected_version).await?;
    interest_not_with::Entity::delete_many()
        .filter(interest_not_with::Column::InterestId.eq(interest.id.0))
        .exec(conn)
        .await?;
    insert_rows::<interest_not_with::Entity>(conn, not_with_rows_of(interest)).await
}

/// Deletes an answer.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one.
pub async fn delete_interest(
    conn: &impl Connection,
    interest_id: InterestId,
    expected_version: i32,
) -> Result<(), StorageError> {
    delete_versioned::<interest::Entity>(conn, interest_id.0, expected_version).await
}

/// Deletes answers, each with the version that is expected.
///
/// # Errors
/// `StaleVersion` when one of them has another version or is gone.
pub async fn delete_interests(
    conn: &impl Connection,
    expected: &[(InterestId, i32)],
) -> Result<(), StorageError> {
    let expected: Vec<(Uuid, i32)> = expected
        .iter()
        .map(|(id, version)| (id.0, *version))
        .collect();
    delete_versioned_rows::<interest::Entity>(conn, &expected).await
}

fn visible(visibility: &InterestVisibility) -> Select<interest::Entity> {
    let all = interest::Entity::find().order_by_asc(interest::Column::Id);
    let InterestVisibility::Reader {
        clusters,
        companies,
    } = visibility
    else {
        return all;
    };
    let calls = call::Entity::find()
        .select_only()
        .column(call::Column::Id)
        .filter(call::Column::ClusterId.is_in(clusters.iter().map(|id| id.0)));
    let lots = lot::Entity::find()
        .select_only()
        .column(lot::Column::Id)
        .filter(lot::Column::CallId.in_subquery(calls.into_query()));
    all.filter(
        Condition::any()
            .add(interest::Column::LotId.in_subquery(lots.into_query()))
            .add(interest::Column::CompanyId.is_in(companies.iter().map(|id| id.0))),
    )
}

async fn interests_of(
    conn: &impl Connection,
    rows: Vec<interest::Model>,
) -> Result<Vec<Interest>, StorageError> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let select =
        interest_not_with::Entity::find().order_by_asc(interest_not_with::Column::Position);
    let not_with = rows_in(conn, select, interest_not_with::Column::InterestId, &ids).await?;
    let mut not_with =
        children_by_parent(not_with, |row| (row.interest_id, CompanyId(row.company_id)));
    rows.into_iter()
        .map(|row| {
            let not_with = not_with.remove(&row.id).unwrap_or_default();
            interest_of(row, not_with)
        })
        .collect()
}

fn interest_of(row: interest::Model, not_with: Vec<CompanyId>) -> Result<Interest, StorageError> {
    Ok(Interest {
        id: InterestId(row.id),
        lot_id: LotId(row.lot_id),
        company_id: CompanyId(row.company_id),
        answer: parse_word("interest.answer", &row.answer)?,
        not_with,
        most_fte: parse_count_if("interest.most_fte", row.most_fte)?.map(FteTenths),
        conditions: row.conditions.map(Prose::stored),
        answered_by: row.answered_by.map(AccountId),
        record: record(row.version, row.created_at, row.updated_at),
    })
}

fn row_of(interest: &Interest) -> interest::Model {
    interest::Model {
        id: interest.id.0,
        lot_id: interest.lot_id.0,
        company_id: interest.company_id.0,
        answer: word(&interest.answer),
        most_fte: interest.most_fte.map(|fte| count(fte.0)),
        conditions: interest.conditions.as_ref().map(Prose::to_string),
        answered_by: interest.answered_by.map(|id| id.0),
        version: interest.record.version,
        created_at: instant(interest.record.created_at),
        updated_at: instant(interest.record.updated_at),
    }
}

fn not_with_rows_of(interest: &Interest) -> Vec<interest_not_with::Model> {
    interest
        .not_with
        .iter()
        .enumerate()
        .map(|(index, company_id)| interest_not_with::Model {
            interest_id: interest.id.0,
            company_id: company_id.0,
            position: position(index),
        })
        .collect()
}
