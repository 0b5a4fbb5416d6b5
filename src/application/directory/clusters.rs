//! Clusters and networks as the directory and the calls show them. Anyone knows which clusters there are.

use std::collections::BTreeMap;

use domain::access::cluster::{Cluster, Network};
use domain::values::ids::{ClusterId, CompanyId, NetworkId};
use persistence::repositories::directory::{clusters, networks};

use crate::application::app::App;
use crate::application::app_error::AppError;

/// The clusters with these ids.
///
/// # Errors
/// What the database says.
pub async fn clusters_by_id(
    app: &App,
    cluster_ids: &[ClusterId],
) -> Result<BTreeMap<ClusterId, Cluster>, AppError> {
    let found = clusters::clusters_by_id(app.database.read(), cluster_ids).await?;
    Ok(found
        .into_iter()
        .map(|cluster| (cluster.id, cluster))
        .collect())
}

/// How many companies belong to each of these clusters.
///
/// # Errors
/// What the database says.
pub async fn n_companies_by_cluster(
    app: &App,
    cluster_ids: &[ClusterId],
) -> Result<BTreeMap<ClusterId, u32>, AppError> {
    let conn = app.database.read();
    let pairs: Vec<(ClusterId, CompanyId)> =
        clusters::company_ids_by_cluster(conn, cluster_ids).await?;
    let mut counts: BTreeMap<ClusterId, u32> = cluster_ids
        .iter()
        .map(|cluster_id| (*cluster_id, 0))
        .collect();
    for (cluster_id, _) in pairs {
        *counts.entry(cluster_id).or_default() += 1;
    }
    Ok(counts)
}

/// The networks with these ids.
///
/// # Errors
/// What the database says.
pub async fn networks_by_id(
    app: &App,
    network_ids: &[NetworkId],
) -> Result<BTreeMap<NetworkId, Network>, AppError> {
    let found = networks::networks_by_id(app.database.read(), network_ids).await?;
    Ok(found
        .into_iter()
        .map(|network| (network.id, network))
        .collect())
}

/// The clusters of these networks, by name.
///
/// # Errors
/// What the database says.
pub async fn clusters_by_network(
    app: &App,
    network_ids: &[NetworkId],
) -> Result<BTreeMap<NetworkId, Vec<Cluster>>, AppError> {
    let mut by_network: BTreeMap<NetworkId, Vec<Cluster>> = BTreeMap::new();
    for cluster in clusters::clusters_by_network(app.database.read(), network_ids).await? {
        by_network
            .entry(cluster.network_id)
            .or_default()
            .push(cluster);
    }
    Ok(by_network)
}
