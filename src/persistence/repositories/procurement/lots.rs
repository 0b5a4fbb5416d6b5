//! Lots of calls in the database.

use domain::procurement::lot::Lot;
use domain::values::codes::{CpvCode, NutsCode};
use domain::values::ids::{CallId, LotId};
use domain::values::text::{Name, Prose};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::chunks::{insert_rows, rows_in};
use crate::column_values::{
    coordinates, count, instant, money_columns, parse_count, parse_count_if, parse_money_if,
    position, record,
};
use crate::connection::Connection;
use crate::entities::procurement::{lot, lot_cpv};
use crate::ordered_children::children_by_parent;
use crate::repositories::groupings::grouping_runs::delete_joint_runs;
use crate::storage_error::StorageError;
use crate::versioned::{delete_versioned, update_versioned};

/// One lot.
///
/// # Errors
/// What the database says.
pub async fn find_lot(conn: &impl Connection, lot_id: LotId) -> Result<Option<Lot>, StorageError> {
    Ok(lots_by_id(conn, &[lot_id]).await?.pop())
}

/// The lots with these ids, in the order of their ids; absent ones are left out.
///
/// # Errors
/// What the database says.
pub async fn lots_by_id(
    conn: &impl Connection,
    lot_ids: &[LotId],
) -> Result<Vec<Lot>, StorageError> {
    let ids: Vec<Uuid> = lot_ids.iter().map(|id| id.0).collect();
    let select = lot::Entity::find().order_by_asc(lot::Column::Id);
    let rows = rows_in(conn, select, lot::Column::Id, &ids).await?;
    lots_of(conn, rows).await
}

/// The lots of some calls, in their places within each call.
///
/// # Errors
/// What the database says.
pub async fn lots_by_call(
    conn: &impl Connection,
    call_ids: &[CallId],
) -> Result<Vec<Lot>, StorageError> {
    let ids: Vec<Uuid> = call_ids.iter().map(|id| id.0).collect();
    let select = lot::Entity::find()
        .order_by_asc(lot::Column::CallId)
        .order_by_asc(lot::Column::Position)
        .order_by_asc(lot::Column::Id);
    let rows = rows_in(conn, select, lot::Column::CallId, &ids).await?;
    lots_of(conn, rows).await
}

/// Stores a new lot.
///
/// # Errors
/// A double of `uq_lot_call_id_number` when the call has the number already.
pub async fn insert_lot(conn: &impl Connection, lot: &Lot) -> Result<(), StorageError> {
    insert_lots(conn, std::slice::from_ref(lot)).await
}

/// Stores new lots.
///
/// # Errors
/// A double of `uq_lot_call_id_number` when a call has a number already.
pub async fn insert_lots(conn: &impl Connection, lots: &[Lot]) -> Result<(), StorageError> {
    insert_rows::<lot::Entity>(conn, lots.iter().map(row_of).collect()).await?;
    insert_rows::<lot_cpv::Entity>(conn, lots.iter().flat_map(cpv_rows_of).collect()).await
}

/// Stores a changed lot.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one; a double of `uq_lot_call_id_number`.
pub async fn update_lot(
    conn: &impl Connection,
    lot: &Lot,
    expected_version: i32,
) -> Result<(), StorageError> {
    update_versioned::<lot::Entity>(conn, row_of(lot), expected_version).await?;
    lot_cpv::Entity::delete_many()
        .filter(lot_cpv::Column::LotId.eq(lot.id.0))
        .exec(conn)
        .await?;
    insert_rows::<lot_cpv::Entity>(conn, cpv_rows_of(lot)).await
}

/// Deletes a lot with its requirements, interests and runs, those about other lots as well. Call it inside a
/// transaction.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one; a foreign key when a consortium is for it.
pub async fn delete_lot(
    conn: &impl Connection,
    lot_id: LotId,
    expected_version: i32,
) -> Result<(), StorageError> {
    delete_joint_runs(conn, lot_id).await?;
    delete_versioned::<lot::Entity>(conn, lot_id.0, expected_version).await
}

async fn lots_of(conn: &impl Connection, rows: Vec<lot::Model>) -> Result<Vec<Lot>, StorageError> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let select = lot_cpv::Entity::find().order_by_asc(lot_cpv::Column::Position);
    let codes = rows_in(conn, select, lot_cpv::Column::LotId, &ids).await?;
    let mut codes = children_by_parent(codes, |row| (row.lot_id, CpvCode::stored(row.code)));
    rows.into_iter()
        .map(|row| {
            let cpv = codes.remove(&row.id).unwrap_or_default();
            lot_of(row, cpv)
        })
        .collect()
}

fn lot_of(row: lot::Model, cpv: Vec<CpvCode>) -> Result<Lot, StorageError> {
    Ok(Lot {
        id: LotId(row.id),
        call_id: CallId(row.call_id),
        number: Name::stored(row.number),
        title: Name::stored(row.title),
        description: row.description.map(Prose::stored),
        cpv,
        estimated_value: parse_money_if(
            "lot.estimated_value_currency",
            row.estimated_value_cents,
            row.estimated_value_currency.as_deref(),
        )?,
        place: row.place.map(NutsCode::stored),
        coordinates: coordinates(row.latitude_microdegrees, row.longitude_microdegrees),
        max_members: parse_count_if("lot.max_members", row.max_members)?,
        reserved_for: row.reserved_for.map(Name::stored),
        forbids_alone_and_grouped: row.forbids_alone_and_grouped,
        forbids_several_groups: row.forbids_several_groups,
        position: parse_count("lot.position", row.position)?,
        record: record(row.version, row.created_at, row.updated_at),
    })
}

fn row_of(lot: &Lot) -> lot::Model {
    let (estimated_value_cents, estimated_value_currency) = money_columns(lot.estimated_value);
    lot::Model {
        id: lot.id.0,
        call_id: lot.call_id.0,
        number: lot.number.to_string(),
        title: lot.title.to_string(),
        description: lot.description.as_ref().map(Prose::to_string),
        estimated_value_cents,
        estimated_value_currency,
        place: lot.place.as_ref().map(NutsCode::to_string),
        latitude_microdegrees: lot.coordinates.map(|point| point.latitude_microdegrees),
        longitude_microdegrees: lot.coordinates.map(|point| point.longitude_microdegrees),
        max_members: lot.max_members.map(count),
        reserved_for: lot.reserved_for.as_ref().map(Name::to_string),
        forbids_alone_and_grouped: lot.forbids_alone_and_grouped,
        forbids_several_groups: lot.forbids_several_groups,
        position: count(lot.position),
        version: lot.record.version,
        created_at: instant(lot.record.created_at),
        updated_at: instant(lot.record.updated_at),
    }
}

fn cpv_rows_of(lot: &Lot) -> Vec<lot_cpv::Model> {
    lot.cpv
        .iter()
        .enumerate()
        .map(|(index, code)| lot_cpv::Model {
            lot_id: lot.id.0,
            position: position(index),
            code: code.to_string(),
        })
        .collect()
}
