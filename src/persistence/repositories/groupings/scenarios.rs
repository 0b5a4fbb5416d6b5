//! Scenarios in the database, each with its companies.

use domain::groupings::scenario::Scenario;
use domain::values::ids::{AccountId, ClusterId, CompanyId, LotId, ScenarioId};
use domain::values::text::Name;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::chunks::{insert_rows, rows_in};
use crate::column_values::{instant, parse_word, position, record, word};
use crate::connection::Connection;
use crate::entities::groupings::{scenario, scenario_member};
use crate::ordered_children::readable_children_by_parent;
use crate::storage_error::StorageError;
use crate::versioned::{delete_versioned, update_versioned};

/// One scenario.
///
/// # Errors
/// What the database says.
pub async fn find_scenario(
    conn: &impl Connection,
    scenario_id: ScenarioId,
) -> Result<Option<Scenario>, StorageError> {
    let row = scenario::Entity::find_by_id(scenario_id.0)
        .one(conn)
        .await?;
    Ok(scenarios_of(conn, row.into_iter().collect()).await?.pop())
}

/// The scenarios for some lots, oldest first.
///
/// # Errors
/// What the database says.
pub async fn scenarios_by_lot(
    conn: &impl Connection,
    lot_ids: &[LotId],
) -> Result<Vec<Scenario>, StorageError> {
    let ids: Vec<Uuid> = lot_ids.iter().map(|id| id.0).collect();
    let select = scenario::Entity::find().order_by_asc(scenario::Column::Id);
    let rows = rows_in(conn, select, scenario::Column::LotId, &ids).await?;
    scenarios_of(conn, rows).await
}

/// Stores a new scenario.
///
/// # Errors
/// A foreign key when something that it refers to is gone.
pub async fn insert_scenario(
    conn: &impl Connection,
    scenario: &Scenario,
) -> Result<(), StorageError> {
    insert_rows::<scenario::Entity>(conn, vec![row_of(scenario)]).await?;
    insert_rows::<scenario_member::Entity>(conn, member_rows_of(scenario)).await
}

/// Stores a changed scenario.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one.
pub async fn update_scenario(
    conn: &impl Connection,
    scenario: &Scenario,
    expected_version: i32,
) -> Result<(), StorageError> {
    update_versioned::<scenario::Entity>(conn, row_of(scenario), expected_version).await?;
    scenario_member::Entity::delete_many()
        .filter(scenario_member::Column::ScenarioId.eq(scenario.id.0))
        .exec(conn)
        .await?;
    insert_rows::<scenario_member::Entity>(conn, member_rows_of(scenario)).await
}

/// Deletes a scenario.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one.
pub async fn delete_scenario(
    conn: &impl Connection,
    scenario_id: ScenarioId,
    expected_version: i32,
) -> Result<(), StorageError> {
    delete_versioned::<scenario::Entity>(conn, scenario_id.0, expected_version).await
}

/// The scenarios of some rows, in their order: one more statement whatever their number.
async fn scenarios_of(
    conn: &impl Connection,
    rows: Vec<scenario::Model>,
) -> Result<Vec<Scenario>, StorageError> {
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let select = scenario_member::Entity::find().order_by_asc(scenario_member::Column::Position);
    let found = rows_in(conn, select, scenario_member::Column::ScenarioId, &ids).await?;
    let mut members = readable_children_by_parent(found, |row| {
        let role = parse_word("scenario_member.role", &row.role)?;
        Ok((row.scenario_id, (CompanyId(row.company_id), role)))
    })?;
    Ok(rows
        .into_iter()
        .map(|row| Scenario {
            id: ScenarioId(row.id),
            lot_id: LotId(row.lot_id),
            cluster_id: ClusterId(row.cluster_id),
            name: Name::stored(row.name),
            members: members.remove(&row.id).unwrap_or_default(),
            is_shared: row.is_shared,
            created_by: row.created_by.map(AccountId),
            record: record(row.version, row.created_at, row.updated_at),
        })
        .collect())
}

fn row_of(scenario: &Scenario) -> scenario::Model {
    scenario::Model {
        id: scenario.id.0,
        lot_id: scenario.lot_id.0,
        cluster_id: scenario.cluster_id.0,
        name: scenario.name.to_string(),
        is_shared: scenario.is_shared,
        created_by: scenario.created_by.map(|id| id.0),
        version: scenario.record.version,
        created_at: instant(scenario.record.created_at),
        updated_at: instant(scenario.record.updated_at),
    }
}

fn member_rows_of(scenario: &Scenario) -> Vec<scenario_member::Model> {
    let members = scenario.members.iter().enumerate();
    members
        .map(|(index, (company_id, role))| scenario_member::Model {
            scenario_id: scenario.id.0,
            company_id: company_id.0,
            position: position(index),
            role: word(role),
        })
        .collect()
}
