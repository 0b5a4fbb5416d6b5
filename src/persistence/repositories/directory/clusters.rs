//! Clusters in the database, and which companies belong to them.

use domain::access::cluster::Cluster;
use domain::values::ids::{ClusterId, CompanyId, NetworkId};
use domain::values::text::{Name, Prose};
use sea_orm::{EntityTrait, QueryOrder};
use uuid::Uuid;

use crate::chunks::{insert_rows, rows_in};
use crate::column_values::{instant, record};
use crate::connection::Connection;
use crate::entities::directory::{cluster, company_cluster};
use crate::storage_error::StorageError;
use crate::versioned::{delete_versioned, update_versioned};

/// All clusters, by name: there are few.
///
/// # Errors
/// What the database says.
pub async fn list_clusters(conn: &impl Connection) -> Result<Vec<Cluster>, StorageError> {
    let rows = cluster::Entity::find()
        .order_by_asc(cluster::Column::Name)
        .order_by_asc(cluster::Column::Id)
        .all(conn)
        .await?;
    Ok(rows.into_iter().map(cluster_of).collect())
}

/// One cluster.
///
/// # Errors
/// What the database says.
pub async fn find_cluster(
    conn: &impl Connection,
    cluster_id: ClusterId,
) -> Result<Option<Cluster>, StorageError> {
    Ok(clusters_by_id(conn, &[cluster_id]).await?.pop())
}

/// The clusters with these ids, in the order of their ids; absent ones are left out.
///
/// # Errors
/// What the database says.
pub async fn clusters_by_id(
    conn: &impl Connection,
    cluster_ids: &[ClusterId],
) -> Result<Vec<Cluster>, StorageError> {
    let ids: Vec<Uuid> = cluster_ids.iter().map(|id| id.0).collect();
    let select = cluster::Entity::find().order_by_asc(cluster::Column::Id);
    let rows = rows_in(conn, select, cluster::Column::Id, &ids).await?;
    Ok(rows.into_iter().map(cluster_of).collect())
}

/// The clusters of some networks, by name.
///
/// # Errors
/// What the database says.
pub async fn clusters_by_network(
    conn: &impl Connection,
    network_ids: &[NetworkId],
) -> Result<Vec<Cluster>, StorageError> {
    let ids: Vec<Uuid> = network_ids.iter().map(|id| id.0).collect();
    let select = cluster::Entity::find().order_by_asc(cluster::Column::Name);
    let rows = rows_in(conn, select, cluster::Column::NetworkId, &ids).await?;
    Ok(rows.into_iter().map(cluster_of).collect())
}

/// Which companies belong to some clusters: pairs, each cluster's in the order of company ids.
///
/// # Errors
/// What the database says.
pub async fn company_ids_by_cluster(
    conn: &impl Connection,
    cluster_ids: &[ClusterId],
) -> Result<Vec<(ClusterId, CompanyId)>, StorageError> {
    let ids: Vec<Uuid> = cluster_ids.iter().map(|id| id.0).collect();
    let select = company_cluster::Entity::find()
        .order_by_asc(company_cluster::Column::ClusterId)
        .order_by_asc(company_cluster::Column::CompanyId);
    let rows = rows_in(conn, select, company_cluster::Column::ClusterId, &ids).await?;
    Ok(rows
        .into_iter()
        .map(|row| (ClusterId(row.cluster_id), CompanyId(row.company_id)))
        .collect())
}

/// The clusters of some companies.
///
/// # Errors
/// What the database says.
pub async fn cluster_ids_by_company(
    conn: &impl Connection,
    company_ids: &[CompanyId],
) -> Result<Vec<(CompanyId, ClusterId)>, StorageError> {
    let ids: Vec<Uuid> = company_ids.iter().map(|id| id.0).collect();
    let select = company_cluster::Entity::find()
        .order_by_asc(company_cluster::Column::CompanyId)
        .order_by_asc(company_cluster::Column::ClusterId);
    let rows = rows_in(conn, select, company_cluster::Column::CompanyId, &ids).await?;
    Ok(rows
        .into_iter()
        .map(|row| (CompanyId(row.company_id), ClusterId(row.cluster_id)))
        .collect())
}

/// Stores a new cluster.
///
/// # Errors
/// A double of `uq_cluster_network_id_name`.
pub async fn insert_cluster(conn: &impl Connection, cluster: &Cluster) -> Result<(), StorageError> {
    insert_rows::<cluster::Entity>(conn, vec![row_of(cluster)]).await
}

/// Stores a changed cluster.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one; a double of `uq_cluster_network_id_name`.
pub async fn update_cluster(
    conn: &impl Connection,
    cluster: &Cluster,
    expected_version: i32,
) -> Result<(), StorageError> {
    update_versioned::<cluster::Entity>(conn, row_of(cluster), expected_version).await
}

/// Deletes a cluster with its imports and roles.
///
/// # Errors
/// `StaleVersion` unless the stored version is the expected one; a foreign key when it has companies, calls or consortia.
pub async fn delete_cluster(
    conn: &impl Connection,
    cluster_id: ClusterId,
    expected_version: i32,
) -> Result<(), StorageError> {
    delete_versioned::<cluster::Entity>(conn, cluster_id.0, expected_version).await
}

fn cluster_of(row: cluster::Model) -> Cluster {
    Cluster {
        id: ClusterId(row.id),
        network_id: NetworkId(row.network_id),
        name: Name::stored(row.name),
        summary: row.summary.map(Prose::stored),
        record: record(row.version, row.created_at, row.updated_at),
    }
}

fn row_of(cluster: &Cluster) -> cluster::Model {
    cluster::Model {
        id: cluster.id.0,
        network_id: cluster.network_id.0,
        name: cluster.name.to_string(),
        summary: cluster.summary.as_ref().map(Prose::to_string),
        version: cluster.record.version,
        created_at: instant(cluster.record.created_at),
        updated_at: instant(cluster.record.updated_at),
    }
}
