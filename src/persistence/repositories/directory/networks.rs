//! Networks in the database.

use domain::access::cluster::Network;
use domain::values::ids::NetworkId;
use domain::values::text::Name;
use sea_orm::{EntityTrait, QueryOrder};
use uuid::Uuid;

use crate::chunks::{insert_rows, rows_in};
use crate::column_values::{instant, record};
use crate::connection::Connection;
use crate::entities::directory::network;
use crate::storage_error::StorageError;
use crate::versioned::{delete_versioned, update_versioned};

/// All networks, by name: there are few.
///
/// # Errors
/// What the database says.
pub async fn list_networks(conn: &impl Connection) -> Result<Vec<Network>, StorageError> {
    let rows = network::Entity::find()
        .order_by_asc(network::Column::Name)
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(network_of).collect())
}

/// One network.
///
/// # Errors
/// What the database says.
pub async fn find_network(
    conn: &impl Connection,
    network_id: NetworkId,
) -> Result<Option<Network>, StorageError> {
    Ok(networks_by_id(conn, &[network_id]).await?.pop())
}

/// The networks with these ids, in the order of their ids; absent ones are left out.
///
/// # Errors
/// What the database says.
pub async fn networks_by_id(
    conn: &impl Connection,
    network_ids: &[NetworkId],
) -> Result<Vec<Network>, StorageError> {
    let ids: Vec<Uuid> = network_ids.iter().map(|id| id.0).collect();
    let select = network::Entity::find().order_by_asc(network::Column::Id);
    let rows = rows_in(conn, select, network::Column::Id, &ids).await?;
    Ok(rows.into_iter().map(network_of).collect())
}

/// Stores a new network.
///
/// # Errors
/// A double of `uq_network_name`.
pub async fn insert_network(conn: &impl Connection, network: &Network) -> Result<(), StorageError> {
    insert_rows::<network::Entity>(conn, vec![row_of(network)]).await
}

/// Stores a changed network.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one; a double of `uq_network_name`.
pub async fn update_network(
    conn: &impl Connection,
    network: &Network,
    expected_version: i32,
) -> Result<(), StorageError> {
    update_versioned::<network::Entity>(conn, row_of(network), expected_version).await
}

/// Deletes a network without clusters.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one; a foreign key when it has clusters.
pub async fn delete_network(
    conn: &impl Connection,
    network_id: NetworkId,
    expected_version: i32,
) -> Result<(), StorageError> {
    delete_versioned::<network::Entity>(conn, network_id.0, expected_version).await
}

fn network_of(row: network::Model) -> Network {
    Network {
        id: NetworkId(row.id),
        name: Name::stored(row.name),
        record: record(row.version, row.created_at, row.updated_at),
    }
}

fn row_of(network: &Network) -> network::Model {
    network::Model {
        id: network.id.0,
        name: network.name.to_string(),
        version: network.record.version,
        created_at: instant(network.record.created_at),
        updated_at: instant(network.record.updated_at),
    }
}
